import type { TypedText } from './gridChanges';
import type { GridColumn } from './gridColumns';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/** The corners of a selection, in places of rows and columns of figures. A selected label stands for its whole row. */
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

export function areaOf(model: Pick<GridModel, 'columns'>, { from, to }: GridRange): Area {
  const rows = [from.row ?? 0, to.row ?? 0];
  const columns = [(from.col ?? 0) - FROZEN, (to.col ?? 0) - FROZEN];
  const right = Math.max(...columns);
  return {
    top: Math.max(0, Math.min(...rows)),
    bottom: Math.max(...rows),
    left: Math.max(0, Math.min(...columns)),
    right: right < 0 ? model.columns.length - 1 : right,
  };
}

/**
 * The columns of an area. Of several, those whose periods are folded away stand for these periods, as hidden columns do in
 * spreadsheets; a total alone is a total. `at` is the place of the column that shows.
 */
export function columnsOf(
  model: Pick<GridModel, 'columns'>,
  { left, right }: Pick<Area, 'left' | 'right'>,
): readonly { readonly at: number; readonly column: GridColumn }[] {
  return model.columns.slice(left, right + 1).flatMap((column, place) => {
    const at = left + place;
    if (column.type === 'period' || column.hides === null || left === right) return [{ at, column }];
    const [from, to] = column.hides;
    return Array.from({ length: to - from + 1 }, (_, month) => ({
      at,
      column: { type: 'period', period: from + month, label: '' } as const,
    }));
  });
}

/** Repeats the first column of a selection over the others, or its first row. A single cell takes its neighbour's figure, as in spreadsheets. */
export function fillTexts(model: GridModel, range: GridRange, direction: 'right' | 'down'): readonly TypedText[] {
  const area = areaOf(model, range);
  const isSingle = direction === 'right' ? area.left === area.right : area.top === area.bottom;
  const step = isSingle ? 1 : 0;
  const source = (row: number, column: number): readonly [number, number] =>
    direction === 'right' ? [row, periodBefore(model, area.left - step)] : [area.top - step, column];
  // A folded quarter has no one figure to repeat: it takes that of the period before it.
  const isFrom = model.columns[area.left]?.type === 'period';
  return cellsOf(
    model,
    area,
    direction === 'right' ? { column: area.left + (isFrom ? 1 - step : 0) } : { row: area.top + 1 - step },
  ).flatMap(({ row, at, column }) => {
    const [fromRow, fromColumn] = source(row, at);
    const text = model.figures[fromRow]?.cellAt(fromColumn).edit;
    return text === undefined ? [] : [{ row, column, text }];
  });
}

/** A straight line from `from` to `to` over the periods of a selection, in every row of it. Texts are those that its cells take. */
export function seriesTexts(model: GridModel, range: GridRange, from: number, to: number): readonly TypedText[] {
  const cells = cellsOf(model, areaOf(model, range), {});
  const periods = [...new Set(cells.map(({ column }) => column.period))];
  return cells.map(({ row, column }) => {
    const share = periods.length === 1 ? 0 : periods.indexOf(column.period) / (periods.length - 1);
    return { row, column, text: String(Number((from + (to - from) * share).toPrecision(15))) };
  });
}

/** One text in every cell of a selection; an empty one clears them. A cell alone is named even where nothing can be typed, to be told why. */
export function repeatedTexts(model: GridModel, range: GridRange, text: string): readonly TypedText[] {
  const area = areaOf(model, range);
  if (area.top === area.bottom && area.left === area.right)
    return [{ row: area.top, column: model.columns[area.left], text }];
  return cellsOf(model, area, {}).map(({ row, column }) => ({ row, column, text }));
}

/** The column of the nearest period at or before a place: quarter and year totals are no source to fill from. */
function periodBefore(model: GridModel, column: number): number {
  let at = column;
  while (at > 0 && model.columns[at]?.type !== 'period') at--;
  return at;
}

interface PeriodCell {
  readonly row: number;
  readonly at: number;
  readonly column: Extract<GridColumn, { type: 'period' }>;
}

/** The cells of periods in an area, with the place of their column. */
function cellsOf(
  model: GridModel,
  area: Area,
  from: { readonly row?: number; readonly column?: number },
): readonly PeriodCell[] {
  const columns = columnsOf(model, area).filter(({ at }) => at >= (from.column ?? area.left));
  const cells: PeriodCell[] = [];
  for (let row = from.row ?? area.top; row <= area.bottom; row++) {
    if (model.rows[row]?.type !== 'line') continue;
    for (const { at, column } of columns) if (column.type === 'period') cells.push({ row, at, column });
  }
  return cells;
}
