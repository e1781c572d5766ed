import { type Cell, cellAt, cellText, type Sheet, widthOf } from './cells';
import type { Orientation, Proposal, Proposals } from './choices';
import { isNumberLike } from './foreignNumber';
import { isPeriodLike } from './foreignPeriod';

/** How far a table is looked for; what is beyond is read all the same. */
const ROWS_LOOKED_AT = 300;
const COLUMNS_LOOKED_AT = 300;

/** A row or column and how many periods it names. */
interface Line {
  readonly at: number;
  readonly periods: number;
}

const NO_PLACE = {
  value: null,
  isSure: false,
  options: [],
  because: 'nothing in the sheet names a period',
} as const;

function sure<T>(value: T, because: string, options: readonly T[] = []): Proposal<T> {
  return { value, isSure: true, options, because };
}

function unsure<T>(value: T, because: string, options: readonly T[] = []): Proposal<T> {
  return { value, isSure: false, options, because };
}

/** Which sheet holds the table: the one that names most periods. */
export function proposeSheet(sheets: readonly Sheet[]): Proposal<number> {
  const options = sheets.map((_, at) => at);
  const found = sheets.map((sheet, at) => ({
    at,
    periods: Math.max(...bestLines(sheet).map((line) => line?.periods ?? 0)),
  }));
  const named = found.filter(({ periods }) => periods > 0);
  const [best] = named.toSorted((a, b) => b.periods - a.periods);
  if (best === undefined) return { ...NO_PLACE, value: sheets.length > 0 ? 0 : null, options };
  if (named.length > 1) return unsure(best.at, `${named.length} sheets name periods`, options);
  return sure(best.at, sheets.length === 1 ? 'the file has one sheet' : 'no other sheet names periods', options);
}

const known = new WeakMap<Sheet, readonly [Line | null, Line | null]>();

/** The column and the row that name most periods; found once for a sheet. */
function bestLines(sheet: Sheet): readonly [Line | null, Line | null] {
  const found = known.get(sheet) ?? findLines(sheet);
  known.set(sheet, found);
  return found;
}

function findLines(sheet: Sheet): readonly [Line | null, Line | null] {
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const [row, cells] of sheet.rows.slice(0, ROWS_LOOKED_AT).entries()) {
    for (const [column, cell] of cells.slice(0, COLUMNS_LOOKED_AT).entries()) {
      const weight = periodWeight(cell);
      if (weight === 0) continue;
      rows.set(row, (rows.get(row) ?? 0) + weight);
      columns.set(column, (columns.get(column) ?? 0) + weight);
    }
  }
  return [mostOf(columns), mostOf(rows)];
}

/** A number such as 202703 may be an amount, so it counts only where nothing else names a period. */
function periodWeight(cell: Cell): number {
  if (cell.type === 'blank' || !isPeriodLike(cell)) return 0;
  return /^\d+$/.test(cellText(cell)) ? 0.01 : 1;
}

function mostOf(counts: ReadonlyMap<number, number>): Line | null {
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best === undefined ? null : { at: best[0], periods: best[1] };
}

const ORIENTATIONS = ['down', 'across'] as const satisfies readonly Orientation[];

/** Whether periods go down or across: along whichever names more of them. */
export function proposeOrientation(sheet: Sheet): Proposal<Orientation> {
  const [column, row] = bestLines(sheet);
  const down = column?.periods ?? 0;
  const across = row?.periods ?? 0;
  if (down === 0 && across === 0) return { ...NO_PLACE, options: ORIENTATIONS };
  const value = down > across ? 'down' : 'across';
  const [more, fewer] = down > across ? [down, across] : [across, down];
  const because = value === 'down' ? 'a column names the periods' : 'a row names the periods';
  if (more === fewer) return orientationOfOne(sheet, column?.at ?? 0, row?.at ?? 0);
  return more >= 2 * fewer
    ? sure(value, because, ORIENTATIONS)
    : unsure(value, 'rows and columns both name periods', ORIENTATIONS);
}

