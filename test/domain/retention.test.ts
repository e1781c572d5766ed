import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrGrowth,
  describeRetentionError,
  doublingTime,
  grossRevenueRetention,
  netNewArr,
  netRevenueRetention,
  quickRatio,
} from '#domain/retention';
import { money, ratio } from '#domain/units';
import { expectOk } from './expectOk';

const base = {
  opening: 1_000,
  expansion: 100,
  contraction: 30,
  churn: 20,
  newLogo: 200,
  reactivation: 5,
  restatement: -7,
};
type Amounts = typeof base;
const movement = (amounts: Partial<Amounts>) => {
  const all = { ...base, ...amounts };
  return {
    opening: money(all.opening),
    expansion: money(all.expansion),
    contraction: money(all.contraction),
    churn: money(all.churn),
    newLogo: money(all.newLogo),
    reactivation: money(all.reactivation),
    restatement: money(all.restatement),
  };
};

test('NRR and GRR of an empty cohort are errors, not infinity', () => {
  const empty = movement({ opening: 0, contraction: 0, churn: 0 });
  expect([netRevenueRetention(empty), grossRevenueRetention(empty)]).toEqual([
    { ok: false, error: { type: 'emptyCohort' } },
    { ok: false, error: { type: 'emptyCohort' } },
  ]);
  expect(arrGrowth(money(0), money(10))).toEqual({ ok: false, error: { type: 'emptyCohort' } });
});

test('customers won, won back or restated are in neither NRR nor GRR', () => {
  const quiet = movement({ newLogo: 0, reactivation: 0, restatement: 0 });
  expect(netRevenueRetention(movement({}))).toEqual(netRevenueRetention(quiet));
  expect(grossRevenueRetention(movement({}))).toEqual(grossRevenueRetention(quiet));
});

test('net new ARR counts all six movements, and an opening of 0 is no error', () => {
  expect(netNewArr(movement({}))).toEqual({ ok: true, value: 248 });
  expect(netNewArr(movement({ opening: 0, contraction: 0, churn: 0 }))).toEqual({ ok: true, value: 298 });
});

test('losses of exactly the opening are a GRR of 0; one cent more is an error with the excess', () => {
  expect(grossRevenueRetention(movement({ contraction: 400, churn: 600 }))).toEqual({ ok: true, value: 0 });
  expect(netRevenueRetention(movement({ contraction: 400, churn: 601 }))).toEqual({
    ok: false,
    error: { type: 'lossExceedsOpening', excess: 1 },
  });
});

test('without losses the quick ratio is not available, neither 0 nor infinite', () => {
  expect(quickRatio(movement({ contraction: 0, churn: 0 }))).toEqual({ ok: false, error: { type: 'noLosses' } });
  expect(quickRatio(movement({}))).toEqual({ ok: true, value: 6 });
});

test.each([
  ['opening', 'opening revenue'],
  ['expansion', 'expansion'],
  ['contraction', 'contraction'],
  ['churn', 'churn'],
] as const)('a negative or missing %s is named by every measure of a cohort', (part, amount) => {
  for (const measure of [netRevenueRetention, grossRevenueRetention, netNewArr, quickRatio]) {
    expect(measure(movement({ [part]: -1 }))).toEqual({ ok: false, error: { type: 'negativeMovement', amount } });
    expect(measure(movement({ [part]: Number.NaN }))).toEqual({ ok: false, error: { type: 'notFinite', amount } });
  }
});

test('new-logo revenue and reactivation cannot be negative, a restatement can', () => {
  expect(netNewArr(movement({ newLogo: -1 })).ok).toBe(false);
  expect(netNewArr(movement({ reactivation: -1 })).ok).toBe(false);
  expect(netNewArr(movement({ restatement: -100 }))).toEqual({ ok: true, value: 155 });
  expect(netNewArr(movement({ restatement: Number.NaN }))).toMatchObject({
    error: { type: 'notFinite', amount: 'restatement' },
  });
});

test('growth is measured against the opening of a year ago, and is negative where ARR fell', () => {
  expect(expectOk(arrGrowth(money(1_000), money(1_250)))).toBe(0.25);
  expect(expectOk(arrGrowth(money(1_000), money(750)))).toBe(-0.25);
  expect(arrGrowth(money(1_000), money(-1))).toMatchObject({
    error: { type: 'negativeMovement', amount: 'closing revenue' },
  });
});

test('a base that does not grow never doubles', () => {
  expect(doublingTime(ratio(1))).toEqual({ ok: false, error: { type: 'neverDoubles', nrr: 1 } });
  expect(doublingTime(ratio(Number.NaN))).toEqual({ ok: false, error: { type: 'notFinite', amount: 'NRR' } });
});

test('GRR lies between 0 and 1 and never above NRR', () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, amount, (expansion, contraction, churn, kept) => {
      const m = movement({ opening: contraction + churn + kept, expansion, contraction, churn });
      fc.pre(m.opening > 0);
      const grr = grossRevenueRetention(m);
      fc.pre(grr.ok);
      expect(expectOk(grr)).toBeGreaterThanOrEqual(0);
      expect(expectOk(grr)).toBeLessThanOrEqual(1);
      expect(expectOk(netRevenueRetention(m))).toBeGreaterThanOrEqual(expectOk(grr));
    }),
  );
});

test('every error has a sentence', () => {
  for (const error of [
    { type: 'notFinite', amount: 'churn' },
    { type: 'negativeMovement', amount: 'churn' },
    { type: 'lossExceedsOpening', excess: money(1) },
    { type: 'emptyCohort' },
    { type: 'noLosses' },
  ] as const) {
    expect(describeRetentionError(error)).toMatch(/^[A-Z].*\.$/);
  }
});

test('losses that come to the whole opening only when they are added up leave a GRR of exactly 0', () => {
  const all = movement({ opening: 0.3, expansion: 0, contraction: 0.1, churn: 0.2 });
  expect(0.1 + 0.2).toBeGreaterThan(0.3);
  expect([grossRevenueRetention(all), netRevenueRetention(all)]).toEqual([
    { ok: true, value: 0 },
    { ok: true, value: 0 },
  ]);
  expect(netRevenueRetention(movement({ opening: 0.3, contraction: 0.1, churn: 0.2 + 1e-12 })).ok).toBe(false);
});
