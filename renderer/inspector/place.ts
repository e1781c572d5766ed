import { type Bucket, fiscalYears, periodId, periodIndex, periodLabel, quarters } from '#domain/timeline';
import type { FoldedRun } from '#engine/aggregate';
import type { Slice } from '#engine/model';
import { foldedOf } from '#plan/folding';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Line } from '#plan/model';
import { lineOf, segmentKeys } from '#plan/planParts';
import { valueOver } from '#engine/aggregate';
import type { CellPlace } from '../state/selection';

/** A time that a cell stands for: one period, or a quarter or fiscal year with its place among those of the folded run. */
export type When =
  | { readonly type: 'period'; readonly period: number }
  | {
      readonly type: 'quarter' | 'year';
      readonly bucket: number;
      readonly folded: FoldedRun;
      readonly buckets: readonly Bucket[];
    };

/** A cell of the grid, found in an evaluation. */
export interface FoundCell {
  readonly line: Line;
  readonly slice: Slice;
  /** Null for the total of a segmented line. */
  readonly key: string | null;
  readonly when: When;
}

/** Null for a cell that is not there any more. */
export function findCell(evaluation: Evaluation, place: CellPlace): FoundCell | null {
  const line = lineOf(evaluation.plan, place.line);
  const when = findWhen(evaluation, place.period);
  if (line === undefined || when === null) return null;
  if (!isSplit(evaluation, line))
    return { line, slice: 'total', key: segmentKeys(evaluation.plan, line)[0] ?? '', when };
  if (place.segment === 'total') return { line, slice: 'total', key: null, when };
  const slice = segmentKeys(evaluation.plan, line).indexOf(place.segment);
  return slice < 0 ? null : { line, slice, key: place.segment, when };
}

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

function isSplit({ plan }: Evaluation, line: Line): boolean {
  return line.segmented && plan.segments.length > 0;
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

/** The name of a segment, `total` of a segmented line, or null where there is nothing to tell apart. */
export function sliceLabel(evaluation: Evaluation, line: Line, slice: Slice): string | null {
  if (!isSplit(evaluation, line)) return null;
  return slice === 'total' ? 'total' : (evaluation.plan.segments[slice]?.name ?? null);
}

/** Where the grid shows a figure that the engine names by line, slice and time. */
export function cellPlace(
  evaluation: Evaluation,
  line: Line,
  slice: Slice,
  period: string,
  scenario: string,
): CellPlace {
  const keys = segmentKeys(evaluation.plan, line);
  const segment = isSplit(evaluation, line) ? (slice === 'total' ? 'total' : (keys[slice] ?? '')) : (keys[0] ?? '');
  return { line: line.id, segment, period, scenario };
}
