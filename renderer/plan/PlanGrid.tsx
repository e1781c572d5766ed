import Handsontable from 'handsontable';
import 'handsontable/styles/handsontable.css';
import 'handsontable/styles/ht-theme-classic-no-icons.css';
import './planGrid.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { periodId, periodIndex, periodLabel } from '#domain/timeline';
import { currencySign, gridScale, NOT_AVAILABLE } from '../format/figures';
import { lineFormat } from '../format/lineFormat';
import { type CellPlace, markSelected, useSelection } from '../state/selection';
import { commit, type OpenPlan, refuse, useSession } from '../state/session';
import { type CellChange, cellEdits } from './cellEdits';
import { type GridCell, type GridRow, gridRows, isEditable, type LineRow, rowCells } from './gridRows';
import { largestAmount } from './largestAmount';

/** Columns before the first period: label and unit. */
const FROZEN = 2;
const LABEL_WIDTH = 168;
const UNIT_WIDTH = 44;
const PERIOD_WIDTH = 64;
const ROW_HEIGHT = 22;

/** What the cells show now; Handsontable's renderer and hooks read it, so that they need not be set again. */
interface Shown {
  readonly rows: readonly GridRow[];
  readonly cells: readonly (readonly GridCell[])[];
  readonly units: readonly string[];
  /** Texts that were typed and could not be read, by `cellKey`: they stay visible until they are typed over. */
  readonly wrong: Map<string, WrongText>;
  readonly scenario: string;
}

interface WrongText {
  readonly text: string;
  readonly sentence: string;
}

/** What a wrong text is remembered by, wherever its row moves. */
function cellKey(scenario: string, row: GridRow | undefined, period: number): string {
  return row?.type === 'line' ? `${scenario} ${row.line.id} ${row.key} ${period}` : '';
}

/** The lines of a plan in one scenario: typing into a cell recalculates everything. */
export function PlanGrid({ open }: { readonly open: OpenPlan }) {
  const container = useRef<HTMLDivElement>(null);
  const grid = useRef<Handsontable | null>(null);
  const asMrr = useSession((state) => state.asMrr);
  const [closedSections, setClosedSections] = useState<ReadonlySet<string>>(new Set(['Rates in use']));
  const [openLines, setOpenLines] = useState<ReadonlySet<string>>(new Set());
  const wrong = useRef(new Map<string, WrongText>());
  const shown = useMemo(
    () => shownOf(open, closedSections, openLines, asMrr, wrong.current),
    [open, closedSections, openLines, asMrr],
  );
  const latest = useRef({ shown, open });
  latest.current = { shown, open };
  const wanted = useSelection((state) => state.wanted);

  useEffect(() => {
    if (container.current === null) return;
    const hot = new Handsontable(container.current, {
      data: gridData(latest.current.shown),
      width: '100%',
      height: '100%',
      licenseKey: __HANDSONTABLE_LICENSE_KEY__,
      themeName: 'ht-theme-classic',
      undo: false,
      readOnlyCellClassName: '',
      autoColumnSize: false,
      autoRowSize: false,
      rowHeights: ROW_HEIGHT,
      columnHeaderHeight: 24,
      colWidths: (column) => (column === 0 ? LABEL_WIDTH : column === 1 ? UNIT_WIDTH : PERIOD_WIDTH),
      fixedColumnsStart: FROZEN,
      outsideClickDeselects: false,
      enterMoves: { row: 1, col: 0 },
      fillHandle: { direction: 'horizontal', autoInsertRow: false },
      copyPaste: { copyColumnHeaders: false },
      contextMenu: false,
      manualColumnResize: false,
      renderAllRows: false,
      sanitizer: (text) => text.replace(/[<>&]/g, ''),
      colHeaders: (column) => {
        const { timeline } = latest.current.open.evaluation;
        if (column < FROZEN) return column === 0 ? 'Line' : '';
        return column - FROZEN < timeline.periods ? shortLabel(periodLabel(timeline, column - FROZEN)) : '';
      },
      cells: (row, column) => ({
        readOnly: !isEditable(latest.current.shown.rows[row], column - FROZEN),
        renderer: (_hot: Handsontable, td: HTMLTableCellElement, rowIndex: number, columnIndex: number) =>
          paintCell(td, latest.current.shown, rowIndex, columnIndex),
      }),
      // Handsontable never writes into its data: changes become edits of the plan, and the plan comes back as data.
      beforeChange: (changes) => {
        applyChanges(changes, latest.current.open, latest.current.shown);
        hot.render();
        return false;
      },
      afterOnCellMouseDown: (event, place) => {
        if (event.button === 0 && place.col === 0) toggle(latest.current.shown.rows[place.row ?? -1]);
      },
      beforeKeyDown: (event) => {
        const [row, column] = hot.getSelectedLast() ?? [];
        if (column === 0 && (event.key === ' ' || event.key === 'Enter')) {
          event.stopImmediatePropagation();
          event.preventDefault();
          toggle(latest.current.shown.rows[row ?? -1]);
        }
      },
      afterSelection: (row, column) => {
        const { shown, open } = latest.current;
        markSelected(placeAt(shown.rows[row], column, open));
        const typed = shown.wrong.get(cellKey(shown.scenario, shown.rows[row], column - FROZEN));
        if (typed !== undefined) refuse(typed.sentence);
      },
      afterDeselect: () => markSelected(null),
    });
    grid.current = hot;
    return () => {
      grid.current = null;
      hot.destroy();
    };

    function toggle(row: GridRow | undefined): void {
      if (row?.type === 'section') setClosedSections((sections) => toggled(sections, row.section));
      if (row?.type === 'line' && row.isOpen !== null) setOpenLines((lines) => toggled(lines, row.line.id));
    }
  }, []);

  useEffect(() => {
    grid.current?.updateData(gridData(shown));
  }, [shown]);

  useEffect(() => {
    if (wanted === null) return;
    const { rows } = latest.current.shown;
    const row = rows.findIndex(
      (one) => one.type === 'line' && one.line.id === wanted.line && (one.key ?? 'total') === wanted.segment,
    );
    const { timeline } = latest.current.open.evaluation;
    const column = FROZEN + (periodIndex(timeline, wanted.period) ?? -FROZEN - 1);
    if (row >= 0 && column >= FROZEN) grid.current?.selectCell(row, column);
  }, [wanted]);

  return <div className="plan-grid" ref={container} data-testid="plan-grid" />;
}

