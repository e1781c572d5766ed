import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import type { NamedRange } from 'hucre';
import { type WorkbookProperties, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellText, rowXml } from './sheetXml';
import { columnName, type Sheet, sheetReference } from './sheet';
import { type StyleName, STYLES } from './styles';

/**
 * Told after each row how much is done, of how much. Whoever watches may take their time to answer, so that a window goes on
 * meanwhile; who throws stops it.
 */
export type Watch = (done: number, of: number) => Promise<void>;

export interface XlsxContent {
  readonly sheets: readonly Sheet[];
  readonly names: readonly NamedRange[];
  readonly properties: WorkbookProperties;
  readonly paper: 'a4' | 'letter';
}

/** Enough text for the compressor to be worth calling, and little enough to be done in a few milliseconds. */
const CHUNK = 64_000;
const FONT = { name: 'Arial', size: 10 };

/**
 * The bytes of a workbook.
 *
 * The library makes everything but what stands in the cells: styles, charts, names, pages. The rows come after, piece by piece.
 */
export async function xlsxBytes(content: XlsxContent, watch: Watch): Promise<Uint8Array> {
  const frame = await writeXlsx(frameOf(content));
  await watch(0, 1);
  const parts = unzipSync(frame);
  await watch(0, 1);
  const styleOf = styleIndices(strFromU8(parts[STYLE_SHEET] ?? new Uint8Array()));
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const progress = { done: 0, of: content.sheets.reduce((sum, { rowCount }) => sum + rowCount, 0) };
  for (const [name, bytes] of Object.entries(parts)) {
    const sheet = sheetOfPart(content.sheets, name);
    const file = new ZipDeflate(name, { level: 3 });
    // The earliest time a zip can tell: the same plan gives the same bytes.
    file.mtime = '1980-01-01T12:00:00';
    zip.add(file);
    if (sheet === undefined) {
      file.push(bytes, true);
      continue;
    }
    await pushSheet(file, strFromU8(bytes), sheet, styleOf, progress, watch);
  }
  zip.end();
  return joined(chunks);
}

async function pushSheet(
  file: ZipDeflate,
  frame: string,
  sheet: Sheet,
  styleOf: (style: StyleName) => number,
  progress: { done: number; readonly of: number },
  watch: Watch,
): Promise<void> {
  const [before, after] = aroundRows(frame);
  let text = before;
  for (const row of sheet.rows()) {
    text += rowXml(row, styleOf);
    progress.done++;
    if (text.length > CHUNK) {
      file.push(strToU8(text));
      text = '';
    }
    await watch(Math.min(progress.done, progress.of), progress.of);
  }
  file.push(strToU8(text + after), true);
}

/** What stands before the rows and after them. */
function aroundRows(frame: string): readonly [string, string] {
  const found = /<sheetData\s*\/>|<sheetData>.*?<\/sheetData>/s.exec(frame);
  if (found === null) throw new Error('The library wrote a sheet without a place for its rows');
  const after = frame.slice(found.index + found[0].length);
  // The library says how far the cells of its frame reach, which is not how far ours do.
  return [`${frame.slice(0, found.index).replace(/<dimension[^>]*\/>/, '')}<sheetData>`, `</sheetData>${after}`];
}

const SHEET_PART = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const STYLE_SHEET = 'xl/worksheets/sheet1.xml';

function sheetOfPart(sheets: readonly Sheet[], name: string): Sheet | undefined {
  const number = SHEET_PART.exec(name)?.[1];
  return number === undefined ? undefined : sheets[Number(number) - 1];
}

/** In the frame, the first sheet has an empty cell of each style, in their order: from it, the numbers the library gave them. */
function styleIndices(sheet: string): (style: StyleName) => number {
  const numbers = [...sheet.matchAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g)].map((match) => Number(match[1] ?? 0));
  const byName = new Map([...STYLES.keys()].map((name, at) => [name, numbers[at] ?? 0]));
  if (numbers.length !== STYLES.size) throw new Error('The library left out a style');
  return (style) => byName.get(style) ?? 0;
}

function frameOf({ sheets, names, properties, paper }: XlsxContent): Parameters<typeof writeXlsx>[0] {
  return {
    sheets: sheets.map((sheet, at) => ({
      ...frameSheet(sheet, properties.title ?? '', paper),
      ...(at === 0 ? { cells: styleCells() } : {}),
    })),
    namedRanges: [...names, ...sheets.flatMap(printTitles)],
    properties,
    defaultFont: FONT,
  };
}

function styleCells(): NonNullable<WriteSheet['cells']> {
  return new Map(
    [...STYLES.values()].map((style, at) => [`${at},0`, { style: { ...style, font: { ...FONT, ...style.font } } }]),
  );
}

function frameSheet(sheet: Sheet, title: string, paper: XlsxContent['paper']): WriteSheet {
  const { name, widths, frozen, charts, lists, figures, pagesWide, pagesHigh } = sheet;
  const { rows, columns } = frozen;
  return {
    name,
    columns: widths.map((width) => ({ width })),
    ...(rows + columns > 0 ? { freezePane: { rows, columns } } : {}),
    charts: [...charts],
    dataValidations: lists.map(({ cell, list }) => ({
      type: 'list',
      range: cell,
      formula1: list,
      showErrorMessage: true,
      errorTitle: 'No such scenario',
      errorMessage: 'Choose a scenario from the list.',
    })),
    ...(figures === null ? {} : { conditionalRules: [greyNotAvailable(figures)] }),
    view: { showGridLines: false },
    pageSetup: {
      paperSize: paper,
      orientation: pagesHigh === 1 ? 'portrait' : 'landscape',
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: pagesHigh ?? 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${headerText(title)}&C&A&R&P / &N` },
  };
}

/**
 * The rows and columns that every printed page repeats. As a name, because the library writes them without the quotes that most names of
 * sheets need.
 */
function printTitles({ name, frozen: { rows, columns } }: Sheet): readonly NamedRange[] {
  const sheet = sheetReference(name);
  const parts = [
    ...(columns > 0 ? [`${sheet}!$A:$${columnName(columns - 1)}`] : []),
    ...(rows > 0 ? [`${sheet}!$1:$${rows}`] : []),
  ];
  return parts.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: parts.join(), scope: name }];
}

function greyNotAvailable(range: string): NonNullable<WriteSheet['conditionalRules']>[number] {
  const first = range.slice(0, range.indexOf(':'));
  return {
    type: 'expression',
    priority: 1,
    range,
    formula: `ISNA(${first})`,
    style: { font: { color: { rgb: 'A3A9B3' } } },
  };
}

/** In a footer `&` begins a command, and a footer has room for 255 characters. */
function headerText(text: string): string {
  return cellText(Array.from(text).slice(0, 60).join('')).replaceAll('&', '&&');
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
