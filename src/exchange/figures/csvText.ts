/** A cell of a table: a text, or a number; null and what is not a finite number are empty. */
export type CsvCell = string | number | null;

/** What separates columns. With a semicolon, numbers carry a decimal comma: so do spreadsheets where commas are decimal signs. */
export type CsvDialect = 'comma' | 'semicolon';

/** Spreadsheets take a file for UTF-8 only where it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV (RFC 4180, but for line ends, which are those of the system that reads it): numbers with all their digits; a text that
 * a spreadsheet would take for a formula gets an apostrophe before it, numbers never do.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>, dialect: CsvDialect = 'comma'): string {
  return Array.from(rows, (row) => csvRow(row, dialect)).join('');
}

/** One row of it, with the end of its line. */
export function csvRow(row: readonly CsvCell[], dialect: CsvDialect): string {
  return `${row.map((cell) => cellText(cell, dialect)).join(dialect === 'comma' ? ',' : ';')}\n`;
}

function cellText(cell: CsvCell, dialect: CsvDialect): string {
  if (typeof cell === 'string') return textCell(cell);
  if (cell === null || !Number.isFinite(cell)) return '';
  return dialect === 'comma' ? String(cell) : String(cell).replace('.', ',');
}

export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
