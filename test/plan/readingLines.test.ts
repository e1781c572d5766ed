import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohortReading, compoundedReading, type ReadingError, simpleSumReading } from '#domain/nrrReadings';
import { doublingTime } from '#domain/retention';
import { money, type Ratio, ratio } from '#domain/units';
import type { Result } from '#base/result';
import { applyAll } from '#plan/edits';
import { type Evaluation, valueIn } from '#plan/lanes';
import { addReadingLines, readingLines } from '#plan/readingLines';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { periodIds } from '#domain/timeline';
import { evaluated, planOf, withAt, withEvery } from './plans';

/** Two segments of 1M each at 80% and 130% a year; the first alone wins 100,000 a month. */
function shiftingMix() {
  const plan = planOf({ basis: 'annual', grain: 'month', periods: 12, segments: ['Small', 'Large'] });
  return withEvery(
    withEvery(plan, { starting_arr: 1_000_000, churn_rate: 0.2, new_logo_arr: 100_000 }, 'small'),
    { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.4 },
    'large',
  );
}

test('two segments at 80% and 130%, the first winning 100,000 a month, read 99.61% compounded and 105.00% by cohort', () => {
  const evaluation = evaluated(shiftingMix());
  const percent = (line: string) => (valueIn(evaluation, line, 'total', 11, 0) * 100).toFixed(2);
  expect([percent('nrr_ttm'), percent('nrr_cohort')]).toEqual(['99.61', '105.00']);
  expect([0, 1].map((slice) => valueIn(evaluation, 'nrr_cohort', slice, 11, 0).toFixed(12))).toEqual([
    '0.800000000000',
    '1.300000000000',
  ]);
});

test('before twelve months exist no reading is made up', () => {
  const evaluation = evaluated(shiftingMix());
  for (const { id } of readingLines()) expect([id, valueIn(evaluation, id, 'total', 10, 0)]).toEqual([id, Number.NaN]);
});

test('years to double are those of the definition, and not available at 100% or below', () => {
  const plan = withEvery(planOf({ basis: 'annual', grain: 'quarter', periods: 4 }), {
    starting_arr: 100,
    upsell_rate: 0.3,
  });
  const doubling = doublingTime(ratio(1.3));
  expect(valueIn(evaluated(plan), 'doubling_years', 'total', 3, 0)).toBeCloseTo(doubling.ok ? doubling.value : 0, 12);
  const flat = withEvery(plan, { upsell_rate: 0 });
  expect(valueIn(evaluated(flat), 'doubling_years', 'total', 3, 0)).toBeNaN();
});

test('expansion of 3% a month reads 3% a month, whatever the rates are stated for', () => {
  const monthly = withEvery(planOf({ basis: 'monthly', grain: 'month', periods: 12 }), {
    starting_arr: 100,
    churn_rate: 0.01,
    usage_rate: 0.03,
    new_logo_arr: 1,
  });
  const evaluation = evaluated(monthly);
  expect(valueIn(evaluation, 'expansion_monthly', 'total', 11, 0)).toBeCloseTo(0.03, 12);
  const added = (line: string) =>
    Array.from({ length: 12 }, (_, month) => valueIn(evaluation, line, 'total', month, 0)).reduce((a, b) => a + b);
  expect(valueIn(evaluation, 'expansion_share', 'total', 11, 0)).toBeCloseTo(
    added('expansion_arr') / (added('expansion_arr') + 12),
    12,
  );
});

const fraction = fc.double({ min: 0, max: 0.45, noNaN: true });
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e7, noNaN: true }));
const segment = fc.record({
  starting_arr: amount,
  churn_rate: fc.oneof(fraction, fc.constant(1)),
  contraction_rate: fc.constant(0),
  upsell_rate: fraction,
  usage_rate: fraction,
  new_logo_arr: amount,
  reactivation_arr: amount,
  churn_later: fraction,
});

/** A rate of the last three periods: a year in which nothing changes could be read in any way. */
function changing(plan: Plan, rate: number) {
  return Object.fromEntries(
    periodIds(timelineOf(plan))
      .slice(-3)
      .map((id) => [id, rate]),
  );
}

test('the lines of all three readings are what the definitions say, over random plans of segments', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('month' as const, 'quarter' as const),
      (segments, grain) => {
        const names = segments.map((_, at) => `S${at + 1}`);
        const periods = grain === 'month' ? 14 : 6;
        let plan = planOf({ basis: 'annual', grain, periods, segments: names });
        for (const [at, values] of segments.entries()) {
          const name = names[at]?.toLowerCase();
          plan = withAt(withEvery(plan, values, name), 'churn_rate', changing(plan, values.churn_later), name);
        }
        const evaluation = evaluated(plan);
        for (const [line, reading] of READINGS) {
          const defined = reading(histories(evaluation, segments.length, grain === 'month' ? 12 : 4));
          if (!defined.ok) continue;
          const shown = valueIn(evaluation, line, 'total', periods - 1, 0);
          expect(Math.abs(shown - defined.value) <= 1e-11 * Math.max(1, defined.value), `${line} ${shown}`).toBe(true);
          compared += 1;
        }
      },
    ),
    { numRuns: 80 },
  );
  expect(compared).toBeGreaterThan(120);
});

const READINGS: readonly (readonly [string, (all: ReturnType<typeof histories>) => Result<Ratio, ReadingError>])[] = [
  ['nrr_ttm', compoundedReading],
  ['nrr_cohort', cohortReading],
  ['nrr_simple', simpleSumReading],
];

/** The movements of the last year of an evaluation, segment by segment. */
function histories(evaluation: Evaluation, segments: number, perYear: number) {
  const first = evaluation.timeline.periods - perYear;
  return Array.from({ length: segments }, (_, slice) =>
    Array.from({ length: perYear }, (_, at) => {
      const value = (line: string) => money(valueIn(evaluation, line, slice, first + at, 0));
      return {
        opening: value('opening_arr'),
        expansion: value('expansion_arr'),
        contraction: value('contraction_arr'),
        churn: value('churn_arr'),
      };
    }),
  );
}

test('a plan made before these lines gets them in one step, at their place, and none twice', () => {
  const plan = planOf({});
  const ids = new Set(readingLines().map(({ id }) => id));
  const older = { ...plan, lines: plan.lines.filter(({ id }) => !ids.has(id)) };
  const added = applyAll(older, addReadingLines(older));
  expect(added.ok && added.value.plan).toEqual(plan);
  expect(addReadingLines(plan)).toEqual([]);
});
