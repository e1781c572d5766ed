import { motionReference } from '#domain/motions';
import { periodIndex } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { sectionOf } from '#plan/initiativeLines';
import { COSTS_SECTION } from '#plan/costsPack';
import { GROWTH_SECTION } from '#plan/growthPack';
import { READINGS_SECTION } from '#plan/readingLines';
import { currencySign, gridScale, type MoneyScale } from '../format/figures';
import { asMrrText, figureLength, type LineFormat, lineFormat, shownLabel } from '../format/lineFormat';
import type { OpenPlan } from '../state/session';
import { type GridColumns, gridColumns } from './gridColumns';
import { FROZEN, type Shown } from './gridPaint';
import { type GridRow, gridRows, rowFigures } from './gridRows';
import { largestAmount } from './largestAmount';

/** What a person has folded away, and how money is shown. */
export interface GridView {
  readonly closedSections: ReadonlySet<string>;
  readonly openLines: ReadonlySet<string>;
  /** Ids of quarters and fiscal years that show their total alone. */
  readonly closedPeriods: ReadonlySet<string>;
  readonly asMrr: boolean;
}

/** The grid as it is to be shown: what each cell says, and the headers over the columns. */
export interface GridModel extends Shown {
  readonly groups: GridColumns['groups'];
  /** By row; null for the heading of a section. */
  readonly formats: readonly (LineFormat | null)[];
}

/** Everything the grid shows of a plan in its chosen scenario. Cost: proportional to rows; cells are made when they come in sight. */
export function gridModel(open: OpenPlan, view: GridView): GridModel {
  const { plan, evaluation, scenario: lane } = open;
  const scale = gridScale(largestAmount(plan));
  const sign = currencySign(plan.currency);
  const { lastClose } = plan.actuals;
  const actualsTo = lastClose === null ? -1 : (periodIndex(evaluation.timeline, lastClose) ?? -1);
  const { columns, groups } = gridColumns(evaluation.timeline, view.closedPeriods, actualsTo);
  const made = gridRows(plan, view.closedSections, view.openLines, sectionNotes(plan, scale, view.asMrr));
  const rows = view.asMrr ? made.map(asMrrRow) : made;
  const formats = rows.map((row) =>
    row.type === 'section' ? null : lineFormat(row.line, plan.basis, scale, sign, view.asMrr),
  );
  const scenario = plan.scenarios[lane];
  return {
    rows,
    columns,
    groups,
    figures: rows.map((row, at) => {
      const format = formats[at];
      return row.type === 'section' || !format ? null : rowFigures(evaluation, columns, row, lane, format);
    }),
    formats,
    units: formats.map((format) => format?.unit ?? ''),
    wrong: open.wrong,
    scenario: scenario?.id ?? '',
    isLocked: scenario?.locked ?? false,
    closedTo: scenario?.locked === true ? -1 : actualsTo,
    noted: notedCells(plan, evaluation, scenario?.id ?? ''),
    looks: rows.map(() => []),
  };
}

function asMrrRow(row: GridRow): GridRow {
  if (row.type === 'section') return { ...row, label: asMrrText(row.label) };
  return row.slice === 'total' ? { ...row, label: shownLabel({ ...row.line, label: row.label }, true) } : row;
}

function sectionNotes(plan: Plan, scale: MoneyScale, asMrr: boolean): Readonly<Record<string, string>> {
  const money = `${plan.currency}${scale.suffix === 'K' ? ', thousands' : ''}${asMrr ? ', shown as MRR (ARR / 12)' : ''}`;
  return {
    Assumptions: `${plan.basis} rates on opening ARR`,
    'ARR bridge': money,
    Retention: 'compounded bridge',
    [GROWTH_SECTION]: 'what a growth target takes, and what growth costs; whole plan',
    [COSTS_SECTION]: 'bands of source A in US dollars, in the currency of the plan; whole plan',
    [READINGS_SECTION]: 'the 12 months to each period by cohort and by simple sum',
    ...Object.fromEntries(
      plan.initiatives.map(({ name, motion }) => [
        sectionOf(name),
        `${name}: ${motionReference(motion).name.toLowerCase()}`,
      ]),
    ),
    'Rates in use': `what initiatives change, and how ${plan.basis} rates become those of a ${plan.grain}`,
  };
}

function notedCells(plan: Plan, { timeline }: Evaluation, scenario: string): ReadonlySet<string> {
  const noted = new Set<string>();
  for (const note of plan.notes) {
    // A source alone, as imported figures have it, is found in the inspector: marked, it would be on whole columns.
    if (note.note === '' || note.period === null || (note.scenario !== null && note.scenario !== scenario)) continue;
    const period = periodIndex(timeline, note.period);
    if (period !== null) noted.add(`${note.line} ${note.segment ?? 'all'} ${period}`);
  }
  return noted;
}

