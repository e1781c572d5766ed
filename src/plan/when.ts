import { type Bucket, fiscalYears, periodId, periodIndex, periodLabel, quarters } from '#domain/timeline';
import { type FoldedRun, valueOver } from '#engine/aggregate';
import type { Slice } from '#engine/model';
import { foldedOf } from './folding';
import { type Evaluation, valueIn } from './lanes';

/** A time that a figure stands for: one period, or a quarter or fiscal year with its place among those of the folded run. */
export type When =
  | { readonly type: 'period'; readonly period: number }
  | {
      readonly type: 'quarter' | 'year';
      readonly bucket: number;
      readonly folded: FoldedRun;
      readonly buckets: readonly Bucket[];
    };

/** Null for a time that the plan does not have. */
export function findWhen(evaluation: Evaluation, id: string): When | null {
  const { timeline } = evaluation;
  const period = periodIndex(timeline, id);
  if (period !== null) return { type: 'period', period };
  const folded = foldedOf(evaluation);
  const years = fiscalYears(timeline);
  const year = years.findIndex((bucket) => bucket.id === id);
  if (year >= 0) return { type: 'year', bucket: year, folded: folded.years, buckets: years };
  const all = quarters(timeline);
  const quarter = all.findIndex((bucket) => bucket.id === id);
  return quarter < 0 ? null : { type: 'quarter', bucket: quarter, folded: folded.quarters, buckets: all };
}

/** The value of a line at a time; NaN where it has none. */
export function valueWhen(evaluation: Evaluation, line: string, slice: Slice, when: When, lane: number): number {
  return when.type === 'period'
    ? valueIn(evaluation, line, slice, when.period, lane)
    : valueOver(when.folded, line, slice, when.bucket, lane);
}

/** `Jun 2027`, `Q2 2027`, `FY27`. */
export function whenLabel({ timeline }: Evaluation, when: When): string {
  return when.type === 'period' ? periodLabel(timeline, when.period) : (when.buckets[when.bucket]?.label ?? '');
}

export function whenId({ timeline }: Evaluation, when: When): string {
  return when.type === 'period' ? periodId(timeline, when.period) : (when.buckets[when.bucket]?.id ?? '');
}
