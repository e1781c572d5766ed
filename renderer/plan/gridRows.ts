import { periodId } from '#domain/timeline';
import { valueOver } from '#engine/aggregate';
import { actualAt } from '#plan/actuals';
import { foldedOf } from '#plan/folding';
import { ownOverride } from '#plan/freezeScenario';
import { labelInSection } from '#plan/initiativeLines';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Line, Override, Plan, Series } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { COSTS_SECTION } from '#plan/costsPack';
import { GROWTH_SECTION } from '#plan/growthPack';
import { BRIDGE_CHECK } from '#plan/nrrTemplate';
import { READINGS_SECTION } from '#plan/readingLines';
import { entry } from '#plan/records';
import { isNotSplit, UNSPLIT } from '#plan/unsplitExpansion';
import { type Resolved, resolveLine } from '#plan/resolveScenario';
import type { SegmentKey } from '#plan/values';
import { editText, formatValue, type LineFormat } from '../format/lineFormat';
import type { GridColumn } from './gridColumns';

/** A row of the grid: a section's heading, or a line in one segment or in total. */
export type GridRow =
  | {
      readonly type: 'section';
      readonly section: string;
      readonly label: string;
      /** What its figures have in common: basis, currency, method. */
      readonly note: string;
      readonly isOpen: boolean;
    }
  | {
      readonly type: 'line';
      readonly line: Line;
      /** Null for the total of a segmented line, which nobody types. */
      readonly key: SegmentKey | null;
      readonly slice: number | 'total';
      readonly label: string;
      /** What the bridge does with the line: `+`, `−`, `=`, or indented as a part of the line above. A segment has that of its line. */
      readonly sign: Sign;
      /** Whether its segments show; null for a line that has none. */
      readonly isOpen: boolean | null;
      /** An input shown again where it enters a sum. */
      readonly isRepeated: boolean;
    };

export type LineRow = Extract<GridRow, { type: 'line' }>;
type Sign = '+' | '−' | '=' | 'part' | '';

const SIGNS: Readonly<Record<string, Sign>> = {
  expansion_arr: '+',
  [UNSPLIT]: 'part',
  upsell_arr: 'part',
  seat_arr: 'part',
  cross_sell_arr: 'part',
  usage_arr: 'part',
  price_arr: 'part',
  contraction_arr: '−',
  churn_arr: '−',
  closing_arr: '=',
};

/** The inputs that the bridge adds, shown again after its opening line; those that are 0 throughout are left out. */
const ADDED_INPUTS = ['new_logo_arr', 'reactivation_arr', 'restatement_arr'] as const;

/** What the text colour and fill of a cell say about its number. */
type CellKind = 'input' | 'inherited' | 'override' | 'actual' | 'calculated' | 'total' | 'quarter' | 'year' | 'empty';

/** The sections that a plan opens with closed: those that few look into, and those of packs, which have views of their own. */
export function sectionsClosedAtFirst({ lines }: Plan): ReadonlySet<string> {
  const ofPacks = lines.filter(({ pack }) => pack === 'roadmap').map(({ section }) => section);
  return new Set([READINGS_SECTION, 'Rates in use', GROWTH_SECTION, COSTS_SECTION, ...ofPacks]);
}

/** The rows in the order of the lines, a heading with its note before each section, segments below the lines that are open. */
export function gridRows(
  plan: Plan,
  closedSections: ReadonlySet<string>,
  openLines: ReadonlySet<string>,
  notes: Readonly<Record<string, string>>,
): readonly GridRow[] {
  const rows: GridRow[] = [];
  let section = '';
  for (const line of plan.lines) {
    if (line.section !== section) {
      section = line.section;
      const isOpen = !closedSections.has(section);
      rows.push({ type: 'section', section, label: section, note: notes[section] ?? '', isOpen });
    }
    if (closedSections.has(section)) continue;
    rows.push(...lineRows(plan, line, SIGNS[line.id] ?? '', openLines, false));
    if (line.id === 'opening_arr') rows.push(...addedInputs(plan, openLines));
  }
  return rows;
}

