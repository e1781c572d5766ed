import { expect, test } from 'vitest';
import { MOTIONS } from '#domain/motions';
import { costMotionOf } from '#plan/costsPack';
import { valueIn } from '#plan/lanes';
import { addPack } from '#plan/packs';
import { expectOk } from '../domain/expectOk';
import { edited, evaluated, planOf, withEvery } from './plans';

/** Ranges of lines in the first period, thousands, of a plan that opens with an ARR. */
function ranges(grain: 'month' | 'quarter', arr: number, hidden: number, lines: readonly string[]) {
  const plan = planOf({ grain, periods: 4 });
  const costed = withEvery(edited(plan, expectOk(addPack(plan, 'costs'))), {
    starting_arr: arr,
    hidden_cost_mode: hidden,
  });
  const evaluation = evaluated(costed);
  return lines.map((line) =>
    ['low', 'high'].map((end) => Number((valueIn(evaluation, `${line}_${end}`, 'total', 0, 0) / 1000).toFixed(6))),
  );
}

const MOTION_LINES = ['upsell_cost', 'cross_sell_cost', 'usage_cost'];

test.each([
  [
    'Startup, below $5M',
    4_999_999,
    [
      [2, 8],
      [5, 15],
      [3, 10],
    ],
  ],
  [
    'Growth, at $5M',
    5_000_000,
    [
      [10, 40],
      [20, 60],
      [8, 25],
    ],
  ],
  [
    'Growth, below $25M',
    24_999_999,
    [
      [10, 40],
      [20, 60],
      [8, 25],
    ],
  ],
  [
    'Scale, at $25M',
    25_000_000,
    [
      [40, 120],
      [60, 200],
      [25, 80],
    ],
  ],
] as const)('the bands of a month are those of the source: %s', (_, arr, bands) => {
  expect(ranges('month', arr, 1, MOTION_LINES)).toEqual(bands);
});

test('a band of a month counts three times in a quarter', () => {
  expect(ranges('quarter', 6e6, 1, MOTION_LINES)).toEqual([
    [30, 120],
    [60, 180],
    [24, 75],
  ]);
});

test.each([
  [4e6, 0, [10, 33]],
  [4e6, 1, [14.5, 54.45]],
  [4e6, 2, [15.18, 59.202]],
  [15e6, 0, [38, 125]],
  [15e6, 1, [55.1, 206.25]],
  [15e6, 2, [57.684, 224.25]],
  [50e6, 0, [125, 400]],
  [50e6, 1, [181.25, 660]],
  [50e6, 2, [189.75, 717.6]],
])('all three motions at an ARR of %d, hidden costs counted by %d, cost %j thousand a month', (arr, hidden, range) => {
  expect(ranges('month', arr, hidden, ['program_cost'])).toEqual([range]);
});

test('seats take the band of upsell; price and retention have none', () => {
  expect(MOTIONS.map((motion) => [motion, costMotionOf(motion)])).toEqual([
    ['seat', 'upsell'],
    ['upsell', 'upsell'],
    ['cross_sell', 'cross_sell'],
    ['usage', 'usage'],
    ['price', null],
    ['churn', null],
    ['contraction', null],
  ]);
});
