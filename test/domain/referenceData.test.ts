import { expect, test } from 'vitest';
import { NRR_SCALE, NRR_TIERS, tierOf } from '#domain/benchmarks';
import { SOURCES } from '#domain/sources';
import { CURRENCIES, isCurrency, minorDigits, ratio, UNITS } from '#domain/units';

test.each([
  [0, 'leaky'],
  [0.8999, 'leaky'],
  [0.9, 'flat'],
  [1, 'healthy'],
  [1.0994, 'healthy'],
  [1.1, 'excellent'],
  [1.2999, 'excellent'],
  [1.3, 'elite'],
  [2, 'elite'],
])('an NRR of %d is %s: a tier includes its lower bound', (nrr, id) => {
  expect(tierOf(ratio(nrr))?.id).toBe(id);
});

test('a bound missed by rounding alone is reached', () => {
  expect(tierOf(ratio(1.1 - 2e-16))?.id).toBe('excellent');
});

test('the second scale calls 120% elite, and what lies below 100% nothing', () => {
  expect([1.2, 1.1, 1, 0.99].map((nrr) => tierOf(ratio(nrr), NRR_SCALE)?.id ?? null)).toEqual([
    'elite',
    'healthy',
    'survival',
    null,
  ]);
});

test('a missing NRR has no tier', () => {
  expect(tierOf(ratio(Number.NaN))).toBeNull();
});

test('every scale rises and names a source that exists', () => {
  for (const scale of [NRR_TIERS, NRR_SCALE]) {
    const bounds = scale.tiers.map(({ from }) => from);
    expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
    expect(Object.keys(SOURCES)).toContain(scale.source);
  }
});

test('currencies are three capitals each, sorted, once', () => {
  expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  expect([...new Set(CURRENCIES)].sort()).toEqual(CURRENCIES);
});

test.each([
  ['USD', 2],
  ['EUR', 2],
  ['JPY', 0],
  ['KRW', 0],
  ['KWD', 3],
  ['XXX', null],
  ['usd', null],
])('%s has %s digits after the point', (code, digits) => {
  expect([minorDigits(code), isCurrency(code)]).toEqual([digits, digits !== null]);
});

test('ARR and other amounts, a fraction shown as percent and a plain quotient are different units', () => {
  expect(UNITS).toEqual(['money', 'cash', 'rate', 'ratio', 'count', 'month', 'number']);
});
