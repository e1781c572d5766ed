/** Texts of a table, by rows, and where a quote begins that never ends. */
export interface Delimited {
  readonly rows: readonly (readonly string[])[];
  /** Row, from 1, of a quote that never ends; its cell is then taken as it stands. Null where all of them end. */
  readonly openQuote: number | null;
  /** The first limit that was reached; what follows it is not read. */
  readonly beyond: 'rows' | 'columns' | 'cells' | 'places' | null;
}

export interface DelimitedLimits {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly places: number;
}

const NO_LIMITS: DelimitedLimits = { rows: Infinity, columns: Infinity, cells: Infinity, places: Infinity };

/**
 * Texts between separators and line breaks, as spreadsheets write them into files and onto the clipboard. Around one with separators,
 * line breaks or quotes in it stand quotes, and those within are doubled. What follows the last line break is no row.
 */
export function readDelimited(text: string, separator: string, limits: DelimitedLimits = NO_LIMITS): Delimited {
  const rows: string[][] = [];
  let row: string[] = [];
  let openQuote: number | null = null;
  let cells = 0;
  let places = 0;
  const beyond = (): Delimited['beyond'] => {
    if (rows.length >= limits.rows) return 'rows';
    if (row.length > limits.columns) return 'columns';
    if (cells > limits.cells) return 'cells';
    return places > limits.places ? 'places' : null;
  };
  for (let at = 0; at < text.length; ) {
    const limit = beyond();
    if (limit !== null) return { rows, openQuote, beyond: limit };
    const cell = cellAt(text, at, separator);
    if (cell.isOpen) openQuote ??= rows.length + 1;
    row.push(cell.value);
    places++;
    if (cell.value !== '') cells++;
    at = cell.end;
    if (text[at] === separator) {
      at++;
      if (at === text.length) row.push('');
    } else if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return { rows, openQuote, beyond: null };
}

interface DelimitedCell {
  readonly value: string;
  readonly end: number;
  /** It begins with a quote that never ends. */
  readonly isOpen: boolean;
}

function cellAt(text: string, at: number, separator: string): DelimitedCell {
  if (text[at] !== '"') return bareAt(text, at, separator, false);
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return bareAt(text, at, separator, true);
  const after = text[close + 1];
  const isWhole = after === undefined || after === separator || after === '\r' || after === '\n';
  // A quote inside a text ends nothing: `"so" it says` is what it says.
  if (!isWhole) return bareAt(text, at, separator, false);
  return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1, isOpen: false };
}

function bareAt(text: string, at: number, separator: string, isOpen: boolean): DelimitedCell {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(at, end), end, isOpen };
}
