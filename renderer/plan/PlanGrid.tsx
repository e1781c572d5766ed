import Handsontable from 'handsontable';
import 'handsontable/styles/handsontable.css';
import 'handsontable/styles/ht-theme-classic-no-icons.css';
import './planGrid.css';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { periodLabel } from '#domain/timeline';
import { returnFocus } from '../frame/regions';
import { type CellPlace, markSelected, useSelection } from '../state/selection';
import { type OpenPlan, refuse, useSession } from '../state/session';
import { moveLine } from '../lines/lineCommands';
import { useRowHeight } from '../settings/rowHeight';
import { afterFrame } from '../frame/afterFrame';
import { FindBar } from './FindBar';
import { GridMenu, type MenuPlace } from './GridMenu';
import { repeatedTexts } from './fill';
import { follow } from './follow';
import { notTypedReason, putTexts, type TypedText } from './gridChanges';
import { followClipboard } from './gridClipboard';
import { closedAtFirst } from './gridColumns';
import { cellAt, focusGrid, foldsOver, placeAt, rangeAt, keptFocus, takeCursorTo } from './gridCursor';
import { carryOutKey } from './gridKeys';
import {
  blankData,
  cellText,
  columnWidths,
  type GridModel,
  gridModel,
  hasSameColumns,
  hasSameShape,
  nestedHeaders,
} from './gridModel';
import { cellKey, cellLook, FROZEN, paint } from './gridPaint';
import { foldName, type GridRow, isEditable, sectionsClosedAtFirst } from './gridRows';
import { nameGrid } from './gridSpeech';
import { HeadMenu, type HeadPlace } from './HeadMenu';
import { leavingBy } from './leaveCell';
import { layBlock } from './pasteBlock';
import { inGridNotation } from './pasteNotation';
import { planEditor, putAway } from './planEditor';
import { repaint } from './repaint';

const ROW_HEIGHTS = { compact: 22, comfortable: 28 } as const;
const HEADER_HEIGHT = 24;

