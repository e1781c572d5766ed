import { expect, test } from 'vitest';
import { basisDoubt } from '#domain/basisDoubt';
import type { Basis } from '#domain/timeline';
import { ratio } from '#domain/units';

function seen(basis: Basis, grr: number, nrr: number) {
  const doubt = basisDoubt(basis, ratio(grr), ratio(nrr));
  return doubt === null ? null : { why: doubt.why, instead: doubt.instead.basis };
}

test('an annual churn of 5.5% pasted into a plan of monthly rates asks, with both readings', () => {
  const doubt = basisDoubt('monthly', ratio(0.945), ratio(0.945));
  expect(doubt).toMatchObject({ why: 'lowRetention', instead: { basis: 'annual', annualNrr: 0.945 } });
  expect(doubt?.stated.annualNrr).toBeCloseTo(0.5072, 4);
});

test('the same churn asks when expansion hides it in NRR', () => {
  expect(seen('monthly', 0.945, 1.02)).toEqual({ why: 'lowRetention', instead: 'annual' });
});

test('an annualized NRR of 54% asks', () => {
  const doubt = basisDoubt('monthly', ratio(0.93), ratio(0.9495));
  expect(doubt?.stated.annualNrr).toBeCloseTo(0.537, 3);
  expect(doubt?.instead.basis).toBe('annual');
});

test.each([
  ['a monthly NRR of 110%', 'monthly', 0.98, 1.1, { why: 'highRetention', instead: 'annual' }],
  ['a quarterly NRR of 130%', 'quarterly', 0.95, 1.3, { why: 'highRetention', instead: 'annual' }],
  ['annual losses of 1.2%', 'annual', 0.988, 1.01, { why: 'smallLosses', instead: 'monthly' }],
  ['quarterly losses of 0.3%', 'quarterly', 0.997, 1, { why: 'smallLosses', instead: 'monthly' }],
] as const)('%s asks', (_what, basis, grr, nrr, doubt) => {
  expect(seen(basis, grr, nrr)).toEqual(doubt);
});

test.each([
  ['usual annual rates', 'annual', 0.88, 1.04],
  ['usual monthly rates', 'monthly', 0.985, 1.01],
  ['the quarterly example, 94.95%', 'quarterly', 0.9293, 0.9495],
  ['no losses at all', 'annual', 1, 1.1],
  ['an empty plan', 'monthly', 1, 1],
  ['a bad year, which no other basis makes better', 'annual', 0.4, 0.5],
  ['an enterprise with 1% losses and 20% expansion, which no month has', 'annual', 0.99, 1.2],
  ['exactly 60% a year', 'annual', 0.6, 0.6],
  ['losses of exactly 1.5%', 'annual', 0.985, 1],
  ['rates that are missing', 'monthly', Number.NaN, Number.NaN],
  ['losses above everything', 'monthly', -0.2, 0.1],
] as const)('%s raises no doubt', (_what, basis, grr, nrr) => {
  expect(seen(basis, grr, nrr)).toBeNull();
});

test('whatever is offered instead raises no doubt itself', () => {
  for (const basis of ['annual', 'quarterly', 'monthly'] as const) {
    for (let grr = 0.01; grr <= 1; grr += 0.007) {
      for (let nrr = grr; nrr < 2; nrr += 0.03) {
        const doubt = basisDoubt(basis, ratio(grr), ratio(nrr));
        if (doubt !== null) expect(seen(doubt.instead.basis, grr, nrr)).toBeNull();
      }
    }
  }
});
