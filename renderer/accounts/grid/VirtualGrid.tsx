import './virtualGrid.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Cursor, moved, tabbed } from './cursor';
import { type ColumnSpan, columnsInSight } from './columnsInSight';
import { useClipboard } from './useClipboard';
import { GridHead } from './GridHead';
import { cellId, type GridRowPlace } from './gridProps';
import { useFocusIfLost } from '../useFocusIfLost';
import type { GridColumn, GridSort } from './gridColumn';

const ROW_HEIGHT = 22;
const HEAD_HEIGHT = 38;

/** The same function always, and places as keys: with any other the virtualizer would go through all rows at every draw. */
const rowHeight = (): number => ROW_HEIGHT;

interface VirtualGridProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn[];
  readonly keyOf: (row: Row) => string;
  /** The row of the cursor by its key, and the column by its id; a row that is not there counts as the first. */
  readonly row: string | null;
  readonly column: string;
  readonly onMove: (row: string | null, column: string) => void;
  /** What rows are chosen and ordered by, as a text: where it changes, the grid is seen from its first row. */
  readonly arrangement: string;
  readonly sort: GridSort | null;
  readonly onSort: (column: GridColumn) => void;
  /** Called for keys that lead nowhere in the grid; true where it has done what the key asks. */
  readonly onKey?: (event: KeyboardEvent, row: Row, column: GridColumn) => boolean;
  readonly onDoubleClick?: (row: Row, column: GridColumn) => void;
  readonly onCopy?: (row: Row, column: GridColumn) => string;
  readonly onPaste?: (row: Row, column: GridColumn, text: string) => void;
  /** Its cells can be typed in: Tab goes from one to the next, where else it leaves the grid. */
  readonly isTyped?: boolean;
  /** A cell is being typed in: keys are its own. */
  readonly isTyping?: boolean;
  readonly renderRow: (row: Row, place: GridRowPlace) => ReactNode;
}

/**
 * A grid of any number of rows, of which those in sight are drawn. The head and the first column stay in sight. Its keys are those of
 * spreadsheets; Enter or a press on a head sorts.
 */
export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { rows, columns, keyOf, onMove, isTyping = false } = props;
  const gridId = useId();
  const box = useRef<HTMLDivElement>(null);
  useFocusIfLost(box);
  const [isInHead, setIsInHead] = useState(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: rowHeight,
    overscan: 3,
    paddingStart: HEAD_HEIGHT,
    initialRect: { width: 900, height: 600 },
  });
  const [scrolled, setScrolled] = useState(0);
  const [room, setRoom] = useState(0);
  useBoxWidth(box, setRoom);
  const span = useSpan(columns, scrolled, room);
  const at = useCursor(props, isInHead);
  useCursorInSight(box, at, props);

  const go = ({ row, column }: Cursor) => {
    setIsInHead(row < 0);
    const wanted = rows[row];
    // In the head, the cursor still is about the row it came from.
    onMove(wanted === undefined ? props.row : keyOf(wanted), columns[column]?.id ?? '');
  };
  const [row, column] = [rows[at.row], columns[at.column]];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTyping || event.altKey || column === undefined) return;
    if (at.row < 0 && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      props.onSort(column);
      return;
    }
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const extent = { rows: rows.length, columns: columns.length, page };
    const to = (props.isTyped === true ? tabbed(at, event, extent) : null) ?? moved(at, event, extent);
    // The first column is in sight wherever the others are.
    if (event.key === 'Home' && box.current !== null) box.current.scrollLeft = 0;
    if (to !== null) go(to);
    else if (row === undefined || props.onKey?.(event, row, column) !== true) return;
    event.preventDefault();
  };
  const pressed = ({ target }: MouseEvent): Cursor | null => {
    if (!(target instanceof Element)) return null;
    const cell = target.closest<HTMLElement>('[aria-colindex]');
    const line = target.closest<HTMLElement>('[aria-rowindex]');
    if (line === null) return null;
    return { row: Number(line.ariaRowIndex) - 2, column: cell === null ? at.column : Number(cell.ariaColIndex) - 1 };
  };
  const onMouseDown = (event: MouseEvent<HTMLDivElement>) => {
    const place = pressed(event);
    if (place === null || (event.target instanceof Element && event.target.closest('input') !== null)) return;
    go(place);
    const head = columns[place.column];
    if (place.row < 0 && event.button === 0 && head !== undefined) props.onSort(head);
  };
  const cell = row === undefined || column === undefined ? null : { row, column };
  useClipboard(box, (event) => {
    if (isTyping || cell === null || event.clipboardData === null) return;
    event.preventDefault();
    if (event.type === 'paste') props.onPaste?.(cell.row, cell.column, event.clipboardData.getData('text/plain'));
    else event.clipboardData.setData('text/plain', props.onCopy?.(cell.row, cell.column) ?? '');
    if (event.type === 'cut') props.onPaste?.(cell.row, cell.column, '');
  });
  const items = virtual.getVirtualItems();
  const isDrawn =
    (at.row < 0 || items.some(({ index }) => index === at.row)) &&
    (at.column === 0 || (at.column >= span.from && at.column < span.to));
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table draws all its rows
    <div
      ref={box}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isDrawn && rows.length > 0 ? cellId(gridId, at.row, at.column) : undefined}
      className="virtual-grid"
      data-region="accounts"
      data-first
      tabIndex={0}
      onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onDoubleClick={(event) => {
        const place = pressed(event);
        const [there, under] = [rows[place?.row ?? -1], columns[place?.column ?? -1]];
        if (there !== undefined && under !== undefined) props.onDoubleClick?.(there, under);
      }}
    >
      <div className="virtual-rows" style={{ height: virtual.getTotalSize(), width }}>
        <GridHead
          gridId={gridId}
          columns={columns}
          sort={props.sort}
          height={HEAD_HEIGHT}
          span={span}
          active={at.row < 0 ? at.column : null}
        />
        {items.map(({ index, start }) => {
          const shown = rows[index];
          if (shown === undefined) return null;
          return props.renderRow(shown, {
            index,
            top: start,
            active: index === at.row ? at.column : null,
            gridId,
            span,
          });
        })}
      </div>
    </div>
  );
}

