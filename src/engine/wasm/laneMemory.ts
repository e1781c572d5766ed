import { finite } from '../arithmetic';
import { type Lanes, variantOf } from '../lanes';
import type { Layout } from './layout';
import { enter, type Machine } from './machine';
import { isGiven } from './needs';

/**
 * Evaluates all lanes, as many at a time as the machine is wide, and writes the kept rows: the i-th at
 * `(i * periods + period) * count + lane` of the result.
 */
export function runLanes(machine: Machine, lanes: Lanes): Float64Array {
  const { program, shape, layout } = machine;
  const { periods } = program.calendar;
  const result = new Float64Array(shape.kept.length * periods * lanes.count);
  const overlays = overlaysIn(machine, lanes);
  const { doubles, wholes } = enter(machine, layout.end + overlays.length * layout.seriesBytes);
  const memory: Filling = { machine, lanes, doubles };
  fillShared(memory);
  for (const pointer of layout.pointers.values()) wholes[pointer / 4] = layout.nothing;
  for (const { pointer, at } of overlays) wholes[pointer / 4] = at;
  const varied = [...layout.inputs].filter(([row]) => isVaried(machine, lanes, row));
  for (let first = 0; first < lanes.count; first += layout.width) {
    for (const [row, at] of varied) fillInput(memory, row, at, first);
    for (const { row, at } of overlays) fillOverlay(memory, row, at, first);
    for (const [row, at] of layout.selectors) fillSelector(memory, row, at, first);
    machine.run();
    copyOut(result, doubles, layout, lanes.count, first);
  }
  return result;
}

interface Filling {
  readonly machine: Machine;
  readonly lanes: Lanes;
  readonly doubles: Float64Array;
}

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

/** Whether the input data of a row are not the same in all lanes. What is given takes its overlay into its input. */
function isVaried({ program }: Machine, lanes: Lanes, row: number): boolean {
  return (
    lanes.own.has(row) ||
    lanes.replaced.has(row) ||
    lanes.shifted.has(row) ||
    (lanes.overlays.has(row) && isGiven(program, row))
  );
}

/** Writes the inputs that all lanes share, where memory does not hold them from the run before. */
function fillShared({ machine, lanes, doubles }: Filling): void {
  const { layout, filled, program } = machine;
  const { periods } = program.calendar;
  for (const [row, address] of layout.inputs) {
    if (isVaried(machine, lanes, row)) {
      filled.delete(row);
      continue;
    }
    const series = lanes.shared.get(row);
    if (filled.has(row) && filled.get(row) === series) continue;
    let to = address / 8;
    for (let period = 0; period < periods; period++) {
      const value = finite((series === undefined ? Number.NaN : (series[period] as number)) + 0);
      for (let lane = 0; lane < layout.width; lane++) doubles[to++] = value;
    }
    filled.set(row, series);
  }
}

/** Writes the input data of the lanes from `first` on; as `inputValue` has them, for all periods at once. */
function fillInput({ machine, lanes, doubles }: Filling, row: number, address: number, first: number): void {
  const { layout, program } = machine;
  const { periods } = program.calendar;
  const overlay = isGiven(program, row) ? lanes.overlays.get(row) : undefined;
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

/** Copies the kept rows of the lanes from `first` on. */
function copyOut(result: Float64Array, doubles: Float64Array, layout: Layout, count: number, first: number): void {
  const { width, firstKept } = layout;
  const cells = result.length / count;
  const from = firstKept / 8;
  if (width === count) {
    result.set(doubles.subarray(from, from + cells * width));
    return;
  }
  const lanes = Math.min(width, count - first);
  for (let lane = 0; lane < lanes; lane++) {
    let to = first + lane;
    const end = from + cells * width;
    for (let at = from + lane; at < end; at += width) {
      result[to] = doubles[at] as number;
      to += count;
    }
  }
}
