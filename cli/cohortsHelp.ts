import type { Help } from './help';

export const COHORTS_HELP: Help = {
  usage: 'cohorts PLAN [--by month|quarter|year] [--segment NAME] [--reading nrr|grr|logos] [--scenario NAME] [--json]',
  summary: 'what became of the customers of the account list, by when they began',
  details: [
    '--by GRAIN         how long a time the customers of one cohort began in: quarter where not given',
    '--segment NAME     the accounts of one segment, by its name in the list',
    '--reading R        what the triangle shows: NRR (where not given), GRR by customer, or customers kept',
    '--scenario NAME    whose NRR and GRR stand beside; the first of the plan where none is given',
    'NRR of the last twelve months is that of the customers who had ARR a year before; who came since is in no cohort.',
    'GRR by customer is the sum of min(now, then) over the sum of then.',
  ],
  examples: ['cohorts plan.headroom', 'cohorts plan.headroom --by year --reading grr', 'cohorts plan.headroom --json'],
};
