/** What a cell of a foreign file holds. A text file has texts and blanks only; what they mean is decided later, with choices. */
export type Cell =
  | { readonly type: 'blank' }
  | { readonly type: 'text'; readonly text: string }
  /** A number of a workbook; with `isPercent` it is shown as a percentage, so 0.05 is 5% and nothing is to be decided. */
  | { readonly type: 'number'; readonly value: number; readonly isPercent: boolean }
  /** A number of a workbook that is shown as a date. Month and day count from 1. */
  | { readonly type: 'date'; readonly year: number; readonly month: number; readonly day: number }
  /** An error of a workbook, `#N/A`: a missing number, never 0. */
  | { readonly type: 'error'; readonly text: string };

/** Rows of cells, from the top left corner; rows end with their last cell that is not blank. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** The text of a formula that no program has computed yet. */
export const NOT_COMPUTED = 'not computed';

const BLANK: Cell = { type: 'blank' };

export function cellAt(sheet: Pick<Sheet, 'rows'>, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? BLANK;
}

/** How many columns the widest row has. */
export function widthOf(sheet: Pick<Sheet, 'rows'>): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

/** A cell as it is shown in a preview. */
export function cellText(cell: Cell): string {
  switch (cell.type) {
    case 'blank':
      return '';
    case 'text':
    case 'error':
      return cell.text;
    case 'number':
      return cell.isPercent ? `${Number((cell.value * 100).toPrecision(15))}%` : String(cell.value);
    case 'date':
      return `${String(cell.year).padStart(4, '0')}-${twoDigits(cell.month)}-${twoDigits(cell.day)}`;
  }
}

/** `B7`, as spreadsheets name a cell; rows and columns count from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A` for 0, `AB` for 27. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