function addedInputs(plan: Plan, openLines: ReadonlySet<string>): readonly GridRow[] {
  return ADDED_INPUTS.flatMap((id) => {
    const line = plan.lines.find((one) => one.id === id);
    const isAbsent = line === undefined || (id !== 'new_logo_arr' && isZero(plan, line));
    return isAbsent ? [] : lineRows(plan, line, '+', openLines, true);
  });
}

function isZero(plan: Plan, line: Line): boolean {
  const said = plan.scenarios.map(({ overrides }) => entry(overrides, line.id));
  const isSaid = said.some((override) => override !== undefined && !saysZero(override));
  if (isSaid || Object.hasOwn(plan.actuals.values, line.id) || line.definition.type === 'formula') return false;
  return Object.values(line.definition.values).every(isZeroSeries);
}

/** A locked scenario says everything itself, also of lines that are nothing. */
function saysZero({ formula, values, cells }: Override): boolean {
  return formula === null && Object.values(values).every(isZeroSeries) && Object.values(cells).every(isAllZero);
}

function isZeroSeries({ every, at }: Series): boolean {
  return every === 0 && isAllZero(at);
}

function isAllZero(values: Readonly<Record<string, number | null>>): boolean {
  return Object.values(values).every((value) => value === 0);
}

/** What a row is folded by: an input shown again in the bridge unfolds there alone. */
export function foldName({ line, isRepeated }: Pick<LineRow, 'line' | 'isRepeated'>): string {
  return isRepeated ? `${line.id} in the bridge` : line.id;
}

function lineRows(
  plan: Plan,
  line: Line,
  sign: Sign,
  openLines: ReadonlySet<string>,
  isRepeated: boolean,
): readonly LineRow[] {
  const isSplit = line.segmented && plan.segments.length > 0;
  const isOpen = isSplit ? openLines.has(foldName({ line, isRepeated })) : null;
  const [whole] = segmentKeys(plan, line);
  const label = isRepeated ? line.label.replace('New-logo ARR', 'New logo').replace(/ ARR$/, '') : labelInSection(line);
  const total: LineRow = {
    type: 'line',
    line,
    key: isSplit || isRepeated ? null : (whole ?? null),
    slice: 'total',
    label,
    sign,
    isOpen,
    isRepeated,
  };
  if (isOpen !== true) return [total];
  const segments = plan.segments.map(
    (segment, slice): LineRow => ({ ...total, key: segment.id, slice, label: segment.name, isOpen: null }),
  );
  return [total, ...segments];
}

/** All a cell shows: its kind, its text, and the text a person gets to edit or copies. */
export interface GridCell {
  readonly kind: CellKind;
  readonly text: string;
  readonly edit: string;
}

const EMPTY: GridCell = { kind: 'empty', text: '', edit: '' };

/** The figures of one row, by column: each cell is made when it is first asked for, because a plan holds more than a window shows. */
export interface RowFigures {
  readonly cellAt: (column: number) => GridCell;
  /** The bare value, for whoever needs no more; null for a cell that shows none. */
  readonly valueAt: (column: number) => number | null;
}

/** Cost: nothing until a cell is asked for. */
export function rowFigures(
  evaluation: Evaluation,
  columns: readonly GridColumn[],
  row: LineRow,
  lane: number,
  format: LineFormat,
): RowFigures {
  const made: GridCell[] = [];
  const valueAt = (at: number) => shownValue(evaluation, columns[at], row, lane);
  const kindAt = lazily(() => kindsOf(evaluation, row, lane));
  return {
    valueAt,
    cellAt: (at) => {
      const known = made[at];
      if (known !== undefined) return known;
      const column = columns[at];
      const value = valueAt(at);
      const kind = column === undefined ? 'empty' : column.type === 'period' ? null : column.type;
      const cell: GridCell =
        value === null
          ? { ...EMPTY, kind: kind ?? 'empty' }
          : {
              kind: kind ?? kindAt()(column?.type === 'period' ? column.period : 0),
              text: Number.isNaN(value) && isUnsplit(evaluation, row, column) ? NOT_SPLIT : formatValue(value, format),
              // Asked for in few cells of those that are shown.
              get edit() {
                return editText(value, format);
              },
            };
      made[at] = cell;
      return cell;
    },
  };
}

