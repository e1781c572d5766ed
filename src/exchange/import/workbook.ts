import { err, ok, type Result } from '#base/result';
import { type Archive, openArchive, unpack } from './archive';
import { type CellFormats, readFormats } from './cellFormats';
import type { Sheet } from './cells';
import { IMPORT_LIMITS, type ReadError } from './readError';
import { readRows } from './sheetRows';
import { readSharedTexts } from './sharedTexts';
import { walkXml } from './xml';

/** Sheets of an XLSX workbook with the values that its formulas were last computed to. */
export function readWorkbook(bytes: Uint8Array): Result<readonly Sheet[], ReadError> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const { parts } = archive.value;
  const root = relations(archive.value, '_rels/.rels', '');
  if (!root.ok) return parts.has('_rels/.rels') ? root : err({ type: 'unsupported', kind: kindOf(archive.value) });
  const book = [...root.value.values()].find(({ type }) => type === 'officeDocument')?.target;
  if (book === undefined) return err({ type: 'unsupported', kind: 'zip' });
  if (book.endsWith('.bin')) return err({ type: 'unsupported', kind: 'xlsb' });
  const related = relations(archive.value, relationsOf(book), folderOf(book));
  if (!related.ok) return related;
  const listed = listedSheets(archive.value, book);
  if (!listed.ok) return listed;
  if (listed.value.sheets.length > IMPORT_LIMITS.sheets) return err({ type: 'tooLarge', limit: 'sheets', where: null });
  const partOf = (type: string) => [...related.value.values()].find((one) => one.type === type)?.target;
  const texts = readSharedTexts(archive.value, partOf('sharedStrings'));
  if (!texts.ok) return texts;
  const formats = readFormats(archive.value, partOf('styles'));
  if (!formats.ok) return formats;
  return readSheets(archive.value, listed.value, related.value, { texts: texts.value, formats: formats.value });
}

function readSheets(
  archive: Archive,
  { sheets, from1904 }: ListedSheets,
  related: Relations,
  shared: { readonly texts: readonly string[]; readonly formats: CellFormats },
): Result<readonly Sheet[], ReadError> {
  const found: Sheet[] = [];
  let cells = 0;
  let places = 0;
  for (const { name, id } of sheets) {
    const relation = related.get(id);
    // A sheet may be a chart or a dialogue, which hold no cells.
    if (relation !== undefined && relation.type !== 'worksheet') continue;
    if (relation === undefined) return err({ type: 'damaged', where: `the sheet ${name}`, why: 'is missing' });
    const bytes = unpack(archive, relation.target);
    if (!bytes.ok) return bytes;
    const rows = readRows(bytes.value, relation.target, {
      ...shared,
      from1904,
      left: { cells: IMPORT_LIMITS.cells - cells, places: IMPORT_LIMITS.places - places },
    });
    if (!rows.ok) return rows;
    cells += rows.value.cells;
    places += rows.value.places;
    found.push({ name, rows: rows.value.rows });
  }
  return found.some(({ rows }) => rows.length > 0) ? ok(found) : err({ type: 'empty' });
}

interface ListedSheets {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  /** Days are counted from 1904, as Excel for Mac once did. */
  readonly from1904: boolean;
}

function listedSheets(archive: Archive, part: string): Result<ListedSheets, ReadError> {
  const bytes = unpack(archive, part);
  if (!bytes.ok) return bytes;
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  const walked = walkXml(bytes.value, part, {
    open: (name, at) => {
      if (name === 'sheet') sheets.push({ name: at('name') ?? '', id: at('r:id') ?? at('id') ?? '' });
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(at('date1904') ?? '');
    },
    close: () => {},
    text: () => {},
  });
  return walked.ok ? ok({ sheets, from1904 }) : walked;
}

/** By id: the last word of what kind it is, and the part it leads to. */
type Relations = ReadonlyMap<string, { readonly type: string; readonly target: string }>;

function relations(archive: Archive, part: string, folder: string): Result<Relations, ReadError> {
  const bytes = unpack(archive, part);
  if (!bytes.ok) return bytes;
  const found = new Map<string, { type: string; target: string }>();
  const walked = walkXml(bytes.value, part, {
    open: (name, at) => {
      if (name !== 'Relationship' || at('TargetMode') === 'External') return;
      const type = (at('Type') ?? '').split('/').at(-1) ?? '';
      found.set(at('Id') ?? '', { type, target: resolved(folder, at('Target') ?? '') });
    },
    close: () => {},
    text: () => {},
  });
  return walked.ok ? ok(found) : walked;
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

function relationsOf(part: string): string {
  return `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
}

function kindOf({ parts }: Archive): 'ods' | 'zip' {
  return parts.has('mimetype') && parts.has('content.xml') ? 'ods' : 'zip';
}