/** With one period, its figures stand beside it or below it. */
function orientationOfOne(sheet: Sheet, column: number, row: number): Proposal<Orientation> {
  const isBeside = (sheet.rows[row] ?? []).some((cell, at) => at !== column && isNumberLike(cell));
  const isBelow = sheet.rows.some((cells, at) => at > row && isNumberLike(cells[column] ?? { type: 'blank' }));
  if (isBeside === isBelow) return unsure('down', 'there is one period only', ORIENTATIONS);
  return isBeside
    ? sure('down', 'figures stand beside the period', ORIENTATIONS)
    : sure('across', 'figures stand below the period', ORIENTATIONS);
}

export function proposePeriodsAt(sheet: Sheet, orientation: Orientation | null): Proposal<number> {
  const [column, row] = bestLines(sheet);
  const found = orientation === 'down' ? column : row;
  const options = Array.from(
    { length: orientation === 'down' ? widthOf(sheet) : Math.min(sheet.rows.length, ROWS_LOOKED_AT) },
    (_, at) => at,
  );
  if (found === null || orientation === null) return { ...NO_PLACE, options };
  return sure(found.at, 'no other names as many periods', options);
}

/** The row with the headings (down) or the column with the names of lines (across). */
export function proposeLabelsAt(
  sheet: Sheet,
  orientation: Orientation | null,
  periodsAt: number | null,
): Proposal<number | null> {
  if (orientation === null || periodsAt === null) return NO_PLACE;
  return orientation === 'down' ? headingsAbove(sheet, periodsAt) : namesBefore(sheet, periodsAt);
}

function headingsAbove(sheet: Sheet, periodsAt: number): Proposal<number | null> {
  const first = sheet.rows.findIndex((row) => isPeriodLike(row[periodsAt] ?? { type: 'blank' }));
  const options = [null, ...Array.from({ length: Math.max(0, first) }, (_, at) => at)];
  const texts = (at: number) =>
    (sheet.rows[at] ?? []).filter((cell, column) => column !== periodsAt && cell.type === 'text');
  const found = options.findLast((at) => at !== null && texts(at).length > 0) ?? null;
  if (found === null) return unsure(null, 'no row above the first period holds texts', options);
  const wanted = (sheet.rows[first] ?? []).filter(
    (cell, column) => column !== periodsAt && cell.type !== 'blank',
  ).length;
  const heads = texts(found).filter((cell) => !isNumberLike(cell)).length;
  if (heads >= wanted) return sure(found, 'it names every column of the first period', options);
  return unsure(found, 'it is the last row with texts above the first period', options);
}

/** Headings of columns that stand before the periods and say what a row is. */
const LINE_HEADINGS = /^(?:line|account|metric|name|label|item|movement|description)$/i;
const OTHER_HEADINGS = /^(?:unit|units|currency|source|note|notes|comment|type)$/i;

function namesBefore(sheet: Sheet, periodsAt: number): Proposal<number | null> {
  const end = firstPeriod(sheet, periodsAt);
  const below = sheet.rows.slice(periodsAt + 1, periodsAt + ROWS_LOOKED_AT);
  const heading = (column: number) => cellText(cellAt(sheet, periodsAt, column)).trim();
  const named = Array.from({ length: end }, (_, column) => column).filter((column) =>
    below.some((row) => row[column]?.type === 'text'),
  );
  const options = [null, ...named];
  const [said] = named.filter((column) => LINE_HEADINGS.test(heading(column)));
  if (said !== undefined) return sure(said, `it is headed ${heading(said)}`, options);
  const likely = named.filter((column) => !OTHER_HEADINGS.test(heading(column)) && headingOf(heading(column)) === null);
  const [first] = likely;
  if (first === undefined) return unsure(named[0] ?? null, 'no column before the periods names lines', options);
  return likely.length === 1
    ? sure(first, 'no other column before the periods holds texts', options)
    : unsure(first, `${likely.length} columns before the periods hold texts`, options);
}

/** The first column of a row that names a period. */
function firstPeriod(sheet: Sheet, row: number): number {
  const at = (sheet.rows[row] ?? []).findIndex((cell) => isPeriodLike(cell));
  return at === -1 ? 0 : at;
}

