import type { CalendarName } from '#formula/expression';
import { isGiven, type Needs, type Shape } from './needs';
import { calendarValue, type Program } from '../program';
import { cellBytes, type Width } from './laneCode';

/**
 * Where everything lies in memory, in bytes. A series is one cell for each period.
 *
 *     look-back room    one series that nothing reads for a result: a look back before the start lands here or in the series before
 *     kept rows         one series each, in the order asked for, so that they can be copied out in one go
 *     other rows        one series each, for those that a later block, a look back or `first` reads, and for inputs
 *     inputs            one series for each row that follows a formula in some lanes and its input data in others
 *     calendar          one series for each calendar name that a formula uses
 *     nothing           one series of NaN: what a row without an overlay is pointed at
 *     accumulators      one cell for each row of which there is a `cumulative`
 *     selectors         one cell for each row with several variants: which one each lane follows
 *     overlay pointers  32 bits for each row that can be overlaid: its overlay, or `nothing`
 *     overlays          from `end` on, one series for each row that has one in this run
 */
export interface Layout {
  readonly width: Width;
  readonly seriesBytes: number;
  readonly firstKept: number;
  /** By row that lies in memory; throws for others. */
  readonly series: (row: number) => number;
  readonly hasSeries: (row: number) => boolean;
  /** Rows to fill before a run, and where to: those that are given, and the inputs of those that follow a formula at times. */
  readonly inputs: ReadonlyMap<number, number>;
  readonly calendar: (name: CalendarName) => number;
  readonly accumulator: (row: number) => number;
  readonly selectors: ReadonlyMap<number, number>;
  readonly pointers: ReadonlyMap<number, number>;
  readonly nothing: number;
  readonly end: number;
  /** What is the same in all runs: the calendar, and the series of NaN. */
  readonly constants: readonly { readonly at: number; readonly values: readonly number[] }[];
}

/** Overlay pointers are 4 bytes each. */
export const POINTER_BYTES = 4;

export function layOut(program: Program, shape: Shape, needs: Needs, width: Width): Layout {
  const { calendar } = program;
  const cell = cellBytes(width);
  const seriesBytes = calendar.periods * cell;
  let end = seriesBytes;
  const claim = (bytes: number) => {
    const at = end;
    end += bytes;
    return at;
  };
  const claimEach = (rows: Iterable<number>, bytes: number) => new Map([...rows].map((row) => [row, claim(bytes)]));

  const firstKept = end;
  const series = claimEach(shape.kept, seriesBytes);
  for (const row of needs.inMemory) if (!series.has(row)) series.set(row, claim(seriesBytes));
  const inputs = new Map<number, number>();
  for (const row of needs.ofInput) inputs.set(row, isGiven(program, row) ? at(series, row) : claim(seriesBytes));
  const names = new Map([...needs.calendar].map((name) => [name, claim(seriesBytes)]));
  const nothing = claim(seriesBytes);
  const accumulators = claimEach(needs.accumulated, cell);
  const selectors = claimEach(needs.selected, cell);
  const pointers = claimEach(needs.overlaid, POINTER_BYTES);
  const periods = Array.from({ length: calendar.periods }, (_, period) => period);
  return {
    width,
    seriesBytes,
    firstKept,
    series: (row) => at(series, row),
    hasSeries: (row) => series.has(row),
    inputs,
    calendar: (name) => at(names, name),
    accumulator: (row) => at(accumulators, row),
    selectors,
    pointers,
    nothing,
    end: Math.ceil(end / cell) * cell,
    constants: [
      { at: nothing, values: periods.map(() => Number.NaN) },
      ...[...names].map(([name, address]) => ({
        at: address,
        values: periods.map((period) => calendarValue(calendar, name, period)),
      })),
    ],
  };
}

function at<K>(addresses: ReadonlyMap<K, number>, key: K): number {
  const address = addresses.get(key);
  if (address === undefined) throw new Error(`${String(key)} has no place in memory`);
  return address;
}
