import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASES, type Basis, formatMonth, GRAINS, type Grain, periodId } from '#domain/timeline';
import { checkPlan } from '#plan/check';
import { applyAll } from '#plan/edits';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { BySegment, Plan, Series } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { segmentKeys, timelineOf } from '#plan/planParts';
import { evaluated, planOf } from './plans';

const MONTHS: Readonly<Record<Basis | Grain, number>> = { annual: 12, quarterly: 3, monthly: 1, month: 1, quarter: 3 };

/** What segments state in each period: churn, contraction, five gains, new logos, and a restatement that may be negative. */
type Stated = readonly (readonly number[])[];

interface Sketch {
  readonly basis: Basis;
  readonly grain: Grain;
  readonly periods: number;
  readonly fiscalYearStart: number;
  readonly quartersIn: number;
  readonly segments: number;
  readonly starting: readonly number[];
  readonly rates: readonly number[];
}

const sketches: fc.Arbitrary<Sketch> = fc.record({
  basis: fc.constantFrom(...BASES),
  grain: fc.constantFrom(...GRAINS),
  periods: fc.oneof(fc.constantFrom(1, 4, 12, 120), fc.integer({ min: 1, max: 40 })),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  quartersIn: fc.nat(3),
  segments: fc.constantFrom(0, 1, 2, 12),
  starting: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e9, noNaN: true })), {
    minLength: 12,
    maxLength: 12,
  }),
  rates: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.5, noNaN: true })), {
    minLength: 61,
    maxLength: 61,
  }),
});

/** The plan of a sketch, every rate different in every period, and what it states. */
function made(sketch: Sketch): { readonly plan: Plan; readonly stated: Stated[] } {
  const { basis, grain, periods, fiscalYearStart } = sketch;
  const month = (fiscalYearStart - 1 + 3 * sketch.quartersIn) % 12;
  const start = formatMonth(2027 * 12 + (grain === 'quarter' ? month : sketch.quartersIn));
  const segments = Array.from({ length: sketch.segments }, (_, at) => `S${at}`);
  const empty = planOf({ basis, grain, periods, fiscalYearStart, start, segments });
  const timeline = timelineOf(empty);
  const keys = sketch.segments === 0 ? ['all'] : empty.segments.map(({ id }) => id);
  const stated = keys.map((_, segment) =>
    Array.from({ length: periods }, (_, period) =>
      RATES.map((_, rate) => sketch.rates[(segment * 17 + period * 7 + rate) % 61] as number),
    ),
  );
  const series = (value: (segment: number, period: number) => number): BySegment<Series> =>
    Object.fromEntries(
      keys.map((key, segment) => {
        const cells = Array.from({ length: periods }, (_, period) => [
          periodId(timeline, period),
          value(segment, period),
        ]);
        return [key, { every: null, at: Object.fromEntries(cells) }];
      }),
    );
  const values: Readonly<Record<string, BySegment<Series>>> = {
    ...Object.fromEntries(
      RATES.map(({ rate }, at) => [rate, series((segment, period) => stated[segment]?.[period]?.[at] ?? 0)]),
    ),
    restatement_arr: series((segment, period) => (period % 5 === 4 ? -100 * segment - 1 : 0)),
    new_logo_arr: series((segment, period) => ((segment + period) % 3 === 0 ? 5_000 : 0)),
    starting_arr: Object.fromEntries(
      keys.map((key, segment) => [key, { every: sketch.starting[segment] as number, at: {} }]),
    ),
  };
  const lines = empty.lines.map((line) => {
    const given = values[line.id];
    return given === undefined ? line : { ...line, definition: { type: 'input' as const, values: given } };
  });
  return { plan: { ...empty, lines }, stated };
}

/** NRR and GRR that a period keeps when its rates hold for a period of the basis; by logarithms, not by the plan's factors. */
function kept(rates: readonly number[], { basis, grain }: Sketch): readonly [number, number] {
  const grr = 1 - ((rates[0] ?? 0) + (rates[1] ?? 0));
  const nrr = rates.slice(2).reduce((sum, rate) => sum + rate, grr);
  const power = MONTHS[grain] / MONTHS[basis];
  return [Math.pow(nrr, power), Math.pow(grr, power)];
}

function expectNear(actual: number, wanted: number, about: string): void {
  const isNear = Number.isNaN(wanted)
    ? Number.isNaN(actual)
    : Math.abs(actual / wanted - 1) < 1e-11 || Math.abs(actual - wanted) < 1e-12;
  expect(isNear, `${about}: ${actual} for ${wanted}`).toBe(true);
}

