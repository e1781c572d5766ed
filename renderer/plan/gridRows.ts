import { periodIds } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { valueIn } from '#plan/lanes';
import type { Line, Plan } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { entry } from '#plan/records';
import { type Resolved, resolveLine } from '#plan/resolveScenario';
import type { SegmentKey } from '#plan/values';
import { editText, formatValue, type LineFormat } from '../format/lineFormat';

/** A row of the grid: a section's heading, or a line in one segment or in total. */
export type GridRow =
  | { readonly type: 'section'; readonly section: string }
  | {
      readonly type: 'line';
      readonly line: Line;
      /** Null for the total of a segmented line, which nobody types. */
      readonly key: SegmentKey | null;
      readonly slice: number | 'total';
      readonly label: string;
      /** Whether its segments show; null for a line that has none. */
      readonly isOpen: boolean | null;
    };

export type LineRow = Extract<GridRow, { type: 'line' }>;

/** What the text colour and fill of a cell say about its number. */
export type CellKind = 'input' | 'inherited' | 'override' | 'actual' | 'calculated' | 'total' | 'empty';

/** The rows in the order of the lines, a heading before each section, segments below the lines that are open. */
export function gridRows(
  plan: Plan,
  closedSections: ReadonlySet<string>,
  openLines: ReadonlySet<string>,
): readonly GridRow[] {
  const rows: GridRow[] = [];
  let section = '';
  for (const line of plan.lines) {
    if (line.section !== section) {
      section = line.section;
      rows.push({ type: 'section', section });
    }
    if (closedSections.has(section)) continue;
    const isSplit = line.segmented && plan.segments.length > 0;
    const isOpen = isSplit ? openLines.has(line.id) : null;
    const [whole] = segmentKeys(plan, line);
    rows.push({ type: 'line', line, key: isSplit ? null : (whole ?? null), slice: 'total', label: line.label, isOpen });
    if (isOpen !== true) continue;
    for (const [slice, segment] of plan.segments.entries()) {
      rows.push({ type: 'line', line, key: segment.id, slice, label: segment.name, isOpen: null });
    }
  }
  return rows;
}

/** All a cell shows: its kind, its text, and the text a person gets to edit or copies. */
export interface GridCell {
  readonly kind: CellKind;
  readonly text: string;
  readonly edit: string;
}

const EMPTY: GridCell = { kind: 'empty', text: '', edit: '' };

/** The cells of one row, a period each. */
export function rowCells(evaluation: Evaluation, row: LineRow, lane: number, format: LineFormat): readonly GridCell[] {
  const { plan, timeline } = evaluation;
  const scenario = plan.scenarios[lane]?.id;
  if (scenario === undefined) throw new Error(`The plan has no scenario ${lane}`);
  const resolved = row.key === null ? null : resolveLine(plan, row.line, row.key, scenario);
  return periodIds(timeline).map((id, period) => {
    if (row.line.once && period > 0) return EMPTY;
    const value = valueIn(evaluation, row.line.id, row.slice, period, lane);
    if (row.key === null && row.line.overSegments.type === 'none') return EMPTY;
    return {
      kind: resolved === null ? 'total' : cellKind(plan, row, resolved, scenario, id),
      text: formatValue(value, format),
      edit: editText(value, format),
    };
  });
}

function cellKind(plan: Plan, row: LineRow, resolved: Resolved, scenario: string, period: string): CellKind {
  const key = row.key ?? '';
  const { lastClose, values } = plan.actuals;
  const actual = entry(entry(entry(values, row.line.id) ?? {}, key) ?? {}, period);
  if (actual !== undefined && lastClose !== null && period <= lastClose) return 'actual';
  const isBase = scenario === plan.scenarios[0]?.id;
  const own = entry(plan.scenarios.find(({ id }) => id === scenario)?.overrides ?? {}, row.line.id);
  if (row.line.definition.type === 'formula') {
    const isFixed = entry(resolved.cells, period) !== undefined || resolved.from.type === 'series';
    return isFixed || (own !== undefined && own.formula !== null) ? 'override' : 'calculated';
  }
  if (isBase) return resolved.from.type === 'series' ? 'input' : 'calculated';
  const isOwn =
    own !== undefined &&
    (entry(entry(own.cells, key) ?? {}, period) !== undefined || entry(own.values, key) !== undefined);
  return isOwn ? 'override' : 'inherited';
}

/** Whether a person may type here. Totals follow their segments; an input of one value takes it in its first period. */
export function isEditable(row: GridRow | undefined, period: number): row is LineRow {
  return row?.type === 'line' && row.key !== null && period >= 0 && !(row.line.once && period > 0);
}
