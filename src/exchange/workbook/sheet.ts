import type { SheetChart } from 'hucre/xlsx';
import type { StyleName } from './styles';

/** What stands in a cell: a text, a number (NaN for one that cannot be computed), or a formula with what it comes to. */
export interface Cell {
  readonly value: number | string;
  /** Without the sign before it. */
  readonly formula?: string;
  readonly style: StyleName;
}

/** Cells of one row by column, both from 0, columns in ascending order. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly (readonly [column: number, cell: Cell])[];
  /** In points; as high as one line of text where not said. */
  readonly height?: number;
}

export interface ListValidation {
  readonly cell: string;
  /** The range of what may be chosen. */
  readonly list: string;
}

/** A sheet as it is to be written. Rows are made when they are asked for, from the top down, so that a large sheet is made in pieces. */
export interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: () => Iterable<SheetRow>;
  readonly rowCount: number;
  /** Pages side by side on which all columns are printed. */
  readonly pagesWide: number;
  /** Pages below each other; as many as it takes where not said. */
  readonly pagesHigh?: number;
  readonly charts: readonly SheetChart[];
  readonly lists: readonly ListValidation[];
  /** The range in which what is not available is shown in grey; null for a sheet of texts. */
  readonly figures: string | null;
}

/** A number with this style, or a text. */
export function constant(value: number | string, style: StyleName): Cell {
  return { value, style };
}

export function calculated(formula: string, value: number | string, style: StyleName): Cell {
  return { formula, value, style };
}

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `H12` for a cell; `$H$12` where it stays wherever a formula is copied to. Row and column from 0. */
export function cellName(row: number, column: number, isFixed = false): string {
  const mark = isFixed ? '$' : '';
  return `${mark}${columnName(column)}${mark}${row + 1}`;
}

/** A sheet's name as it stands before `!` in a formula: in quotes unless it is a plain word that can be nothing else. */
export function sheetReference(name: string): string {
  const isPlain = /^[A-Z][a-z]{3,}$/.test(name) && name !== 'True' && name !== 'False';
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}
