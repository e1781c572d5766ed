import type { Sheet } from '#exchange/import/cells';
import type { DecimalSign, RateNotation } from '#exchange/import/choices';
import { readForeignNumber } from '#exchange/import/foreignNumber';

/**
 * How each column of shares is written: in per cent where a number is above 1, as fractions where some number is between 0 and 1. Null
 * where bare numbers leave it open, which is where all of them are 0 or 1; cells with a percent sign, or none at all, decide nothing.
 */
export function percentColumns(
  sheet: Sheet,
  headings: number,
  columns: readonly number[],
  decimal: DecimalSign,
): ReadonlyMap<number, RateNotation | null> {
  return new Map(columns.map((column) => [column, notationOf(sheet, headings, column, decimal)]));
}

function notationOf(sheet: Sheet, headings: number, column: number, decimal: DecimalSign): RateNotation | null {
  let isFraction = false;
  let isOpen = false;
  for (let row = headings + 1; row < sheet.rows.length; row++) {
    const cell = sheet.rows[row]?.[column];
    if (cell === undefined) continue;
    const read = readForeignNumber(cell, decimal);
    if (read.type !== 'number' || read.isPercent) continue;
    if (read.value > 1) return 'percent';
    if (read.value > 0 && read.value < 1) isFraction = true;
    else if (read.value === 1) isOpen = true;
  }
  // A 0 is nothing in either notation.
  return isFraction || !isOpen ? 'fraction' : null;
}
