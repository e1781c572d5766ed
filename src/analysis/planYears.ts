import { err, ok, type Result } from '#base/result';
import { periodLabel, periodsPerYear } from '#domain/timeline';
import { type FoldedRun, foldRun, valueOver } from '#engine/aggregate';
import type { Cause } from '#engine/cause';
import { explain, explainOver } from '#engine/explain';
import { type Evaluation, evaluateLanes, type LaneRequest, valueIn } from '#plan/lanes';
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

/** A figure of the plan, or why there is none. */
export interface Figure {
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

/** A figure of a year of the plan. */
export type YearFigure = Figure;

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

/** Evaluates lanes of a plan that has the pack, for reading by year: a plan that is shorter than a year is refused. */
export function yearLanes(
  plan: Plan,
  pack: AddablePack,
  requests: readonly LaneRequest[],
): Result<YearLanes, PackReadingError> {
  if (hasPack(plan, pack) && planYears(plan).length === 0) return err({ type: 'noYear' });
  return packLanes(plan, pack, requests);
}

/** The same for what can be said of single periods too: a plan that is shorter than a year has no years. */
export function packLanes(
  plan: Plan,
  pack: AddablePack,
  requests: readonly LaneRequest[],
): Result<YearLanes, PackReadingError> {
  if (!hasPack(plan, pack)) return err({ type: 'noPack', pack });
  const years = planYears(plan);
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
      return absent(evaluation, explainOver(folded, line, 'total', year, lane).cause, lane);
    },
  });
}

/** A line of the whole plan in one period, with the reason where there is none. */
export function figureAt(evaluation: Evaluation, line: string, period: number, lane: number): Figure {
  const value = valueIn(evaluation, line, 'total', period, lane);
  if (!Number.isNaN(value)) return available(value);
  return absent(evaluation, explain(evaluation.run, line, 'total', period, lane).cause, lane);
}

/** What is computed of figures of the plan: not available where one of them is not, for its reason. */
export function figureOf(parts: readonly Figure[], of: (...values: readonly number[]) => number): Figure {
  const missing = parts.find(({ value }) => Number.isNaN(value));
  return missing ?? available(of(...parts.map(({ value }) => value)));
}

export function available(value: number): Figure {
  return { value, why: null, missing: null };
}

function absent(evaluation: Evaluation, cause: Cause | null, lane: number): Figure {
  if (cause === null) return available(Number.NaN);
  const missing = cause.type === 'missingInput' ? { line: cause.line, period: cause.period } : null;
  return { value: Number.NaN, why: describeFigureCause(evaluation, cause, lane), missing };
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