/** `Mar 27` for `Mar 2027`: the column of a month is narrow. */
function shortLabel(label: string): string {
  return label.replace(/ 20(\d\d)$/, ' $1');
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

function shownOf(
  open: OpenPlan,
  closed: ReadonlySet<string>,
  openLines: ReadonlySet<string>,
  asMrr: boolean,
  wrong: Map<string, WrongText>,
): Shown {
  const { plan, evaluation, scenario } = open;
  const rows = gridRows(plan, closed, openLines);
  const scale = gridScale(largestAmount(plan));
  const formats = rows.map((row) =>
    row.type === 'section' ? null : lineFormat(row.line, plan.basis, scale, currencySign(plan.currency), asMrr),
  );
  const cells = rows.map((row, at) => {
    const format = formats[at];
    return row.type === 'section' || format === null || format === undefined
      ? []
      : rowCells(evaluation, row, scenario, format);
  });
  return {
    rows,
    cells,
    units: formats.map((format) => format?.unit ?? ''),
    wrong,
    scenario: plan.scenarios[scenario]?.id ?? '',
  };
}

/** The text of every cell, as Handsontable edits and copies it. */
function gridData(shown: Shown): string[][] {
  return shown.rows.map((row, at) => dataRow(row, shown, at));
}

function dataRow(row: GridRow, shown: Shown, at: number): string[] {
  if (row.type === 'section') {
    const width = Math.max(0, ...shown.cells.map((cells) => cells.length));
    return [row.section, '', ...Array.from({ length: width }, () => '')];
  }
  return [row.label, shown.units[at] ?? '', ...(shown.cells[at] ?? []).map((cell) => cell.edit)];
}

/** Class and text, nothing else: the state of a cell is a class, and text is never markup. */
function paintCell(td: HTMLTableCellElement, shown: Shown, rowIndex: number, column: number): void {
  const row = shown.rows[rowIndex];
  if (row === undefined) return;
  const [name, text] =
    row.type === 'section'
      ? sectionLook(row.section, column)
      : column < FROZEN
        ? headLook(row, column, shown.units[rowIndex] ?? '')
        : figureLook(
            row,
            shown.cells[rowIndex]?.[column - FROZEN],
            shown.wrong.get(cellKey(shown.scenario, row, column - FROZEN)),
          );
  td.className = name;
  td.textContent = text;
}

type Look = readonly [className: string, text: string];

function sectionLook(section: string, column: number): Look {
  return column === 0 ? ['section', section] : ['section filler', ''];
}

function headLook(row: LineRow, column: number, unit: string): Look {
  if (column === 1) return ['unit', unit];
  const depth = row.slice === 'total' ? '' : ' segment';
  const fold = row.isOpen === null ? '' : row.isOpen ? ' open' : ' closed';
  return [`label${depth}${fold}${emphasis(row.line.id)}`, row.label];
}

function figureLook(row: LineRow, cell: GridCell | undefined, wrong: WrongText | undefined): Look {
  if (wrong !== undefined) return ['num wrong', wrong.text];
  const text = cell?.text ?? '';
  const state = text === NOT_AVAILABLE ? ' na' : text.startsWith('−') ? ' negative' : '';
  return [`num ${cell?.kind ?? 'empty'}${state}${emphasis(row.line.id)}`, text];
}

/** Lines that a reader looks for first. */
function emphasis(line: string): string {
  return line === 'closing_arr' ? ' result' : '';
}

function placeAt(row: GridRow | undefined, column: number, open: OpenPlan): CellPlace | null {
  if (row?.type !== 'line' || column < FROZEN) return null;
  const scenario = open.plan.scenarios[open.scenario]?.id ?? '';
  return {
    line: row.line.id,
    segment: row.key ?? 'total',
    period: periodId(open.evaluation.timeline, column - FROZEN),
    scenario,
  };
}

/** Everything that was typed, pasted, filled or cleared at once becomes one step; a text that is no number stays where it is, marked. */
function applyChanges(changes: readonly (Handsontable.CellChange | null)[], open: OpenPlan, shown: Shown): void {
  const wanted: CellChange[] = [];
  for (const change of changes) {
    if (change === null) continue;
    const [rowIndex, column, before, after] = change;
    const period = Number(column) - FROZEN;
    const row = shown.rows[rowIndex];
    const text = after === null || after === undefined ? '' : String(after);
    const key = cellKey(shown.scenario, row, period);
    if (!isEditable(row, period) || (text === before && !shown.wrong.has(key))) continue;
    wanted.push({ row, period, text, key });
  }
  const { edits, label, place, errors } = cellEdits(open, wanted, useSession.getState().asMrr);
  for (const change of wanted) shown.wrong.delete(change.key);
  if (edits.length > 0) commit(label, edits, place);
  for (const error of errors) shown.wrong.set(error.key, error);
  if (errors[0] !== undefined) refuse(errors[0].sentence);
}
