import { finite } from './arithmetic';
import { type Program, rowOf } from './program';

/**
 * The inputs of a number of lanes. What lanes share is stored once; what they do not share costs a number per lane.
 *
 *     input of a lane in a period = its own series, else its replacing number, else the shared series; plus its shift
 *
 * Where a row has a span, replacing number and shift count in the periods of the span alone.
 *
 * A row with an overlay takes the overlay's number where there is one (NaN is none), after its formula or input.
 */
export interface Lanes {
  readonly program: Program;
  readonly count: number;
  /** By row: one value per period, the same in all lanes; absent means missing everywhere. A series is replaced, never written to. */
  readonly shared: Map<number, Float64Array>;
  /** By row: one number per lane in place of the series; NaN is none. */
  readonly replaced: Map<number, Float64Array>;
  /** By row: one number per lane that is added to every period; 0 is none. */
  readonly shifted: Map<number, Float64Array>;
  /** By row: in which periods those numbers count; absent means in all. */
  readonly spans: Map<number, Span>;
  /** By row and lane: a series of the lane's own. */
  readonly own: Map<number, Map<number, Float64Array>>;
  /** By row: value of a period and lane at `period * count + lane`. */
  readonly overlays: Map<number, Float64Array>;
  /** By row: the variant of each lane; absent means variant 0 in all. */
  readonly selected: Map<number, Int32Array>;
}

/** From a period to a later one, or to itself; both are included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Lanes in which every input is missing, no cell is overridden, and every line has its first variant. */
export function createLanes(program: Program, count: number): Lanes {
  if (!(Number.isInteger(count) && count >= 1)) throw new Error(`A run needs at least one lane, not ${count}`);
  return {
    program,
    count,
    shared: new Map(),
    replaced: new Map(),
    shifted: new Map(),
    spans: new Map(),
    own: new Map(),
    overlays: new Map(),
    selected: new Map(),
  };
}

/** Sets the series that all lanes share. `series` holds a value per period, NaN where missing; it is copied. */
export function setSeries(lanes: Lanes, line: string, segment: number, series: ArrayLike<number>): void {
  lanes.shared.set(inputRow(lanes, line, segment), copyOf(lanes, series));
}

/** As `setSeries`, for values that are finite or NaN and that nobody writes to again: they are kept, not copied. */
export function shareSeries(lanes: Lanes, line: string, segment: number, series: Float64Array): void {
  lanes.shared.set(inputRow(lanes, line, segment), checkedSeries(lanes, series));
}

/** Gives one lane a series of its own; it is copied. */
export function setLaneSeries(
  lanes: Lanes,
  line: string,
  segment: number,
  lane: number,
  series: ArrayLike<number>,
): void {
  shareLaneSeries(lanes, line, segment, lane, copyOf(lanes, series));
}

/** As `setLaneSeries`, for values that are finite or NaN and that nobody writes to again: many lanes may have the same. */
export function shareLaneSeries(lanes: Lanes, line: string, segment: number, lane: number, series: Float64Array): void {
  const row = inputRow(lanes, line, segment);
  const byLane = lanes.own.get(row) ?? new Map<number, Float64Array>();
  byLane.set(checkedLane(lanes, lane), checkedSeries(lanes, series));
  lanes.own.set(row, byLane);
}

/** Puts one number in place of the whole series, in one lane. */
export function replaceInput(lanes: Lanes, line: string, segment: number, lane: number, value: number): void {
  perLane(lanes, lanes.replaced, inputRow(lanes, line, segment), Number.NaN)[checkedLane(lanes, lane)] = finite(value);
}

/** Adds one number to every period of the series, in one lane. */
export function shiftInput(lanes: Lanes, line: string, segment: number, lane: number, by: number): void {
  perLane(lanes, lanes.shifted, inputRow(lanes, line, segment), 0)[checkedLane(lanes, lane)] = by;
}

/** By lane, the numbers that stand in place of an input, to be written to: for many lanes at once. NaN is none; nothing else may be not finite. */
export function replacingNumbers(lanes: Lanes, line: string, segment: number): Float64Array {
  return perLane(lanes, lanes.replaced, inputRow(lanes, line, segment), Number.NaN);
}

/** By lane, the numbers that are added to an input, to be written to; 0 is none. */
export function shiftingNumbers(lanes: Lanes, line: string, segment: number): Float64Array {
  return perLane(lanes, lanes.shifted, inputRow(lanes, line, segment), 0);
}