/** The product of a period figure over the year that ends in a period; NaN before there is one, or where one is missing. */
function overTheYear(figure: (period: number) => number, last: number, perYear: number): number {
  if (last < perYear - 1) return Number.NaN;
  return Array.from({ length: perYear }, (_, back) => figure(last - back)).reduce((product, one) => product * one);
}

/** Retention of an opening of 0: it stays 0 where the period before lost everything, and is not there otherwise. */
function ofNothing(evaluation: Evaluation, line: string, slice: number | 'total', period: number): number {
  const before = period === 0 ? 1 : valueIn(evaluation, line, slice, period - 1, 0);
  return before === 0 ? 0 : Number.NaN;
}

test('rates that differ in every period, segment and plan keep what they state, and the bridge foots everywhere', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const { plan, stated } = made(sketch);
      const evaluation = evaluated(plan);
      const perYear = sketch.grain === 'month' ? 12 : 4;
      for (const [segment, rates] of stated.entries()) {
        const opening = (period: number) => valueIn(evaluation, 'opening_arr', segment, period, 0);
        for (const [at, line] of ['nrr', 'grr'].entries()) {
          const figure = (period: number) =>
            opening(period) === 0
              ? ofNothing(evaluation, line, segment, period)
              : (kept(rates[period] ?? [], sketch)[at] as number);
          for (let period = 0; period < plan.periods; period++) {
            expectNear(
              valueIn(evaluation, `${line}_ttm`, segment, period, 0),
              overTheYear(figure, period, perYear),
              `${line} of ${segment} in ${period}`,
            );
          }
        }
      }
      expectTotals(evaluation, perYear);
      expect(checkPlan(plan)).toEqual({ ok: true, value: [] });
    }),
    { numRuns: 60 },
  );
});

function expectTotals(evaluation: Evaluation, perYear: number): void {
  const total = (line: string, period: number) => valueIn(evaluation, line, 'total', period, 0);
  const nrr = (period: number) => {
    const opening = total('opening_arr', period);
    const end =
      opening + total('expansion_arr', period) - total('contraction_arr', period) - total('churn_arr', period);
    return opening === 0 ? ofNothing(evaluation, 'nrr', 'total', period) : end / opening;
  };
  for (let period = 0; period < evaluation.plan.periods; period++) {
    expectNear(total('nrr_ttm', period), overTheYear(nrr, period, perYear), `total NRR in ${period}`);
  }
}

test('one dollar on any one closing cell of any scenario is found there and in its total, and nowhere else', () => {
  fc.assert(
    fc.property(sketches, fc.nat(), fc.nat(), fc.boolean(), (sketch, inSegment, inPeriod, isOverride) => {
      const base = made({ ...sketch, starting: sketch.starting.map((amount) => amount / 1000) }).plan;
      const plan: Plan = {
        ...base,
        scenarios: [
          ...base.scenarios,
          { id: 'up', name: 'Up', parent: 'base', locked: false, note: '', overrides: {} },
        ],
      };
      const evaluation = evaluated(plan);
      const keys = segmentKeys(plan, { segmented: true });
      const slice = inSegment % keys.length;
      const index = inPeriod % plan.periods;
      const key = keys[slice] as string;
      const period = periodId(timelineOf(plan), index);
      const value = valueIn(evaluation, 'closing_arr', slice, index, 0) + 1;
      // Beyond that a dollar is rounding: the check allows 1e-12 of closing.
      fc.pre(Math.abs(valueIn(evaluation, 'closing_arr', 'total', index, 0)) < 1e11 && Math.abs(value) < 1e11);
      const outcome = applyAll(plan, [
        isOverride
          ? {
              type: 'setOverride',
              scenario: 'up',
              line: 'closing_arr',
              override: { values: {}, formula: null, cells: { [key]: { [period]: value } } },
            }
          : { type: 'setCell', line: 'closing_arr', segment: key, period, value },
      ]);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      const found = checkPlan(outcome.value.plan);
      if (!found.ok) throw new Error('does not compile');
      const scenarios = isOverride ? ['up'] : ['base', 'up'];
      const places = plan.segments.length === 0 ? [key] : [key, 'total'];
      expect(found.value.map((one) => [one.scenario, one.segment, one.period, one.type])).toEqual(
        scenarios.flatMap((scenario) => places.map((place) => [scenario, place, period, 'identity'])),
      );
    }),
    { numRuns: 60 },
  );
});
