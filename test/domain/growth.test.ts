import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossover, CROSSOVER_RULES } from '#domain/crossover';
import { requiredByPeriod, requiredByYear, requiredNewLogoShare, splitAcquisition } from '#domain/growth';
import { arrCeiling, growthMultiple, growthPath, longRunGrowth } from '#domain/growthPath';
import { SOURCES } from '#domain/sources';
import { type Money, money, ratio } from '#domain/units';
import { compoundingUplift, VALUATION_READING, valuation } from '#domain/valuation';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const share = (amounts: readonly Money[]) => Number(sum(amounts).toFixed(4));
const ONE = money(1);

test.each([
  [0.85, 4, 0.5815],
  [0.85, 12, 0.5892],
  [1.15, 4, 0.2379],
  [1.15, 12, 0.2352],
  [1, 4, 0.4],
  [1, 12, 0.4],
])(
  'growing 40%% at NRR %d over %d periods takes %d of opening ARR once new logos move in the year',
  (nrr, k, wanted) => {
    expect(share(requiredByPeriod(ONE, ratio(0.4), ratio(nrr), k))).toBe(wanted);
  },
);

test.each([
  [0.85, 2.398],
  [1, 1.744],
  [1.15, 1.09],
  [1.2, 0.872],
])('growing 40%% for three years at NRR %d takes %d times opening ARR', (nrr, wanted) => {
  expect(share(requiredByYear(ONE, ratio(0.4), ratio(nrr), 3))).toBeCloseTo(wanted, 4);
});

test('the sums over years and periods are the closed formulas, wherever those divide by something', () => {
  const fraction = fc.double({ min: 0.01, max: 2, noNaN: true });
  fc.assert(
    fc.property(fraction, fraction, fc.integer({ min: 1, max: 8 }), (g, n, years) => {
      const yearly = ((1 + g - n) * ((1 + g) ** years - 1)) / g;
      expect(sum(requiredByYear(ONE, ratio(g), ratio(n), years))).toBeCloseTo(yearly, 8);
      const q = (1 + g) ** (1 / 12);
      const inYear = ((q - n ** (1 / 12)) * (q ** 12 - 1)) / (q - 1);
      expect(sum(requiredByPeriod(ONE, ratio(g), ratio(n), 12))).toBeCloseTo(inYear, 8);
    }),
  );
});

test('without growth the sum is what is lost, T(1 - N) over years and k(1 - n) over periods', () => {
  expect(sum(requiredByYear(ONE, ratio(0), ratio(0.9), 4))).toBeCloseTo(0.4, 14);
  expect(sum(requiredByPeriod(ONE, ratio(0), ratio(0.9), 12))).toBeCloseTo(12 * (1 - 0.9 ** (1 / 12)), 14);
});

test('at 40% growth the grid from NRR 85 to 130 falls from 55 to 10 points, and below zero it is not clamped', () => {
  const nrrs = [85, 90, 95, 100, 105, 110, 115, 120, 125, 130];
  const points = (growth: number) =>
    nrrs.map((nrr) => Math.round(100 * requiredNewLogoShare(ratio(growth), ratio(nrr / 100))));
  expect(points(0.4)).toEqual([55, 50, 45, 40, 35, 30, 25, 20, 15, 10]);
  expect(points(0.2)).toEqual([35, 30, 25, 20, 15, 10, 5, 0, -5, -10]);
  expect(sum(requiredByPeriod(ONE, ratio(0.2), ratio(1.25), 4))).toBeLessThan(-0.04);
});

test.each([
  [0.85, 0.4, 0.15, 0.4],
  [1.15, 0.4, 0, 0.25],
  [1.25, 0.2, 0, -0.05],
  [0.9, -0.05, 0.05, 0],
  [0.9, -0.2, 0, -0.1],
])(
  'at NRR %d a growth of %d splits into %d that replaces losses and %d that adds',
  (nrr, growth, compensatory, additive) => {
    const split = splitAcquisition(ratio(growth), ratio(nrr));
    expect([split.compensatory, split.additive].map((part) => Number(part.toFixed(12)) + 0)).toEqual([
      compensatory,
      additive,
    ]);
  },
);

test('at 85/40 a part of 27.3% is compensatory, and at 115 the base brings 37.5% of the target', () => {
  const { compensatory } = splitAcquisition(ratio(0.4), ratio(0.85));
  expect((compensatory / requiredNewLogoShare(ratio(0.4), ratio(0.85))).toFixed(3)).toBe('0.273');
  expect(((1.15 - 1) / 0.4).toFixed(3)).toBe('0.375');
});

test.each([
  ['Snowflake, fiscal 2022: product revenue up 106%', 1.78, 1.06, 0.28],
  ['Snowflake, fiscal 2023: product revenue up 70%', 1.58, 0.7, 0.12],
  ['Snowflake, fiscal 2024: product revenue up 38%', 1.31, 0.38, 0.07],
  ['Twilio, 2020: revenue up 55%', 1.37, 0.55, 0.18],
])('what companies published leaves room for new customers: %s at NRR %d', (_, nrr, growth, wanted) => {
  expect(requiredNewLogoShare(ratio(growth), ratio(nrr))).toBeCloseTo(wanted, 12);
});

