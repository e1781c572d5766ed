import { periodId, periodIndex, type Timeline } from '#domain/timeline';
import type { Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { timelineOf } from '#plan/planParts';

/** The line that NRR targets are about: NRR as the plan's rates state it, in the plan's basis. */
export const NRR_STATED = 'nrr_stated';

/** The targets for the NRR of the whole plan. */
export function nrrTargets(plan: Plan): readonly Target[] {
  return plan.targets.filter(
    ({ line, segment, direction }) => line === NRR_STATED && segment === null && direction === 'atLeast',
  );
}

/** The NRR wanted in a period: that of the last target due by then, or of one for every period; null where none counts yet. */
export function nrrTargetAt(plan: Plan, period: number): number | null {
  const id = periodId(timelineOf(plan), period);
  let found: Target | null = null;
  for (const target of nrrTargets(plan)) {
    if (target.period !== null && target.period > id) continue;
    if (found === null || (target.period ?? '') >= (found.period ?? '')) found = target;
  }
  return found?.value ?? null;
}

/** The last period with a target of its own; the last of the plan where no target names one inside it. */
export function lastTargetPeriod(plan: Plan, timeline: Timeline): number {
  const due = nrrTargets(plan).flatMap(({ period }) => {
    const index = period === null ? null : periodIndex(timeline, period);
    return index === null ? [] : [index];
  });
  return due.length === 0 ? timeline.periods - 1 : Math.max(...due);
}