/** Limits replacing numbers and shifts of an input to some periods of the plan, in all lanes: closed periods stay as they are. */
export function limitInput(lanes: Lanes, line: string, segment: number, { from, to }: Span): void {
  const { periods } = lanes.program.calendar;
  const inside = { from: Math.min(Math.max(from, 0), periods), to: Math.min(Math.max(to, -1), periods - 1) };
  lanes.spans.set(inputRow(lanes, line, segment), inside);
}

/** Fixes one cell of one lane in place of what its formula or input gives; NaN lifts it. */
export function setOverlay(
  lanes: Lanes,
  line: string,
  segment: number,
  lane: number,
  period: number,
  value: number,
): void {
  const { periods } = lanes.program.calendar;
  if (!(period >= 0 && period < periods)) throw new Error(`The plan has no period ${period}`);
  const row = inputRow(lanes, line, segment);
  const overlay = lanes.overlays.get(row) ?? new Float64Array(periods * lanes.count).fill(Number.NaN);
  overlay[period * lanes.count + checkedLane(lanes, lane)] = finite(value);
  lanes.overlays.set(row, overlay);
}

/** Chooses the variant of a line that one lane gets in one segment. */
export function selectVariant(lanes: Lanes, line: string, segment: number, lane: number, variant: number): void {
  const row = inputRow(lanes, line, segment);
  const model = lanes.program.lines[lanes.program.lineIndex.get(line) as number];
  if (model?.variants[variant] === undefined) throw new Error(`${line} has no variant ${variant}`);
  const selected = lanes.selected.get(row) ?? new Int32Array(lanes.count);
  selected[checkedLane(lanes, lane)] = variant;
  lanes.selected.set(row, selected);
}

/** What a series says for a period, shifted. Adding no shift makes 0 of -0, as it does in `inputValue`. */
export function givenValue(series: Float64Array | null, period: number, shift: number): number {
  return series === null ? Number.NaN : finite((series[period] as number) + shift);
}

/** What the input data of a row say for a lane and period; NaN where missing. */
export function inputValue(lanes: Lanes, row: number, period: number, lane: number): number {
  const span = lanes.spans.get(row);
  const isMoved = span === undefined || (period >= span.from && period <= span.to);
  const shift = isMoved ? (lanes.shifted.get(row)?.[lane] ?? 0) : 0;
  const own = lanes.own.get(row)?.get(lane);
  if (own !== undefined) return finite((own[period] as number) + shift);
  const replacing = isMoved ? (lanes.replaced.get(row)?.[lane] ?? Number.NaN) : Number.NaN;
  if (!Number.isNaN(replacing)) return finite(replacing + shift);
  return finite((lanes.shared.get(row)?.[period] ?? Number.NaN) + shift);
}

/** The number that an overlay puts in a cell; NaN for none. */
export function overlayValue(lanes: Lanes, row: number, period: number, lane: number): number {
  return lanes.overlays.get(row)?.[period * lanes.count + lane] ?? Number.NaN;
}

/** The variant of a row in a lane. A total takes the formula of the first segment that has one, else the line's first formula. */
export function variantOf(lanes: Lanes, row: number, lane: number): number {
  const { program } = lanes;
  const { rule, line } = program.rows[row] as Program['rows'][number];
  if (rule.type !== 'recompute') return lanes.selected.get(row)?.[lane] ?? 0;
  const first = program.firstRow[line] as number;
  for (let segment = 0; segment < program.segments; segment++) {
    const variant = lanes.selected.get(first + segment)?.[lane] ?? 0;
    if (rule.variants[variant] !== null) return variant;
  }
  return rule.variants.findIndex((node) => node !== null);
}

function inputRow(lanes: Lanes, line: string, segment: number): number {
  return rowOf(lanes.program, line, segment);
}

function checkedLane(lanes: Lanes, lane: number): number {
  if (!(Number.isInteger(lane) && lane >= 0 && lane < lanes.count)) throw new Error(`There is no lane ${lane}`);
  return lane;
}

function checkedSeries<T extends ArrayLike<number>>(lanes: Lanes, series: T): T {
  const { periods } = lanes.program.calendar;
  if (series.length !== periods) throw new Error(`A series needs ${periods} values, not ${series.length}`);
  return series;
}

function copyOf(lanes: Lanes, series: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(checkedSeries(lanes, series).length);
  for (let period = 0; period < copy.length; period++) copy[period] = finite(series[period] as number);
  return copy;
}

function perLane(lanes: Lanes, store: Map<number, Float64Array>, row: number, none: number): Float64Array {
  const values = store.get(row) ?? new Float64Array(lanes.count).fill(none);
  store.set(row, values);
  return values;
}
