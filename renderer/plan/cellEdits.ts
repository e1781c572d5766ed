import { periodId, periodLabel } from '#domain/timeline';
import type { Edit } from '#plan/edit';
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
  readonly errors: readonly { readonly key: string; readonly text: string; readonly sentence: string }[];
}

/**
 * Turns changed cells into edits of the chosen scenario.
 *
 * In the base an input takes the number itself and a calculated line a fixed cell; any other scenario gets a cell of its own.
 * Cleared, an input of the base is missing, and everything else follows its formula or parent again.
 */
export function cellEdits(open: OpenPlan, changes: readonly CellChange[], asMrr: boolean): CellEdits {
  const { plan, evaluation } = open;
  const scenario = plan.scenarios[open.scenario];
  if (scenario === undefined) throw new Error(`The plan has no scenario ${open.scenario}`);
  const scale = gridScale(largestAmount(plan));
  const errors: { key: string; text: string; sentence: string }[] = [];
  const inputs = new Map<string, { readonly line: Line; readonly segment: SegmentKey; series: Series }>();
  const edits: Edit[] = [];
  let first: CellChange | null = null;
  for (const change of changes) {
    const { line, key: segment } = change.row;
    if (segment === null) continue;
    const format = lineFormat(line, plan.basis, scale, currencySign(plan.currency), asMrr);
    const read = change.text.trim() === '' ? null : readNumber(change.text, line.unit, format);
    if (read !== null && !read.ok) {
      errors.push({ key: change.key, text: change.text, sentence: `${placeName(open, change)}: ${read.error}` });
      continue;
    }
    const value = read === null ? null : read.value;
    const period = periodId(evaluation.timeline, change.period);
    first ??= change;
    if (open.scenario > 0) edits.push(overrideEdit(scenario.id, line, segment, period, value));
    else if (line.definition.type === 'formula') edits.push({ type: 'setCell', line: line.id, segment, period, value });
    else {
      const name = `${line.id} ${segment}`;
      const series = inputs.get(name)?.series ?? entry(line.definition.values, segment) ?? { every: null, at: {} };
      inputs.set(name, { line, segment, series: withCell(line, series, period, value) });
    }
  }
  for (const { line, segment, series } of inputs.values())
    edits.push({ type: 'setSeries', line: line.id, segment, series });
  return {
    edits,
    label: first === null ? '' : labelOf(open, first, changes.length - errors.length),
    place:
      first === null
        ? null
        : {
            line: first.row.line.id,
            segment: first.row.key ?? '',
            period: periodId(evaluation.timeline, first.period),
            scenario: scenario.id,
          },
    errors,
  };
}

function withCell(line: Line, series: Series, period: string, value: number | null): Series {
  return line.once ? { every: value, at: {} } : { every: series.every, at: { ...series.at, [period]: value } };
}

/** An input of one value has no cells: a scenario's own is a series. */
function overrideEdit(scenario: string, line: Line, segment: SegmentKey, period: string, value: number | null): Edit {
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
