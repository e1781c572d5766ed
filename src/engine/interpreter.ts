import type { CalendarName, TrailingFunction } from '#formula/expression';
import {
  binaryMeaning,
  finite,
  functionMeaning,
  literalPower,
  productOf,
  sumOf,
  unaryMeaning,
  weightedMean,
} from './arithmetic';
import { givenValue, inputValue, type Lanes, overlayValue, variantOf } from './lanes';
import type { Slice } from './model';
import { calendarValue, type Node, type Program, type Row, rowOf } from './program';

/** The values of all rows in all periods and lanes; read them with `valueAt` and its like. */
export interface Run {
  readonly program: Program;
  readonly lanes: Lanes;
  /** How many lanes lie side by side. */
  readonly width: number;
  /** From a figure to that of the next period. */
  readonly step: number;
  /** By row: where its figures begin in each group. Below 0 for a row that is the same in all lanes: then `~place` is its place in `given`. */
  readonly places: Int32Array;
  /** By group of that many lanes: a figure of a row at `place + period * step + lane of the group`. Not to be written to. */
  readonly groups: readonly Float64Array[];
  /** Series that the lanes share, as they were when the run was made; null for one that is missing everywhere. */
  readonly given: readonly (Float64Array | null | undefined)[];
}

/**
 * Evaluates a program for its lanes. This is the definition of what a plan means: slow, obvious, one value at a time.
 *
 * Cost  proportional to nodes x periods x lanes; looks back over n periods cost n.
 */
export function run(program: Program, lanes: Lanes): Run {
  const { periods } = program.calendar;
  const width = lanes.count;
  const values = new Float64Array(program.rows.length * periods * width).fill(Number.NaN);
  const places = Int32Array.from(program.rows, ({ index }) => index * periods * width);
  const result: Run = { program, lanes, width, step: width, places, groups: [values], given: [] };
  const place: Place = { period: 0, lane: 0 };
  const reader = periodReader(result, place);
  for (place.period = 0; place.period < periods; place.period++) {
    for (const index of program.order) {
      const row = program.rows[index] as Row;
      for (place.lane = 0; place.lane < lanes.count; place.lane++) {
        const at = (index * periods + place.period) * lanes.count + place.lane;
        values[at] = finite(cellValue(result, row, place, reader));
      }
    }
  }
  return result;
}

/** The value of a line in a slice, a period and a lane; NaN where it cannot be computed. */
export function valueAt(run: Run, line: string, slice: Slice, period: number, lane: number): number {
  return valueOfRow(run, rowOf(run.program, line, slice), period, lane);
}

/** All periods of a line in a slice and a lane, copied. */
export function seriesOf(run: Run, line: string, slice: Slice, lane: number): Float64Array {
  const row = rowOf(run.program, line, slice);
  return Float64Array.from({ length: run.program.calendar.periods }, (_, period) => valueOfRow(run, row, period, lane));
}

export function valueOfRow(run: Run, row: number, period: number, lane: number): number {
  const { width, step } = run;
  const place = run.places[row] as number;
  if (place < 0) return givenValue(run.given[~place] ?? null, period, 0);
  const group = run.groups[Math.floor(lane / width)] as Float64Array;
  return group[place + period * step + (lane % width)] as number;
}

/** Where the next figure is needed; `run` moves one place over all cells. */
interface Place {
  period: number;
  lane: number;
}

function cellValue(run: Run, row: Row, place: Readonly<Place>, reader: Reader): number {
  const overlay = overlayValue(run.lanes, row.index, place.period, place.lane);
  return Number.isNaN(overlay) ? ruledValue(run, row, place, reader) : overlay;
}

function ruledValue(run: Run, row: Row, place: Readonly<Place>, reader: Reader): number {
  const values = (rows: readonly number[]) => rows.map((read) => reader.at(read, place.period));
  const { rule } = row;
  switch (rule.type) {
    case 'none':
      return Number.NaN;
    case 'sum':
      return sumOf(values(rule.rows));
    case 'weighted':
      return weightedMean(values(rule.rows), values(rule.weights));
    case 'own':
    case 'recompute': {
      const node = rule.variants[variantOf(run.lanes, row.index, place.lane)] ?? null;
      return node === null ? inputValue(run.lanes, row.index, place.period, place.lane) : nodeValue(node, reader);
    }
  }
}

/**
 * Where a formula gets its figures: from the periods of a run here, from quarters and years in `aggregate`, from the precedents
 * that *explain* prints in its test. Positions count periods or buckets from 0.
 */
export interface Reader {
  position(): number;
  calendar(name: CalendarName): number;
  /** How far back a node looks from here; more than the position where that is before the start, NaN where it cannot look. */
  backOf(node: LookBack): number;
  at(row: number, position: number): number;
}

export type LookBack = Node & { readonly type: 'lag' | 'trailing' };

export function periodReader(run: Run, place: Readonly<Place>): Reader {
  return {
    position: () => place.period,
    calendar: (name) => calendarValue(run.program.calendar, name, place.period),
    backOf: (node) => node.back,
    at: (row, position) => valueOfRow(run, row, position, place.lane),
  };
}

/** What a formula comes to, with its figures from `reader`. */
export function nodeValue(node: Node, reader: Reader): number {
  switch (node.type) {
    case 'constant':
      return node.value;
    case 'calendar':
      return reader.calendar(node.name);
    case 'read':
      return reader.at(node.row, reader.position());
    case 'unary':
      return unaryMeaning[node.operator](nodeValue(node.operand, reader));
    case 'binary':
      return binaryMeaning[node.operator](nodeValue(node.left, reader), nodeValue(node.right, reader));
    case 'power':
      return literalPower(nodeValue(node.base, reader), node.exponent);
    case 'conditional': {
      const condition = nodeValue(node.condition, reader);
      if (Number.isNaN(condition)) return Number.NaN;
      return nodeValue(condition !== 0 ? node.whenTrue : node.otherwise, reader);
    }
    case 'call':
      return functionMeaning[node.function](node.arguments.map((part) => nodeValue(part, reader)));
    case 'lag': {
      const position = reader.position() - reader.backOf(node);
      if (position < 0) return node.initial === null ? Number.NaN : nodeValue(node.initial, reader);
      return Number.isNaN(position) ? Number.NaN : reader.at(node.row, position);
    }
    case 'cumulative':
      return sumOf(valuesSince(node.row, 0, reader));
    case 'trailing': {
      const from = reader.position() + 1 - reader.backOf(node);
      return from >= 0 ? trailingValue(node.function, valuesSince(node.row, from, reader)) : Number.NaN;
    }
    case 'first':
      return reader.at(node.row, 0);
  }
}

function valuesSince(row: number, from: number, reader: Reader): readonly number[] {
  return Array.from({ length: reader.position() + 1 - from }, (_, i) => reader.at(row, from + i));
}

function trailingValue(name: TrailingFunction, values: readonly number[]): number {
  switch (name) {
    case 'trailing_sum':
      return sumOf(values);
    case 'trailing_product':
      return productOf(values);
    case 'trailing_mean':
      return sumOf(values) / values.length;
  }
}
