import { type Area, areaOf, type GridRange } from './fill';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/** A cell as it goes to the clipboard. */
interface Copied {
  /** As a spreadsheet reads it from a text: the whole number, with its percent sign. */
  readonly text: string;
  /** Null for words. */
  readonly number: {
    readonly value: number;
    readonly shown: string;
    readonly excelFormat: string;
    readonly calcFormat: string;
  } | null;
}

/** What a selection gives to the clipboard, for texts and for spreadsheets. */
export function copyBlock(model: GridModel, range: GridRange): { readonly text: string; readonly html: string } {
  const rows = copiedRows(model, range);
  const text = rows.map((row) => row.map((cell) => quoted(cell.text)).join('\t')).join('\n');
  const body = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('\n');
  // The name space is what lets Excel read the numbers; Calc has names of its own for the same.
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>\n${body}\n</table></body></html>`;
  return { text, html };
}

function copiedRows(model: GridModel, range: GridRange): readonly (readonly Copied[])[] {
  const { top, bottom }: Area = areaOf(model, range);
  const columns = [range.from.col ?? 0, range.to.col ?? 0];
  const [left, right] = [Math.max(0, Math.min(...columns)), Math.max(...columns)];
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => copied(model, top + down, left + across)),
  );
}

function copied(model: GridModel, rowIndex: number, columnIndex: number): Copied {
  const row = model.rows[rowIndex];
  if (row === undefined || row.type === 'section') return words(columnIndex === 0 ? (row?.section ?? '') : '');
  if (columnIndex < FROZEN) return words(columnIndex === 0 ? row.label : (model.units[rowIndex] ?? ''));
  const cell = model.figures[rowIndex]?.cellAt(columnIndex - FROZEN);
  if (cell === undefined || cell.edit === '') return words('');
  const isPercent = row.line.unit === 'rate';
  const decimals = cell.text.split('.')[1]?.length ?? 0;
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  const excelFormat = isPercent ? `0${fraction}%` : `#,##0${fraction}`;
  // Calc takes over no formats from a table but its own.
  const calcFormat = isPercent ? '0.00%' : decimals === 0 ? '#,##0' : '#,##0.00';
  const shown = `${cell.text.replace('−', '-')}${isPercent ? '%' : ''}`;
  const value = isPercent ? Number((Number(cell.edit) / 100).toPrecision(15)) : Number(cell.edit);
  return { text: `${cell.edit}${isPercent ? '%' : ''}`, number: { value, shown, excelFormat, calcFormat } };
}

/** A name that begins like a formula is none: an apostrophe says so where a text is all there is. */
function words(text: string): Copied {
  return { text: /^[=+@-]/.test(text) ? `'${text}` : text, number: null };
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function htmlCell({ text, number }: Copied): string {
  // A cell that is made text stays so for what is typed into it later.
  if (text === '') return '<td></td>';
  if (number === null)
    return `<td sdnum="1033;0;@" style='mso-number-format:"\\@"'>${escaped(text.replace(/^'/, ''))}</td>`;
  const { value, shown, excelFormat, calcFormat } = number;
  const office = excelFormat.replace(/[^0%]/g, (sign) => `\\${sign}`);
  return `<td align="right" sdval="${value}" sdnum="1033;0;${calcFormat}" x:num="${value}" style='mso-number-format:"${office}"'>${shown}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
