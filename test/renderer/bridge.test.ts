import { expect, test } from 'vitest';
import { evaluated, planOf, withEvery } from '../plan/plans';
import { bridgeSteps } from '#analysis/arrBridge';
import { bridgeAxis, bridgeTimes, isDrawn, largestAmountOf } from '../../renderer/charts/bridge';
import { movementsByPeriod, stackEnds } from '../../renderer/charts/movements';

const evaluation = evaluated(
  withEvery(planOf({ basis: 'annual', start: '2027-03', periods: 24, fiscalYearStart: 1 }), {
    starting_arr: 12e6,
    churn_rate: 0.1,
    contraction_rate: 0.03,
    upsell_rate: 0.05,
    price_rate: 0.02,
    new_logo_arr: 300e3,
  }),
);

test('the steps of every fiscal year, quarter and month lead from opening to closing ARR, losses negative', () => {
  const times = bridgeTimes(evaluation.timeline);
  expect(times.map(({ kind }) => kind).filter((kind) => kind === 'year')).toHaveLength(3);
  for (const { id } of times) {
    const steps = bridgeSteps(evaluation, id, 0);
    const closing = steps.at(-1)?.amount ?? Number.NaN;
    const sum = steps.slice(0, -1).reduce((total, step) => total + step.amount, 0);
    expect(Math.abs(sum - closing)).toBeLessThan(1e-6);
    expect(steps.at(-2)?.to).toBeCloseTo(closing, 6);
    expect(steps.filter(({ line }) => /churn|contraction/.test(line)).every(({ amount }) => amount < 0)).toBe(true);
  }
});

test('motions that the plan does not use have no bar, and a year opens where the year before closed', () => {
  expect(bridgeSteps(evaluation, 'FY28', 0).map(({ label }) => label)).toEqual([
    'Opening',
    'New logo',
    'Upsell',
    'Price',
    'Contraction',
    'Churn',
    'Closing',
  ]);
  expect(bridgeSteps(evaluation, 'FY28', 0)[0]?.amount).toBe(bridgeSteps(evaluation, 'FY27', 0).at(-1)?.amount);
});

test('the axis is cut below the smallest total where movements are small, and begins at 0 where they are not', () => {
  const cut = bridgeAxis(bridgeSteps(evaluation, '2027-05', 0));
  const opening = bridgeSteps(evaluation, '2027-05', 0)[0]?.amount ?? 0;
  expect(cut.min).toBeGreaterThan(0);
  expect(cut.min).toBeLessThan(opening);
  const total = { line: 'a', label: 'a', type: 'total', amount: 10, from: 0, to: 10 } as const;
  const doubled = { ...total, type: 'movement', from: 10, to: 50, amount: 40 } as const;
  expect(bridgeAxis([total, doubled, { ...total, amount: 50, to: 50 }]).min).toBe(0);
});

test('stacks over and under zero add up to the net new ARR of the period', () => {
  const movements = movementsByPeriod(evaluation, 0, 1);
  const ends = stackEnds(movements);
  const steps = bridgeSteps(evaluation, '2027-03', 0);
  expect((ends[0] ?? 0) + (ends[1] ?? 0)).toBeCloseTo((steps.at(-1)?.amount ?? 0) - (steps[0]?.amount ?? 0), 6);
  expect(movements.map(({ line }) => line)).toEqual([
    'new_logo_arr',
    'upsell_arr',
    'price_arr',
    'contraction_arr',
    'churn_arr',
  ]);
});

test('a bridge without an opening has nothing to draw, and what is known of it still says how large its amounts are', () => {
  const missing = evaluated(withEvery(planOf(), { starting_arr: null, new_logo_arr: 300e3 }));
  const steps = bridgeSteps(missing, 'FY27', 0);
  expect([isDrawn(steps), largestAmountOf(steps)]).toEqual([false, 3.6e6]);
  expect(isDrawn(bridgeSteps(evaluation, 'FY28', 0))).toBe(true);
});
