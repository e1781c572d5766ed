import { zipSync } from 'fflate';
import { encoded, type HostileFile } from './hostileFile';
import { bookOf, MONTHS, type Parts, partsWith, patched, relationsXml, renamed, workbook, zipped } from './workbooks';

const SHEET = 'xl/worksheets/sheet1.xml';

function manyParts(count: number): Parts {
  return partsWith(Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/media/${at}.png`, 'x'])));
}

export const ARCHIVES: readonly HostileFile[] = [
  {
    name: 'a sheet of zeros packed a thousand times',
    bytes: () => bookOf('0'.repeat(4_000_000)),
    error: { type: 'tooLarge', limit: 'ratio' },
  },
  {
    name: 'a part that is larger than it says',
    bytes: () => patched(workbook(), SHEET, 'directory', 24, 100, 4),
    error: { type: 'damaged', where: SHEET },
  },
  {
    name: 'a part that says it is a gigabyte',
    bytes: () => patched(workbook(), SHEET, 'directory', 24, 1_000_000_000, 4),
    error: { type: 'tooLarge', limit: 'part', where: SHEET },
  },
  {
    name: 'a part with sizes of 64 bits',
    bytes: () => patched(workbook(), SHEET, 'directory', 24, 0xffffffff, 4),
    error: { type: 'tooLarge', limit: 'part' },
  },
  {
    name: 'three parts of 90 MB',
    bytes: () => {
      const part = new Uint8Array(90_000_000);
      for (let at = 0; at < part.length; at += 500) part[at] = at % 251;
      const packed = zipped({ a: part.subarray(0, 1000) });
      const three = zipped(partsWith({ a: 'a', b: 'b', c: 'c' }));
      const sized = ['a', 'b', 'c'].reduce(
        (bytes, name) => patched(bytes, name, 'directory', 24, 90_000_000, 4),
        three,
      );
      return packed.length > 0
        ? ['a', 'b', 'c'].reduce((bytes, name) => patched(bytes, name, 'directory', 20, 1_000_000, 4), sized)
        : sized;
    },
    error: { type: 'tooLarge', limit: 'unpacked' },
  },
  {
    name: 'two thousand and one parts',
    bytes: () => zipped(manyParts(2_001), 0),
    error: { type: 'tooLarge', limit: 'parts' },
  },
  {
    name: 'a part that leads out',
    bytes: () => workbook({ '../evil.xml': 'x' }),
    error: { type: 'unsafe', why: 'path' },
  },
  {
    name: 'a part inside that leads out',
    bytes: () => workbook({ 'xl/../../evil.xml': 'x' }),
    error: { type: 'unsafe', why: 'path' },
  },
  {
    name: 'a part with an absolute path',
    bytes: () => workbook({ '/etc/passwd': 'x' }),
    error: { type: 'unsafe', why: 'path' },
  },
  { name: 'a part on a drive', bytes: () => workbook({ 'C:/evil.xml': 'x' }), error: { type: 'unsafe', why: 'path' } },
  {
    name: 'a part that leads out backwards',
    bytes: () => workbook({ '..\\evil.xml': 'x' }),
    error: { type: 'unsafe', why: 'path' },
  },
  {
    name: 'a part twice',
    bytes: () => renamed(workbook({ 'xl/worksheets/sheet2.xml': MONTHS }), 'sheet2.xml', 'sheet1.xml'),
    error: { type: 'unsafe', why: 'twice', where: SHEET },
  },
  {
    name: 'a part twice but for capitals',
    bytes: () => workbook({ 'xl/worksheets/SHEET1.xml': MONTHS }),
    error: { type: 'unsafe', why: 'twice' },
  },
  {
    name: 'a part with another checksum',
    bytes: () => patched(workbook(), SHEET, 'directory', 16, 1, 4),
    error: { type: 'damaged', where: SHEET },
  },
  { name: 'the first half of a workbook', bytes: () => workbook().slice(0, 700), error: { type: 'damaged' } },
  { name: 'a workbook without its last byte', bytes: () => workbook().slice(0, -1), error: { type: 'damaged' } },
  {
    name: 'a workbook with something behind it',
    bytes: () => new Uint8Array([...workbook(), 1, 2, 3]),
    error: { type: 'damaged' },
  },
  {
    name: 'more parts announced than there are',
    bytes: () => renamedEnd(workbook(), 10, 900),
    error: { type: 'damaged' },
  },
  { name: 'a list of parts somewhere else', bytes: () => renamedEnd(workbook(), 16, 3), error: { type: 'damaged' } },
  {
    name: 'a part that lies behind the end',
    bytes: () => patched(workbook(), SHEET, 'directory', 42, 90_000_000, 4),
    error: { type: 'damaged', where: SHEET },
  },
  {
    name: 'a part that lies within another',
    bytes: () => patched(workbook(), SHEET, 'directory', 42, 7, 4),
    error: { type: 'damaged', where: SHEET },
  },
  {
    name: 'a part with a password',
    bytes: () => patched(workbook(), SHEET, 'directory', 8, 1, 2),
    error: { type: 'unsupported', kind: 'encrypted' },
  },
  {
    name: 'a part packed in another way',
    bytes: () => patched(workbook(), SHEET, 'directory', 10, 12, 2),
    error: { type: 'damaged', where: SHEET },
  },
  {
    name: 'a packed part that is said to be stored',
    bytes: () => patched(workbook(), SHEET, 'directory', 10, 0, 2),
    error: { type: 'damaged', where: SHEET },
  },
  {
    name: 'packed bytes that are none',
    bytes: () => patched(workbook(), SHEET, 'local', 30 + SHEET.length, 0xff, 1),
    error: { type: 'damaged', where: SHEET },
  },
];

/** The record at the end with one of its numbers overwritten. */
function renamedEnd(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint16(copy.length - 22 + at, value, true);
  return copy;
}

export const KINDS: readonly HostileFile[] = [
  { name: 'nothing', bytes: () => new Uint8Array(), error: { type: 'empty' } },
  {
    name: 'an old workbook',
    bytes: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    error: { type: 'unsupported', kind: 'xls' },
  },
  {
    name: 'a workbook with a password',
    bytes: () =>
      new Uint8Array([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...new Uint8Array(600),
        ...[...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]),
      ]),
    error: { type: 'unsupported', kind: 'encrypted' },
  },
  { name: 'a PDF', bytes: () => encoded('%PDF-1.7\n%âãÏÓ'), error: { type: 'unsupported', kind: 'pdf' } },
  {
    name: 'a plan',
    bytes: () => encoded('{\n"format":"headroom",\n"plan":{}}'),
    error: { type: 'unsupported', kind: 'plan' },
  },
  {
    name: 'a document',
    bytes: () => zipSync({ '_rels/.rels': encoded(relationsXml([['other', 'word/document.xml']])) }),
    error: { type: 'unsupported', kind: 'zip' },
  },
  {
    name: 'an archive in an archive',
    bytes: () => zipSync({ 'inner.zip': workbook() }),
    error: { type: 'unsupported', kind: 'zip' },
  },
  {
    name: 'an OpenDocument sheet',
    bytes: () => zipSync({ mimetype: encoded('x'), 'content.xml': encoded('<x/>') }),
    error: { type: 'unsupported', kind: 'ods' },
  },
  {
    name: 'a binary workbook',
    bytes: () => zipped({ '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.bin']]) }),
    error: { type: 'unsupported', kind: 'xlsb' },
  },
  {
    name: 'a picture',
    bytes: () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1]),
    error: { type: 'unsupported', kind: 'binary' },
  },
  { name: 'a file of zeros', bytes: () => new Uint8Array(1_000), error: { type: 'unsupported', kind: 'binary' } },
];
