import { err, ok, type Result } from '#base/result';
import type { LaneSource } from '#engine/pool/laneSource';
import { isWhole } from '#plan/inputDomain';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { TableAxis } from '#plan/tables';
import type { FigurePlace } from './figurePlace';
import { describeTrialError, type Trial, type TrialError, trialOf } from './trialLanes';
import { type InputPlace, PLAIN, type VariedInput, type Wording } from './variedInput';

/** An input and the values that it is given one after the other. */
export interface Axis {
  readonly input: InputPlace;
  readonly values: readonly number[];
}

export interface TableQuestion {
  readonly scenario: string;
  readonly figure: FigurePlace;
  readonly rows: Axis;
  /** Null for a table of one input. */
  readonly columns: Axis | null;
}

export interface DataTable {
  readonly rows: Axis;
  readonly columns: Axis | null;
  /** By row, then by column (one for a table of one input); NaN where it cannot be computed. */
  readonly figures: readonly (readonly number[])[];
  /** The scenario as it is. An input that is not the same in all periods and segments has no one value: null. */
  readonly own: { readonly row: number | null; readonly column: number | null; readonly figure: number };
}

export type TableError =
  | TrialError
  /** A value that the input cannot have; `bound` is the nearest that it can. */
  | { readonly type: 'outside'; readonly line: string; readonly value: number; readonly bound: number };

export function describeTableError(error: TableError, wording: Wording = PLAIN): string {
  if (error.type !== 'outside') return describeTrialError(error, wording);
  const { line, value, bound } = error;
  const [typed, nearest] = [wording.valueOf(line, value), wording.valueOf(line, bound)];
  return `${wording.nameOf(line)} cannot be ${typed}; ${nearest} is the ${value < bound ? 'least' : 'most'} that it can be.`;
}

/** A figure for values of one or two inputs: every cell is a lane of the plan's program, and one more is the plan itself. */
export function dataTableOf(plan: Plan, question: TableQuestion): Result<DataTable, TableError> {
  const trial = trialFor(plan, question);
  return trial.ok ? ok(tableFrom(question, trial.value, trial.value.figures(triesOf(question)))) : trial;
}

/** The same, to be evaluated in pieces: `table` gives it when all of `source` is done. */
export function dataTableInPieces(
  plan: Plan,
  question: TableQuestion,
): Result<{ readonly source: LaneSource; readonly table: () => DataTable }, TableError> {
  const trial = trialFor(plan, question);
  if (!trial.ok) return trial;
  const { source, figures } = trial.value.inPieces(triesOf(question));
  return ok({ source, table: () => tableFrom(question, trial.value, figures()) });
}

/** Refused where a value is one that its input cannot have. */
function trialFor(plan: Plan, { scenario, figure, rows, columns }: TableQuestion): Result<Trial, TableError> {
  const places = columns === null ? [rows.input] : [rows.input, columns.input];
  const trial = trialOf(plan, scenario, places, [figure]);
  if (!trial.ok) return trial;
  for (const [at, input] of trial.value.inputs.entries()) {
    const outside = outsideOf(input, (at === 0 ? rows : columns)?.values ?? []);
    if (outside !== null) return err(outside);
  }
  return trial;
}

function triesOf({ rows, columns }: TableQuestion): readonly (readonly (number | null)[])[] {
  const across = columns?.values ?? [null];
  return [...rows.values.flatMap((row) => across.map((column) => [row, column])), [null, null]];
}

function tableFrom(
  { rows, columns }: TableQuestion,
  { inputs: [row, column] }: Trial,
  figures: readonly (readonly number[])[],
): DataTable {
  const found = figures.map(([value = Number.NaN]) => value);
  const across = columns?.values.length ?? 1;
  return {
    rows,
    columns,
    figures: rows.values.map((_, at) => found.slice(at * across, (at + 1) * across)),
    own: { row: row?.value ?? null, column: column?.value ?? null, figure: found.at(-1) ?? Number.NaN },
  };
}

function outsideOf({ line, domain: { min, max } }: VariedInput, values: readonly number[]): TableError | null {
  // Of a run an end is outside where any value is, and is what was typed.
  const value = [...values.slice(-1), ...values].find((one) => one < min || one > max);
  return value === undefined ? null : { type: 'outside', line: line.id, value, bound: value < min ? min : max };
}

/** So many digits leave out what steps in binary add: 0.075 and not 0.07500000000000001. */
const DIGITS = 12;

/** Values from one end to the other in equal steps, both included; of inputs that are whole numbers, rounded. */
export function axisValues(
  plan: Plan,
  { line, from, to, count }: Pick<TableAxis, 'line' | 'from' | 'to' | 'count'>,
): readonly number[] {
  const found = lineOf(plan, line);
  const areWhole = found !== undefined && isWhole(plan, found);
  const values = Array.from({ length: count }, (_, at) => {
    const value =
      at === 0 ? from : at === count - 1 ? to : Number((from + ((to - from) * at) / (count - 1)).toPrecision(DIGITS));
    return areWhole ? Math.round(value) : value;
  });
  return [...new Set(values)];
}

/** The axis of a table that is kept in the plan. */
export function axisOf(plan: Plan, axis: TableAxis): Axis {
  return { input: { line: axis.line, segment: axis.segment, period: axis.period }, values: axisValues(plan, axis) };
}