/** The text of a cell, as Handsontable edits it. */
export function cellText(model: GridModel, row: number, column: number): string {
  const shown = model.rows[row];
  if (shown === undefined) return '';
  if (shown.type === 'section') return column === 0 ? shown.label : '';
  if (column < FROZEN) return column === 0 ? shown.label : (model.units[row] ?? '');
  return model.figures[row]?.cellAt(column - FROZEN).edit ?? '';
}

/** As many empty cells as the grid has: Handsontable counts them, and asks for their texts when it needs one. */
export function blankData(model: GridModel): string[][] {
  return model.rows.map(() => new Array<string>(model.columns.length + FROZEN).fill(''));
}

/** Two header rows: quarters or years with their fold mark over periods. */
export function nestedHeaders(model: GridModel): { label: string; colspan: number; headerClassName: string }[][] {
  const blank = { label: '', colspan: 1, headerClassName: 'head-blank' };
  const groups = model.groups.map(({ label, span, folds, isOpen }) => ({
    label,
    colspan: span,
    headerClassName: [
      'head-group',
      ...(span > 1 ? [] : ['head-single']),
      ...(folds === null ? [] : [isOpen ? 'open' : 'closed']),
    ].join(' '),
  }));
  const columns = model.columns.map((column) => ({
    label: column.label,
    colspan: 1,
    headerClassName: column.type === 'period' ? 'head-period' : `head-${column.type}`,
  }));
  const line = { label: 'Line', colspan: 1, headerClassName: 'head-line' };
  return [
    [blank, blank, ...groups],
    [line, blank, ...columns],
  ];
}

/** Whether two models differ in values alone, so that no row, column or header has to be made anew. */
export function hasSameShape(a: GridModel, b: GridModel): boolean {
  return (
    // Handsontable asks once which cells can be typed into, until it is told of other data.
    a.isLocked === b.isLocked &&
    a.rows.length === b.rows.length &&
    hasSameColumns(a, b) &&
    a.rows.every((row, at) => isSameRow(row, b.rows[at]))
  );
}

/** Whether two models have the same columns under the same headers. */
export function hasSameColumns(a: GridModel, b: GridModel): boolean {
  return (
    a.columns.length === b.columns.length &&
    a.columns.every((column, at) => column.label === b.columns[at]?.label) &&
    a.groups.every((group, at) => group.label === b.groups[at]?.label && group.isOpen === b.groups[at]?.isOpen)
  );
}

function isSameRow(a: GridRow, b: GridRow | undefined): boolean {
  if (a.type === 'section') return b?.type === 'section' && a.label === b.label && a.isOpen === b.isOpen;
  return (
    b?.type === 'line' && a.line.id === b.line.id && a.slice === b.slice && a.label === b.label && a.isOpen === b.isOpen
  );
}

const LABEL_WIDTH = 158;
const UNIT_WIDTH = 42;
/** `% mo` and `% qtr` are longer than `% yr`. */
const LONG_UNIT = /mo$|qtr$/;
const LONG_UNIT_WIDTH = 50;
/** Of a closed month, whose head says so: `May act`. */
const ACTUAL_WIDTH = 64;
const LEAST_WIDTH = { period: 56, quarter: 57, year: 58 } as const;
/** Of a semibold tabular figure at 12 px, of the commas and points between them, and of a cell's sides. */
const DIGIT = 7.7;
const MARK = 3.8;
const PADDING = 13;

/** Width of every column: that of its kind, or what its longest figure needs; never less than it was, so that nothing jumps while one types. */
export function columnWidths(model: GridModel, before: readonly number[]): readonly number[] {
  const figures = model.columns.map((column, index) => {
    let widest = 0;
    for (const [row, format] of model.formats.entries()) {
      const value = format === null ? null : (model.figures[row]?.valueAt(index) ?? null);
      if (format === null || value === null) continue;
      const { figures: length, marks } = figureLength(value, format);
      widest = Math.max(widest, length * DIGIT + marks * MARK);
    }
    const least = column.label.endsWith(' act') ? ACTUAL_WIDTH : LEAST_WIDTH[column.type];
    return Math.max(least, Math.ceil(widest) + PADDING);
  });
  const unit = model.units.some((text) => LONG_UNIT.test(text)) ? LONG_UNIT_WIDTH : UNIT_WIDTH;
  return [LABEL_WIDTH, unit, ...figures].map((width, index) => Math.max(width, before[index] ?? 0));
}
