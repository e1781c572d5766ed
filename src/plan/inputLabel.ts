import { periodIndex, periodLabel } from '#domain/timeline';
import type { Plan } from './model';
import { lineOf, timelineOf } from './planParts';
import { isShared } from './segmentValues';
import type { PeriodId, SegmentKey } from './values';

/** An input as a person reads it: its label, and the segment and period where it is of one. An amount that is put in each segment says so. */
export function inputLabel(plan: Plan, id: string, segment: SegmentKey | null, period: PeriodId | null = null): string {
  const line = lineOf(plan, id);
  const isInEach = line?.segmented === true && plan.segments.length > 0 && isShared(line);
  const named = plan.segments.find((one) => one.id === segment)?.name ?? segment;
  const where = named ?? (isInEach ? 'each segment' : null);
  return [line?.label ?? id, where, period === null ? null : periodText(plan, period)]
    .filter((part) => part !== null)
    .join(', ');
}

/** A period as people write it; its id where the plan does not have it. */
export function periodText(plan: Plan, period: PeriodId): string {
  const timeline = timelineOf(plan);
  const index = periodIndex(timeline, period);
  return index === null ? period : periodLabel(timeline, index);
}

/** The label of a range by its name, `churn_rate@smb`. */
export function rangeLabel(plan: Plan, name: string): string {
  const [line = '', segment = null] = name.split('@');
  return inputLabel(plan, line, segment);
}
