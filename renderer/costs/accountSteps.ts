import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { periodLabels } from '#domain/timeline';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import { lookOf } from '../format/scenarioLooks';
import { type MadeSteps, valuesOf } from './costSteps';
import { periodText } from './costTexts';
import type { Shown } from './shownCosts';

const LIMIT = MOST_ACCOUNTS_PER_CSM.accounts;

/** How many accounts a customer success manager has at the end of each period, against the number that is too many. */
export function accountSteps(shown: Shown): MadeSteps {
  const { plan, evaluation, scenario, reading } = shown;
  const values = valuesOf(shown, 'accounts_per_csm');
  const [customers, csms, needed] = ['closing_customers', 'csm_count', 'csms_needed'].map((line) =>
    valuesOf(shown, line),
  ) as [readonly number[], readonly number[], readonly number[]];
  const labels = periodLabels(evaluation.timeline);
  const look = lookOf(plan.scenarios, scenario);
  const last = values.at(-1) ?? Number.NaN;
  const name = plan.scenarios[scenario]?.name ?? '';
  const text = (value: number | undefined, decimals = 1) =>
    value === undefined || Number.isNaN(value) ? NOT_AVAILABLE : fixed(value, decimals);
  const from = reading.overloadedFrom === null ? null : periodText(evaluation.timeline, reading.overloadedFrom);
  const said = from === null ? `never ${LIMIT} or more` : `${LIMIT} or more from ${from} on`;
  return {
    drawing: {
      labels,
      values,
      look,
      range: null,
      limit: LIMIT,
      ends: [
        { name: 'Per CSM', value: text(last), color: last >= LIMIT ? '--negative' : look.token, at: last },
        { name: 'Too many from', value: String(LIMIT), color: '--text', at: LIMIT },
      ],
      marks: [],
    },
    reach: [...values, LIMIT * 1.2],
    unit: 'accounts',
    caption: `customers per customer success manager, end of each ${plan.grain}, ${name}`,
    note: `One CSM looks after about ${LIMIT} accounts; from there on triggers are missed. Source ${MOST_ACCOUNTS_PER_CSM.source}.`,
    summary: `Accounts per CSM of ${name}, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}: from ${text(values[0])} to ${text(last)}, ${said}.`,
    table: {
      head: ['Period', 'Customers', 'CSMs', 'Accounts per CSM', 'CSMs needed'],
      rows: labels.map((label, at) => ({
        label,
        cells: [text(customers[at], 0), text(csms[at]), text(values[at]), text(needed[at], 0)],
      })),
    },
    missing: values.some(Number.isFinite)
      ? null
      : (reading.years[0]?.accountsPerCsm.why ?? 'Nothing is known of accounts or CSMs.'),
  };
}
