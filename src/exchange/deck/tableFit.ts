import { formText } from '#exchange/report/forms';
import type { ReportTable, TableCell } from '#exchange/report/parts';
import { cutTo, lineHeight, linesOf, textWidth } from './textFit';

export const TABLE_SIZE = 10;
export const NOTE_SIZE = 9;
/** Over the head of a table, for its title and caption. */
export const TITLE_HEIGHT = 0.3;
/** Left and right within a cell, and over and under its text. */
export const CELL_X = 0.05;
export const CELL_Y = 0.03;
const AFTER_NUMBERS = 0.2;
/** More lines of a cell are cut; what is cut stands in the speaker's notes. */
const MOST_LINES = 3;
/** Columns of words need this much at least. */
const LEAST_WORDS = 0.6;

/** A table with the height of each row that its texts take. */
export interface LaidTable {
  readonly table: ReportTable;
  readonly widths: readonly number[];
  readonly groupHeight: number;
  readonly headHeight: number;
  readonly rows: readonly LaidRow[];
  readonly noteHeight: number;
  readonly height: number;
  /** Its numbers need more than the width they have. */
  readonly isTight: boolean;
}

interface LaidRow {
  readonly height: number;
  /** One for each cell, cut where it is too long. */
  readonly texts: readonly string[];
  /** Texts that were cut, whole. */
  readonly cut: readonly string[];
}

function cellText(cell: TableCell): string {
  return cell.type === 'text' ? cell.text : formText(cell.value, cell.form);
}

/** Before the text of a cell: words that follow numbers keep their distance from them. */
export function cellLeft({ columns }: Pick<ReportTable, 'columns'>, at: number): number {
  return columns[at]?.align === 'start' && columns[at - 1]?.align === 'end' ? AFTER_NUMBERS : CELL_X;
}

/** Lays a table out in a width. */
export function fitTable(table: ReportTable, width: number): LaidTable {
  const { widths, isTight } = widthsOf(table, width);
  const inner = (at: number) => Math.max(0.2, (widths[at] ?? 1) - cellLeft(table, at) - CELL_X - 0.02);
  const rows = table.rows.map(({ cells, look }): LaidRow => {
    const found = cells.map((cell, at) => {
      const text = cellText(cell);
      // The mark of a scenario stands before its name.
      const room = inner(at) - (at === 0 && look !== null ? 0.2 : 0);
      return { ...cutTo(text, TABLE_SIZE, room, MOST_LINES), whole: text };
    });
    return {
      height: rowHeight(Math.max(1, ...found.map(({ lines }) => lines))),
      texts: found.map(({ text }) => text),
      cut: found.filter(({ isCut }) => isCut).map(({ whole }) => whole),
    };
  });
  const headLines = table.columns.map(({ label }, at) => linesOf(label, TABLE_SIZE, inner(at)).length);
  const noteLines = table.note === '' ? 0 : linesOf(table.note, NOTE_SIZE, width).length;
  return measured({
    table,
    widths,
    groupHeight: table.columns.some(({ group }) => group !== '') ? rowHeight(1) : 0,
    headHeight: rowHeight(Math.max(1, ...headLines)),
    rows,
    noteHeight: noteLines === 0 ? 0 : noteLines * lineHeight(NOTE_SIZE) + 0.08,
    isTight,
  });
}

function rowHeight(lines: number): number {
  return lines * lineHeight(TABLE_SIZE) + 2 * CELL_Y;
}

function measured(laid: Omit<LaidTable, 'height'>): LaidTable {
  const rows = laid.rows.reduce((sum, row) => sum + row.height, 0);
  return { ...laid, height: TITLE_HEIGHT + laid.groupHeight + laid.headHeight + rows + laid.noteHeight };
}

/** By shares, but a number is never broken: its column is at least as wide as the longest one in it, at the cost of columns of words. */
function widthsOf(
  { columns, rows }: ReportTable,
  width: number,
): { readonly widths: readonly number[]; readonly isTight: boolean } {
  const least = columns.map((column, at) => {
    const numbers = rows.map(({ cells }) => cells[at]).filter((cell) => cell?.type === 'number');
    const longest = numbers.map((cell) => (cell === undefined ? 0 : textWidth(cellText(cell), TABLE_SIZE)));
    // A word of a heading is not broken either.
    const words = column.align === 'end' ? column.label.split(' ').map((word) => textWidth(word, TABLE_SIZE)) : [];
    return Math.max(
      column.align === 'end' ? 0.4 : LEAST_WORDS,
      ...[...longest, ...words].map((one) => one + 2 * CELL_X + 0.04),
    );
  });
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const wanted = columns.map(({ share }, at) => Math.max((share / shares) * width, least[at] ?? 0));
  const over = wanted.reduce((sum, one) => sum + one, 0) - width;
  const spare = wanted.map((one, at) => one - (least[at] ?? 0));
  const allSpare = spare.reduce((sum, one) => sum + one, 0);
  if (over <= 0) return { widths: wanted, isTight: false };
  if (over <= allSpare)
    return { widths: wanted.map((one, at) => one - over * ((spare[at] ?? 0) / allSpare)), isTight: false };
  const needed = least.reduce((sum, one) => sum + one, 0);
  return { widths: least.map((one) => (one * width) / needed), isTight: true };
}

/**
 * The rows that fit a height, null where those are fewer than `least` and not all, and a table of the others, null where there are none.
 */
export function cutTable(
  laid: LaidTable,
  height: number,
  least: number,
): { readonly fits: LaidTable | null; readonly rest: ReportTable | null } {
  if (laid.height <= height + 0.01) return { fits: laid, rest: null };
  let used = TITLE_HEIGHT + laid.groupHeight + laid.headHeight;
  let count = 0;
  for (const row of laid.rows) {
    if (used + row.height > height) break;
    used += row.height;
    count++;
  }
  const { table } = laid;
  // The note stays with the last rows.
  const shown = Math.min(Math.max(count, least === 1 ? 1 : 0), Math.max(1, table.rows.length - 1));
  if (shown < least) return { fits: null, rest: table };
  const fits = measured({
    ...laid,
    table: { ...table, rows: table.rows.slice(0, shown), note: '' },
    rows: laid.rows.slice(0, shown),
    noteHeight: 0,
  });
  return { fits, rest: { ...table, title: continued(table.title), rows: table.rows.slice(shown) } };
}

function continued(title: string): string {
  return title.endsWith(', continued') ? title : `${title}, continued`;
}
