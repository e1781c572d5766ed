import { finite } from '#engine/arithmetic';
import { type Lanes, variantOf } from '#engine/lanes';
import { enter, type Machine } from './machine';

/** Makes memory ready for the lanes of a run: writes what they share, and finds what they do not. */
export function prepare(machine: Machine, lanes: Lanes): Filling {
  const { layout } = machine;
  const overlays = overlaysIn(machine, lanes);
  const { doubles, wholes } = enter(machine, layout.end + overlays.length * layout.seriesBytes);
  for (const pointer of layout.pointers.values()) wholes[pointer / 4] = layout.nothing;
  for (const { pointer, at } of overlays) wholes[pointer / 4] = at;
  const varied = variedInputs(machine, lanes, doubles);
  return { machine, lanes, doubles, overlays, varied };
}

/** Writes what is the own of the lanes from `first` on, as many as the machine is wide. */
export function fill(filling: Filling, first: number): void {
  for (const [row, at] of filling.varied) fillInput(filling, row, at, first);
  for (const { row, at } of filling.overlays) fillOverlay(filling, row, at, first);
  for (const [row, at] of filling.machine.layout.selectors) fillSelector(filling, row, at, first);
}

export interface Filling {
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
      !areAllShared &&
      (own.has(row) || replaced.has(row) || shifted.has(row) || (overlays.has(row) && layout.given.has(row)));
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
function fillInput(filling: Filling, row: number, address: number, first: number): void {
  const { width } = filling.machine.layout;
  const last = filling.lanes.count - 1;
  for (let place = 0; place < width; place++) {
    fillLane(filling, row, address / 8 + place, Math.min(first + place, last));
  }
}

function fillLane({ machine, lanes, doubles }: Filling, row: number, start: number, lane: number): void {
  const { layout, program } = machine;
  const { periods } = program.calendar;
  const overlay = layout.given.has(row) ? lanes.overlays.get(row) : undefined;
  const { from, to } = lanes.spans.get(row) ?? { from: 0, to: periods - 1 };
  const shift = lanes.shifted.get(row)?.[lane] ?? 0;
  const own = lanes.own.get(row)?.get(lane);
  const replacing = own === undefined ? (lanes.replaced.get(row)?.[lane] ?? Number.NaN) : Number.NaN;
  const isReplaced = !Number.isNaN(replacing);
  const given = own ?? lanes.shared.get(row);
  let at = start;
  for (let period = 0; period < periods; period++) {
    const isMoved = period >= from && period <= to;
    const data = isReplaced && isMoved ? replacing : ((given?.[period] ?? Number.NaN) as number);
    const fixed = overlay === undefined ? Number.NaN : (overlay[period * lanes.count + lane] as number);
    doubles[at] = Number.isNaN(fixed) ? finite(data + (isMoved ? shift : 0)) : fixed;
    at += layout.width;
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
      doubles[to++] = overlay[period * lanes.count + lane] as number;
    }
  }
}

function fillSelector({ machine, lanes, doubles }: Filling, row: number, address: number, first: number): void {
  for (let place = 0; place < machine.layout.width; place++) {
    doubles[address / 8 + place] = variantOf(lanes, row, Math.min(first + place, lanes.count - 1));
  }
}
