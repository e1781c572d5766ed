import type { Plan, SegmentKey } from './model';
import { lineOf } from './planParts';

/** An input as a person reads it: its label, and the segment where it is of one. */
export function inputLabel(plan: Plan, line: string, segment: SegmentKey | null): string {
  const label = lineOf(plan, line)?.label ?? line;
  if (segment === null) return label;
  return `${label}, ${plan.segments.find(({ id }) => id === segment)?.name ?? segment}`;
}

/** The label of a range by its name, `churn_rate@smb`. */
export function rangeLabel(plan: Plan, name: string): string {
  const [line = '', segment = null] = name.split('@');
  return inputLabel(plan, line, segment);
}
