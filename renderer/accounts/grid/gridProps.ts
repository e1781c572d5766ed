import type { CSSProperties } from 'react';
import type { ColumnSpan } from './columnsInSight';
import type { GridColumn } from './gridColumn';

/** A row of a grid: where it stands, and the column of the cursor in it, or null where that is elsewhere. */
export interface GridRowPlace {
  readonly index: number;
  readonly top: number;
  readonly active: number | null;
  /** Ids of the cells of this grid begin with it. */
  readonly gridId: string;
  /** The columns that are in sight. */
  readonly span: ColumnSpan;
}

export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

interface RowProps {
  readonly role: 'row';
  readonly 'aria-rowindex': number;
  readonly 'aria-selected': boolean;
  readonly style: CSSProperties;
}

/** What makes an element the row of a grid; the head is row 1. */
export function rowProps({ index, top, active }: GridRowPlace): RowProps {
  return { role: 'row', 'aria-rowindex': index + 2, 'aria-selected': active !== null, style: { top } };
}

/** The columns a row draws, each with its place among all. */
export function drawnColumns<C extends GridColumn>(
  columns: readonly C[],
  { from, to }: ColumnSpan,
): readonly (readonly [place: number, column: C])[] {
  const drawn: (readonly [number, C])[] = [];
  for (const [place, column] of columns.entries()) {
    if (place === 0 || (place >= from && place < to)) drawn.push([place, column]);
  }
  return drawn;
}

/** How wide a cell is, and how far the first in sight stands from the first of all. */
export function cellStyle({ width }: GridColumn, place: number, { from, skipped }: ColumnSpan): CSSProperties {
  return place === from && skipped > 0 ? { width, marginLeft: skipped } : { width };
}

interface CellProps extends SaidOfCell {
  readonly id: string;
  readonly role: 'rowheader' | 'gridcell';
  readonly 'aria-colindex': number;
  readonly 'aria-colspan'?: number;
  readonly style?: CSSProperties;
}

/** What a cell says of itself beside its text. */
interface SaidOfCell {
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-readonly'?: boolean | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
}

type CellPlace = Pick<GridRowPlace, 'gridId' | 'index' | 'span'>;

/** What makes an element the cell of a grid. The grid keeps the focus, and names the cell of its cursor. */
export function cellProps(
  { gridId, index, span }: CellPlace,
  place: number,
  column: GridColumn,
  said: SaidOfCell = {},
): CellProps {
  return {
    id: cellId(gridId, index, place),
    role: place === 0 ? 'rowheader' : 'gridcell',
    'aria-colindex': place + 1,
    style: cellStyle(column, place, span),
    ...said,
  };
}

/** The one cell of a row that goes through all columns, wherever the cursor is in it. */
export function wideCellProps(
  { gridId, index, active }: GridRowPlace,
  columns: number,
  said: SaidOfCell = {},
): CellProps {
  return {
    id: cellId(gridId, index, active ?? 0),
    role: 'gridcell',
    'aria-colindex': 1,
    'aria-colspan': columns,
    ...said,
  };
}
