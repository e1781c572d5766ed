import { err, ok, type Result } from '#base/result';
import { periodLabel, periodsPerYear } from '#domain/timeline';
import { type FoldedRun, foldRun, valueOver } from '#engine/aggregate';
import { explainOver } from '#engine/explain';
import { type Evaluation, evaluateLanes, type LaneRequest } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { type AddablePack, hasPack } from '#plan/packs';
import { describePlanModelError, type PlanModelError } from '#plan/planModel';
import { describeFigureCause } from '#plan/planNaming';
import { timelineOf } from '#plan/planParts';

export type PackReadingError =
  | { readonly type: 'noPack'; readonly pack: AddablePack }
  /** Fewer than twelve months: nothing can be said of a year. */
  | { readonly type: 'noYear' }
  | { readonly type: 'model'; readonly error: PlanModelError };

export function describePackReadingError(error: PackReadingError): string {
  switch (error.type) {
    case 'noPack':
      return `The plan does not have the lines of the ${error.pack} pack, which this is read from: add the pack first.`;
    case 'noYear':
      return 'The plan is shorter than twelve months, and this is read from whole years: give it more periods.';
    case 'model':
      return describePlanModelError(error.error);
  }
}

/** A figure of a year of the plan, or why there is none. */
export interface YearFigure {
  /** NaN where it is not available. */
  readonly value: number;
  /** One sentence; null where there is a value. */
  readonly why: string | null;
  /** The input whose lack of a value is the reason; null where it is another, or there is a value. */
  readonly missing: MissingInput | null;
}

/** An input without a value, and the first period in which that is felt. */
export interface MissingInput {
  readonly line: string;
  readonly period: number;
}

/** A year of the plan: twelve months from its start, or from a later year's. */
export interface PlanYear {
  /** From 1. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** `Jan 2027 to Dec 2027` */
  readonly label: string;
}

/** Lanes of a plan read by whole years from its start. */
export interface YearLanes {
  readonly evaluation: Evaluation;
  readonly years: readonly PlanYear[];
  /** A line of the whole plan over a year, by the line's own rule. */
  readonly at: (line: string, year: number, lane: number) => number;
  /** The same with the reason where there is none. */
  readonly figure: (line: string, year: number, lane: number) => YearFigure;
}

/** Evaluates lanes of a plan that has the pack, for reading by year. */
export function yearLanes(
  plan: Plan,
  pack: AddablePack,
  requests: readonly LaneRequest[],
): Result<YearLanes, PackReadingError> {
  if (!hasPack(plan, pack)) return err({ type: 'noPack', pack });
  const years = planYears(plan);
  if (years.length === 0) return err({ type: 'noYear' });
  const evaluated = evaluateLanes(plan, requests);
  if (!evaluated.ok) return err({ type: 'model', error: evaluated.error });
  const evaluation = evaluated.value;
  const folded: FoldedRun = foldRun(evaluation.run, years, periodsPerYear(plan.grain));
  const at = (line: string, year: number, lane: number) => valueOver(folded, line, 'total', year, lane);
  return ok({
    evaluation,
    years,
    at,
    figure: (line, year, lane) => {
      const value = at(line, year, lane);
      if (!Number.isNaN(value)) return available(value);
      const { cause } = explainOver(folded, line, 'total', year, lane);
      if (cause === null) return { value, why: null, missing: null };
      const missing = cause.type === 'missingInput' ? { line: cause.line, period: cause.period } : null;
      return { value, why: describeFigureCause(evaluation, cause, lane), missing };
    },
  });
}

function available(value: number): YearFigure {
  return { value, why: null, missing: null };
}

/**
 * The plan up to the end of one of its years. Formulas look back only, so that its figures are those of the whole plan; where many
 * lanes are looked at for their first years alone, the others need not be computed.
 */
export function firstYears(plan: Plan, years: number): Plan {
  const periods = Math.max(1, years) * periodsPerYear(plan.grain);
  return periods < plan.periods ? { ...plan, periods } : plan;
}

/** The whole years of a plan, from its first period. */
function planYears(plan: Plan): readonly PlanYear[] {
  const timeline = timelineOf(plan);
  const length = periodsPerYear(plan.grain);
  return Array.from({ length: Math.floor(plan.periods / length) }, (_, index) => {
    const [from, to] = [index * length, (index + 1) * length - 1];
    return { number: index + 1, from, to, label: `${periodLabel(timeline, from)} to ${periodLabel(timeline, to)}` };
  });
}
