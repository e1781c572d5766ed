import { periodLabel } from '#domain/timeline';
import type { Cause } from '#engine/cause';
import { describeCause, type Naming } from '#engine/describe';
import type { Slice } from '#engine/model';
import { type Evaluation, valueIn } from './lanes';
import type { Plan } from './model';
import { CONVERSION_LINES } from './nrrTemplate';
import { type CompiledPlan, variantScenarios } from './planModel';
import { lineOf, timelineOf } from './planParts';
import { entry } from './records';
import { IS_SPLIT } from './unsplitExpansion';

/** How the engine's places read in sentences about a plan: scenarios, periods and segments by their names. */
function namingOf(plan: Plan, compiled: CompiledPlan): Naming {
  const timeline = timelineOf(plan);
  const scenarios = variantScenarios(plan, compiled.variants);
  return {
    variant: (line, variant) => entry(scenarios, line)?.[variant] ?? null,
    period: (period) => periodLabel(timeline, period),
    slice: (slice) => {
      if (plan.segments.length === 0) return null;
      return slice === 'total' ? 'total' : (plan.segments[slice]?.name ?? null);
    },
  };
}

/**
 * Why a figure of a plan cannot be computed: as the engine has it, or, where a rate is converted, that more than everything is
 * lost, instead of the root of a negative number that comes of it.
 */
export function describeFigureCause(evaluation: Evaluation, cause: Cause, lane: number): string {
  const naming = namingOf(evaluation.plan, evaluation);
  const losses =
    'period' in cause && CONVERSION_LINES.some((id) => id === cause.line) ? lossesAt(evaluation, cause, lane) : 0;
  if (cause.type === 'divisionByZero' && cause.divisor === IS_SPLIT) {
    const slice = naming.slice(cause.slice);
    const where = `${naming.period(cause.period)}${slice === null ? '' : ` (${slice})`}`;
    return `Not split: expansion in ${where} is known only in total, so ${cause.line} has no value of its own.`;
  }
  if (!('period' in cause && losses > 1)) return describeCause(cause, naming);
  const slice = naming.slice(cause.slice);
  return `Losses above 100% in ${naming.period(cause.period)}${slice === null ? '' : ` (${slice})`}: ${lossesText(losses)}.`;
}

/** `churn and contraction together are 120% of opening ARR; more than 100% cannot be lost`. */
export function lossesText(losses: number): string {
  // Twelve digits leave out what adding up rates in binary adds to them.
  return `churn and contraction together are ${Number((losses * 100).toPrecision(12))}% of opening ARR; more than 100% cannot be lost`;
}

function lossesAt(
  evaluation: Evaluation,
  place: { readonly slice: Slice; readonly period: number },
  lane: number,
): number {
  if (lineOf(evaluation.plan, 'grr_stated') === undefined) return 0;
  return 1 - valueIn(evaluation, 'grr_stated', place.slice, place.period, lane);
}
