import type Handsontable from 'handsontable';
import { fiscalYears, periodId, periodIndex, quarters, type Timeline } from '#domain/timeline';
import type { CellPlace, SelectedRange } from '../state/selection';
import { areaOf, columnsOf, type GridRange } from './fill';
import type { GridColumn } from './gridColumns';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/** The cell of a row and a column as the rest of the window knows it; null for headings and labels. */
export function placeAt(model: GridModel, timeline: Timeline, row: number, column: number): CellPlace | null {
  const found = model.rows[row];
  const when = model.columns[column - FROZEN];
  if (found?.type !== 'line' || when === undefined) return null;
  return {
    line: found.line.id,
    segment: found.key ?? 'total',
    period: columnId(timeline, when),
    scenario: model.scenario,
  };
}

function columnId(timeline: Timeline, column: GridColumn): string {
  return column.type === 'period' ? periodId(timeline, column.period) : column.id;
}

/** The lines and times of a selection; null where it is of one cell. */
export function rangeAt(model: GridModel, timeline: Timeline, range: GridRange): SelectedRange | null {
  const area = areaOf(model, range);
  const { top, bottom } = area;
  const lines = model.rows
    .slice(top, bottom + 1)
    .flatMap((row) => (row.type === 'line' ? [{ line: row.line.id, segment: row.key ?? 'total' }] : []));
  const periods = columnsOf(model, area).map(({ column }) => columnId(timeline, column));
  return lines.length * periods.length > 1 ? { lines, periods, scenario: model.scenario } : null;
}

/** Where a cell stands in the model; -1 where its row or column is folded away. */
export function cellAt(
  model: GridModel,
  place: CellPlace,
  timeline: Timeline,
): { readonly row: number; readonly column: number } {
  return {
    row: model.rows.findIndex(
      (row) =>
        row.type === 'line' && !row.isRepeated && row.line.id === place.line && (row.key ?? 'total') === place.segment,
    ),
    column: model.columns.findIndex((column) => columnId(timeline, column) === place.period),
  };
}

/** The quarter and the year that have to be open for a period to show. */
export function foldsOver(timeline: Timeline, period: string): readonly string[] {
  const index = periodIndex(timeline, period);
  if (index === null) return [];
  return [...quarters(timeline), ...fiscalYears(timeline)]
    .filter(({ from, to }) => from <= index && index <= to)
    .map(({ id }) => id);
}

/** Selects a cell. While a search is open the focus stays with it, so that the next Enter goes on; else it goes along. */
export function takeCursorTo(hot: Handsontable, row: number, column: number): void {
  hot.selectCell(row, column);
  const search = hot.rootElement.closest('.grid-region')?.querySelector<HTMLElement>('.find-bar input');
  if (search) requestAnimationFrame(() => search.focus());
}

/** Puts the focus on the selected cells, else on the first figure. */
export function focusGrid(hot: Handsontable | null): void {
  const [row = 1, column = FROZEN, toRow = row, toColumn = column] = hot?.getSelectedLast() ?? [];
  hot?.selectCell(row, column, toRow, toColumn);
}
