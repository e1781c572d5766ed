/** Where the cursor of a grid stands: `row` −1 is the head of the columns. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at a time. */
  readonly page: number;
}

/** Where Tab leads in a grid whose cells are typed: to the next cell of the row, backwards with Shift; null at its end, where it leaves the grid. */
export function tabbed(
  { row, column }: Cursor,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  { columns }: Pick<Extent, 'columns'>,
): Cursor | null {
  const next = column + (shiftKey ? -1 : 1);
  return key === 'Tab' && next >= 0 && next < columns ? { row, column: next } : null;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** Where a key leads from a cell, as in spreadsheets; null for a key that leads nowhere. */
export function moved({ row, column }: Cursor, { key, ctrlKey, metaKey }: Key, extent: Extent): Cursor | null {
  const isFar = ctrlKey || metaKey;
  const to = (toRow: number, toColumn: number): Cursor => ({
    row: Math.max(-1, Math.min(extent.rows - 1, toRow)),
    column: Math.max(0, Math.min(extent.columns - 1, toColumn)),
  });
  const first = Math.min(0, row);
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(isFar ? extent.rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, isFar ? extent.columns - 1 : column + 1);
    case 'Home':
      return to(isFar ? 0 : row, 0);
    case 'End':
      return to(isFar ? extent.rows - 1 : row, extent.columns - 1);
    case 'PageUp':
      return to(Math.max(first, row - extent.page), column);
    case 'PageDown':
      return to(row + extent.page, column);
    default:
      return null;
  }
}
