import { describe, expect, test } from 'vitest';
import { foldRun, valueOver } from '#engine/aggregate';
import { explainOver } from '#engine/explain';
import { run } from '#engine/interpreter';
import { createLanes, setSeries } from '#engine/lanes';
import { compiled, modelOf } from './models';

const quarters = Array.from({ length: 4 }, (_, i) => ({ from: i * 3, to: i * 3 + 2 }));
const NA = Number.NaN;

describe('a run in quarters and years', () => {
  const program = compiled(
    modelOf({
      won: { over: 'sum' },
      opening: { is: 'prev(closing, 100)', over: 'first' },
      closing: { is: 'opening + won', over: 'last' },
      growth: { is: 'closing / opening', over: 'product' },
      ratio: { is: 'won / opening', over: 'recompute' },
      annualized: { is: 'growth ^ periods_per_year', over: 'recompute' },
      before: { is: 'prev(won, -1)', over: 'recompute' },
      back: { is: 'lag(won, periods_per_year)', over: 'recompute' },
      running: { is: 'cumulative(won)', over: 'recompute' },
      two: { is: 'trailing_sum(won, 2)', over: 'recompute' },
      when: { is: 'year * 100 + month', over: 'recompute' },
      none: { is: '1', over: 'none' },
      nested: { is: 'ratio * 2', over: 'recompute' },
    }),
  );
  const lanes = createLanes(program, 1);
  setSeries(lanes, 'won', 0, [10, 20, 30, 1, 1, 1, 0, 0, 0, 5, 5, 5]);
  const result = run(program, lanes);
  const inQuarters = foldRun(result, quarters, 3);
  const inYears = foldRun(result, [{ from: 0, to: 11 }], 12);

  test.each<[string, readonly number[]]>([
    ['won', [60, 3, 0, 15]],
    ['opening', [100, 160, 163, 163]],
    ['closing', [160, 163, 163, 178]],
    ['ratio', [0.6, 3 / 160, 0, 15 / 163]],
    ['nested', [1.2, 6 / 160, 0, 30 / 163]],
    ['before', [-1, 60, 3, 0]],
    ['back', [NA, NA, NA, NA]],
    ['running', [60, 63, 63, 78]],
    ['two', [NA, 63, 3, 15]],
    ['when', [202703, 202706, 202709, 202712]],
    ['none', [NA, NA, NA, NA]],
  ])('%s follows its rule', (line, wanted) => {
    expect(quarters.map((_, bucket) => valueOver(inQuarters, line, 'total', bucket, 0))).toEqual(wanted);
  });

  test('an annualized rate of a quarter takes four, that of a year one', () => {
    const quarter = valueOver(inQuarters, 'annualized', 'total', 0, 0);
    const year = valueOver(inYears, 'annualized', 'total', 0, 0);
    expect([quarter / 1.6 ** 4, year / 1.78].map((x) => Math.abs(x - 1) < 1e-12)).toEqual([true, true]);
  });

  test('what is recomputed names the figures of the bucket', () => {
    expect(explainOver(inQuarters, 'ratio', 'total', 3, 0)).toEqual({
      line: 'ratio',
      slice: 'total',
      period: 3,
      value: 15 / 163,
      by: 'formula',
      variant: 0,
      text: 'won / opening',
      precedents: [
        { line: 'won', slice: 'total', period: 3, value: 15 },
        { line: 'opening', slice: 'total', period: 3, value: 163 },
      ],
      cause: null,
    });
  });

  test('a year of which the plan has seven months annualizes by 12/7, and no look back crosses it', () => {
    const parts = foldRun(
      result,
      [
        { from: 0, to: 6 },
        { from: 7, to: 11 },
      ],
      12,
    );
    expect(Math.abs(valueOver(parts, 'annualized', 'total', 0, 0) / 1.63 ** (12 / 7) - 1)).toBeLessThan(1e-12);
    expect(valueOver(parts, 'back', 'total', 1, 0)).toBe(NA);
    expect(explainOver(parts, 'back', 'total', 1, 0).cause).toEqual({
      type: 'notOverPeriods',
      line: 'back',
      slice: 'total',
      text: 'lag(won, periods_per_year)',
      divisor: null,
    });
  });
});

test('the recomputed total of a bucket is the sum or the mean of what its segments come to', () => {
  const program = compiled(
    modelOf(
      {
        price: null,
        seats: null,
        revenue: { is: 'price * seats', over: 'recompute' },
        paid: { is: 'price', total: { type: 'weighted', by: 'seats' }, over: 'recompute' },
      },
      { periods: 3, segments: 2 },
    ),
  );
  const lanes = createLanes(program, 1);
  for (const [segment, price, seats] of [
    [0, 2, 10],
    [1, 5, 30],
  ] as const) {
    setSeries(lanes, 'price', segment, [price, price, price]);
    setSeries(lanes, 'seats', segment, [seats, seats, seats]);
  }
  const folded = foldRun(run(program, lanes), [{ from: 0, to: 2 }], 3);
  expect(['revenue', 'paid'].map((line) => valueOver(folded, line, 'total', 0, 0))).toEqual([
    6 * 30 + 15 * 90,
    (6 * 30 + 15 * 90) / 120,
  ]);
});

test('formulas that multiply their readers at every step are folded once each', () => {
  const lines: Record<string, { is: string; over: 'recompute' | 'sum' }> = { l0: { is: '1', over: 'sum' } };
  for (let i = 1; i < 60; i++) lines[`l${i}`] = { is: `(l${i - 1} + l${i - 1}) / 2`, over: 'recompute' };
  const program = compiled(modelOf(lines, { periods: 3 }));
  const folded = foldRun(run(program, createLanes(program, 1)), [{ from: 0, to: 2 }], 3);
  expect(valueOver(folded, 'l59', 'total', 0, 0)).toBe(3);
});