function headingOf(text: string): 'segment' | 'scenario' | null {
  if (/^segments?$/i.test(text)) return 'segment';
  return /^scenarios?$/i.test(text) ? 'scenario' : null;
}

/** Where the sheet names segments: the column headed so, or the one that holds names of the plan's segments. */
export function proposeSegmentsAt(
  sheet: Sheet,
  places: Places,
  segmentNames: readonly string[],
): Proposal<number | null> {
  const columns = textColumns(sheet, places);
  const options = [null, ...columns];
  const said = columns.find((column) => headingOf(headingText(sheet, places, column)) === 'segment');
  if (said !== undefined) return sure(said, 'it is headed Segment', options);
  const known = new Set(segmentNames.map((name) => name.toLowerCase()));
  const found = columns.find((column) => textsIn(sheet, column).some((text) => known.has(text.toLowerCase())));
  if (found !== undefined) return unsure(found, 'it holds names of segments', options);
  return sure(null, 'no column names segments', options);
}

/** Which column names scenarios, and which of them counts. */
export function proposeScenarios(sheet: Sheet, places: Places, wanted: readonly string[]): Proposals['scenarios'] {
  const at = textColumns(sheet, places).find((column) => headingOf(headingText(sheet, places, column)) === 'scenario');
  if (at === undefined) return sure(null, 'no column names scenarios');
  const names = [...new Set(textsIn(sheet, at).filter((text) => headingOf(text) === null))];
  const options = names.map((name) => ({ at, name }));
  const [first, second] = names;
  if (first === undefined) return sure(null, 'no row names a scenario');
  if (second === undefined) return sure({ at, name: first }, 'all rows are of one scenario', options);
  const name = wanted.find((one) => names.includes(one)) ?? first;
  return unsure({ at, name }, `rows of ${names.length} scenarios`, options);
}

/** What is decided of a table so far. */
export interface Places {
  readonly orientation: Orientation | null;
  readonly periodsAt: number | null;
  readonly labelsAt: number | null;
}

/** Columns of texts that are neither periods nor names of lines. */
function textColumns(sheet: Sheet, { orientation, periodsAt, labelsAt }: Places): readonly number[] {
  if (orientation === null || periodsAt === null) return [];
  const end = orientation === 'down' ? Math.min(widthOf(sheet), COLUMNS_LOOKED_AT) : firstPeriod(sheet, periodsAt);
  const skipped = orientation === 'down' ? periodsAt : labelsAt;
  const from = headingRow(orientation, periodsAt, labelsAt) + 1;
  const rows = sheet.rows.slice(from, from + ROWS_LOOKED_AT);
  return Array.from({ length: end }, (_, column) => column).filter(
    (column) =>
      column !== skipped &&
      rows.some((row) => row[column]?.type === 'text') &&
      !rows.some((row) => isNumberLike(row[column] ?? { type: 'blank' })),
  );
}

function headingRow(orientation: Orientation, periodsAt: number, labelsAt: number | null): number {
  return orientation === 'down' ? (labelsAt ?? -1) : periodsAt;
}

function headingText(sheet: Sheet, { orientation, periodsAt, labelsAt }: Places, column: number): string {
  if (orientation === null || periodsAt === null) return '';
  return cellText(cellAt(sheet, headingRow(orientation, periodsAt, labelsAt), column)).trim();
}

function textsIn(sheet: Sheet, column: number): readonly string[] {
  return sheet.rows.flatMap((row) => {
    const cell = row[column];
    return cell?.type === 'text' ? [cell.text.trim()] : [];
  });
}

/** Units that a table of figures states itself, in a column headed so beside names of lines, as Headroom writes it: `money`, `rate`. */
export function statedUnits(sheet: Sheet, places: Places): ReadonlySet<string> {
  if (places.orientation !== 'across' || places.periodsAt === null || places.labelsAt === null) return new Set();
  if (headingText(sheet, places, places.labelsAt) !== 'line') return new Set();
  const at = (sheet.rows[places.periodsAt] ?? []).findIndex((cell) => cell.type === 'text' && cell.text === 'unit');
  return new Set(at === -1 ? [] : textsIn(sheet, at));
}
