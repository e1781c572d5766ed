import { type Line, type Plan, WHOLE } from './model';
import { segmentKeys } from './planParts';
import type { BySegment } from './values';

/** What is wrong with a plan of the right shape, where, and what to do about it. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** What the checks of the later parts need to know about the plan. */
export interface Seen {
  readonly plan: Plan;
  readonly lines: Map<string, Line>;
  readonly isPeriod: (id: string) => boolean;
}

/** Whether a text has the form of a period id of the plan's grain. */
export function periodForm(plan: Plan): (id: string) => boolean {
  const form = plan.grain === 'month' ? /^\d{4}-\d\d$/ : /^\d{4}-Q\d$/;
  return (id) => form.test(id);
}

/** Fixed cells or actual values, by segment and period. */
export function* cellProblems(
  seen: Seen,
  line: Line,
  cells: BySegment<Readonly<Record<string, number>>>,
  path: Path,
): Generator<Problem> {
  for (const [key, periods] of Object.entries(cells)) {
    yield* keyProblems(seen, line, key, path);
    for (const period of Object.keys(periods)) yield* linePeriodProblems(seen, line, period, [...path, key]);
  }
}

export function* keyProblems(seen: Seen, line: Line, key: string, path: Path): Generator<Problem> {
  const keys = segmentKeys(seen.plan, line);
  if (keys.includes(key)) return;
  const meant =
    keys[0] === WHOLE ? `${line.id} has no segments, so its key is "${WHOLE}"` : `the segments are ${keys.join(', ')}`;
  yield { path: [...path, key], message: `${meant}, not ${key}` };
}

export function* linePeriodProblems(seen: Seen, line: Line, period: string, path: Path): Generator<Problem> {
  if (line.once) yield { path, message: `${line.id} has one value for the whole plan; write it as "every"` };
  else yield* periodProblems(seen, period, [...path, period]);
}

export function* periodProblems(seen: Seen, period: string | null, path: Path): Generator<Problem> {
  if (period === null || seen.isPeriod(period)) return;
  const form = seen.plan.grain === 'month' ? '2027-03' : '2027-Q1';
  yield { path, message: `a period of this plan is written as ${form}` };
}
