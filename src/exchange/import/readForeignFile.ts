import { err, ok, type Result } from '#base/result';
import type { Cell, Sheet } from './cells';
import type { ForeignFile, TextChoices } from './choices';
import { decodeText, proposeEncoding } from './decodeText';
import { readDelimited } from './readDelimited';
import { type ForeignKind, IMPORT_LIMITS, type ReadError } from './readError';
import { proposeSeparator, withoutSeparatorLine } from './separators';
import { readWorkbook } from './workbook';

/**
 * Reads a file of another program: an XLSX workbook, or a text with separators. What kind it is is told by its bytes, never by its name.
 *
 * Errors  every file that is none of these, or larger than `IMPORT_LIMITS`; it is refused within seconds and some hundred MB.
 * Cost    up to seconds for files near the limits: in a window this belongs in a worker.
 */
export function readForeignFile(bytes: Uint8Array, choices: TextChoices): Result<ForeignFile, ReadError> {
  if (bytes.length === 0) return err({ type: 'empty' });
  if (bytes.length > IMPORT_LIMITS.bytes) return err({ type: 'tooLarge', limit: 'bytes', where: null });
  if (begins(bytes, 'PK\u0003\u0004') || begins(bytes, 'PK\u0005\u0006')) {
    const sheets = readWorkbook(bytes);
    return sheets.ok ? ok({ sheets: sheets.value, text: null }) : sheets;
  }
  const kind = kindOf(bytes);
  return kind === null ? readText(bytes, choices) : err({ type: 'unsupported', kind });
}

const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

function kindOf(bytes: Uint8Array): ForeignKind | null {
  // Excel keeps a workbook with a password in the container of its old files.
  if (begins(bytes, OLE)) return holds(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0') ? 'encrypted' : 'xls';
  if (begins(bytes, '%PDF-')) return 'pdf';
  return begins(bytes, 'headroom-sealed') || begins(bytes, '{\n"format":"headroom"') ? 'plan' : null;
}

function begins(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((sign, at) => bytes[at] === sign.charCodeAt(0));
}

/** Whether a text stands among the first bytes. */
function holds(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, LOOKED_AT)).includes(text);
}

const LOOKED_AT = 32_768;

function readText(bytes: Uint8Array, choices: TextChoices): Result<ForeignFile, ReadError> {
  const encoding = proposeEncoding(bytes);
  const chosen = choices.encoding ?? encoding.value ?? 'utf-8';
  const decoded = decodeText(bytes, chosen);
  if (!decoded.ok) return decoded;
  const separator = proposeSeparator(decoded.value);
  const sign = choices.separator ?? separator.value ?? ',';
  const { rows, openQuote, beyond } = readDelimited(withoutSeparatorLine(decoded.value), sign, IMPORT_LIMITS);
  if (beyond !== null) return err({ type: 'tooLarge', limit: beyond, where: null });
  if (openQuote !== null) return err({ type: 'quotes', row: openQuote });
  if (rows.some((row) => row.some((text) => text.length > IMPORT_LIMITS.text)))
    return err({ type: 'tooLarge', limit: 'text', where: null });
  const sheet: Sheet = { name: '', rows: withoutEmptyEnd(rows.map(cellsOf)) };
  if (sheet.rows.length === 0) return err({ type: 'empty' });
  return ok({
    sheets: [sheet],
    text: {
      encoding: choices.encoding === null ? encoding : { ...encoding, value: choices.encoding, isSure: true },
      separator: choices.separator === null ? separator : { ...separator, value: choices.separator, isSure: true },
    },
  });
}

const BLANK_CELL: Cell = { type: 'blank' };

function cellsOf(texts: readonly string[]): readonly Cell[] {
  const width = texts.findLastIndex((text) => text.trim() !== '') + 1;
  return texts.slice(0, width).map((text) => (text.trim() === '' ? BLANK_CELL : { type: 'text', text: text.trim() }));
}

function withoutEmptyEnd(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
