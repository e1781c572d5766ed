import { parseDay } from '#domain/day';
import type { Plan } from '#plan/model';
import { newPlan } from '#plan/newPlan';
import { SEGMENT_SHAPES, syntheticAccounts } from './syntheticAccounts';

const AS_OF = '2026-12-31';

/** Rates a year by segment, in the order of the segments. */
const RATES: Readonly<Record<string, readonly number[]>> = {
  churn_rate: [0.12, 0.07, 0.04],
  contraction_rate: [0.03, 0.025, 0.02],
  seat_rate: [0.04, 0.06, 0.07],
  upsell_rate: [0.03, 0.04, 0.04],
  cross_sell_rate: [0.02, 0.03, 0.05],
  usage_rate: [0.02, 0.02, 0.03],
  new_logo_arr: [30_000, 60_000, 80_000],
};

const NOTE =
  'Synthetic: this company and its 240 accounts do not exist. They are drawn by a script with a seed (assets/examples/syntheticAccounts.ts), so that there is something to look at: the opening ARR of each segment is the sum of its accounts at the end of 2026. Some accounts are unwell, some signals are unknown, and a few customers have left, as in any list.';

/** The plan of `assets/examples/from-the-bottom-up.headroom`. */
export function bottomUpExample(): Plan {
  const asOf = parseDay(AS_OF);
  const empty = newPlan({
    title: 'From the bottom up (synthetic accounts)',
    basis: 'annual',
    start: '2027-01',
    segments: SEGMENT_SHAPES.map(({ name }) => name),
  });
  if (!empty.ok || asOf === null) throw new Error('the example is no plan');
  const accounts = syntheticAccounts({ count: 240, seed: 9, asOf, months: 36, accountsPerCsm: 26 });
  const { segments } = empty.value;
  const sums = segments.map(({ name }) =>
    accounts.filter(({ segment }) => segment === name).reduce((sum, { arr }) => sum + arr, 0),
  );
  const values: Readonly<Record<string, readonly number[]>> = { ...RATES, starting_arr: sums };
  const lines = empty.value.lines.map((line) => {
    const own = values[line.id];
    if (own === undefined || line.definition.type !== 'input') return line;
    const bySegment = segments.map(({ id }, at) => [id, { every: own[at] ?? 0, at: {} }] as const);
    return { ...line, definition: { ...line.definition, values: Object.fromEntries(bySegment) } };
  });
  return { ...empty.value, note: NOTE, lines, accounts, accountSettings: { asOf: AS_OF } };
}
