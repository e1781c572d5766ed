import fc from 'fast-check';
import { explain } from '#engine/explain';
import { expect, test } from 'vitest';
import { BASES, GRAINS } from '#domain/timeline';
import { evaluatePlan, valueIn, type Evaluation } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { evaluated, planOf, withEvery } from './plans';

const PAIRS = BASES.flatMap((basis) => GRAINS.map((grain) => ({ basis, grain })));

function stated(rates: Readonly<Record<string, number>>): { readonly grr: number; readonly nrr: number } {
  const at = (rate: string) => rates[rate] ?? 0;
  const grr = 1 - (at('churn_rate') + at('contraction_rate'));
  const gains = RATES.filter(({ loss }) => !loss).reduce((sum, { rate }) => sum + at(rate), 0);
  return { grr, nrr: grr + gains };
}

/** A stated figure over a year: rates of a shorter basis compound. */
function yearly(basis: string, figure: number): number {
  const times = basis === 'annual' ? 1 : basis === 'quarterly' ? 4 : 12;
  return Array.from({ length: times }).reduce<number>((product) => product * figure, 1);
}

function expectClose(actual: number, expected: number, about: string): void {
  expect(
    Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${about}: ${actual} for ${expected}`,
  ).toBe(true);
}

const CASES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  [
    'losses and gains',
    { churn_rate: 0.1, contraction_rate: 0.02, upsell_rate: 0.06, seat_rate: 0.05, price_rate: 0.01 },
  ],
  ['NRR exactly 1', { churn_rate: 0.125, upsell_rate: 0.125 }],
  ['NRR a hair above 1', { churn_rate: 0.25, upsell_rate: 0.25 + 1e-16 }],
  ['NRR a hair below 1', { churn_rate: 0.25 + 1e-16, upsell_rate: 0.25 }],
  ['no losses', { upsell_rate: 0.2, usage_rate: 0.03 }],
  ['no expansion', { churn_rate: 0.1, contraction_rate: 0.05 }],
  ['nothing at all', {}],
  ['losses 100% with expansion', { churn_rate: 0.7, contraction_rate: 0.3, cross_sell_rate: 0.4 }],
  ['losses 100% without expansion', { churn_rate: 0.75, contraction_rate: 0.25 }],
  ['losses 100% by churn alone', { churn_rate: 1 }],
  ['losses that add up to 100% only when added first', { churn_rate: 0.9, contraction_rate: 0.1, usage_rate: 0.2 }],
  ['GRR a hair above 0', { churn_rate: 1 - 1e-16, upsell_rate: 0.5 }],
  ['expansion above 100%', { churn_rate: 0.1, seat_rate: 1.5 }],
];

test.each(PAIRS.flatMap((pair) => CASES.map(([name, rates]) => ({ ...pair, name, rates }))))(
  '$basis rates in a plan of $grain periods come back as 12-month NRR and GRR: $name',
  ({ basis, grain, rates }) => {
    const plan = withEvery(planOf({ basis, grain, periods: grain === 'month' ? 26 : 9 }), {
      starting_arr: 1_000_000,
      new_logo_arr: 5_000,
      ...rates,
    });
    const evaluation = evaluated(plan);
    const perYear = grain === 'month' ? 12 : 4;
    const figures = stated(rates);
    for (let period = 0; period < plan.periods; period++) {
      const nrr = valueIn(evaluation, 'nrr_ttm', 0, period, 0);
      const grr = valueIn(evaluation, 'grr_ttm', 0, period, 0);
      if (period < perYear - 1) expect([nrr, grr]).toEqual([Number.NaN, Number.NaN]);
      else {
        expectClose(nrr, yearly(basis, figures.nrr), `NRR in ${period}`);
        expectClose(grr, yearly(basis, figures.grr), `GRR in ${period}`);
      }
    }
  },
);

test.each(PAIRS)(
  'when everything was lost and nobody is won, 12-month NRR and GRR are 0: $basis rates, $grain periods',
  ({ basis, grain }) => {
    const plan = withEvery(planOf({ basis, grain, periods: grain === 'month' ? 14 : 6 }), {
      starting_arr: 1_000_000,
      churn_rate: 1,
    });
    const evaluation = evaluated(plan);
    const perYear = grain === 'month' ? 12 : 4;
    const readings = Array.from({ length: plan.periods }, (_, period) =>
      ['nrr_ttm', 'grr_ttm'].map((line) => valueIn(evaluation, line, 0, period, 0)),
    );
    const wanted = readings.map((_, period) => (period < perYear - 1 ? [Number.NaN, Number.NaN] : [0, 0]));
    expect(readings).toEqual(wanted);
  },
);

test('a plan that never had ARR has no retention, and says that its opening is 0', () => {
  const evaluation = evaluated(planOf({ basis: 'annual', grain: 'month', periods: 3 }));
  expect([0, 1, 2].map((period) => valueIn(evaluation, 'nrr', 0, period, 0))).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
  expect(explain(evaluation.run, 'nrr', 'total', 2, 0).cause).toMatchObject({
    type: 'divisionByZero',
    divisor: 'opening_arr',
    period: 0,
  });
});

const fraction = fc.double({ min: 0, max: 0.4, noNaN: true });
const ratesOf = fc.record({
  churn_rate: fraction,
  contraction_rate: fraction,
  upsell_rate: fraction,
  seat_rate: fraction,
  usage_rate: fraction,
});

test('each segment gives its own stated NRR and GRR, totals foot, and total NRR compounds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PAIRS),
      ratesOf,
      ratesOf,
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      ({ basis, grain }, a, b, won) => {
        const empty = planOf({ basis, grain, segments: ['SMB', 'Enterprise'], periods: grain === 'month' ? 14 : 6 });
        const both = withEvery(
          withEvery(empty, { starting_arr: 3e6, new_logo_arr: won, ...a }, 'smb'),
          { starting_arr: 1e6, ...b },
          'enterprise',
        );
        const evaluation = evaluated(both);
        const perYear = grain === 'month' ? 12 : 4;
        const last = both.periods - 1;
        for (const [segment, rates] of [a, b].entries()) {
          expectClose(
            valueIn(evaluation, 'nrr_ttm', segment, last, 0),
            yearly(basis, stated(rates).nrr),
            'segment NRR',
          );
          expectClose(
            valueIn(evaluation, 'grr_ttm', segment, last, 0),
            yearly(basis, stated(rates).grr),
            'segment GRR',
          );
        }
        let compounded = 1;
        for (let period = both.periods - perYear; period < both.periods; period++) {
          const total = (line: string) => valueIn(evaluation, line, 'total', period, 0);
          const opening = total('opening_arr');
          compounded *= (opening + total('expansion_arr') - total('contraction_arr') - total('churn_arr')) / opening;
        }
        expectClose(valueIn(evaluation, 'nrr_ttm', 'total', last, 0), compounded, 'total NRR');
        for (let period = 0; period < both.periods; period++) {
          const segments =
            valueIn(evaluation, 'closing_arr', 0, period, 0) + valueIn(evaluation, 'closing_arr', 1, period, 0);
          expect(valueIn(evaluation, 'closing_arr', 'total', period, 0)).toBe(segments);
          expect(Math.abs(valueIn(evaluation, 'bridge_check', 'total', period, 0))).toBeLessThan(0.005);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test.each(PAIRS)('losses above 100% have no bridge: $basis rates, $grain periods', ({ basis, grain }) => {
  const plan = withEvery(planOf({ basis, grain }), {
    starting_arr: 100,
    churn_rate: 0.8,
    contraction_rate: 0.3,
    upsell_rate: 0.9,
  });
  expect(firstValues(plan, ['churn_arr', 'closing_arr', 'nrr', 'grr'])).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});

function firstValues(plan: Plan, lines: readonly string[]): readonly number[] {
  const evaluation: Evaluation = evaluated(plan);
  return lines.map((line) => valueIn(evaluation, line, 0, 0, 0));
}

test('the worked example of one year gives NRR 107% and GRR 92%', () => {
  const plan = withEvery(planOf({ basis: 'monthly', grain: 'month' }), {
    starting_arr: 100_000,
    upsell_rate: 0.15,
    contraction_rate: 0.03,
    churn_rate: 0.05,
  });
  expect(firstValues(plan, ['closing_arr', 'net_new_arr', 'nrr', 'grr'])).toEqual([107_000, 7_000, 1.07, 0.92]);
});

test('an effect that would push a rate below zero leaves it at zero', () => {
  const plan = withEvery(planOf({ basis: 'monthly', grain: 'month' }), { starting_arr: 100, churn_rate: 0.1 });
  const evaluation = evaluatePlan(
    plan,
    ['base'],
    [{ line: 'churn_rate_effect', segment: null, period: null, value: 0.25 }],
  );
  if (!evaluation.ok) throw new Error('does not compile');
  expect(valueIn(evaluation.value, 'churn_rate_used', 0, 3, 0)).toBe(0);
  expect(valueIn(evaluation.value, 'nrr', 0, 3, 0)).toBe(1);
});

test('growth on the year before appears when a year of periods exists', () => {
  const plan = withEvery(planOf({ basis: 'annual', grain: 'quarter' }), {
    starting_arr: 1_000_000,
    churn_rate: 0.2,
    upsell_rate: 0.5,
  });
  const evaluation = evaluated(plan);
  expect(valueIn(evaluation, 'arr_growth_yoy', 0, 2, 0)).toBeNaN();
  expectClose(valueIn(evaluation, 'arr_growth_yoy', 0, 3, 0), 0.3, 'growth');
});
