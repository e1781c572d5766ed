import { periodId, periodIds, periodLabel } from '#domain/timeline';
import { ok, type Result } from '#base/result';
import { isActual } from '#plan/actuals';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import type { Line, Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { entry } from '#plan/records';
import { resolveLine } from '#plan/resolveScenario';
import { editsForSeries, editsForValue } from '#plan/valueEdits';
import type { SegmentKey, Series } from '#plan/values';
import { currencySign, gridScale } from '../format/figures';
import { lineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';
import type { CellPlace } from '../state/selection';
import type { OpenPlan, WrongText } from '../state/session';
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

interface WrongCell extends WrongText {
  /** What the grid knows the cell by. */
  readonly key: string;
}

/**
 * Turns changed cells into edits: up to the last close of the actuals, which are the same in all scenarios, else of the chosen scenario.
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
  const [first] = changes;
  const segment = first?.row.key ?? null;
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  return {
    edits: editsFor(open.plan, scenario, wanted),
    label:
      first === undefined
        ? ''
        : `${areActuals(open.plan, wanted) ? 'Actual: ' : ''}${labelOf(open, first, changes.length)}`,
    place:
      first === undefined || segment === null
        ? null
        : { line: first.row.line.id, segment, period: periodId(open.evaluation.timeline, first.period), scenario },
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

function areActuals(plan: Plan, wanted: readonly WantedCell[]): boolean {
  return wanted.length > 0 && wanted.every((cell) => belongsToActuals(plan, cell));
}

function belongsToActuals(plan: Plan, { line, segment, period, value }: WantedCell): boolean {
  return isActual(plan, line, segment, period, value);
}

/** What was typed over an imported figure does not come from that file any more. */
function withoutSource(plan: Plan, line: Line, segment: SegmentKey, period: string): readonly Edit[] {
  const key = line.segmented && plan.segments.length > 0 ? segment : null;
  const found = plan.notes.find(
    (one) =>
      one.line === line.id &&
      one.period === period &&
      one.scenario === null &&
      (one.segment === key || (key === null && one.segment === segment)),
  );
  return found === undefined || found.source === '' ? [] : [{ type: 'setCellNote', ...found, source: '' }];
}

/** Line by line. In another scenario than the base, a cleared cell may take along what the cells before it have just become. */
function editsFor(plan: Plan, scenario: string, wanted: readonly WantedCell[]): readonly Edit[] {
  const isBase = plan.scenarios[0]?.id === scenario;
  const edits: Edit[] = [];
  let current = plan;
  let applied = 0;
  const upToDate = (): Plan => {
    const outcome = applyAll(current, edits.slice(applied));
    applied = edits.length;
    // What is refused here, such as a change of a locked scenario, is refused again with its sentence where all is applied.
    if (outcome.ok) current = outcome.value.plan;
    return current;
  };
  const isLocked = plan.scenarios.some(({ id, locked }) => id === scenario && locked);
  const isHappened = (cell: WantedCell) => !isLocked && belongsToActuals(plan, cell);
  for (const { line, segment, period, value } of wanted.filter(isHappened)) {
    edits.push({ type: 'setActual', line: line.id, segment, period, value });
    edits.push(...withoutSource(plan, line, segment, period));
  }
  for (const cells of byLine(wanted.filter((cell) => !isHappened(cell)))) {
    const { line, segment } = cells[0];
    if (isBase && !line.once) {
      const values = cells.map(({ period, value }) => [period, value] as const);
      edits.push(...editsForSeries(line, segment, values));
      continue;
    }
    for (const { period, value } of cells) {
      const isAlone = value !== null && !line.once;
      const before = isAlone ? plan : upToDate();
      const typed = { scenario, line: lineOf(before, line.id) ?? line, segment, period, value };
      edits.push(...(resetEdits(before, scenario, typed.line, segment, period, value) ?? editsForValue(before, typed)));
    }
  }
  return edits;
}

function byLine(wanted: readonly WantedCell[]): readonly (readonly [WantedCell, ...WantedCell[]])[] {
  const groups = new Map<string, [WantedCell, ...WantedCell[]]>();
  for (const cell of wanted) {
    const key = `${cell.line.id} ${cell.segment}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return [...groups.values()];
}

/**
 * Clearing a cell of a scenario that follows another: what it says itself is taken away, so that its parent shows again. What it
 * says as a whole series becomes cells of its other periods; where a cell cannot say it, because it is missing, the cleared period
 * takes over the parent's value. Null where clearing means something else.
 */
function resetEdits(
  plan: Plan,
  scenario: string,
  line: Line,
  segment: SegmentKey,
  period: string,
  value: number | null,
): readonly Edit[] | null {
  const said = plan.scenarios.find(({ id }) => id === scenario);
  if (value !== null || said === undefined || said.parent === null || line.definition.type === 'formula') return null;
  const place = { scenario, line: line.id, segment };
  const own = entry(said.overrides, line.id);
  const series = entry(own?.values ?? {}, segment);
  if (line.once) return [{ type: 'setOverrideSeries', ...place, series: null }];
  if (series === undefined) return [{ type: 'setOverrideCell', ...place, period, value: null }];
  const cells = entry(own?.cells ?? {}, segment) ?? {};
  const kept = periodIds(timelineOf(plan))
    .filter((id) => id !== period)
    .map((id) => ({ period: id, value: entry(cells, id) ?? seriesValue(series, id) }));
  if (kept.some((one) => one.value === null)) {
    const parent = resolveLine(plan, line, segment, said.parent);
    const above = parent.from.type === 'series' ? seriesValue(parent.from.series, period) : null;
    return [{ type: 'setOverrideCell', ...place, period, value: entry(parent.cells, period) ?? above }];
  }
  return [
    { type: 'setOverrideSeries', ...place, series: null },
    { type: 'setOverrideCell', ...place, period, value: null },
    ...kept.map((one): Edit => ({ type: 'setOverrideCell', ...place, ...one })),
  ];
}

function seriesValue(series: Series, period: string): number | null {
  const at = entry(series.at, period);
  return at === undefined ? series.every : at;
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
