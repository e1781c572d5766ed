import { finite } from '../arithmetic';
import { type Lanes, variantOf } from '../lanes';
import { enter, type Machine } from './machine';

/** All rows of all lanes, by a machine that keeps every row: the groups of a `Run` as wide as the machine. */
export function runAll(machine: Machine, lanes: Lanes): readonly Float64Array[] {
  const { layout, program } = machine;
  const filling = prepare(machine, lanes);
  // Every row lies in memory, one behind the other.
  const from = layout.series(0) / 8;
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

/** Makes memory ready for the lanes of a run: writes what they share, and finds what they do not. */
function prepare(machine: Machine, lanes: Lanes): Filling {
  const { layout } = machine;
  const overlays = overlaysIn(machine, lanes);
  const { doubles, wholes } = enter(machine, layout.end + overlays.length * layout.seriesBytes);
  for (const pointer of layout.pointers.values()) wholes[pointer / 4] = layout.nothing;
  for (const { pointer, at } of overlays) wholes[pointer / 4] = at;
  const varied = variedInputs(machine, lanes, doubles);
  return { machine, lanes, doubles, overlays, varied };
}

/** Writes what is the own of the lanes from `first` on, as many as the machine is wide. */
function fill(filling: Filling, first: number): void {
  for (const [row, at] of filling.varied) fillInput(filling, row, at, first);
  for (const { row, at } of filling.overlays) fillOverlay(filling, row, at, first);
  for (const [row, at] of filling.machine.layout.selectors) fillSelector(filling, row, at, first);
}

interface Filling {
  readonly machine: Machine;
  readonly lanes: Lanes;
  readonly doubles: Float64Array;
  readonly overlays: readonly OverlayPlace[];
  /** Inputs that are not the same in all lanes. */
  readonly varied: readonly InputPlace[];
}

type InputPlace = readonly [row: number, at: number];

interface OverlayPlace {
  readonly row: number;
  readonly pointer: number;
  readonly at: number;
}

/** The overlays that this machine reads, and where each is put. */
function overlaysIn({ layout }: Machine, lanes: Lanes): readonly OverlayPlace[] {
  const found: OverlayPlace[] = [];
  for (const row of lanes.overlays.keys()) {
    const pointer = layout.pointers.get(row);
    if (pointer !== undefined) found.push({ row, pointer, at: layout.end + found.length * layout.seriesBytes });
  }
  return found;
}

/** Writes the inputs that all lanes share, where memory does not hold them from the run before; gives those that differ between lanes. */
function variedInputs(machine: Machine, lanes: Lanes, doubles: Float64Array): readonly InputPlace[] {
  const { filled, layout } = machine;
  const { own, replaced, shifted, overlays, shared } = lanes;
  const areAllShared = own.size + replaced.size + shifted.size + overlays.size === 0;
  const varied: InputPlace[] = [];
  for (const [row, at] of layout.inputs) {
    const isVaried =
      !areAllShared && (own.has(row) || replaced.has(row) || shifted.has(row) || (overlays.has(row) && layout.given.has(row)));
    if (isVaried) {
      varied.push([row, at]);
      filled.delete(row);
      continue;
    }
    const series = shared.get(row) ?? null;
    if (filled.get(row) === series) continue;
    fillShared(machine, doubles, series, at);
    filled.set(row, series);
  }
  return varied;
}

function fillShared(machine: Machine, doubles: Float64Array, series: Float64Array | null, address: number): void {
  const { width } = machine.layout;
  const { periods } = machine.program.calendar;
  let to = address / 8;
  for (let period = 0; period < periods; period++) {
    // Adding no shift makes 0 of -0, as it does in `inputValue`.
    const value = finite((series === null ? Number.NaN : (series[period] as number)) + 0);
    for (let lane = 0; lane < width; lane++) doubles[to++] = value;
  }
}

/** Writes the input data of the lanes from `first` on; as `inputValue` has them, for all periods at once. */
function fillInput({ machine, lanes, doubles }: Filling, row: number, address: number, first: number): void {
  const { layout, program } = machine;
  const { periods } = program.calendar;
  const overlay = layout.given.has(row) ? lanes.overlays.get(row) : undefined;
  for (let place = 0; place < layout.width; place++) {
    const lane = Math.min(first + place, lanes.count - 1);
    const shift = lanes.shifted.get(row)?.[lane] ?? 0;
    const own = lanes.own.get(row)?.get(lane);
    const replacing = own === undefined ? (lanes.replaced.get(row)?.[lane] ?? Number.NaN) : Number.NaN;
    const series = own ?? lanes.shared.get(row);
    const isReplaced = !Number.isNaN(replacing);
    let to = address / 8 + place;
    for (let period = 0; period < periods; period++) {
      const value = isReplaced ? replacing : series === undefined ? Number.NaN : (series[period] as number);
      const fixed = overlay === undefined ? Number.NaN : (overlay[period * lanes.count + lane] as number);
      doubles[to] = Number.isNaN(fixed) ? finite(value + shift) : fixed;
      to += layout.width;
    }
  }
}

function fillOverlay({ machine, lanes, doubles }: Filling, row: number, address: number, first: number): void {
  const { layout, program } = machine;
  const overlay = lanes.overlays.get(row);
  if (overlay === undefined) return;
  let to = address / 8;
  for (let period = 0; period < program.calendar.periods; period++) {
    for (let place = 0; place < layout.width; place++) {
      const lane = Math.min(first + place, lanes.count - 1);
      doubles[to++] = finite(overlay[period * lanes.count + lane] as number);
    }
  }
}

function fillSelector({ machine, lanes, doubles }: Filling, row: number, address: number, first: number): void {
  for (let place = 0; place < machine.layout.width; place++) {
    doubles[address / 8 + place] = variantOf(lanes, row, Math.min(first + place, lanes.count - 1));
  }
}