/** What a motion says of a period whose expansion is known only in total. */
export const NOT_SPLIT = 'not split';

function isUnsplit({ plan, timeline }: Evaluation, { line, key }: LineRow, column: GridColumn | undefined): boolean {
  return column?.type === 'period' && isNotSplit(plan, line.id, key, periodId(timeline, column.period));
}

function shownValue(
  evaluation: Evaluation,
  column: GridColumn | undefined,
  { line, slice }: LineRow,
  lane: number,
): number | null {
  if (column === undefined || hasNoTotal(evaluation.plan, line, slice)) return null;
  if (column.type === 'period') {
    return line.once && column.period > 0 ? null : valueIn(evaluation, line.id, slice, column.period, lane);
  }
  if (line.overPeriods === 'none' || line.once) return null;
  const folded = column.type === 'year' ? foldedOf(evaluation).years : foldedOf(evaluation).quarters;
  return valueOver(folded, line.id, slice, column.bucket, lane);
}

function hasNoTotal(plan: Plan, line: Line, slice: LineRow['slice']): boolean {
  return slice === 'total' && plan.segments.length > 0 && line.segmented && line.overSegments.type === 'none';
}

/** What the cells of a row are, by period. */
function kindsOf({ plan, timeline }: Evaluation, row: LineRow, lane: number): (period: number) => CellKind {
  const shown = plan.scenarios[lane];
  if (shown === undefined) throw new Error(`The plan has no scenario ${lane}`);
  const { line, key } = row;
  if (key === null || row.isRepeated) return () => 'total';
  const resolved = resolveLine(plan, line, key, shown.id);
  const said = shown.locked ? ownOverride(plan, line, shown.id) : undefined;
  const own = said === undefined ? entry(shown.overrides, line.id) : (said ?? undefined);
  return (period) => {
    const id = periodId(timeline, period);
    // What was closed when a scenario was locked is among its own figures; what came later does not reach it.
    if (!shown.locked && actualAt(plan, line.id, key, id) !== undefined) return 'actual';
    return cellKind(row, key, resolved, own, lane === 0, id);
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** `own` is what the scenario says about the line; of a locked one, which says everything, what its parent does not say. */
function cellKind(
  row: LineRow,
  key: SegmentKey,
  resolved: Resolved,
  own: Override | undefined,
  isBase: boolean,
  period: string,
): CellKind {
  if (row.line.definition.type === 'formula') {
    const isFixed = entry(resolved.cells, period) !== undefined || resolved.from.type === 'series';
    return isFixed || (own !== undefined && own.formula !== null) ? 'override' : 'calculated';
  }
  if (isBase) return resolved.from.type === 'series' ? 'input' : 'calculated';
  const hasCell = entry(entry(own?.cells ?? {}, key) ?? {}, period) !== undefined;
  return hasCell || entry(own?.values ?? {}, key) !== undefined ? 'override' : 'inherited';
}

/** Whether a person may type here. Totals follow their segments, a check its bridge, what is shown again is typed elsewhere; an input of one value takes it in its first period. */
export function isEditable(row: GridRow | undefined, column: GridColumn | undefined): row is LineRow {
  if (row?.type !== 'line' || row.key === null || row.isRepeated || column?.type !== 'period') return false;
  if (row.line.id === BRIDGE_CHECK) return false;
  return !(row.line.once && column.period > 0);
}
