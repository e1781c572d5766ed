import { expect, test } from 'vitest';
import {
  breakEvenPoints,
  CAC_SHARES,
  COST_MOTIONS,
  COST_STAGES,
  COSTS_SOURCE,
  costStageOf,
  HIDDEN_COSTS,
  type HiddenMode,
  hiddenShare,
  motionCost,
  sumOfRanges,
  within,
} from '#domain/costBands';
import {
  burnMultiple,
  cacPaybackMonths,
  cacRatio,
  lifetimeValue,
  magicNumber,
  periodRevenue,
  ruleOf40,
} from '#domain/efficiency';
import { money, ratio } from '#domain/units';

test.each([
  [0, 'startup'],
  [4_999_999.99, 'startup'],
  [5_000_000, 'growth'],
  [24_999_999.99, 'growth'],
  [25_000_000, 'scale'],
  [1e12, 'scale'],
])('an ARR of $%d is in the stage %s: a stage includes its lower bound', (arr, id) => {
  expect(costStageOf(money(arr))?.id).toBe(id);
});

test('an ARR that is not a number, or below zero, has no stage', () => {
  expect([costStageOf(money(Number.NaN)), costStageOf(money(-1))]).toEqual([null, null]);
});

const all = (hidden: HiddenMode) =>
  COST_STAGES.map((stage) => {
    const { low, high } = sumOfRanges(COST_MOTIONS.map((motion) => motionCost(stage, motion, hidden)));
    return [Number(low.toFixed(6)), Number(high.toFixed(6))];
  });

test('all three motions cost 10-33K, 38-125K and 125-400K a month, and with hidden costs added 14.5-54.45K and so on', () => {
  expect(all('none')).toEqual([
    [10_000, 33_000],
    [38_000, 125_000],
    [125_000, 400_000],
  ]);
  expect(all('add')).toEqual([
    [14_500, 54_450],
    [55_100, 206_250],
    [181_250, 660_000],
  ]);
});

test('hidden costs come to 45-65% added and to 51.8-79.4% compounded', () => {
  const percent = (mode: HiddenMode) =>
    Object.values(hiddenShare(mode)).map((share) => Number((100 * share).toFixed(6)));
  expect([percent('none'), percent('add'), percent('compound')]).toEqual([
    [0, 0],
    [45, 65],
    [51.8, 79.4],
  ]);
});

test('a CAC ratio of 2 breaks even at the points of the reference, motion by motion and stage by stage', () => {
  const arrs = [2.5e6, 15e6, 50e6];
  const points = COST_MOTIONS.map((motion) =>
    arrs.flatMap((arr) => {
      const stage = costStageOf(money(arr));
      if (stage === null) throw new Error('no stage');
      const { low, high } = motionCost(stage, motion, 'none');
      return [low, high].map((cost) =>
        Number(((breakEvenPoints(money(cost * 12), ratio(2), money(arr)) ?? Number.NaN) * 100).toFixed(2)),
      );
    }),
  );
  expect(points).toEqual([
    [0.48, 1.92, 0.4, 1.6, 0.48, 1.44],
    [1.2, 3.6, 0.8, 2.4, 0.72, 2.4],
    [0.72, 2.4, 0.32, 1, 0.3, 0.96],
  ]);
  expect(breakEvenPoints(money(1), ratio(0), money(1))).toBeNull();
});

test('the three hidden costs are 15-20, 10-15 and 20-30%, of the same source as the bands', () => {
  expect(HIDDEN_COSTS.map(({ id, low, high }) => [id, low, high])).toEqual([
    ['pricing', 0.15, 0.2],
    ['tooling', 0.1, 0.15],
    ['instrumentation', 0.2, 0.3],
  ]);
  expect(COSTS_SOURCE).toBe('A');
});

test('a place in a range runs from its low end to its high end', () => {
  const range = { low: money(10_000), high: money(40_000) };
  expect([0, 0.5, 1].map((position) => within(range, ratio(position)))).toEqual([10_000, 25_000, 40_000]);
});

test('the shares of new CAC are 5-25, 10-40 and 5-15%', () => {
  expect(COST_MOTIONS.map((motion) => [CAC_SHARES[motion].from, CAC_SHARES[motion].to])).toEqual([
    [0.05, 0.25],
    [0.1, 0.4],
    [0.05, 0.15],
  ]);
});

test('revenue of a month is a twelfth of the mean of its opening and closing ARR', () => {
  expect(periodRevenue(money(1_200_000), money(1_440_000), 12)).toBe(110_000);
});

test('CAC of 12,000 for a customer that pays 1,000 a month at a margin of 80% is paid back after 15 months', () => {
  expect(cacPaybackMonths(money(12_000), money(1_000), ratio(0.8))).toBe(15);
  expect([
    cacPaybackMonths(money(1), money(0), ratio(0.8)),
    cacRatio(money(300), money(200)),
    cacRatio(money(1), money(0)),
  ]).toEqual([null, 1.5, null]);
});

test('lifetime value divides by churn, and counts no more years than the cap', () => {
  const value = (churn: number) => lifetimeValue(money(10_000), ratio(0.8), ratio(churn), 5);
  expect([value(0.25), value(0.2), value(0.01), value(0)]).toEqual([32_000, 40_000, 40_000, 40_000]);
});

test('magic number, burn multiple and rule of 40 are their definitions, and nothing divides by nothing', () => {
  expect([
    magicNumber(money(11), money(10), money(4)),
    magicNumber(money(11), money(10), money(0)),
    burnMultiple(money(3), money(2)),
    burnMultiple(money(3), money(0)),
    ruleOf40(ratio(0.5), ratio(-0.125)),
  ]).toEqual([1, null, 1.5, null, 0.375]);
});
