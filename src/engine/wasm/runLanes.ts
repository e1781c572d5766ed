import type { Lanes } from '#engine/lanes';
import { fill, prepare } from './fillMemory';
import type { Machine } from './machine';

/** All rows of all lanes, by a machine that keeps every row: the groups of a `Run` as wide as the machine. */
export function runAll(machine: Machine, lanes: Lanes): readonly Float64Array[] {
  const { layout, program } = machine;
  const filling = prepare(machine, lanes);
  const from = layout.rows / 8;
  const to = from + program.rows.length * program.calendar.periods * layout.width;
  const groups: Float64Array[] = [];
  for (let first = 0; first < lanes.count; first += layout.width) {
    fill(filling, first);
    machine.run();
    groups.push(filling.doubles.slice(from, to));
  }
  return groups;
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
const STAGED_LANES = 64;

/** Some cells of all lanes: the i-th of a lane at `i * count + lane`. */
export function runCells(machine: Machine, lanes: Lanes, cells: readonly Cell[]): Float64Array {
  const { layout } = machine;
  const { width } = layout;
  const addresses = new Int32Array(cells.length);
  for (const [i, { row, period }] of cells.entries()) addresses[i] = layout.series(row) / 8 + period * width;
  const filling = prepare(machine, lanes);
  const result = new Float64Array(cells.length * lanes.count);
  const stage = new Float64Array(cells.length * STAGED_LANES);
  for (let first = 0; first < lanes.count; first += STAGED_LANES) {
    const end = Math.min(STAGED_LANES, lanes.count - first);
    for (let lane = 0; lane < end; lane += width) {
      fill(filling, first + lane);
      machine.run();
      // With an odd number of lanes the last place of the stage is that of the lane that fills the pair.
      for (let place = 0; place < width; place++) {
        for (let i = 0; i < addresses.length; i++) {
          stage[i * STAGED_LANES + lane + place] = filling.doubles[(addresses[i] as number) + place] as number;
        }
      }
    }
    for (let i = 0; i < addresses.length; i++) {
      const to = i * lanes.count + first;
      for (let lane = 0; lane < end; lane++) result[to + lane] = stage[i * STAGED_LANES + lane] as number;
    }
  }
  return result;
}
