import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asShape, RANGE_SHAPES, type Range, rangeProblem } from '#domain/ranges';
import { type Grip, moved, rangeScale } from '../../renderer/risk/rangeScale';

const rate = { min: 0, max: 1 };
const churn: Range = { shape: 'pert', low: 0.08, likely: 0.1, high: 0.14 };
const least = 0.0001;

test('a bar leaves half of the range free to both sides, in round steps, and ends where the input does', () => {
  expect(rangeScale(churn, rate, least)).toEqual({ min: 0.05, max: 0.17, step: 0.001 });
  expect(rangeScale({ ...churn, low: 0.01 }, rate, least).min).toBe(0);
  expect(rangeScale({ shape: 'pert', low: 24_321, likely: 24_324, high: 24_324 }, rate, 1)).toMatchObject({ step: 1 });
});

test('a range of one number can be drawn apart', () => {
  const one: Range = { shape: 'pert', low: 0.1, likely: 0.1, high: 0.1 };
  const scale = rangeScale(one, rate, least);
  expect(moved(one, 'high', 3, scale).high).toBeCloseTo(0.1003, 12);
});

test('a number that is held goes as far as the next, all three as far as the bar', () => {
  const scale = rangeScale(churn, rate, least);
  expect(moved(churn, 'low', 5, scale)).toEqual({ ...churn, low: 0.085 });
  expect(moved(churn, 'low', 500, scale)).toEqual({ ...churn, low: 0.1 });
  expect(moved(churn, 'likely', 500, scale)).toEqual({ ...churn, likely: 0.14 });
  expect(moved(churn, 'high', -500, scale)).toEqual({ ...churn, high: 0.1 });
  // Also where that is no whole number of steps away.
  const odd = { ...churn, low: 0.0803 };
  expect(moved(odd, 'low', 500, rangeScale(odd, rate, least)).low).toBe(0.1);
  expect(moved(odd, 'likely', -500, rangeScale(odd, rate, least)).likely).toBe(0.0803);
  expect(moved(churn, 'all', 500, scale)).toEqual({ ...churn, low: 0.11, likely: 0.13, high: 0.17 });
  expect(moved(churn, 'all', -10, scale)).toEqual({ ...churn, low: 0.07, likely: 0.09, high: 0.13 });
});

test('an estimate keeps likely between its ends, and a normal range its ends equally far', () => {
  const estimate: Range = { ...churn, shape: 'estimate' };
  const scale = rangeScale(estimate, rate, least);
  expect(moved(estimate, 'low', 500, scale).low).toBe(0.099);
  const normal: Range = { shape: 'normal', low: 0.08, likely: 0.1, high: 0.12 };
  expect(moved(normal, 'high', 10, rangeScale(normal, rate, least))).toMatchObject({ low: 0.075, high: 0.125 });
});

const grips: readonly Grip[] = ['low', 'likely', 'high', 'all'];
const ranges = fc
  .tuple(fc.constantFrom(...RANGE_SHAPES), fc.double({ min: 0.01, max: 0.3, noNaN: true }), fc.nat(99), fc.nat(99))
  .map(([shape, low, a, b]) => asShape({ shape: 'pert', low, likely: low + a / 500, high: low + (a + b) / 500 }, shape))
  .filter((range) => rangeProblem(range) === null && range.low >= 0 && range.high <= 1);

test('whatever is dragged wherever, it stays a range that can be drawn from, on its bar', () => {
  let atEnds = 0;
  fc.assert(
    fc.property(ranges, fc.constantFrom(...grips), fc.integer({ min: -300, max: 300 }), (range, grip, steps) => {
      const scale = rangeScale(range, rate, least);
      const to = moved(range, grip, steps, scale);
      expect(rangeProblem(to)).toBeNull();
      expect([to.low >= scale.min, to.high <= scale.max, to.shape]).toEqual([true, true, range.shape]);
      if (to.low === scale.min || to.high === scale.max) atEnds++;
    }),
    { numRuns: 2000 },
  );
  expect(atEnds).toBeGreaterThan(50);
});
