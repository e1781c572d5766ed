import type { Run } from '#engine/interpreter';
import type { Lanes } from '#engine/lanes';
import { fill, type Filling, prepare } from './fillMemory';
import type { InputPlace } from './layout';
import type { Machine } from './machine';
import { copied } from './copied';

/** All rows of all lanes, by a machine that keeps every row. */
export function runAll(machine: Machine, lanes: Lanes): Run {
  const { layout, program, filled } = machine;
  const { width } = layout;
  const filling = prepare(machine, lanes);
  const step = layout.frameBytes / 8;
  const groups: Float64Array[] = [];
  for (let first = 0; first < lanes.count; first += width) {
    fill(filling, first);
    machine.run();
    groups.push(copied(filling.doubles, layout.frames / 8, program.calendar.periods * step));
  }
  const places = placesIn(machine, filling.varied);
  return { program, lanes, width, step, places, groups, given: filled.slice(0, layout.given) };
}

/** Where the rows of a run lie: as they do in memory, and of those that are given only the ones that differ between lanes. */
function placesIn({ layout: { places, frames } }: Machine, varied: readonly InputPlace[]): Int32Array {
  if (!varied.some(({ isGiven }) => isGiven)) return places;
  const own = places.slice();
  for (const { row, at, isGiven } of varied) if (isGiven) own[row] = (at - frames) / 8;
  return own;
}

/** A figure that is asked for in all lanes. */
export interface Cell {
  readonly row: number;
  readonly period: number;
}

/** Where figures are put: that of the i-th cell in the n-th lane at `i * stride + from + n`. */
export interface CellPlace {
  readonly figures: Float64Array;
  readonly from: number;
  readonly stride: number;
}

/**
 * Lanes that are put side by side before they go to their place in the result. There the lanes of one cell are neighbours, and cells
 * far apart: lane by lane, nearly every number would be written to another page of memory.
 */
const STAGED_LANES = 32;
/** From one cell to the next, in doubles: an odd number of lines of a cache, as between the series of a layout. */
const STAGE_STEP = STAGED_LANES + 8;

/** Puts some cells of all lanes into their place. */
export function runCells(
  machine: Machine,
  lanes: Lanes,
  cells: readonly Cell[],
  { figures, from, stride }: CellPlace,
): void {
  const { count } = lanes;
  const filling = prepare(machine, lanes);
  const addresses = addressesOf(machine, cells);
  if (count <= STAGED_LANES) {
    runInto(figures, from, stride, filling, addresses, 0, count);
    return;
  }
  const stage = new Float64Array(cells.length * STAGE_STEP);
  for (let first = 0; first < count; first += STAGED_LANES) {
    const end = Math.min(STAGED_LANES, count - first);
    runInto(stage, 0, STAGE_STEP, filling, addresses, first, end);
    for (let i = 0; i < addresses.length; i++) {
      const to = i * stride + from + first;
      for (let lane = 0; lane < end; lane++) figures[to + lane] = stage[i * STAGE_STEP + lane] as number;
    }
  }
}

/** Where cells lie in memory, in doubles. */
function addressesOf({ layout }: Machine, cells: readonly Cell[]): Int32Array {
  const addresses = new Int32Array(cells.length);
  for (const [i, { row, period }] of cells.entries())
    addresses[i] = (layout.first(row) + period * layout.frameBytes) / 8;
  return addresses;
}

/** Evaluates some lanes, from `first` on, and puts the i-th cell of the n-th of them at `i * stride + from + n`. */
function runInto(
  target: Float64Array,
  from: number,
  stride: number,
  filling: Filling,
  addresses: Int32Array,
  first: number,
  count: number,
): void {
  const { machine, doubles } = filling;
  const { width } = machine.layout;
  for (let lane = 0; lane < count; lane += width) {
    fill(filling, first + lane);
    machine.run();
    const isPair = width === 2 && lane + 1 < count;
    let to = from + lane;
    for (let i = 0; i < addresses.length; i++) {
      const at = addresses[i] as number;
      target[to] = doubles[at] as number;
      if (isPair) target[to + 1] = doubles[at + 1] as number;
      to += stride;
    }
  }
}
