import { ok, type Result } from '#base/result';
import { growthMultiple } from '#domain/growthPath';
import { ratio } from '#domain/units';
import { GROWTH_NRR } from '#plan/growthPack';
import { type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { atYearNrr, tried } from './growthGrid';
import { type PackReadingError, type PlanYear, type YearFigure, yearLanes } from './planYears';

/** What a growth target takes in some time of the plan, against what the plan has. Amounts are ARR. */
interface Requirement {
  readonly target: number;
  /** Held for a year: of a year the product of its periods, or the one that is tried out. */
  readonly nrr: number;
  readonly moving: number;
  readonly compensatory: number;
  readonly additive: number;
  readonly planned: number;
  /** Required less planned; below zero a surplus. */
  readonly gap: number;
}

export interface RequirementYear extends PlanYear, Requirement {
  /** ARR at the opening of the year on the target's own path. */
  readonly opening: number;
  /** New logos standing still in the year they are won. */
  readonly simple: number;
  /** The gap again, with the reason where it cannot be computed. */
  readonly gapFigure: YearFigure;
}

export interface RequirementPeriod extends Requirement {
  readonly period: number;
}

/** ARR at the end of a period and where it comes from; period −1 is the opening. */
export interface PathPeriod {
  readonly period: number;
  readonly fromBase: number;
  readonly fromNewLogos: number;
  readonly total: number;
  /** Where the target's own path is; NaN without a target. */
  readonly target: number;
}

export interface GrowthReading {
  readonly years: readonly RequirementYear[];
  readonly periods: readonly RequirementPeriod[];
  readonly path: readonly PathPeriod[];
  /** Where ARR levels off at the new-logo ARR and the NRR of the last year; null where it does not. */
  readonly ceiling: number | null;
  /** What yearly growth tends to: the larger of the last year's NRR and of the growth of new-logo ARR, less 1. null before two years. */
  readonly longRunGrowth: number | null;
  /** Years in which the base alone doubles at the NRR of the last year; null where it does not. */
  readonly doublingYears: number | null;
  /** NRR of the last year, which these three are read at. */
  readonly lastNrr: number;
  /** How many times as fast ARR grows at an NRR of 120 as at 95%, with the new logos of the first year; null where it does not at 95. */
  readonly multiple: number | null;
}

export interface GrowthQuestion {
  readonly scenario: string;
  /** The NRR that the target is read against in place of the plan's own; null for that. */
  readonly nrr: number | null;
}

/** Lines that bring ARR into a plan from outside its base. */
const WON = ['new_logo_arr', 'reactivation_arr', 'restatement_arr'] as const;

/** What the plan's target takes year by year, and where its ARR comes from: the base is the plan with nobody won. */
export function growthReadingOf(
  plan: Plan,
  { scenario, nrr: chosen }: GrowthQuestion,
): Result<GrowthReading, PackReadingError> {
  const none = WON.map((line): Probe => ({ line, segment: null, period: null, value: 0 }));
  const lanes = yearLanes(plan, 'growth', [
    { scenario, probes: tried(GROWTH_NRR, chosen) },
    { scenario, probes: none },
  ]);
  if (!lanes.ok) return lanes;
  const { evaluation, years, at, figure } = lanes.value;
  const inPeriod = (line: string, period: number, lane = 0) => valueIn(evaluation, line, 'total', period, lane);
  const closing = (period: number, lane: number) =>
    period < 0 ? inPeriod('opening_arr', 0, lane) : inPeriod('closing_arr', period, lane);
  const last = years.length - 1;
  const nrr = at('nrr', last, 0);
  const won = (year: number) => at('new_logo_arr', year, 0);
  const growthOfWon = last === 0 ? Number.NaN : won(last) / won(last - 1);
  const doubling = at('doubling_years', last, 0);
  return ok({
    years: years.map((year, index): RequirementYear => {
      const of = (line: string) => at(line, index, 0);
      return {
        ...year,
        ...requirement(of, chosen ?? of('nrr')),
        opening: of('target_opening'),
        simple: atYearNrr(lanes.value, 'required_new_logo_simple', index, 0, chosen !== null),
        gapFigure: figure('new_logo_gap', index, 0),
      };
    }),
    periods: Array.from({ length: plan.periods }, (_, period): RequirementPeriod => {
      const of = (line: string) => inPeriod(line, period);
      return { period, ...requirement(of, of(GROWTH_NRR)) };
    }),
    path: Array.from({ length: plan.periods + 1 }, (_, index): PathPeriod => {
      const period = index - 1;
      const [total, fromBase] = [closing(period, 0), closing(period, 1)];
      const target = period < 0 ? inPeriod('target_opening', 0) : inPeriod('target_arr', period);
      return { period, fromBase, fromNewLogos: total - fromBase, total, target };
    }),
    ceiling: nrr < 1 ? won(last) / (1 - nrr) : null,
    longRunGrowth: Number.isFinite(growthOfWon) ? Math.max(nrr, growthOfWon) - 1 : null,
    doublingYears: Number.isNaN(doubling) ? null : doubling,
    lastNrr: nrr,
    multiple: growthMultiple(ratio(1.2), ratio(0.95), ratio(won(0) / at('opening_arr', 0, 0))),
  });
}

function requirement(of: (line: string) => number, nrr: number): Requirement {
  return {
    target: of('target_growth'),
    nrr,
    moving: of('required_new_logo_arr'),
    compensatory: of('compensatory_arr'),
    additive: of('additive_arr'),
    planned: of('new_logo_arr'),
    gap: of('new_logo_gap'),
  };
}
