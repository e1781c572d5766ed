import { readDelimited } from '#exchange/import/readDelimited';

/** What a spreadsheet put on the clipboard: rows of texts, each as a person would type it. */
export type Block = readonly (readonly string[])[];

/** A block, and whether its numbers came along with it, beside how they were shown. */
export interface Pasted {
  readonly block: Block;
  readonly isExact: boolean;
}

/** The block on a clipboard. Its table comes before its text, because only a table can hold numbers in full; null where there is nothing. */
export function readClipboard(clipboard: DataTransfer): Pasted | null {
  const html = clipboard.getData('text/html');
  const table = html === '' ? null : readTable(html);
  const pasted = table ?? { block: readText(clipboard.getData('text/plain')), isExact: false };
  return pasted.block.length === 0 ? null : pasted;
}

/** Texts between tabs and line breaks, as spreadsheets write them. */
export function readText(text: string): Block {
  return readDelimited(text, '\t').rows;
}

/** The first table of a page, cells that span others as one and empty ones; null where there is none. Nothing in the page runs or loads. */
function readTable(html: string): Pasted | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return null;
  // Excel ends a table with a row that only says how wide its columns are.
  const shown = [...table.rows].filter((row) => row.style.display !== 'none');
  const rows: string[][] = shown.map(() => []);
  for (const [at, row] of shown.entries()) {
    for (const cell of row.cells) placeCell(rows, at, cell);
  }
  return {
    block: rows.map((row) => Array.from(row, (text) => text ?? '')),
    isExact: table.querySelector('[sdval], [x\\:num]') !== null,
  };
}

/** Puts a cell into the next free place of its row, and nothing into the others that it spans. */
function placeCell(rows: readonly string[][], at: number, cell: HTMLTableCellElement): void {
  let column = 0;
  while (rows[at]?.[column] !== undefined) column++;
  for (const [down, line] of rows.slice(at, at + cell.rowSpan).entries()) {
    for (let right = 0; right < cell.colSpan; right++) {
      line[column + right] = down === 0 && right === 0 ? cellText(cell) : '';
    }
  }
}

/** Calc says a cell's number as `sdval` and its format as `sdnum`, Excel as `x:num` and in the style. */
function cellText(cell: HTMLTableCellElement): string {
  const shown = shownText(cell);
  const said = cell.getAttribute('sdval') ?? cell.getAttribute('x:num');
  const format = `${cell.getAttribute('sdnum') ?? ''}${cell.getAttribute('style') ?? ''}`;
  return said === null || said.trim() === '' ? shown : exactText(shown, Number(said), format);
}

function shownText(cell: HTMLTableCellElement): string {
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith(LINE_BREAK);
  const lines = cell.textContent.split(LINE_BREAK).map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.join('\n').trim();
}

/** Line breaks of the page's text are spaces, so its own need another sign. */
const LINE_BREAK = '\u2028';

/**
 * The whole number behind a shown one: `5.6321987%` for 0.056321987 shown as 5.6%. The two have to have the same digits, as far
 * as these are shown; where they have not - thousands that are left out, a date - what is shown is what is meant.
 */
export function exactText(shown: string, value: number, format: string): string {
  const isPercent = shown.includes('%') || format.includes('%');
  const number = isPercent ? Number((value * 100).toPrecision(15)) : value;
  const digits = digitsOf(shown);
  const isRounding = DECIMALS.some((decimals) => digitsOf(Math.abs(number).toFixed(decimals)) === digits);
  return isRounding && digits !== '' ? `${number}${isPercent ? '%' : ''}` : shown;
}

const DECIMALS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
}
