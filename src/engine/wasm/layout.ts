import type { CalendarName } from '#formula/expression';
import { calendarNames } from '#formula/words';
import { calendarValue, type Node, type Program } from '#engine/program';
import { cellBytes, type Width } from './laneCode';
import { REMEMBERED_CELLS } from './moduleFunctions';
import type { Needs } from './needs';
import { isGiven, type Part, rowsOfPart } from './parts';

/**
 * Where everything lies in memory, in bytes. A frame is one cell for each row of which there is anything to keep, for a period: one period is
 * computed in all rows before the next is, so what is needed together lies together, however many rows there are. A series is one cell for each
 * period. Both have some room at their end. What belongs to the rows of a part lies one behind the other in equal steps, so that code written for
 * the first segment finds that of the others. What a formula is seldom the first to need lies before what it often is, so that after most edits
 * everything that other formulas name lies where it did.
 *
 *     look-back room    frames that no result comes from: a look back before the start lands here
 *     frames            one for each period, with a cell for each row that is asked for, that another block, a look back or `first` reads, or that is an input,
 *                       and for the input data of each row that follows a formula in some lanes and them in others
 *     calendar          one series for each calendar name
 *     overlay pointers  32 bits for each row that can be overlaid: where its overlay is, or `nothing`
 *     selectors         one cell for each row with several variants: which one each lane follows
 *     accumulators      one cell for each row of which there is a `cumulative`
 *     nothing           one series of NaN: what a row without an overlay is pointed at
 *     remembered        for each slow function, row and period its last operands and result; before those of a row one entry more
 *     overlays          from `end` on, one series for each row that has one in this run
 */
export interface Layout {
  readonly width: Width;
  /** From one series to the next. */
  readonly seriesBytes: number;
  /** From the frame of a period to that of the next: an odd number of lines of a cache, so that they do not take one another's few places in it. */
  readonly frameBytes: number;
  /** Where the first frame lies; the others follow. */
  readonly frames: number;
  /** How many of the inputs are all that their rows are. */
  readonly given: number;
  /** By row of the program: where its figures begin behind `frames`, in doubles; below 0 for one that is given: `~place` is its place in `inputs`. */
  readonly places: Int32Array;
  /** By row that lies in memory: its cell in the first frame; throws for others. */
  readonly first: (row: number) => number;
  readonly isInMemory: (part: Part) => boolean;
  /** What to fill before a run: the cells of the rows that are given, then the inputs of those that follow a formula at times. */
  readonly inputs: readonly InputPlace[];
  /** By row that follows a formula at times: where its input is in the first frame. */
  readonly ownInput: (row: number) => number | undefined;
  readonly calendar: (name: CalendarName) => number;
  readonly accumulator: (row: number) => number;
  /** By slow function: the entry of its first row and period. */
  readonly remembered: (node: Node) => number;
  /** From the entry of a row to that of the same period in the next. */
  readonly rememberedBytes: number;
  readonly selectors: ReadonlyMap<number, number>;
  readonly pointers: ReadonlyMap<number, number>;
  readonly nothing: number;
  readonly end: number;
  /** Where NaN is written before the first run: `nothing`, and what is remembered, because of NaN every slow function makes NaN. */
  readonly blank: { readonly from: number; readonly to: number };
  /** All that code names by row, or by calendar name: the same in two layouts where all of that lies in the same places. */
  readonly addresses: Int32Array;
  readonly calendars: readonly { readonly at: number; readonly values: readonly number[] }[];
}

/** Where the input data of a row are put, in the first frame. */
export interface InputPlace {
  readonly row: number;
  readonly at: number;
  /** Whether they are all that the row is: then its overlay is written over them. */
  readonly isGiven: boolean;
}

const CACHE_LINE = 64;
/** Look-back room comes by so many periods: a formula that looks back another month moves nothing as a rule. */
const LOOK_BACK_STEP = 12;

/** Overlay pointers are 4 bytes each. */
export const POINTER_BYTES = 4;

