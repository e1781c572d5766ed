import { periodId, periodIndex, type Timeline } from '#domain/timeline';
import type { Edit } from '#plan/edit';
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

/** NRR wanted at a period, or from the start on where the period is null. */
export interface WantedNrr {
  readonly period: string | null;
  readonly value: number;
}

export function wantedNrr(plan: Plan): readonly WantedNrr[] {
  return nrrTargets(plan).map(({ period, value }) => ({ period, value }));
}

/** The edits that set the NRR target, one period or a path, and the scenario that states the end; what stays as it is needs none. */
export function targetEdits(plan: Plan, wanted: readonly WantedNrr[], statedEnd: string | null): readonly Edit[] {
  const kept = nrrTargets(plan);
  const others = plan.targets.filter((target) => !kept.includes(target));
  const ids = freeIds(others, wanted.length);
  const targets = wanted.map(({ period, value }, at): Target => {
    const before = kept.find((target) => target.period === period) ?? kept[at];
    return {
      id: ids[at] as string,
      name: 'NRR',
      line: NRR_STATED,
      segment: null,
      period,
      direction: 'atLeast',
      value,
      note: before?.note ?? '',
      source: before?.source ?? '',
    };
  });
  const edits: Edit[] = [];
  if (!isSameWanted(wanted, wantedNrr(plan)))
    edits.push({ type: 'setPlace', place: 'targets', value: [...others, ...targets] });
  if (statedEnd !== plan.statedEnd) edits.push({ type: 'setPlace', place: 'statedEnd', value: statedEnd });
  return edits;
}

function isSameWanted(a: readonly WantedNrr[], b: readonly WantedNrr[]): boolean {
  return (
    a.length === b.length && a.every(({ period, value }, at) => period === b[at]?.period && value === b[at]?.value)
  );
}

/** `nrr`, `nrr_2` and so on, as many as are wanted, without those of other targets. */
function freeIds(others: readonly Target[], count: number): readonly string[] {
  const taken = new Set(others.map(({ id }) => id));
  const ids: string[] = [];
  for (let number = 1; ids.length < count; number++) {
    const id = number === 1 ? 'nrr' : `nrr_${number}`;
    if (!taken.has(id)) ids.push(id);
  }
  return ids;
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
