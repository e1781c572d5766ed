import { finite } from '#engine/arithmetic';
import { givenValue, type Lanes, variantOf } from '#engine/lanes';
import type { InputPlace } from './layout';
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
  for (const place of filling.varied) fillInput(filling, place, first);
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

/**
 * Writes the inputs that all lanes share, where memory does not hold them from the run before; gives those that differ between lanes, in
 * the order of the layout.
 */
function variedInputs(machine: Machine, lanes: Lanes, doubles: Float64Array): readonly InputPlace[] {
  const { filled, layout } = machine;
  const { own, replaced, shifted, overlays, shared } = lanes;
  const areAllShared = own.size + replaced.size + shifted.size + overlays.size === 0;
  const varied: InputPlace[] = [];
  for (let index = 0; index < layout.inputs.length; index++) {
    const place = layout.inputs[index] as InputPlace;
    const { row } = place;
    const isVaried =
      !areAllShared && (own.has(row) || replaced.has(row) || shifted.has(row) || (overlays.has(row) && place.isGiven));
    if (isVaried) {
      varied.push(place);
      filled[index] = undefined;
      continue;
    }
    const series = shared.get(row) ?? null;
    if (filled[index] === series) continue;
    fillShared(machine, doubles, series, place.at);
    filled[index] = series;
  }
  return varied;
}

function fillShared(machine: Machine, doubles: Float64Array, series: Float64Array | null, address: number): void {
  const { width, frameBytes } = machine.layout;
  const { periods } = machine.program.calendar;
  let to = address / 8;
  for (let period = 0; period < periods; period++, to += frameBytes / 8) {
    const value = givenValue(series, period, 0);
    for (let lane = 0; lane < width; lane++) doubles[to + lane] = value;
  }
}

/** Writes the input data of the lanes from `first` on; as `inputValue` has them, for all periods at once. */
function fillInput(filling: Filling, place: InputPlace, first: number): void {
  const { width } = filling.machine.layout;
  const last = filling.lanes.count - 1;
  for (let side = 0; side < width; side++) fillLane(filling, place, side, Math.min(first + side, last));
}

function fillLane(
  { machine, lanes, doubles }: Filling,
  { row, at: address, isGiven }: InputPlace,
  side: number,
  lane: number,
): void {
  const { layout, program } = machine;
  const step = layout.frameBytes / 8;
  const { periods } = program.calendar;
  const first = address / 8 + side;
  const shift = lanes.shifted.get(row)?.[lane] ?? 0;
  const own = lanes.own.get(row)?.get(lane);
  const replacing = own === undefined ? (lanes.replaced.get(row)?.[lane] ?? Number.NaN) : Number.NaN;
  const given = own ?? lanes.shared.get(row) ?? null;
  const { from, to } = lanes.spans.get(row) ?? { from: 0, to: periods - 1 };
  for (let period = 0; period < from; period++) doubles[first + period * step] = givenValue(given, period, 0);
  if (Number.isNaN(replacing)) {
    for (let period = from; period <= to; period++) doubles[first + period * step] = givenValue(given, period, shift);
  } else {
    const moved = finite(replacing + shift);
    for (let period = from; period <= to; period++) doubles[first + period * step] = moved;
  }
  for (let period = to + 1; period < periods; period++) doubles[first + period * step] = givenValue(given, period, 0);
  const overlay = isGiven ? lanes.overlays.get(row) : undefined;
  if (overlay === undefined) return;
  for (let period = 0; period < periods; period++) {
    const fixed = overlay[period * lanes.count + lane] as number;
    if (!Number.isNaN(fixed)) doubles[first + period * step] = fixed;
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