export function layOut(program: Program, needs: Needs, width: Width): Layout {
  const { calendar } = program;
  const cell = cellBytes(width);
  const oddLines = (bytes: number) => (bytes === 0 ? 0 : (Math.ceil(bytes / CACHE_LINE) | 1) * CACHE_LINE);
  const seriesBytes = oddLines(calendar.periods * cell);
  let end = 0;
  const claim = (bytes: number) => {
    const address = end;
    end += bytes;
    return address;
  };
  const claimRows = (parts: Iterable<Part>, bytes: number, to = new Map<number, number>()) => {
    for (const { firstRow, count } of parts) for (let i = 0; i < count; i++) to.set(firstRow + i, claim(bytes));
    return to;
  };

  const cells = claimRows(
    needs.inMemory.filter((part) => !isGiven(part)),
    cell,
  );
  claimRows(needs.inMemory.filter(isGiven), cell, cells);
  const given = needs.ofInput.filter(isGiven).flatMap(rowsOfPart);
  const inputCells = claimRows(
    needs.ofInput.filter((part) => !isGiven(part)),
    cell,
  );
  const frameBytes = oddLines(end);
  const frames = Math.ceil(needs.back / LOOK_BACK_STEP) * LOOK_BACK_STEP * frameBytes;
  end = frames + calendar.periods * frameBytes;
  const [first, ownInputs] = [movedBy(frames, cells), movedBy(frames, inputCells)];

  const names = new Map(calendarNames.map((name) => [name, claim(seriesBytes)]));
  const pointers = claimRows(needs.overlaid, POINTER_BYTES);
  end = Math.ceil(end / CACHE_LINE) * CACHE_LINE;
  const selectors = claimRows(needs.selected, cell);
  const accumulators = claimRows(needs.accumulated, cell);
  const nothing = claim(seriesBytes);
  const entryBytes = REMEMBERED_CELLS * cell;
  const rememberedBytes = (calendar.periods + 1) * entryBytes;
  const remembered = new Map(
    needs.slow.map(([node, part]) => [node, claim(part.count * rememberedBytes) + entryBytes] as const),
  );
  return {
    width,
    seriesBytes,
    frameBytes,
    frames,
    given: given.length,
    places: placesOf(program, cells, given),
    first: (row) => place(first, row),
    isInMemory: (part) => first.has(part.firstRow),
    inputs: [
      ...given.map((row) => ({ row, at: place(first, row), isGiven: true })),
      ...[...ownInputs].map(([row, at]) => ({ row, at, isGiven: false })),
    ],
    ownInput: (row) => ownInputs.get(row),
    calendar: (name) => place(names, name),
    accumulator: (row) => place(accumulators, row),
    remembered: (node) => place(remembered, node),
    rememberedBytes,
    selectors,
    pointers,
    nothing,
    end,
    addresses: addressesOf(program, [first, ownInputs, pointers, selectors, accumulators], [...names.values()]),
    blank: { from: nothing, to: end },
    calendars: [...needs.calendar].map((name) => ({
      at: place(names, name),
      values: Array.from({ length: calendar.periods }, (_, period) => calendarValue(calendar, name, period)),
    })),
  };
}

function addressesOf(
  program: Program,
  byRow: readonly ReadonlyMap<number, number>[],
  others: readonly number[],
): Int32Array {
  const rows = program.rows.length;
  const addresses = new Int32Array(rows * byRow.length + others.length);
  for (const [at, places] of byRow.entries()) for (const [row, address] of places) addresses[at * rows + row] = address;
  addresses.set(others, rows * byRow.length);
  return addresses;
}

function movedBy(bytes: number, addresses: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...addresses].map(([row, address]) => [row, address + bytes]));
}

function placesOf(program: Program, cells: ReadonlyMap<number, number>, given: readonly number[]): Int32Array {
  const places = new Int32Array(program.rows.length);
  for (const [row, address] of cells) places[row] = address / 8;
  for (const [at, row] of given.entries()) places[row] = ~at;
  return places;
}

function place<K, V>(places: ReadonlyMap<K, V>, key: K): V {
  const found = places.get(key);
  if (found === undefined) throw new Error('Something that is read has no place in memory');
  return found;
}
