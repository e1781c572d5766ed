import { readFigure } from '#base/readFigure';
import type { OverPeriods } from '#engine/model';
import type { Block } from './clipboardBlock';
import { type Area, areaOf, type GridRange } from './fill';
import type { TypedText } from './gridChanges';
import type { GridColumn } from './gridColumns';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/**
 * Lays a block over the grid from the corner of a selection on, once, or as often as it fits where the selection is a multiple of it.
 *
 * Downwards it goes row by row as the grid shows them. To the right it goes from period to period, also through those that are
 * folded away, unless it brings the totals of quarters and years along: then it goes column by column, and the totals are left out.
 */
export function layBlock(model: GridModel, periods: number, range: GridRange, block: Block): readonly TypedText[] {
  const area = areaOf(model, range);
  const skipped = Math.max(0, FROZEN - Math.min(range.from.col ?? 0, range.to.col ?? 0));
  const shape = block.map((row) => row.slice(skipped));
  const width = Math.max(0, ...shape.map((row) => row.length));
  const shown = model.columns.slice(area.left);
  const columns = bringsTotals(model, area, shape) ? shown : periodsFrom(shown[0], periods);
  const height = times(area.bottom - area.top + 1, shape.length);
  const across = times(selectedColumns(area, columns, model), width);
  return Array.from({ length: height }, (_, down) => {
    const texts = shape[down % shape.length] ?? [];
    return columns
      .slice(0, across)
      .map((column, right): TypedText => ({ row: area.top + down, column, text: texts[right % width] ?? '' }));
  }).flat();
}

/** How many places a block takes of those selected. */
function times(selected: number, size: number): number {
  return size > 0 && selected > size && selected % size === 0 ? selected : size;
}

/** Columns of a selection, as the block goes over them. */
function selectedColumns(area: Area, columns: readonly GridColumn[], model: GridModel): number {
  const last = model.columns.slice(area.left, area.right + 1).findLast(({ type }) => type === 'period');
  return columns.findIndex((column) => isSame(column, last)) + 1;
}

function isSame(a: GridColumn, b: GridColumn | undefined): boolean {
  return a.type === 'period' && b?.type === 'period' && a.period === b.period;
}

/** From a total on there is nothing to paste into but what the grid shows. */
function periodsFrom(first: GridColumn | undefined, periods: number): readonly GridColumn[] {
  if (first?.type !== 'period') return first === undefined ? [] : [first];
  return Array.from({ length: periods - first.period }, (_, at) => ({
    type: 'period',
    period: first.period + at,
    label: '',
  }));
}

/**
 * Whether a block was made as the grid is shown: where the grid has totals it has the sums of what stands before them, or nothing
 * in lines that have no total. What tells neither way, such as zeros, counts for neither.
 */
function bringsTotals(model: GridModel, { top, left }: Area, block: Block): boolean {
  const votes = block.flatMap((texts, down) => {
    const row = model.rows[top + down];
    if (row?.type !== 'line' || texts.every((text) => text.trim() === '')) return [];
    return texts.map((text, at) => voteOf(text, periodsBefore(model, left, at, texts), row.line.overPeriods));
  });
  return votes.reduce((sum, vote) => sum + vote, 0) > 0;
}

/** 1 where a text is the total of those before it, -1 where it cannot be, 0 where nobody can tell. */
function voteOf(text: string, before: readonly string[] | null, rule: OverPeriods): number {
  if (before === null) return 0;
  if (rule === 'none') return text.trim() === '' ? 1 : -1;
  if (rule !== 'sum') return 0;
  const sum = before.reduce((total, one) => total + (readFigure(one)?.number ?? 0), 0);
  const total = readFigure(text)?.number ?? 0;
  if (sum === 0 && total === 0) return 0;
  // Figures may have been rounded before they were added up.
  return Math.abs(total - sum) <= Math.abs(sum) * 0.005 ? 1 : -1;
}

/** The texts that a total of the grid adds up, if the block stands over all of them; null where the grid has no such total. */
function periodsBefore(model: GridModel, left: number, at: number, texts: readonly string[]): readonly string[] | null {
  const isPeriod = (place: number) => model.columns[left + place]?.type === 'period';
  if (model.columns[left + at] === undefined || isPeriod(at) || !isPeriod(at - 1)) return null;
  let from = at;
  while (isPeriod(from - 1)) from--;
  return from < 0 ? null : texts.slice(from, at);
}
