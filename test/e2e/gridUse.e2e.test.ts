import { gridByKeys } from './gridByKeys';
import { gridUse, monthlyPlan } from './gridUse';
import { inBothShells } from './inBothShells';

inBothShells('the grid', monthlyPlan, (app) => {
  gridByKeys(() => app().page);
  gridUse(() => app().page);
});
