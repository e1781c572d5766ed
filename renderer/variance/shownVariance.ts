import type { Result } from '#base/result';
import { type Variance, varianceOf } from '#analysis/variance';
import type { Plan } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';

const shown = new WeakMap<Plan, Map<string, Result<Variance | null, string>>>();

/** A scenario with and without the actuals of its plan, evaluated once for all that show it; null where nothing is closed. */
export function shownVariance(plan: Plan, scenario: string): Result<Variance | null, string> {
  const known = shown.get(plan) ?? new Map<string, Result<Variance | null, string>>();
  shown.set(plan, known);
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const variance = varianceOf(plan, scenario);
  const made = variance.ok ? variance : { ok: false as const, error: describePlanModelError(variance.error) };
  known.set(scenario, made);
  return made;
}
