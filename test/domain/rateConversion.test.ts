import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  annualLossRate,
  annualRetention,
  basisOfGrain,
  describeConversionError,
  rateFactors,
  trailingTwelveMonths,
} from '#domain/rateConversion';
import { BASES, type Basis, basisPeriodsPerYear } from '#domain/timeline';
import { ratio } from '#domain/units';
import { expectOk } from './expectOk';

/** NRR and GRR of `count` periods at the same component rates, or of the `count`-th part of one where count < 1. */
function compounded(grr: number, nrr: number, from: Basis, to: Basis, count: number) {
  const { losses, expansion } = expectOk(rateFactors(ratio(grr), ratio(nrr), from, to));
  const lost = (1 - grr) * losses;
  const added = (nrr - grr) * expansion;
  let g = 1;
  let n = 1;
  for (let period = 0; period < count; period++) {
    g *= 1 - lost;
    n *= 1 - lost + added;
  }
  return { grr: g, nrr: n };
}

const toShorter: readonly (readonly [Basis, Basis])[] = [
  ['annual', 'monthly'],
  ['annual', 'quarterly'],
  ['quarterly', 'monthly'],
];
const shorterPair = fc.constantFrom(...toShorter);
const anyBasis = fc.constantFrom(...BASES);
const edge = fc.constantFrom(0, 1, 1 - 1.1e-16, 0.5, 1e-9, 1e-300);
const grrs = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), edge);
const expansions = fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), edge, fc.constant(2.3e-16));

test('compounding the converted rates over the stated period returns the stated NRR and GRR', () => {
  const seen = { noLosses: false, noExpansion: false, allLost: false, nothing: false };
  fc.assert(
    fc.property(grrs, expansions, shorterPair, (grr, expansion, [from, to]) => {
      const nrr = grr + expansion;
      seen.noLosses ||= grr === 1;
      seen.noExpansion ||= nrr === grr && nrr > 0;
      seen.allLost ||= grr === 0 && nrr > 0;
      seen.nothing ||= nrr === 0;
      const back = compounded(grr, nrr, from, to, basisPeriodsPerYear(to) / basisPeriodsPerYear(from));
      expect(Math.abs(back.nrr - nrr)).toBeLessThanOrEqual(1e-12 * Math.max(1, nrr));
      expect(Math.abs(back.grr - grr)).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toEqual({ noLosses: true, noExpansion: true, allLost: true, nothing: true });
});

test.each([
  ['NRR exactly 1', 0.9, 1],
  ['NRR just above 1', 0.9, 1 + 2.220446049250313e-16],
  ['NRR just below 1', 0.9, 1 - 1.1102230246251565e-16],
  ['no expansion', 0.9, 0.9],
  ['no losses', 1, 1.2],
  ['neither', 1, 1],
  ['losses of 100%', 0, 0.4],
  ['losses of 100% and nothing won back', 0, 0],
])('with %s the stated retention comes back from every shorter period', (_, grr, nrr) => {
  for (const [from, to] of toShorter) {
    const back = compounded(grr, nrr, from, to, basisPeriodsPerYear(to) / basisPeriodsPerYear(from));
    expect(Math.abs(back.nrr - nrr)).toBeLessThan(1e-12);
    expect(Math.abs(back.grr - grr)).toBeLessThan(1e-12);
  }
});

test('converted to a longer period, rates are those of its short periods compounded', () => {
  fc.assert(
    fc.property(grrs, expansions, shorterPair, (grr, expansion, [long, short]) => {
      const nrr = grr + expansion;
      const count = basisPeriodsPerYear(short) / basisPeriodsPerYear(long);
      const once = compounded(grr, nrr, short, long, 1);
      expect(Math.abs(once.nrr - nrr ** count)).toBeLessThanOrEqual(1e-12 * Math.max(1, nrr ** count));
      expect(Math.abs(once.grr - grr ** count)).toBeLessThanOrEqual(1e-12);
    }),
    { numRuns: 1_000 },
  );
});

test('there and back again gives the stated rates, and to the same basis changes nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      anyBasis,
      anyBasis,
      (grr, expansion, from, to) => {
        const there = expectOk(rateFactors(ratio(grr), ratio(grr + expansion), from, to));
        const back = expectOk(rateFactors(there.grr, there.nrr, to, from));
        expect(there.losses * back.losses).toBeCloseTo(1, 10);
        expect(there.expansion * back.expansion).toBeCloseTo(1, 10);
        if (from === to) expect(there).toEqual({ grr, nrr: grr + expansion, losses: 1, expansion: 1 });
      },
    ),
  );
});

test('the periods of a plan are those of the monthly or the quarterly basis', () => {
  expect([basisOfGrain('month'), basisOfGrain('quarter')]).toEqual(['monthly', 'quarterly']);
});

test.each([
  [-0.01, 1, 'lossesAboveAll'],
  [1.01, 1.1, 'grrAboveOne'],
  [0.9, 0.89, 'nrrBelowGrr'],
  [Number.NaN, 1, 'notFinite'],
  [0.9, Number.POSITIVE_INFINITY, 'notFinite'],
])('GRR %d with NRR %d is refused as %s, in a sentence', (grr, nrr, type) => {
  const result = rateFactors(ratio(grr), ratio(nrr), 'annual', 'monthly');
  expect(result.ok ? 'accepted' : result.error.type).toBe(type);
  expect(result.ok ? '' : describeConversionError(result.error)).toMatch(/^[A-Z].*\.$/);
});

test('a monthly loss of 3% is 30.62% a year, and not 36%', () => {
  expect(Number((expectOk(annualLossRate(ratio(0.03), 'monthly')) * 100).toFixed(2))).toBe(30.62);
  expect(annualLossRate(ratio(1.01), 'monthly')).toMatchObject({ ok: false, error: { type: 'lossesAboveAll' } });
  expect(annualLossRate(ratio(-0.01), 'monthly')).toMatchObject({ ok: false, error: { type: 'grrAboveOne' } });
});

test('3% and 5% of expansion a month are 42.6% and 79.6% a year', () => {
  const annual = (rate: number) => ((expectOk(annualRetention(ratio(1 + rate), 'monthly')) - 1) * 100).toFixed(1);
  expect([annual(0.03), annual(0.05)]).toEqual(['42.6', '79.6']);
});

test('an annual retention is its own, and a negative or missing one has none', () => {
  expect(annualRetention(ratio(1.08), 'annual')).toEqual({ ok: true, value: 1.08 });
  expect(annualRetention(ratio(-1), 'annual')).toMatchObject({ ok: false, error: { type: 'lossesAboveAll' } });
  expect(annualRetention(ratio(Number.NaN), 'annual')).toEqual({ ok: false, error: { type: 'notFinite' } });
});

test('trailing twelve months is the product of exactly the last 12 months or 4 quarters, and nothing before', () => {
  const months = [2, ...Array.from({ length: 12 }, () => 1.01)].map(ratio);
  expect(expectOk(trailingTwelveMonths(months, 'month'))).toBeCloseTo(1.01 ** 12, 14);
  expect(expectOk(trailingTwelveMonths([9, 2, 0.5, 1, 3].map(ratio), 'quarter'))).toBe(3);
  expect(trailingTwelveMonths(months.slice(0, 11), 'month')).toEqual({
    ok: false,
    error: { type: 'tooShort', periods: 11, needed: 12 },
  });
  expect(trailingTwelveMonths([1, 1, Number.NaN, 1].map(ratio), 'quarter')).toEqual({
    ok: false,
    error: { type: 'notFinite' },
  });
});
