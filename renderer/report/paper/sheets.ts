import type { Page } from '#exchange/report/page';
import type { ReportPart, ReportTable, ReportText, TableRow } from '#exchange/report/parts';
import type { Paper } from '#plan/places';
import { leastHeight } from '../charts/leastHeight';
import { partRows } from './partRows';

/** Room on a sheet, in pixels of a 96th of an inch, margins taken off. */
const ROOMS: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 1039, height: 722 },
  letter: { width: 973, height: 744 },
};

/** What is a little too much is drawn smaller, down to about this; more goes on to another sheet. */
const SMALLEST = 0.84;
const GAP = 18;
const FOOT = 40;
const LETTER = 6.6;
const HEAD_LETTER = 13;
const LINE = 19;
const ROW = 26;
const ROW_LINE = 16;
/** A piece of a table or text is not worth a sheet of its own if it is smaller. */
const LEAST_ROWS = 3;
/** A comment of more letters is a text like others. */
const LONG_COMMENT = 400;
const LONG_PARAGRAPH = 900;

/**
 * A page as the sheets it takes, nearly always one. How high things come out is estimated, generously, from counts of rows and letters; what
 * is estimated too low is drawn smaller when it is laid out.
 */
export function sheetsOf(page: Page, paper: Paper): readonly Page[] {
  const { width, height } = ROOMS[paper];
  const { comment, parts } =
    page.comment.length > LONG_COMMENT
      ? { comment: '', parts: [textOf(page.comment), ...page.parts] }
      : { comment: page.comment, parts: page.parts };
  const headOf = (said: string) =>
    31 * linesOf(page.heading, width, HEAD_LETTER) + 22 + (said === '' ? 0 : 8 + 20 * linesOf(said, 860));
  const foot = FOOT + 15 * (linesOf(page.definitions, width * 0.55, 5.6) - 1);
  const roomUnder = (said: string) => (height - headOf(said) - GAP - foot) / SMALLEST;
  const sheets = filled(parts, width, roomUnder(comment), roomUnder(''));
  return sheets.map((on, at) => ({ ...page, comment: at === 0 ? comment : '', parts: on }));
}

/** Parts on as many sheets as they take, in their order; tables and texts go on where there is no more room for them. */
function filled(
  parts: readonly ReportPart[],
  width: number,
  first: number,
  next: number,
): readonly (readonly ReportPart[])[] {
  const sheets: ReportPart[][] = [[]];
  let left = first;
  const waiting = partRows(parts).map((row) => [...row]);
  for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
    const sheet = sheets.at(-1) ?? [];
    const needed = rowHeight(row, width) + GAP;
    if (needed <= left) {
      sheet.push(...row);
      left -= needed;
      continue;
    }
    const [part, ...others] = row;
    const split = part === undefined || others.length > 0 ? null : splitAt(part, width, left - GAP);
    if (split !== null) {
      sheet.push(split[0]);
      waiting.unshift([split[1]]);
    } else if (sheet.length === 0) {
      // Nothing smaller can be made of it: it is drawn as small as it takes.
      if (others.length > 0) waiting.unshift(...row.map((one) => [one]));
      else sheet.push(...row);
      if (others.length > 0) continue;
    } else waiting.unshift(row);
    if (waiting.length === 0) break;
    sheets.push([]);
    left = next;
  }
  return sheets;
}

function rowHeight(row: readonly ReportPart[], width: number): number {
  return Math.max(...row.map((part) => partHeight(part, (width - 40 * (row.length - 1)) / row.length)));
}

function partHeight(part: ReportPart, width: number): number {
  switch (part.type) {
    case 'figures':
      return 92;
    case 'chart':
      return 24 + leastHeight(part) + 15 * linesOf(part.note, width, 5.6);
    case 'table':
      return tableHead(part) + part.rows.reduce((sum, row) => sum + tableRow(row, part, width), 0);
    case 'text':
      return 22 + part.paragraphs.reduce((sum, paragraph) => sum + paragraphHeight(paragraph, width), 0);
  }
}

function tableHead({ columns, note }: ReportTable): number {
  return 23 + 24 + (columns.some(({ group }) => group !== '') ? 24 : 0) + (note === '' ? 0 : 34);
}

function tableRow({ cells, weight }: TableRow, { columns }: ReportTable, width: number): number {
  if (weight === 'heading') return ROW + 4;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const lines = cells.map((cell, at) =>
    cell.type === 'text' ? linesOf(cell.text, (width * (columns[at]?.share ?? 1)) / shares - 16, LETTER) : 1,
  );
  return ROW + ROW_LINE * (Math.max(1, ...lines) - 1);
}

function paragraphHeight(paragraph: string, width: number): number {
  return 6 + LINE * linesOf(paragraph, width);
}

function linesOf(text: string, width: number, letter = LETTER): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * letter) / width)), 0);
}

/** As much of a part as there is room for, and what remains of it; null where that would be too little. */
function splitAt(part: ReportPart, width: number, room: number): readonly [ReportPart, ReportPart] | null {
  if (part.type === 'table') return splitTable(part, width, room);
  return part.type === 'text' ? splitText(part, width, room) : null;
}

function splitTable(table: ReportTable, width: number, room: number): readonly [ReportPart, ReportPart] | null {
  let height = tableHead(table);
  let count = 0;
  for (const row of table.rows) {
    height += tableRow(row, table, width);
    if (height > room) break;
    count++;
  }
  // A heading goes on with what stands under it.
  while (count > 0 && table.rows[count - 1]?.weight === 'heading') count--;
  if (count < LEAST_ROWS || count >= table.rows.length) return null;
  return [
    { ...table, rows: table.rows.slice(0, count), note: '' },
    { ...table, title: continued(table.title), rows: table.rows.slice(count) },
  ];
}

function splitText(text: ReportText, width: number, room: number): readonly [ReportPart, ReportPart] | null {
  const pieces = text.paragraphs.flatMap(inPieces);
  let height = 22;
  let count = 0;
  for (const piece of pieces) {
    height += paragraphHeight(piece, width);
    if (height > room) break;
    count++;
  }
  if (count === 0 || count >= pieces.length) return null;
  return [
    { ...text, paragraphs: pieces.slice(0, count) },
    { ...text, title: continued(text.title), paragraphs: pieces.slice(count) },
  ];
}

/** A paragraph in pieces that a sheet can hold, cut between words where it has any. */
function inPieces(paragraph: string): readonly string[] {
  const pieces: string[] = [];
  let rest = paragraph;
  while (rest.length > LONG_PARAGRAPH) {
    const space = rest.lastIndexOf(' ', LONG_PARAGRAPH);
    const at = space > LONG_PARAGRAPH / 2 ? space : LONG_PARAGRAPH;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}

function continued(title: string): string {
  return title === '' || title.endsWith(', continued') ? title : `${title}, continued`;
}

function textOf(comment: string): ReportText {
  return { type: 'text', title: '', paragraphs: comment.split(/\n+/) };
}