/** The lines of a plan in one scenario: typing into a cell recalculates everything. */
export const PlanGrid = memo(function PlanGrid({ open }: { readonly open: OpenPlan }) {
  const container = useRef<HTMLDivElement>(null);
  const grid = useRef<Handsontable | null>(null);
  const asMrr = useSession((state) => state.asMrr);
  const wanted = useSelection((state) => state.wanted);
  const rows = useRowHeight((state) => state.rows);
  const [closedSections, setClosedSections] = useState(() => sectionsClosedAtFirst(open.plan));
  const [openLines, setOpenLines] = useState<ReadonlySet<string>>(new Set());
  const [closedPeriods, setClosedPeriods] = useState(() => closedAtFirst(open.evaluation.timeline));
  const model = useMemo(
    () => gridModel(open, { closedSections, openLines, closedPeriods, asMrr }),
    [open, closedSections, openLines, closedPeriods, asMrr],
  );
  const latest = useRef({ model, open });
  latest.current = { model, open };
  const painted = useRef<GridModel | null>(null);
  const widths = useRef<readonly number[]>([]);
  const settle = useRef<() => void>(() => undefined);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [head, setHead] = useState<HeadPlace | null>(null);
  const [isFinding, setIsFinding] = useState(false);

  const put = useCallback(
    (texts: readonly TypedText[], isPasted: boolean) =>
      putTexts(latest.current.open, latest.current.model, texts, isPasted),
    [],
  );

  useEffect(() => {
    if (container.current === null) return;
    widths.current = columnWidths(latest.current.model, []);
    /** What takes the cursor on from the cell whose text is being finished. */
    let onward: (() => void) | null = null;
    const editor = planEditor(({ row, column: at, text, isForSelection }) => {
      const now = latest.current.model;
      const range = hot.getSelectedRangeLast();
      const column = now.columns[at - FROZEN];
      const moveOn = onward;
      onward = null;
      // The cursor moves on behind the frame that shows what the edit did, or is drawn there.
      hot.suspendRender();
      settle.current = afterFrame(() => {
        if (hot.isDestroyed) return;
        putAway(hot);
        moveOn?.();
        hot.resumeRender();
      });
      const isUnchanged = now.figures[row]?.cellAt(at - FROZEN).edit === text;
      const isWrong = now.wrong.has(cellKey(now.scenario, now.rows[row], column));
      if (isForSelection && range) void put(repeatedTexts(now, range, text), false);
      else if (!isUnchanged || isWrong) void put([{ row, column, text }], false);
      return moveOn === null ? 'goes' : 'waits';
    }, nameOf);
    const hot: Handsontable = new Handsontable(container.current, {
      data: blankData(latest.current.model),
      modifyData: showText,
      modifySourceData: showText,
      nestedHeaders: nestedHeaders(latest.current.model),
      width: '100%',
      height: '100%',
      licenseKey: __HANDSONTABLE_LICENSE_KEY__,
      // Its style sheet comes with ours: put in by itself, it would be there twice, with rules for every direction of writing.
      injectCoreCss: false,
      themeName: 'ht-theme-classic',
      undo: false,
      readOnlyCellClassName: '',
      autoColumnSize: false,
      autoRowSize: false,
      rowHeights: ROW_HEIGHTS[useRowHeight.getState().rows],
      columnHeaderHeight: [HEADER_HEIGHT, HEADER_HEIGHT],
      colWidths: (column) => widths.current[column] ?? 0,
      fixedColumnsStart: FROZEN,
      outsideClickDeselects: false,
      enterMoves: { row: 1, col: 0 },
      fillHandle: { direction: 'horizontal', autoInsertRow: false },
      copyPaste: false,
      modifyFocusedElement: (_row, _column, cell) => keptFocus(hot, cell),
      contextMenu: false,
      manualColumnResize: false,
      cells: (row, column) => ({
        readOnly:
          latest.current.model.isLocked ||
          !isEditable(latest.current.model.rows[row], latest.current.model.columns[column - FROZEN]),
        editor,
        renderer: (_hot: Handsontable, td: HTMLTableCellElement, rowIndex: number, columnIndex: number) =>
          void paint(td, cellLook(latest.current.model, rowIndex, columnIndex)),
      }),
      // Handsontable never writes into its data: changes become edits of the plan, and the plan comes back as data.
      beforeChange: (changes) => {
        void put(textsOf(changes, latest.current.model), false);
        return false;
      },
      beforeOnCellMouseDown: (event, place) => {
        settle.current();
        if (place.row === -2 && event.button === 0 && place.col !== null && place.col >= FROZEN) {
          event.stopImmediatePropagation();
          toggleGroup(place.col - FROZEN);
        }
      },
      afterOnCellMouseDown: (event, place) => {
        if (event.button !== 0 || place.col !== 0 || place.row === null) return;
        // The cursor first, then what unfolds, then its drawing: in one go they keep the window busy for too long in a large plan.
        const row = latest.current.model.rows[place.row];
        settle.current = afterFrame(() => {
          if (hot.isDestroyed) return;
          hot.suspendRender();
          toggleRow(row);
          settle.current = afterFrame(() => hot.isDestroyed || hot.resumeRender());
        });
      },
      beforeKeyDown: (event) => {
        settle.current();
        onward = leavingBy(event, hot);
        if (onward !== null) {
          hot.getActiveEditor()?.finishEditing();
          event.stopImmediatePropagation();
          event.preventDefault();
          return false;
        }
        const [row = -1, column = -1] = hot.getSelectedLast() ?? [];
        const { model: now } = latest.current;
        const isDone = carryOutKey(event, {
          hot,
          model: now,
          toggleRow: () => toggleRow(now.rows[row]),
          foldPeriod: (isOpen) => foldAt(column - FROZEN, isOpen),
          put: (texts) => void put(texts, false),
          find: () => setIsFinding(true),
          follow: (what) => follow(latest.current.open, what),
          moveLine: (direction) => {
            const line = now.rows[row];
            if (line?.type === 'line') moveLine(latest.current.open, line.line.id, direction);
          },
          refuseTyping: () => {
            const at = now.columns[column - FROZEN];
            if (column < FROZEN || (!now.isLocked && isEditable(now.rows[row], at))) return false;
            refuse(notTypedReason(now, { row, column: at }));
            return true;
          },
          callMenu: () => callMenu(hot.getCell(row, column, true)?.getBoundingClientRect() ?? null),
        });
        if (!isDone) return true;
        event.stopImmediatePropagation();
        event.preventDefault();
        // Handsontable would go on with what the key means to it.
        return false;
      },
      afterSelection: (row, column, toRow, toColumn) => {
        const { model: now, open: current } = latest.current;
        const { timeline } = current.evaluation;
        const range = { from: { row, col: column }, to: { row: toRow, col: toColumn } };
        markSelected(placeAt(now, timeline, row, column), rangeAt(now, timeline, range));
        const typed = now.wrong.get(cellKey(now.scenario, now.rows[row], now.columns[column - FROZEN]));
        if (typed !== undefined) refuse(typed.sentence);
      },
      afterOnCellContextMenu: (event, place) => {
        event.preventDefault();
        const column = latest.current.model.columns[(place.col ?? 0) - FROZEN];
        if (place.row === -1 && column !== undefined) setHead({ x: event.clientX, y: event.clientY, column });
        else callMenu(null, event.clientX, event.clientY);
      },
      afterDeselect: () => markSelected(null, null),
    });
    nameGrid(hot);
    grid.current = hot;
    painted.current = latest.current.model;
    // Keys belong to the grid only while the focus is in it, or a dialog's Enter would start an edit.
    const followFocus = (event: FocusEvent) => {
      const isInside = event.target instanceof Node && container.current?.contains(event.target) === true;
      if (isInside) hot.listen();
      else hot.unlisten();
      if (event.target === container.current) focusGrid(hot);
    };
    // A click that brings the focus back makes Handsontable give the keys to its cells, also where it has just opened one: then
    // Escape and Enter would no longer leave the cell.
    const keepEditor = () => {
      if (hot.getActiveEditor()?.isOpened() === true) hot.getShortcutManager().setActiveContextName('editor');
    };
    document.addEventListener('focusin', followFocus);
    document.addEventListener('click', keepEditor);
    // What a plan was opened with is gone; the keyboard goes on in its figures.
    if (document.activeElement === document.body) focusGrid(hot);
    const leaveClipboard = followClipboard({
      hot,
      model: () => latest.current.model,
      clear: (texts) => void put(texts, false),
      paste: (range, { block, isExact }) => {
        void inGridNotation(block, isExact).then((known) => {
          const { model: now, open: current } = latest.current;
          if (known !== null) void put(layBlock(now, current.evaluation.timeline.periods, range, known), true);
        });
      },
    });
    return () => {
      document.removeEventListener('focusin', followFocus);
      document.removeEventListener('click', keepEditor);
      leaveClipboard();
      grid.current = null;
      hot.destroy();
    };

    function showText(row: number, column: number | string, holder: { value: unknown }, mode: 'get' | 'set'): void {
      if (mode === 'get') holder.value = cellText(latest.current.model, row, Number(column));
    }

    function nameOf(rowIndex: number, columnIndex: number): string {
      const { model: now, open: current } = latest.current;
      const [row, column] = [now.rows[rowIndex], now.columns[columnIndex - FROZEN]];
      if (row?.type !== 'line' || column?.type !== 'period') return '';
      return `${row.label}, ${periodLabel(current.evaluation.timeline, column.period)}`;
    }

    function callMenu(cell: DOMRect | null, x = cell?.left ?? 0, y = cell?.bottom ?? 0): void {
      const range = hot.getSelectedRangeLast();
      if (range !== undefined && range !== null) setMenu({ x, y, range });
    }

    function toggleRow(row: GridRow | undefined): void {
      if (row?.type === 'section') setClosedSections((sections) => toggled(sections, row.section));
      if (row?.type === 'line' && row.isOpen !== null) setOpenLines((lines) => toggled(lines, foldName(row)));
    }

    function toggleGroup(column: number): void {
      const folds = groupAt(latest.current.model, column)?.folds ?? null;
      if (folds !== null) setClosedPeriods((closed) => toggled(closed, folds));
    }

    function foldAt(column: number, isOpen: boolean): void {
      const group = groupAt(latest.current.model, column);
      if (group !== undefined && group.folds !== null && group.isOpen !== isOpen) toggleGroup(column);
    }
  }, [put]);

  useLayoutEffect(() => {
    const hot = grid.current;
    const before = painted.current;
    if (hot === null || before === null || before === model) return;
    painted.current = model;
    if (!hasSameShape(before, model)) {
      widths.current = columnWidths(model, []);
      // Drawn once, not for its data and again for its headers; and headers are made anew only where they change.
      const headers = hasSameColumns(before, model) ? {} : { nestedHeaders: nestedHeaders(model) };
      hot.batchRender(() => hot.updateSettings({ data: blankData(model), ...headers }));
      return;
    }
    repaint(hot, before, model, () => latest.current.model);
    // The figures first; wider columns for them come behind the frame.
    const settleFirst = settle.current;
    settle.current = afterFrame(() => {
      settleFirst();
      if (hot.isDestroyed || painted.current !== model) return;
      const wanted = columnWidths(model, widths.current);
      const isWider = wanted.some((width, column) => width !== widths.current[column]);
      widths.current = wanted;
      if (isWider) hot.render();
    });
  }, [model]);

  useEffect(() => {
    const hot = grid.current;
    // The grid was made with them: to say it again is to draw it again.
    if (hot === null || hot.getSettings().rowHeights === ROW_HEIGHTS[rows]) return;
    hot.updateSettings({ rowHeights: ROW_HEIGHTS[rows] });
  }, [rows]);

  const reached = useRef<CellPlace | null>(null);
  useEffect(() => {
    if (wanted === null || reached.current === wanted || grid.current === null) return;
    const { evaluation } = latest.current.open;
    const at = cellAt(model, wanted, evaluation.timeline);
    if (at.row >= 0 && at.column >= 0) {
      reached.current = wanted;
      takeCursorTo(grid.current, at.row, at.column + FROZEN);
      return;
    }
    // What hides the cell is unfolded; the effect runs again on the model that follows.
    const line = latest.current.open.plan.lines.find(({ id }) => id === wanted.line);
    if (line === undefined) return;
    if (at.row < 0) {
      setClosedSections((sections) => without(sections, [line.section]));
      if (wanted.segment !== 'total') setOpenLines((lines) => new Set(lines).add(line.id));
    }
    if (at.column < 0) setClosedPeriods((closed) => without(closed, foldsOver(evaluation.timeline, wanted.period)));
  }, [wanted, model]);

  return (
    <div className="grid-region">
      <div className="plan-grid" data-rows={rows} ref={container} data-region="grid" tabIndex={-1} />
      {isFinding && (
        <FindBar
          open={open}
          model={model}
          onClose={() => {
            setIsFinding(false);
            focusGrid(grid.current);
          }}
        />
      )}
      {head !== null && (
        <HeadMenu
          place={head}
          open={open}
          onClose={() => {
            setHead(null);
            returnFocus();
          }}
        />
      )}
      {menu !== null && grid.current !== null && (
        <GridMenu
          place={menu}
          hot={grid.current}
          model={model}
          open={open}
          put={(texts) => void put(texts, false)}
          onClose={() => {
            setMenu(null);
            returnFocus();
          }}
        />
      )}
    </div>
  );
});

function without(set: ReadonlySet<string>, items: readonly string[]): ReadonlySet<string> {
  return items.some((item) => set.has(item)) ? new Set([...set].filter((item) => !items.includes(item))) : set;
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

function groupAt(model: GridModel, column: number): GridModel['groups'][number] | undefined {
  let end = 0;
  return model.groups.find((group) => {
    end += group.span;
    return column < end;
  });
}

function textsOf(changes: readonly (Handsontable.CellChange | null)[], model: GridModel): readonly TypedText[] {
  return changes.flatMap((change) => {
    if (change === null) return [];
    const [row, at, , after] = change;
    const text = after === null || after === undefined ? '' : String(after);
    const before = cellText(model, row, Number(at));
    const column = model.columns[Number(at) - FROZEN];
    const isWrong = model.wrong.has(cellKey(model.scenario, model.rows[row], column));
    return text === before && !isWrong ? [] : [{ row, column, text }];
  });
}
