import { planWithCohorts } from './cohortPlan';
import { cohortsWindow } from './cohorts';
import { inBothShells } from './inBothShells';

inBothShells('cohorts and the adoption ladder', planWithCohorts, (app) => cohortsWindow(() => app().page));
