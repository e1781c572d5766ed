import { type Cell, columnName, type SheetRow } from './sheet';
import type { StyleName } from './styles';

/** The most characters a cell holds. */
const LONGEST_TEXT = 32_767;

/**
 * One row of a sheet as SpreadsheetML: formulas with what they come to, what is not available as the error #N/A, texts in place.
 *
 * Our own because the library writes the result of a formula as a text where it is an error, and makes a sheet in one go.
 */
export function rowXml({ row, cells, height }: SheetRow, styleIndex: (style: StyleName) => number): string {
  let xml = `<row r="${row + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
  for (const [column, cell] of cells) xml += cellXml(`${columnName(column)}${row + 1}`, cell, styleIndex(cell.style));
  return `${xml}</row>`;
}

function cellXml(name: string, { value, formula }: Cell, style: number): string {
  const start = `<c r="${name}" s="${style}"`;
  const f = formula === undefined ? '' : `<f>${escaped(formula)}</f>`;
  if (typeof value === 'number') {
    return Number.isNaN(value) ? `${start} t="e">${f}<v>#N/A</v></c>` : `${start}>${f}<v>${value + 0}</v></c>`;
  }
  const text = escaped(cellText(value));
  if (formula !== undefined) return `${start} t="str">${f}<v>${text}</v></c>`;
  if (text === '') return `${start}/>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/**
 * A text as a cell can hold it: without characters that XML has no place for, cut to what a cell takes, and with what looks like an
 * escaped character (`_x0041_`) itself escaped.
 */
export function cellText(text: string): string {
  const plain = text.replace(UNWRITABLE, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return plain.length <= LONGEST_TEXT ? plain : plain.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

// Control characters but tab and line ends, halves of pairs, and the two that are no characters.
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
