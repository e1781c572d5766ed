import { periodId, periodLabel } from '#domain/timeline';
import { ok, type Result } from '#base/result';
import type { Edit, EditOf } from '#plan/edit';
import type { Line } from '#plan/model';
import { entry } from '#plan/records';
import type { SegmentKey, Series } from '#plan/values';
import { currencySign, gridScale } from '../format/figures';
import { lineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import type { CellPlace, OpenPlan } from '../state/session';
import type { LineRow } from './gridRows';
import { largestAmount } from './largestAmount';

/** A text that a person put into a cell; empty clears it. */
export interface CellChange {
  readonly row: LineRow;
  readonly period: number;
  readonly text: string;
  /** What the grid knows the cell by. */
  readonly key: string;
}

/** What typing, pasting or clearing amounts to: edits with their label, and the texts that could not be read. */
export interface CellEdits {
  readonly edits: readonly Edit[];
  readonly label: string;
  readonly place: CellPlace | null;
  readonly errors: readonly WrongCell[];
}

/** A text that is no number: it stays in the cell, with the sentence that says what to type. */
interface WrongCell {
  readonly key: string;
  readonly text: string;
  readonly sentence: string;
}

/**
 * Turns changed cells into edits of the chosen scenario.
 *
 * In the base an input takes the number itself and a calculated line a fixed cell; any other scenario gets a cell of its own.
 * Cleared, an input of the base is missing, and everything else follows its formula or parent again.
 */
export function cellEdits(open: OpenPlan, changes: readonly CellChange[], asMrr: boolean): CellEdits {
  const read = changes.map((change) => ({ change, value: readCell(open, change, asMrr) }));
  const wanted: WantedCell[] = [];
  const errors: WrongCell[] = [];
  for (const { change, value } of read) {
    const { key: segment, line } = change.row;
    if (segment === null) continue;
    if (value.ok)
      wanted.push({
        change,
        line,
        segment,
        period: periodId(open.evaluation.timeline, change.period),
        value: value.value,
      });
    else errors.push({ key: change.key, text: change.text, sentence: `${placeName(open, change)}: ${value.error}` });
  }
  const [first] = wanted;
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  return {
    edits: open.scenario === 0 ? baseEdits(wanted) : wanted.map((cell) => overrideEdit(scenario, cell)),
    label: first === undefined ? '' : labelOf(open, first.change, wanted.length),
    place: first === undefined ? null : { line: first.line.id, segment: first.segment, period: first.period, scenario },
    errors,
  };
}

interface WantedCell {
  readonly change: CellChange;
  readonly line: Line;
  readonly segment: SegmentKey;
  readonly period: string;
  /** Null clears the cell. */
  readonly value: number | null;
}

function readCell({ plan }: OpenPlan, { row, text }: CellChange, asMrr: boolean): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  const format = lineFormat(row.line, plan.basis, gridScale(largestAmount(plan)), currencySign(plan.currency), asMrr);
  return readNumber(text, row.line.unit, format);
}

/** Cells of calculated lines are fixed one by one; those of an input are part of its series, which changes once. */
function baseEdits(wanted: readonly WantedCell[]): readonly Edit[] {
  const edits: Edit[] = [];
  const inputs = new Map<string, EditOf<'setSeries'>>();
  for (const { line, segment, period, value } of wanted) {
    if (line.definition.type === 'formula') {
      edits.push({ type: 'setCell', line: line.id, segment, period, value });
      continue;
    }
    const name = `${line.id} ${segment}`;
    const series = inputs.get(name)?.series ?? entry(line.definition.values, segment) ?? { every: null, at: {} };
    inputs.set(name, { type: 'setSeries', line: line.id, segment, series: withCell(line, series, period, value) });
  }
  return [...edits, ...inputs.values()];
}

function withCell(line: Line, series: Series, period: string, value: number | null): Series {
  return line.once ? { every: value, at: {} } : { every: series.every, at: { ...series.at, [period]: value } };
}

/** An input of one value has no cells: a scenario's own is a series. */
function overrideEdit(scenario: string, { line, segment, period, value }: WantedCell): Edit {
  if (line.once) {
    const series = value === null ? null : { every: value, at: {} };
    return { type: 'setOverrideSeries', scenario, line: line.id, segment, series };
  }
  return { type: 'setOverrideCell', scenario, line: line.id, segment, period, value };
}

function labelOf(open: OpenPlan, change: CellChange, count: number): string {
  const name = placeName(open, change);
  return count > 1 ? `${name} and ${count - 1} more` : name;
}

/** `Churn rate, Mar 2027`, with the segment's name before the period where there is one. */
function placeName(open: OpenPlan, { row, period }: CellChange): string {
  const when = row.line.once ? '' : `, ${periodLabel(open.evaluation.timeline, period)}`;
  const segment = row.slice === 'total' ? '' : `, ${row.label}`;
  return `${row.line.label}${segment}${when}`;
}
