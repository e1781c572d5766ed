import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { lockEdits } from '#plan/freezeScenario';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { BRIDGE_LINES, RATES } from '#plan/nrrTemplate';
import { addScenarioEdits } from '#plan/scenarioChanges';
import { mergeSegmentsEdits, removeAllSegmentsEdits } from '#plan/segmentMerge';
import { addSegmentEdits, firstSegmentsEdits } from '#plan/segmentMix';
import { evaluated, planOf, withEvery } from './plans';

function applied(plan: Plan, edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(describeEditError(outcome.error));
  return outcome.value.plan;
}

const totalLines = [...BRIDGE_LINES, 'upsell_arr', 'seat_arr'];

/** Totals of the bridge, in every scenario and period. */
function totals(plan: Plan): readonly (readonly [string, number])[] {
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  return plan.scenarios.flatMap(({ name }, lane) =>
    totalLines.flatMap((line) =>
      Array.from({ length: plan.periods }, (_, period): [string, number] => [
        `${line} ${name} ${period}`,
        valueIn(evaluation.value, line, 'total', period, lane),
      ]),
    ),
  );
}

function expectSame(after: Plan, before: Plan, within = 1e-9): void {
  const was = totals(before);
  const wrong = totals(after).filter(([, value], at) => {
    const old = was[at]?.[1] ?? Number.NaN;
    return Number.isNaN(old) ? !Number.isNaN(value) : !(Math.abs(value - old) <= within * Math.max(1, Math.abs(old)));
  });
  expect(wrong).toEqual([]);
}

const rate = fc.double({ min: 0, max: 0.25, noNaN: true });
const money = fc.double({ min: 0, max: 1e7, noNaN: true });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

/** Plans without segments, with overrides and cells in a scenario, a fixed cell in the base, and closed actuals. */
const plans = fc
  .record({
    start: money,
    rates: fc.array(rate, { minLength: 7, maxLength: 7 }),
    own: rate,
    won: money,
    fixed: money,
    actual: money,
    basis: fc.constantFrom('annual', 'quarterly', 'monthly'),
    lock: fc.boolean(),
  })
  .map(({ start, rates, own, won, fixed, actual, basis, lock }) => {
    const given = Object.fromEntries(RATES.map(({ rate: id }, at) => [id, (rates[at] ?? 0) / 4]));
    const plan = withEvery(planOf({ basis, periods: 15 }), { starting_arr: start, new_logo_arr: won / 50, ...given });
    const { id, edits } = addScenarioEdits(plan, 'base', 'Upside');
    const rich = applied(plan, [
      ...edits,
      { type: 'setOverrideSeries', scenario: id, line: 'churn_rate', segment: WHOLE, series: { every: own, at: {} } },
      { type: 'setOverrideCell', scenario: id, line: 'new_logo_arr', segment: WHOLE, period: '2027-05', value: won },
      { type: 'setOverrideCell', scenario: id, line: 'closing_arr', segment: WHOLE, period: '2027-08', value: fixed },
      { type: 'setCell', line: 'upsell_arr', segment: WHOLE, period: '2027-04', value: fixed / 9 },
      { type: 'setActual', line: 'churn_arr', segment: WHOLE, period: '2027-01', value: actual / 20 },
      { type: 'setLastClose', period: '2027-02' },
    ]);
    return lock ? applied(rich, lockEdits(rich, id, '2027-03-31', '')) : rich;
  });

const mixes = fc
  .array(share, { minLength: 2, maxLength: 5 })
  .map((shares) => shares.map((part, at) => ({ name: `Part ${at + 1}`, share: part })));

