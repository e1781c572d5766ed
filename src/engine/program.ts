import type {
  BinaryOperator,
  CalendarName,
  Expression,
  PlainFunction,
  Reach,
  TrailingFunction,
  UnaryOperator,
} from '#formula/expression';
import type { Calendar, LineModel, Model, Slice } from './model';

/**
 * A formula with its names resolved to rows. Every node keeps the piece of formula it came from, so that *explain* can
 * quote it. `back` counts base periods; `reach` says the same for the coarser timelines of `aggregate`.
 */
export type Node = { readonly source: Expression } & (
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'calendar'; readonly name: CalendarName }
  | { readonly type: 'read'; readonly row: number }
  | { readonly type: 'unary'; readonly operator: UnaryOperator; readonly operand: Node }
  | { readonly type: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly type: 'power'; readonly base: Node; readonly exponent: number }
  | { readonly type: 'conditional'; readonly condition: Node; readonly whenTrue: Node; readonly otherwise: Node }
  | { readonly type: 'call'; readonly function: PlainFunction; readonly arguments: readonly Node[] }
  | {
      readonly type: 'lag';
      readonly row: number;
      readonly back: number;
      readonly reach: Reach;
      readonly initial: Node | null;
    }
  | { readonly type: 'cumulative'; readonly row: number }
  | {
      readonly type: 'trailing';
      readonly function: TrailingFunction;
      readonly row: number;
      readonly back: number;
      readonly reach: Reach;
    }
  | { readonly type: 'first'; readonly row: number }
);

/** How the values of a row come about. `null` among variants takes the row's input data. */
export type RowRule =
  | { readonly type: 'own'; readonly variants: readonly (Node | null)[] }
  | { readonly type: 'sum'; readonly rows: readonly number[] }
  | { readonly type: 'weighted'; readonly rows: readonly number[]; readonly weights: readonly number[] }
  | { readonly type: 'recompute'; readonly variants: readonly (Node | null)[] }
  | { readonly type: 'none' };

/** One line in one segment, or its total. A line without segments has a single row, which is its total as well. */
export interface Row {
  readonly index: number;
  readonly line: number;
  readonly slice: Slice;
  readonly rule: RowRule;
}

/**
 * Lines compiled once, to be evaluated for many lanes.
 *
 * `order` lists the rows so that within a period each comes after all it reads in that period, whatever variants the
 * lanes select; what it reads of earlier periods is there already.
 */
export interface Program {
  readonly model: Model;
  readonly lines: readonly LineModel[];
  readonly calendar: Calendar;
  readonly segments: number;
  readonly rows: readonly Row[];
  readonly order: readonly number[];
  readonly lineIndex: ReadonlyMap<string, number>;
  /** By line: its first row. Segments follow one another, the total comes after them. */
  readonly firstRow: readonly number[];
}

/** Whether a line has a row per segment in this program. */
export function isSplit(program: Pick<Program, 'segments'>, line: LineModel): boolean {
  return line.segmented && program.segments > 0;
}

/**
 * The row of a line in a slice. A line that is not split has one row for every slice.
 *
 * Throws for a line or segment that the program does not have: the caller checks what people type.
 */
export function rowOf(program: Program, lineId: string, slice: Slice): number {
  const line = program.lineIndex.get(lineId);
  const model = line === undefined ? undefined : program.lines[line];
  if (line === undefined || model === undefined) throw new Error(`The program has no line ${lineId}`);
  const first = program.firstRow[line] as number;
  if (!isSplit(program, model)) return first;
  if (slice === 'total') return first + program.segments;
  if (!(slice >= 0 && slice < program.segments)) throw new Error(`The program has no segment ${slice}`);
  return first + slice;
}

/** The line and slice of a row; a line that is not split is named by its total. */
export function placeOf(program: Program, rowIndex: number): { readonly line: string; readonly slice: Slice } {
  const row = program.rows[rowIndex];
  const line = row === undefined ? undefined : program.lines[row.line];
  if (row === undefined || line === undefined) throw new Error(`The program has no row ${rowIndex}`);
  return { line: line.id, slice: row.slice };
}

/** The value of a calendar name in a period. */
export function calendarValue(calendar: Calendar, name: CalendarName, period: number): number {
  switch (name) {
    case 'period':
      return period;
    case 'periods_per_year':
      return calendar.periodsPerYear;
    case 'year':
      return calendar.year[period] ?? Number.NaN;
    case 'quarter':
      return calendar.quarter[period] ?? Number.NaN;
    case 'month':
      return calendar.month[period] ?? Number.NaN;
  }
}