/** The cursor as places; a row is looked for again only when rows or cursor change. */
function useCursor<Row>({ rows, columns, keyOf, row, column }: VirtualGridProps<Row>, isInHead: boolean): Cursor {
  const place = useMemo(
    () =>
      row === null
        ? 0
        : Math.max(
            0,
            rows.findIndex((one) => keyOf(one) === row),
          ),
    [rows, keyOf, row],
  );
  return {
    row: isInHead ? -1 : place,
    column: Math.max(
      0,
      columns.findIndex(({ id }) => id === column),
    ),
  };
}

/** Scrolls as far as it takes to see the cursor once it has moved, and to the top for another choice or order of rows. */
function useCursorInSight<Row>(
  box: React.RefObject<HTMLDivElement | null>,
  { row, column }: Cursor,
  { row: key, columns, arrangement }: VirtualGridProps<Row>,
): void {
  const before = useRef({ row, column, key, arrangement });
  useLayoutEffect(() => {
    const element = box.current;
    const last = before.current;
    before.current = { row, column, key, arrangement };
    if (element === null) return;
    // What was just added is looked at, whatever it was filtered by before.
    if (last.arrangement !== arrangement && last.key === key) element.scrollTop = 0;
    else if (row >= 0 && last.row !== row) element.scrollTop = scrolledTo(element, row);
    if (column !== 0 && last.column !== column) element.scrollLeft = scrolledAcross(element, columns, column);
  }, [box, row, column, key, columns, arrangement]);
}

function scrolledAcross(
  { scrollLeft, clientWidth }: HTMLElement,
  columns: readonly GridColumn[],
  column: number,
): number {
  const first = columns[0]?.width ?? 0;
  const left = columns.slice(0, column).reduce((sum, { width }) => sum + width, 0);
  const right = left + (columns[column]?.width ?? 0);
  return left - first < scrollLeft ? left - first : Math.max(scrollLeft, right - clientWidth);
}

function scrolledTo({ scrollTop, clientHeight }: HTMLElement, row: number): number {
  const top = row * ROW_HEIGHT;
  const room = clientHeight - HEAD_HEIGHT;
  return top < scrollTop ? top : Math.max(scrollTop, top + ROW_HEIGHT - room);
}

/** The columns in sight, the same object while they are the same. */
function useSpan(columns: readonly GridColumn[], left: number, width: number): ColumnSpan {
  const last = useRef<ColumnSpan>({ from: 1, to: 1, skipped: 0 });
  const now = columnsInSight(columns, left, width);
  const { from, to, skipped } = last.current;
  if (now.from !== from || now.to !== to || now.skipped !== skipped) last.current = now;
  return last.current;
}

function useBoxWidth(box: React.RefObject<HTMLDivElement | null>, onWidth: (width: number) => void): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    onWidth(element.clientWidth);
    const observer = new ResizeObserver(() => onWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, onWidth]);
}
