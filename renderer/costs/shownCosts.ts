import { type CostReading, costReadingOf } from '#analysis/costReading';
import { describePackReadingError } from '#analysis/planYears';
import type { Result } from '#base/result';
import type { OpenPlan } from '../state/session';

/** What the view shows of the chosen scenario. */
export interface Shown extends Pick<OpenPlan, 'plan' | 'evaluation' | 'scenario'> {
  readonly reading: CostReading;
}

/**
 * Reads what expansion costs the chosen scenario, or says in a sentence why that cannot be read.
 *
 * Cost  one evaluation of some fifteen lanes; nothing is compiled for changed numbers.
 */
export function shownCosts({ plan, evaluation, scenario }: Omit<Shown, 'reading'>): Result<Shown, string> {
  const found = costReadingOf(plan, plan.scenarios[scenario]?.id ?? '');
  if (!found.ok) return { ok: false, error: describePackReadingError(found.error) };
  return { ok: true, value: { plan, evaluation, scenario, reading: found.value } };
}
