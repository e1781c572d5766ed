import { gridUse, monthlyPlan } from './gridUse';
import { inBothShells } from './inBothShells';

inBothShells('the grid', monthlyPlan, (app) => gridUse(() => app().page));
