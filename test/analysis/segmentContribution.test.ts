import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeParts, periodParts, yearParts } from '#analysis/segmentContribution';
import { type Evaluation, valueIn } from '#plan/lanes';
import { periodIds } from '#domain/timeline';
import { timelineOf } from '#plan/planParts';
import { evaluated, planOf, withAt, withEvery } from '../plan/plans';

const fraction = fc.double({ min: 0, max: 0.45, noNaN: true });
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e8, noNaN: true }));
const rates = fc.record({
  starting_arr: amount,
  churn_rate: fraction,
  contraction_rate: fraction,
  upsell_rate: fraction,
  usage_rate: fc.double({ min: 0, max: 3, noNaN: true }),
  new_logo_arr: amount,
});
const changingRates = rates.chain((values) => fraction.map((churnLater) => ({ ...values, churnLater })));

/** `churnLater` is the churn rate of the last three periods. */
function segmented(segments: readonly Readonly<Record<string, number>>[], grain: 'month' | 'quarter'): Evaluation {
  const names = segments.map((_, at) => `S${at + 1}`);
  let plan = planOf({ basis: 'annual', grain, periods: grain === 'month' ? 15 : 7, segments: names });
  const later = periodIds(timelineOf(plan)).slice(-3);
  for (const [at, { churnLater, ...values }] of segments.entries()) {
    const name = names[at]?.toLowerCase();
    plan = withEvery(plan, values, name);
    if (churnLater === undefined) continue;
    plan = withAt(plan, 'churn_rate', Object.fromEntries(later.map((id) => [id, churnLater])), name);
  }
  return evaluated(plan);
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));

test('parts of a period, of twelve months with the mix shift, and of a change each sum to the total, over random plans', () => {
  const reached = { period: 0, year: 0, change: 0, empty: 0 };
  fc.assert(
    fc.property(
      fc.array(changingRates, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('month' as const, 'quarter' as const),
      fc.nat(6),
      (segments, grain, from) => {
        const evaluation = segmented(segments, grain);
        const last = evaluation.timeline.periods - 1;
        const period = periodParts(evaluation, 0, last);
        if (period.ok) {
          reached.period += 1;
          const sum = period.value.segments.reduce((total, { part }) => total + part, 0);
          expect(close(sum, valueIn(evaluation, 'nrr', 'total', last, 0))).toBe(true);
        }
        const year = yearParts(evaluation, 0, last);
        if (year.ok) {
          reached.year += 1;
          reached.empty += year.value.segments.some(({ nrr }) => Number.isNaN(nrr)) ? 1 : 0;
          const sum = year.value.segments.reduce((total, { part }) => total + part, year.value.mixShift);
          expect(close(sum, valueIn(evaluation, 'nrr_ttm', 'total', last, 0))).toBe(true);
          expect(close(year.value.cohort, valueIn(evaluation, 'nrr_cohort', 'total', last, 0))).toBe(true);
        }
        const change = changeParts(evaluation, 0, from, last);
        if (change.ok) {
          reached.change += 1;
          const sum = change.value.segments.reduce((total, { rate, mix }) => total + rate + mix, 0);
          expect(Math.abs(sum - (change.value.to - change.value.from))).toBeLessThanOrEqual(1e-12);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(Object.values(reached).every((times) => times > 10)).toBe(true);
});

const SMALL = { starting_arr: 1_000_000, churn_rate: 0.2, new_logo_arr: 100_000 };
const LARGE = { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.4 };

test('in the case of two segments the halves bring 40 and 65 points, and the mix shift takes 5.39', () => {
  const parts = yearParts(segmented([SMALL, LARGE], 'month'), 0, 11);
  if (!parts.ok) throw new Error(parts.error.type);
  const points = (value: number) => Number((value * 100).toFixed(2));
  expect({
    parts: parts.value.segments.map(({ part }) => points(part)),
    mixShift: points(parts.value.mixShift),
    bridge: points(parts.value.bridge),
  }).toEqual({ parts: [40, 65], mixShift: -5.39, bridge: 99.61 });
});

test('where rates stay and one segment wins customers the change is mix alone, and it pulls toward that segment', () => {
  const change = changeParts(segmented([SMALL, LARGE], 'month'), 0, 0, 11);
  if (!change.ok) throw new Error(change.error.type);
  expect(change.value.segments.every(({ rate }) => Math.abs(rate) < 1e-15)).toBe(true);
  expect(change.value.segments.every(({ mix }) => mix < -1e-4)).toBe(true);
});

test('a segment that is empty in the first period has a mix effect alone', () => {
  const late = { ...SMALL, starting_arr: 0 };
  const change = changeParts(segmented([late, LARGE], 'month'), 0, 0, 11);
  if (!change.ok) throw new Error(change.error.type);
  expect(change.value.segments[0]?.rate).toBe(0);
  expect(change.value.segments[0]?.mix).toBeLessThan(0);
});

test('without segments, without a year, and with a figure fixed by hand there are no parts, and it is said why', () => {
  const single = evaluated(planOf({ periods: 12 }));
  const mixed = segmented([SMALL, LARGE], 'month');
  const fixed = evaluated({
    ...mixed.plan,
    lines: mixed.plan.lines.map((line) => (line.id === 'nrr' ? { ...line, cells: { s1: { '2027-12': 1.5 } } } : line)),
  });
  const typeOf = (result: ReturnType<typeof periodParts>) => (result.ok ? 'ok' : result.error.type);
  expect([
    typeOf(periodParts(single, 0, 11)),
    yearParts(mixed, 0, 10).ok ? 'ok' : 'notAvailable',
    typeOf(periodParts(fixed, 0, 11)),
    typeOf(periodParts(mixed, 0, 11)),
  ]).toEqual(['noSegments', 'notAvailable', 'notSumming', 'ok']);
});
