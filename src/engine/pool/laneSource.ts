import { type Cell, type CellPlace, evaluateCellsInto } from '#engine/evaluate';
import type { Lanes } from '#engine/lanes';
import type { Program } from '#engine/program';

/** Lanes that are evaluated together; the first of them is the `from`-th of their source. */
export interface LanePiece {
  readonly lanes: Lanes;
  readonly from: number;
}

/** Lanes that are evaluated a piece at a time, in any order, whoever does it. */
export interface LaneSource {
  readonly program: Program;
  readonly cells: readonly Cell[];
  /** How many lanes there are in all. */
  readonly count: number;
  /** What they come to: the i-th cell in the n-th lane at `i * count + n`. */
  readonly figures: Float64Array;
  /** How many lanes nobody has begun. */
  readonly left: () => number;
  /** So many lanes more, or those that are left; null when there are none. */
  readonly next: (lanes: number) => LanePiece | null;
  /** Is told of each piece whose figures are there. */
  readonly onDone: (piece: LanePiece) => void;
}

/** Evaluates a piece on this thread. */
export function evaluatePiece(source: LaneSource, piece: LanePiece): void {
  evaluateCellsInto(source.program, piece.lanes, source.cells, placeOf(source, piece));
  source.onDone(piece);
}

/** Where the figures of a piece go. */
export function placeOf({ figures, count }: LaneSource, { from }: LanePiece): CellPlace {
  return { figures, from, stride: count };
}

/** Numbers that threads write side by side, in memory that they share where there is such: a page has it if its server says so. */
export function numbersForThreads(count: number): Float64Array {
  return typeof SharedArrayBuffer === 'undefined'
    ? new Float64Array(count)
    : new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
}

/** Whether threads that are handed these numbers write into the very same. */
export function areShared(numbers: Float64Array): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && numbers.buffer instanceof SharedArrayBuffer;
}
