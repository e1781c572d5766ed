import type { TypedText } from './gridChanges';
import type { GridColumn } from './gridColumns';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/** The corners of a selection, in places of rows and columns of figures. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What of Handsontable's selection is of use here. */
export interface GridRange {
  readonly from: { readonly row: number | null; readonly col: number | null };
  readonly to: { readonly row: number | null; readonly col: number | null };
}

export function areaOf({ from, to }: GridRange): Area {
  const rows = [from.row ?? 0, to.row ?? 0];
  const columns = [(from.col ?? 0) - FROZEN, (to.col ?? 0) - FROZEN];
  return {
    top: Math.max(0, Math.min(...rows)),
    bottom: Math.max(...rows),
    left: Math.max(0, Math.min(...columns)),
    right: Math.max(...columns),
  };
}

/** Repeats the first column of a selection over the others, or its first row. A single cell takes its neighbour's figure, as in spreadsheets. */
export function fillTexts(model: GridModel, range: GridRange, direction: 'right' | 'down'): readonly TypedText[] {
  const area = areaOf(range);
  const isSingle = direction === 'right' ? area.left === area.right : area.top === area.bottom;
  const step = isSingle ? 1 : 0;
  const source = (row: number, column: number): readonly [number, number] =>
    direction === 'right' ? [row, periodBefore(model, area.left - step)] : [area.top - step, column];
  return cellsOf(
    model,
    area,
    direction === 'right' ? { column: area.left + 1 - step } : { row: area.top + 1 - step },
  ).flatMap(({ row, at, column }) => {
    const [fromRow, fromColumn] = source(row, at);
    const text = model.figures[fromRow]?.cellAt(fromColumn).edit;
    return text === undefined ? [] : [{ row, column, text }];
  });
}

/** A straight line from `from` to `to` over the periods of a selection, in every row of it. Texts are those that its cells take. */
export function seriesTexts(model: GridModel, range: GridRange, from: number, to: number): readonly TypedText[] {
  const cells = cellsOf(model, areaOf(range), {});
  const columns = [...new Set(cells.map(({ at }) => at))];
  return cells.map(({ row, at, column }) => {
    const share = columns.length === 1 ? 0 : columns.indexOf(at) / (columns.length - 1);
    return { row, column, text: String(Number((from + (to - from) * share).toPrecision(15))) };
  });
}

/** One text in every cell of a selection; an empty one clears them. */
export function repeatedTexts(model: GridModel, range: GridRange, text: string): readonly TypedText[] {
  return cellsOf(model, areaOf(range), {}).map(({ row, column }) => ({ row, column, text }));
}

/** The column of the nearest period at or before a place: quarter and year totals are no source to fill from. */
function periodBefore(model: GridModel, column: number): number {
  let at = column;
  while (at > 0 && model.columns[at]?.type !== 'period') at--;
  return at;
}

/** The cells of periods in an area, with the place of their column. */
function cellsOf(model: GridModel, area: Area, from: { readonly row?: number; readonly column?: number }) {
  const cells: { readonly row: number; readonly at: number; readonly column: GridColumn }[] = [];
  for (let row = from.row ?? area.top; row <= area.bottom; row++) {
    for (let at = from.column ?? area.left; at <= area.right; at++) {
      const column = model.columns[at];
      if (column?.type === 'period' && model.rows[row]?.type === 'line') cells.push({ row, at, column });
    }
  }
  return cells;
}