test('dividing a plan by a mix leaves every total of its bridge, in every scenario, locked or not', () => {
  fc.assert(
    fc.property(plans, mixes, (plan, mix) => {
      expectSame(applied(plan, firstSegmentsEdits(plan, mix)), plan);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test('dividing and making whole again leaves every total, and so do a share taken over and two merged', () => {
  fc.assert(
    fc.property(plans, mixes, share, (plan, mix, part) => {
      const divided = applied(plan, firstSegmentsEdits(plan, mix));
      const more = applied(divided, addSegmentEdits(divided, 'New', { segment: 'part-1', share: part }));
      expectSame(more, plan);
      const fewer = applied(more, mergeSegmentsEdits(evaluated(more), 'part-2', ['part-1']));
      expectSame(fewer, plan, 1e-8);
      const whole = applied(fewer, removeAllSegmentsEdits(evaluated(fewer)));
      expect(whole.segments).toEqual([]);
      expectSame(whole, plan, 1e-8);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test('one undo takes all of it back, byte for byte', () => {
  const plan = withEvery(planOf(), { starting_arr: 1e6, churn_rate: 0.1 });
  const divided = applyAll(
    plan,
    firstSegmentsEdits(plan, [
      { name: 'SMB', share: 1 },
      { name: 'Enterprise', share: 3 },
    ]),
  );
  if (!divided.ok) throw new Error('not divided');
  expect(canonicalText(applied(divided.value.plan, divided.value.inverse), 3)).toBe(canonicalText(plan, 3));
  const whole = applyAll(divided.value.plan, removeAllSegmentsEdits(evaluated(divided.value.plan)));
  if (!whole.ok) throw new Error(describeEditError(whole.error));
  expect(canonicalText(applied(whole.value.plan, whole.value.inverse), 3)).toBe(canonicalText(divided.value.plan, 3));
});

test('money is shared in proportion, rates are copied', () => {
  const plan = withEvery(planOf(), { starting_arr: 1000, churn_rate: 0.1 });
  const divided = applied(
    plan,
    firstSegmentsEdits(plan, [
      { name: 'SMB', share: 1 },
      { name: 'Enterprise', share: 3 },
    ]),
  );
  const valuesOf = (id: string) => divided.lines.find((line) => line.id === id)?.definition;
  expect(valuesOf('starting_arr')).toEqual({
    type: 'input',
    values: { smb: { every: 250, at: {} }, enterprise: { every: 750, at: {} } },
  });
  expect(valuesOf('churn_rate')).toEqual({
    type: 'input',
    values: { smb: { every: 0.1, at: {} }, enterprise: { every: 0.1, at: {} } },
  });
});

test('merging adds money and weights rates by opening ARR', () => {
  const plan = withEvery(
    withEvery(planOf({ segments: ['SMB', 'Enterprise'] }), { starting_arr: 100, churn_rate: 0.1 }, 'smb'),
    { starting_arr: 300, churn_rate: 0.02 },
    'enterprise',
  );
  const merged = applied(plan, mergeSegmentsEdits(evaluated(plan), 'smb', ['enterprise']));
  const series = (id: string) => {
    const definition = merged.lines.find((line) => line.id === id)?.definition;
    return definition?.type === 'input' ? definition.values['smb'] : undefined;
  };
  expect(merged.segments.map(({ name }) => name)).toEqual(['SMB']);
  expect(series('starting_arr')).toEqual({ every: 400, at: {} });
  expect(series('churn_rate')?.at['2027-01']).toBeCloseTo((100 * 0.1 + 300 * 0.02) / 400, 12);
});

test('a segment added empty, and filled later in the base, does not reach a locked scenario', () => {
  const start = withEvery(planOf({ segments: ['SMB'] }), { starting_arr: 1000, churn_rate: 0.1 }, 'smb');
  const { id, edits } = addScenarioEdits(start, 'base', 'Board');
  const plan = applied(start, edits);
  const locked = applied(plan, lockEdits(plan, id, '2027-03-31', ''));
  const more = applied(locked, addSegmentEdits(locked, 'Enterprise', null));
  const filled = withEvery(more, { starting_arr: 5000, new_logo_arr: 10 }, 'enterprise');
  const closing = (of: Plan, lane: number) => valueIn(evaluated(of), 'closing_arr', 'total', 11, lane);
  expect(closing(filled, 1)).toBe(closing(plan, 1));
  expect(closing(filled, 0)).toBeGreaterThan(5 * closing(plan, 0));
});
