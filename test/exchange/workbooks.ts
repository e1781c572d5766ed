import { type Zippable, zipSync } from 'fflate';

/** Parts of a workbook by name. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export function sheetXml(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** A row of inline texts and numbers; null leaves a cell out. */
export function rowXml(row: number, cells: readonly (string | number | null)[]): string {
  const made = cells.map((cell, at) => {
    const name = `${String.fromCharCode(65 + at)}${row}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
    return `<c r="${name}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${row}">${made.join('')}</row>`;
}

export function relationsXml(targets: readonly (readonly [string, string])[]): string {
  const relations = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATED}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`;
}

export function bookXml(names: readonly string[], before = ''): string {
  const sheets = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}">${before}<sheets>${sheets.join('')}</sheets></workbook>`;
}

export const MONTHS = sheetXml(
  rowXml(1, ['Month', 'New ARR', 'Churn ARR']) +
    rowXml(2, ['2027-01', 9000, 3000]) +
    rowXml(3, ['2027-02', 8000, 2500]),
);

/** The parts of a workbook of one sheet; those given come before, and `''` takes one away. */
export function partsWith(changed: Parts = {}): Parts {
  const parts: Parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': bookXml(['MRR']),
    'xl/_rels/workbook.xml.rels': relationsXml([['worksheet', 'worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml': MONTHS,
    ...changed,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}

export function zipped(parts: Parts, level: 0 | 6 | 9 = 6): Uint8Array {
  const encoder = new TextEncoder();
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      [typeof part === 'string' ? encoder.encode(part) : part, { level }],
    ]),
  );
  return zipSync(files);
}

export function workbook(changed: Parts = {}): Uint8Array {
  return zipped(partsWith(changed));
}

/** A workbook whose one sheet has these rows. */
export function bookOf(rows: string, after = ''): Uint8Array {
  return workbook({ 'xl/worksheets/sheet1.xml': sheetXml(rows, after) });
}

/** The bytes with some numbers of the first directory entry for a part, or its local header, overwritten. */
export function patched(
  bytes: Uint8Array,
  part: string,
  where: 'directory' | 'local',
  at: number,
  value: number,
  size: 1 | 2 | 4,
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const signature = where === 'directory' ? 0x02014b50 : 0x04034b50;
  const nameAt = where === 'directory' ? 46 : 30;
  for (let from = 0; from + nameAt + part.length <= copy.length; from++) {
    if (view.getUint32(from, true) !== signature) continue;
    if (String.fromCharCode(...copy.subarray(from + nameAt, from + nameAt + part.length)) !== part) continue;
    if (size === 1) view.setUint8(from + at, value);
    else if (size === 2) view.setUint16(from + at, value, true);
    else view.setUint32(from + at, value, true);
    return copy;
  }
  throw new Error(`no part ${part}`);
}

/** The bytes with one text in place of another of the same length, wherever it stands. */
export function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error('names of a different length');
  const copy = bytes.slice();
  for (let at = 0; at + from.length <= copy.length; at++) {
    if (![...from].every((sign, index) => copy[at + index] === sign.charCodeAt(0))) continue;
    for (const [index, sign] of [...to].entries()) copy[at + index] = sign.charCodeAt(0);
  }
  return copy;
}
