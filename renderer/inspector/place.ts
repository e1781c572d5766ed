import type { Slice } from '#engine/model';
import type { Evaluation } from '#plan/lanes';
import type { Line } from '#plan/model';
import { lineOf, segmentKeys } from '#plan/planParts';
import { findWhen, type When } from '#plan/when';
import type { CellPlace } from '../state/selection';

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

function isSplit({ plan }: Evaluation, line: Line): boolean {
  return line.segmented && plan.segments.length > 0;
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
