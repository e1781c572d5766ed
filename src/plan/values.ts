/** `2027-03` in a plan of months, `2027-Q1` (fiscal year and fiscal quarter) in a plan of quarters. */
export type PeriodId = string;

/** A segment's id, or `all` for a line (or a plan) without segments. */
export type SegmentKey = string;
export const WHOLE: SegmentKey = 'all';

/**
 * The values of an input over the periods: `at[period]` where present (null is a missing value), else `every`.
 * A plan that grows by a period therefore needs no new cells, and moving its start shifts none.
 */
export interface Series {
  readonly every: number | null;
  readonly at: Readonly<Record<PeriodId, number | null>>;
}

export type BySegment<T> = Readonly<Record<SegmentKey, T>>;
export type Cells = Readonly<Record<PeriodId, number>>;
