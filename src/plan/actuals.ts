import { periodId, type Timeline } from '#domain/timeline';
import type { Edit } from './edit';
import type { Line, PeriodId, Plan, SegmentKey } from './model';
import { entry } from './records';

/** Whether a period is closed: what is typed there is what happened, and stands before what any open scenario plans. */
export function isClosed({ actuals: { lastClose } }: Pick<Plan, 'actuals'>, period: PeriodId): boolean {
  // Ids of one grain sort as their periods do: year first, then month or quarter.
  return lastClose !== null && period <= lastClose;
}

/** The actual value that counts for a line in a segment; undefined where there is none, or its period is not closed. */
export function actualAt(plan: Plan, line: string, segment: SegmentKey, period: PeriodId): number | undefined {
  if (!isClosed(plan, period)) return undefined;
  return entry(entry(entry(plan.actuals.values, line) ?? {}, segment) ?? {}, period);
}

/**
 * Whether a figure put there belongs to the actuals: it does up to the last close. Taking one away does so only where there is
 * one, else it takes away what the scenario says. An input of one value for the whole plan has no actuals.
 */
export function isActual(
  plan: Plan,
  line: Pick<Line, 'id' | 'once'>,
  segment: SegmentKey,
  period: PeriodId,
  value: number | null,
): boolean {
  if (line.once || !isClosed(plan, period)) return false;
  return value !== null || actualAt(plan, line.id, segment, period) !== undefined;
}

/** The plan as its scenarios have it, whatever came of it. Locked scenarios keep what was closed when they were locked. */
export function withoutActuals(plan: Plan): Plan {
  return { ...plan, actuals: { lastClose: null, values: {} } };
}

/** Opens a period again, and those after it; actual values stay in the plan and count once their period is closed. */
export function reopenEdit(timeline: Timeline, period: number): Edit {
  return { type: 'setLastClose', period: period === 0 ? null : periodId(timeline, period - 1) };
}
