import { ok, type Result } from '#base/result';
import type { Probe } from '#plan/lanes';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type PackReadingError, type PlanYear, yearLanes } from './planYears';

/** What a growth target takes in one year of the plan, against what the plan has. Amounts are ARR. */
export interface RequirementYear extends PlanYear {
  readonly target: number;
  /** Of the year, the product of its periods. */
  readonly nrr: number;
  readonly simple: number;
  readonly moving: number;
  readonly compensatory: number;
  readonly additive: number;
  readonly planned: number;
  /** Required less planned; below zero a surplus. */
  readonly gap: number;
}

/** ARR at the end of a period and where it comes from; period −1 is the opening. */
export interface PathPeriod {
  readonly period: number;
  readonly fromBase: number;
  readonly fromNewLogos: number;
  readonly total: number;
}

export interface GrowthReading {
  readonly years: readonly RequirementYear[];
  readonly path: readonly PathPeriod[];
  /** Where ARR levels off at the new-logo ARR and the NRR of the last year; null where it does not. */
  readonly ceiling: number | null;
  /** What yearly growth tends to: the larger of the last year's NRR and of the growth of new-logo ARR, less 1. null before two years. */
  readonly longRunGrowth: number | null;
  /** Years in which the base alone doubles at the NRR of the last year; null where it does not. */
  readonly doublingYears: number | null;
}

/** Lines that bring ARR into a plan from outside its base. */
const WON = ['new_logo_arr', 'reactivation_arr', 'restatement_arr'] as const;

/** What the plan's target takes year by year, and where its ARR comes from: the base is the plan with nobody won. */
export function growthReadingOf(plan: Plan, scenario: string): Result<GrowthReading, PackReadingError> {
  const none = WON.map((line): Probe => ({ line, segment: null, period: null, value: 0 }));
  const lanes = yearLanes(plan, 'growth', [
    { scenario, probes: [] },
    { scenario, probes: none },
  ]);
  if (!lanes.ok) return lanes;
  const { evaluation, years, at } = lanes.value;
  const closing = (period: number, lane: number) =>
    period < 0
      ? valueIn(evaluation, 'opening_arr', 'total', 0, lane)
      : valueIn(evaluation, 'closing_arr', 'total', period, lane);
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
        target: of('target_growth'),
        nrr: of('nrr'),
        simple: of('required_new_logo_simple'),
        moving: of('required_new_logo_arr'),
        compensatory: of('compensatory_arr'),
        additive: of('additive_arr'),
        planned: of('new_logo_arr'),
        gap: of('new_logo_gap'),
      };
    }),
    path: Array.from({ length: plan.periods + 1 }, (_, index): PathPeriod => {
      const period = index - 1;
      const [total, fromBase] = [closing(period, 0), closing(period, 1)];
      return { period, fromBase, fromNewLogos: total - fromBase, total };
    }),
    ceiling: nrr < 1 ? won(last) / (1 - nrr) : null,
    longRunGrowth: Number.isFinite(growthOfWon) ? Math.max(nrr, growthOfWon) - 1 : null,
    doublingYears: Number.isNaN(doubling) ? null : doubling,
  });
}
