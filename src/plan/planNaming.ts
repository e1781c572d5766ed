import { periodLabel } from '#domain/timeline';
import type { Naming } from '#engine/describe';
import type { Plan } from './model';
import { type CompiledPlan, variantScenarios } from './planModel';
import { timelineOf } from './planParts';
import { entry } from './records';

/** How the engine's places read in sentences about a plan: scenarios, periods and segments by their names. */
export function namingOf(plan: Plan, compiled: CompiledPlan): Naming {
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
