import { costsWindow, plansOfCosts } from './costs';
import { inBothShells } from './inBothShells';

inBothShells('costs', plansOfCosts, (app) => costsWindow(() => app().page));
