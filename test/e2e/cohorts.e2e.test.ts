import { planWithCohorts } from './cohortPlan';
import { cohortsWindow } from './cohorts';
import { inBrowser, inDesktop } from './inBothShells';

inBrowser('cohorts and the adoption ladder', planWithCohorts, (app) => cohortsWindow(() => app().page, true));
inDesktop('cohorts and the adoption ladder', planWithCohorts, (app) => cohortsWindow(() => app().page, false));
