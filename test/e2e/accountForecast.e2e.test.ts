import { forecastWindow } from './accountForecast';
import { askedOfSeats } from './forecastPlan';
import { inBothShells } from './inBothShells';

inBothShells('the forecast from accounts', askedOfSeats, (app) => forecastWindow(() => app().page));
