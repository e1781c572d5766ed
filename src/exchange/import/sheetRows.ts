import { err, ok, type Result } from '#base/result';
import type { CellFormats } from './cellFormats';
import { type Cell, NOT_COMPUTED } from './cells';
import { IMPORT_LIMITS, type ReadError } from './readError';
import { textCollector, withoutEscapes } from './sharedTexts';
import { walkXml } from './xml';

export interface SheetContext {
  readonly texts: readonly string[];
  readonly formats: CellFormats;
  readonly from1904: boolean;
  /** How many cells and places may still be read. */
  readonly left: { readonly cells: number; readonly places: number };
}

interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  readonly cells: number;
  readonly places: number;
}

/** The rows of one sheet. Blank cells and rows below the last figure cost nothing, however far down a format reaches. */
export function readRows(bytes: Uint8Array, part: string, context: SheetContext): Result<Rows, ReadError> {
  const rows: Cell[][] = [];
  const text = textCollector();
  let cells = 0;
  let places = 0;
  let merges = 0;
  let row = -1;
  let column = -1;
  let error: ReadError | null = null;
  let isValue = false;
  let cell: Raw = NO_CELL;
  let value = '';
  const place = () => {
    const made = madeCell({ ...cell, text: cell.type === 'inlineStr' ? withoutEscapes(text.value()) : value }, context);
    if (made === null) {
      error ??= { type: 'damaged', where: part, why: 'refers to a text that is missing' };
      return;
    }
    if (made.type === 'blank') return;
    error ??= limitError(part, row, column, made);
    if (error !== null) return;
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    cells++;
    places += Math.max(0, column + 1 - line.length);
    if (cells > context.left.cells) error = { type: 'tooLarge', limit: 'cells', where: part };
    else if (places > context.left.places) error = { type: 'tooLarge', limit: 'places', where: part };
    else {
      while (line.length < column) line.push(BLANK_CELL);
      line[column] = made;
    }
  };
  const walked = walkXml(bytes, part, {
    open: (name, at) => {
      if (error !== null) return;
      text.open(name);
      if (name === 'row') {
        row = placeNumber(at('r'), row + 1);
        column = -1;
      } else if (name === 'c') {
        const named = placeOf(at('r'));
        if (named !== null) row = named.row;
        column = named?.column ?? column + 1;
        cell = { type: at('t') ?? 'n', style: Number(at('s') ?? 0), hasFormula: false, text: '' };
        value = '';
        text.clear();
      } else if (name === 'v') isValue = true;
      else if (name === 'f') cell = { ...cell, hasFormula: true };
      else if (name === 'mergeCell' && ++merges > IMPORT_LIMITS.merges)
        error = { type: 'tooLarge', limit: 'merges', where: part };
    },
    close: (name) => {
      text.close(name);
      if (name === 'v') isValue = false;
      else if (name === 'c' && error === null) place();
    },
    text: (piece) => {
      if (isValue && value.length <= IMPORT_LIMITS.text) value += piece;
      text.add(piece);
    },
    isDone: () => error !== null,
  });
  if (error !== null) return err(error);
  return walked.ok ? ok({ rows, cells, places }) : walked;
}

const BLANK_CELL: Cell = { type: 'blank' };

interface Raw {
  /** As the workbook has it: `s` for a shared text, `str`, `inlineStr`, `b`, `e`, `d`, `n`. */
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  readonly text: string;
}

const NO_CELL: Raw = { type: 'n', style: 0, hasFormula: false, text: '' };

function limitError(part: string, row: number, column: number, cell: Cell): ReadError | null {
  const beyond = (limit: 'rows' | 'columns' | 'text'): ReadError => ({ type: 'tooLarge', limit, where: part });
  if (row >= IMPORT_LIMITS.rows) return beyond('rows');
  if (column >= IMPORT_LIMITS.columns) return beyond('columns');
  return cell.type === 'text' && cell.text.length > IMPORT_LIMITS.text ? beyond('text') : null;
}

/** Null where a shared text is referred to that is not there. */
function madeCell({ type, style, hasFormula, text }: Raw, { texts, formats, from1904 }: SheetContext): Cell | null {
  switch (type) {
    case 's': {
      const shared = /^\s*\d+\s*$/.test(text) ? texts[Number(text)] : undefined;
      return shared === undefined ? null : textCell(shared);
    }
    case 'str':
    case 'inlineStr':
      return textCell(text);
    case 'b':
      return textCell(text.trim() === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return { type: 'error', text: text === '' ? '#N/A' : text };
    case 'd':
      return dateOfText(text);
    default:
      // A formula that was never computed is a missing number.
      if (text.trim() === '') return hasFormula ? { type: 'error', text: NOT_COMPUTED } : BLANK_CELL;
      return numberCell(text, formats[style] ?? 'plain', from1904);
  }
}

function textCell(text: string): Cell {
  return text.trim() === '' ? BLANK_CELL : { type: 'text', text };
}

function numberCell(text: string, format: CellFormats[number], from1904: boolean): Cell {
  const value = Number(text);
  // What a workbook calls a number and is none is shown as it stands, and refused where a number is wanted.
  if (!Number.isFinite(value)) return { type: 'error', text };
  if (format !== 'date') return { type: 'number', value, isPercent: format === 'percent' };
  return dateOfSerial(value, from1904) ?? { type: 'number', value, isPercent: false };
}

function dateOfText(text: string): Cell {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text.trim()) ?? [];
  return year === undefined
    ? textCell(text)
    : { type: 'date', year: Number(year), month: Number(month), day: Number(day) };
}

const LAST_SERIAL = 2_958_465;

/** The day of a serial number: 1 is 1 January 1900, in a calendar that wrongly has a 29 February in it, or 0 is 1 January 1904. */
function dateOfSerial(serial: number, from1904: boolean): Cell | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > LAST_SERIAL) return null;
  const days = from1904 ? whole + 1462 : whole;
  return dayOf(days < 60 ? days + 1 : days);
}

/** The day that many days after 30 December 1899, by counting in eras of 400 years from March on. */
function dayOf(days: number): Cell {
  const fromEra = days + 693_899;
  const era = Math.floor(fromEra / 146_097);
  const dayOfEra = fromEra - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { type: 'date', year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The row or column that a number from 1 names; where it names none, the one that follows. */
function placeNumber(text: string | undefined, following: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) - 1 : following;
}

/** Row and column of `AB12`, from 0; null where that is no name of a cell. */
function placeOf(name: string | undefined): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,4})([1-9]\d{0,8})$/.exec(name ?? '') ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