test('a constant new-logo ARR lets a leaking base level off, and a flat one grow along a line', () => {
  const years = growthPath(money(100), ratio(0.8), money(10), 60);
  expect(years.at(-1)?.total).toBeCloseTo(arrCeiling(money(10), ratio(0.8)) ?? 0, 3);
  expect([arrCeiling(money(10), ratio(0.8)), arrCeiling(money(10), ratio(1))]).toEqual([expect.closeTo(50, 10), null]);
  const flat = growthPath(money(100), ratio(1), money(10), 5).at(-1);
  expect([flat?.fromBase, flat?.fromNewLogos, flat?.total]).toEqual([100, 50, 150]);
});

test('the growth path is its closed formula, and tends to the larger of retention and new-logo growth', () => {
  const nrr = 1.1;
  const [last] = growthPath(money(100), ratio(nrr), money(10), 6).slice(-1);
  expect(last?.total).toBeCloseTo(nrr ** 6 * 100 + (10 * (nrr ** 6 - 1)) / (nrr - 1), 9);
  for (const factor of [1, 1.3]) {
    const path = growthPath(money(100), ratio(nrr), money(10), 90, ratio(factor));
    const growth = (path[90]?.total ?? 0) / (path[89]?.total ?? 1) - 1;
    expect(growth).toBeCloseTo(longRunGrowth(ratio(nrr), ratio(factor)), 3);
  }
});

test.each([
  [0.15, 3.5],
  [0.2, 2.67],
  [0.25, 2.25],
  [0.3, 2],
  [0.4, 1.71],
])('with new logos of %d a base at NRR 120 grows %d times as fast as one at 95', (newLogo, wanted) => {
  expect(Number(growthMultiple(ratio(1.2), ratio(0.95), ratio(newLogo))?.toFixed(2))).toBe(wanted);
});

test('a base that does not grow has no multiple, also where rounding would give it one', () => {
  expect([0.05, 0.04].map((newLogo) => growthMultiple(ratio(1.2), ratio(0.95), ratio(newLogo)))).toEqual([null, null]);
});

const question = {
  arr: money(15e6),
  cacRatio: ratio(2),
  points: ratio(0.02),
  cost: money(480_000),
  years: 1,
  growth: ratio(0),
  discount: ratio(0),
};

test('two points on 15M at a CAC ratio of 2 are worth 600K: 480K is well spent on them, 600K is not', () => {
  const found = crossover(question);
  expect(found).toEqual({
    cost: 480_000,
    valueOfPoints: 600_000,
    breakEvenPoints: 0.016,
    breakEvenCost: 600_000,
    invest: true,
  });
  expect(crossover({ ...question, cost: money(600_000) }).invest).toBe(false);
});

test('over years both sides are present values at year end, and points are gained on a base that grows', () => {
  const found = crossover({ ...question, years: 3, growth: ratio(0.4), discount: ratio(0.1) });
  const discounts = [1.1, 1.1 ** 2, 1.1 ** 3];
  expect(found.cost).toBeCloseTo(sum(discounts.map((factor) => 480_000 / factor)), 6);
  expect(found.valueOfPoints).toBeCloseTo(sum(discounts.map((factor, t) => (2 * 0.02 * 15e6 * 1.4 ** t) / factor)), 6);
  expect(found.breakEvenPoints).toBeCloseTo((0.02 * found.cost) / found.valueOfPoints, 12);
});

test('the crossover is where the two sides meet, in points and in cost', () => {
  const amount = fc.double({ min: 0.1, max: 5, noNaN: true });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 5 }), (cacRatio, cost, years) => {
      const asked = { ...question, cacRatio: ratio(cacRatio), cost: money(cost * 1e5), years, discount: ratio(0.08) };
      const { breakEvenPoints, breakEvenCost } = crossover(asked);
      const at = crossover({ ...asked, points: breakEvenPoints ?? ratio(0) });
      expect(at.valueOfPoints / at.cost).toBeCloseTo(1, 10);
      const spent = crossover({ ...asked, cost: breakEvenCost });
      expect(spent.cost / spent.valueOfPoints).toBeCloseTo(1, 10);
    }),
  );
});

test('where acquiring costs nothing no gain of NRR breaks even', () => {
  expect(crossover({ ...question, cacRatio: ratio(0) })).toMatchObject({ breakEvenPoints: null, invest: false });
});

test('every quoted rule names a source that exists', () => {
  expect(CROSSOVER_RULES.filter(({ source, text }) => !(source in SOURCES) || text === '')).toEqual([]);
});

test('ten points from 110 to 120 compound to 9.1, 19.0 and 29.8%, beside the quoted 20 to 30%', () => {
  const { nrrFrom, nrrTo, from, to, source } = VALUATION_READING;
  const uplifts = [1, 2, 3].map((years) => (100 * compoundingUplift(nrrFrom, nrrTo, years)).toFixed(1));
  expect([uplifts, from, to, source]).toEqual([['9.1', '19.0', '29.8'], 0.2, 0.3, 'A']);
  expect(valuation(money(12e6), ratio(6.5))).toBe(78e6);
});
