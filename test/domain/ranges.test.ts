import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asShape,
  lognormalRange,
  normalRange,
  type Range,
  rangeProblem,
  rangeQuantile,
  RANGE_SHAPES,
  uniformRange,
  withNumber,
} from '#domain/ranges';

const range = (shape: Range['shape'], low: number, likely: number, high: number): Range => ({
  shape,
  low,
  likely,
  high,
});

/** The mean of a range by its quantiles, in the middle of many equal steps of probability. */
function meanOf(one: Range, steps = 20_000): number {
  const quantile = rangeQuantile(one);
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += quantile((step + 0.5) / steps);
  return sum / steps;
}

test.each([
  ['triangular', range('triangular', 0.08, 0.1, 0.14), (0.08 + 0.1 + 0.14) / 3],
  ['PERT', range('pert', 0.08, 0.1, 0.14), (0.08 + 4 * 0.1 + 0.14) / 6],
  ['uniform', uniformRange(0.08, 0.14), 0.11],
  ['normal', normalRange(0.1, 0.02), 0.1],
  ['lognormal', lognormalRange(0.1, 0.02), 0.1],
])('the mean of a %s range is that of its closed form', (_, one, mean) => {
  expect(meanOf(one)).toBeCloseTo(mean, 6);
});

test('a triangular range has the quantiles of its closed form on both sides of likely', () => {
  const quantile = rangeQuantile(range('triangular', 2, 3, 7));
  expect([0.05, 0.2, 0.6, 0.95].map(quantile)).toEqual([
    2 + Math.sqrt(0.05 * 5),
    3,
    7 - Math.sqrt(0.4 * 20),
    7 - Math.sqrt((1 - 0.95) * 20),
  ]);
});

test('normal and lognormal ranges have the mean and deviation they were made of', () => {
  for (const make of [normalRange, lognormalRange]) {
    const one = make(0.1, 0.02);
    const quantile = rangeQuantile(one);
    const steps = 200_000;
    let squares = 0;
    for (let step = 0; step < steps; step++) squares += (quantile((step + 0.5) / steps) - 0.1) ** 2;
    expect(Math.sqrt(squares / steps)).toBeCloseTo(0.02, 5);
    expect(rangeProblem(one)).toBeNull();
  }
});

test('an estimate, a normal and a lognormal range have one in ten below low and one in ten above high', () => {
  for (const one of [
    range('estimate', 0.08, 0.1, 0.14),
    range('estimate', -5, 3, 4),
    normalRange(3, 2),
    lognormalRange(3, 2),
  ]) {
    const quantile = rangeQuantile(one);
    const got = [0.1, 0.5, 0.9].map(quantile);
    for (const [at, wanted] of [one.low, one.likely, one.high].entries()) expect(got[at]).toBeCloseTo(wanted, 12);
  }
});

test('an estimate with low and high equally far from likely is a normal range', () => {
  const straight = rangeQuantile(range('estimate', 0.08, 0.1, 0.12));
  const nearly = rangeQuantile(range('estimate', 0.08, 0.1, 0.12 + 1e-9));
  const normal = rangeQuantile(range('normal', 0.08, 0.1, 0.12));
  for (const p of [0.001, 0.3, 0.77, 0.999]) {
    expect(straight(p)).toBeCloseTo(normal(p), 12);
    expect(nearly(p)).toBeCloseTo(normal(p), 7);
  }
});

test('a range of no width is its one number', () => {
  for (const shape of ['pert', 'triangular', 'uniform'] as const)
    expect(rangeQuantile(range(shape, 2, 2, 2))(0.3)).toBe(2);
});

test.each([
  [range('pert', 2, 1, 3), /in this order/],
  [range('normal', 1, 1, 1), /must differ/],
  [range('normal', 1, 1.2, 3), /equally far/],
  [range('lognormal', -1, 1, 3), /above 0/],
  [range('lognormal', 1, 1.1, 4), /as many times/],
  [range('estimate', 1, 1, 4), /between low and high/],
])('%j is refused', (one, problem) => {
  expect(rangeProblem(one)).toMatch(problem);
});

test('the quantiles of any range rise with the probability and stay between its ends where it has any', () => {
  const number = fc.double({ min: 0.001, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...RANGE_SHAPES), number, number, number, (shape, a, b, c) => {
      const [low, likely, high] = [a, b, c].toSorted((x, y) => x - y) as [number, number, number];
      const one = range(shape, low, likely, high);
      if (rangeProblem(one) !== null) return;
      const quantile = rangeQuantile(one);
      const values = [0.001, 0.01, 0.1, 0.4, 0.5, 0.6, 0.9, 0.99, 0.999].map(quantile);
      for (const [at, value] of values.entries()) {
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual((values[at - 1] ?? Number.NEGATIVE_INFINITY) - 1e-9 * high);
        if (shape === 'pert' || shape === 'triangular' || shape === 'uniform') {
          expect(value).toBeGreaterThanOrEqual(low - 1e-12 * high);
          expect(value).toBeLessThanOrEqual(high * (1 + 1e-12));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a number of a range changes alone, and those of normal and lognormal ranges along with it', () => {
  const numbers = ({ low, likely, high }: Range) => [low, likely, high].map((one) => Number(one.toPrecision(12)));
  expect(numbers(withNumber(range('pert', 1, 2, 4), 'high', 5))).toEqual([1, 2, 5]);
  expect(numbers(withNumber(range('normal', 1, 2, 3), 'high', 5))).toEqual([-1, 2, 5]);
  expect(numbers(withNumber(range('normal', 1, 2, 3), 'likely', 4))).toEqual([3, 4, 5]);
  expect(numbers(withNumber(range('lognormal', 1, 2, 4), 'low', 0.5))).toEqual([0.5, 2, 8]);
  expect(numbers(withNumber(range('lognormal', 1, 2, 4), 'likely', 4))).toEqual([2, 4, 8]);
});

test('another shape moves the numbers as little as it takes, and never into a range that cannot be', () => {
  for (const shape of RANGE_SHAPES) {
    expect(rangeProblem(asShape(range('pert', 1, 1, 4), shape))).toBeNull();
    expect(rangeProblem(asShape(range('pert', 1, 2, 4), shape))).toBeNull();
  }
  expect(asShape(range('pert', 1, 2, 4), 'triangular')).toEqual(range('triangular', 1, 2, 4));
  expect(rangeProblem(asShape(range('pert', -1, 2, 4), 'lognormal'))).toMatch(/above 0/);
});
