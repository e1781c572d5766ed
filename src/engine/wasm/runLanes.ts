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
  const varied = filling.varied.filter(({ isGiven }) => isGiven);
  const length = program.calendar.periods * width;
  const computed = (layout.computed * layout.seriesBytes) / 8;
  const groups: Float64Array[] = [];
  for (let first = 0; first < lanes.count; first += width) {
    fill(filling, first);
    machine.run();
    const group = copied(filling.doubles, layout.rows / 8, computed + varied.length * length);
    for (const [i, { at }] of varied.entries())
      group.set(filling.doubles.subarray(at / 8, at / 8 + length), computed + i * length);
    groups.push(group);
  }
  const places = placesIn(machine, varied, computed, length);
  return { program, lanes, width, places, groups, given: filled.slice(0, layout.given) };
}

/** Where the rows of a run lie: the computed ones as they do in memory, inputs that differ between lanes behind them. */
function placesIn(
  { layout: { places } }: Machine,
  varied: readonly InputPlace[],
  computed: number,
  length: number,
): Int32Array {
  if (varied.length === 0) return places;
  const own = places.slice();
  for (const [i, { row }] of varied.entries()) own[row] = computed + i * length;
  return own;
}

/** A figure that is asked for in all lanes. */
export interface Cell {
  readonly row: number;
  readonly period: number;
}

/**
 * Lanes that are put side by side before they go to their place in the result. There the lanes of one cell are neighbours, and cells
 * far apart: lane by lane, nearly every number would be written to another page of memory.
 */
const STAGED_LANES = 32;
/** From one cell to the next, in doubles: an odd number of lines of a cache, as between the series of a layout. */
const STAGE_STEP = STAGED_LANES + 8;

/** Puts some cells of all lanes into `result`: the i-th of a lane at `i * count + lane`. */
export function runCells(machine: Machine, lanes: Lanes, cells: readonly Cell[], result: Float64Array): void {
  const { count } = lanes;
  const filling = prepare(machine, lanes);
  const addresses = addressesOf(machine, cells);
  if (count <= STAGED_LANES) {
    runInto(result, count, filling, addresses, 0, count);
    return;
  }
  const stage = new Float64Array(cells.length * STAGE_STEP);
  for (let first = 0; first < count; first += STAGED_LANES) {
    const end = Math.min(STAGED_LANES, count - first);
    runInto(stage, STAGE_STEP, filling, addresses, first, end);
    for (let i = 0; i < addresses.length; i++) {
      const to = i * count + first;
      for (let lane = 0; lane < end; lane++) result[to + lane] = stage[i * STAGE_STEP + lane] as number;
    }
  }
}

/** Where cells lie in memory, in doubles. */
function addressesOf({ layout }: Machine, cells: readonly Cell[]): Int32Array {
  const addresses = new Int32Array(cells.length);
  for (const [i, { row, period }] of cells.entries()) addresses[i] = layout.series(row) / 8 + period * layout.width;
  return addresses;
}

/** Evaluates some lanes, from `first` on, and puts the i-th cell of the n-th of them at `i * stride + n`. */
function runInto(
  target: Float64Array,
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
    let to = lane;
    for (let i = 0; i < addresses.length; i++) {
      const at = addresses[i] as number;
      target[to] = doubles[at] as number;
      if (isPair) target[to + 1] = doubles[at + 1] as number;
      to += stride;
    }
  }
}
