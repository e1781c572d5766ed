import { expect, test } from 'vitest';
import { betaDistribution, logGamma } from '#base/beta';
import { cholesky, solveCholesky } from '#base/cholesky';
import { normalProbability, normalQuantile } from '#base/normal';

/** How far off, as a share of what it should be. */
const error = (got: number, wanted: number) => Math.abs(got - wanted) / (wanted === 0 ? 1 : Math.abs(wanted));

// Reference values are those of mpmath at 20 digits, rounded to the nearest number.
test.each([
  [1e-10, -6.361340902404057],
  [0.0001, -3.7190164854556804],
  [0.05, -1.6448536269514726],
  [0.25, -0.6744897501960817],
  [0.42, -0.20189347914185085],
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.975, 1.9599639845400543],
])('the normal quantile of %d is right to 15 digits', (p, z) => {
  expect(error(normalQuantile(p), z)).toBeLessThan(1e-15);
});

test.each([
  [-6, 9.86587645037698e-10],
  [-3, 0.0013498980316300946],
  [-1.5, 0.06680720126885807],
  [-0.25, 0.4012936743170763],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [5, 0.9999997133484281],
])('the normal probability of %d is right to within 1e-15', (z, p) => {
  expect(Math.abs(normalProbability(z) - p)).toBeLessThan(1e-15);
});

test('far out the normal probability is 0 and 1', () => {
  expect([-40, 40, -8, 8].map(normalProbability).map((p) => Number(p.toPrecision(2)))).toEqual([0, 1, 6.2e-16, 1]);
});

test('ln of the gamma function is that of the factorials, and of pi for halves', () => {
  expect([1, 2, 3, 6, 11].map((x) => Math.round(Math.exp(logGamma(x))))).toEqual([1, 1, 2, 120, 3628800]);
  expect(error(logGamma(0.5), 0.5 * Math.log(Math.PI))).toBeLessThan(1e-14);
  expect(error(logGamma(171), 706.5730622457874)).toBeLessThan(1e-14);
});

test('beta distributions with closed forms have those quantiles', () => {
  for (const p of [1e-6, 0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999]) {
    expect(error(betaDistribution(1, 5).quantile(p), -Math.expm1(Math.log1p(-p) / 5))).toBeLessThan(1e-13);
    expect(error(betaDistribution(5, 1).quantile(p), p ** 0.2)).toBeLessThan(1e-13);
    const x = betaDistribution(3, 3).quantile(p);
    expect(error(x ** 3 * (10 - 15 * x + 6 * x * x), p)).toBeLessThan(1e-12);
  }
});

test('a beta distribution without closed form has the quantiles of the reference', () => {
  const { quantile, probability } = betaDistribution(7 / 3, 11 / 3);
  for (const [p, x] of [
    [0.05, 0.10949905866499443],
    [0.5, 0.37581250700412105],
    [0.95, 0.7132873865465478],
  ] as const) {
    expect(error(quantile(p), x)).toBeLessThan(1e-13);
    expect(error(probability(x), p)).toBeLessThan(1e-13);
  }
  expect([probability(-1), probability(0), probability(1), probability(2)]).toEqual([0, 0, 1, 1]);
});

test('a matrix is taken apart and solved with, and one that is not positive definite names its row', () => {
  const matrix = [
    [4, 2, 1],
    [2, 5, 3],
    [1, 3, 6],
  ];
  const factor = cholesky(matrix);
  if (!('lower' in factor)) throw new Error('it is positive definite');
  const x = solveCholesky(factor.lower, [7, 10, 10]);
  expect(x.map((value) => Number(value.toFixed(12)))).toEqual([1, 1, 1]);
  expect(cholesky([[1], [0.5, 1], [0.9, -0.9, 1]])).toEqual({ failsAt: 2 });
});
