import { encoded, type HostileFile, text } from './hostileFile';

/** A text again and again, in one go: joining millions of pieces takes longer than reading them. */
function bytesOf(piece: string, count: number, before = '', after = ''): Uint8Array {
  return encoded(before + piece.repeat(count) + after);
}

export const TEXTS: readonly HostileFile[] = [
  { name: 'only a mark', bytes: () => new Uint8Array([0xef, 0xbb, 0xbf]), error: { type: 'empty' } },
  { name: 'only white space', bytes: () => encoded(' \n\t\n  '), error: { type: 'empty' } },
  {
    name: 'fifty million and one bytes',
    bytes: () => new Uint8Array(50_000_001).fill(44),
    error: { type: 'tooLarge', limit: 'bytes' },
  },
  { name: 'a quote that never ends', bytes: () => bytesOf('a,b\n', 50_000, '"'), error: { type: 'quotes', row: 1 } },
  { name: 'nothing but quotes', bytes: () => bytesOf('"', 3_000_001), error: { type: 'quotes', row: 1 } },
  {
    name: 'quotes and separators by turns',
    bytes: () => bytesOf('",', 1_500_000),
    error: { type: 'tooLarge', limit: 'columns' },
  },
  { name: 'one cell of 4 MB', bytes: () => bytesOf('a', 4_000_000), error: { type: 'tooLarge', limit: 'text' } },
  {
    name: 'a row of two million cells',
    bytes: () => bytesOf(',', 2_000_000),
    error: { type: 'tooLarge', limit: 'columns' },
  },
  {
    name: 'two million empty rows',
    bytes: () => bytesOf('\n', 2_000_000),
    error: { type: 'tooLarge', limit: 'rows' },
  },
  {
    name: 'thirteen thousand wide rows of nothing',
    bytes: () => bytesOf(`${','.repeat(400)}\n`, 13_000),
    error: { type: 'tooLarge', limit: 'places' },
  },
  {
    name: 'more than two million figures',
    bytes: () => bytesOf(`${'1,'.repeat(100)}\n`, 20_001),
    error: { type: 'tooLarge', limit: 'cells' },
  },
  {
    name: 'formulas of another program',
    bytes: () => encoded("Month,New ARR\n2027-01,=cmd|'/c calc'!A1\n"),
    rows: [
      [text('Month'), text('New ARR')],
      [text('2027-01'), text("=cmd|'/c calc'!A1")],
    ],
  },
  {
    name: 'UTF-16 with half a sign',
    bytes: () => new Uint8Array([0xff, 0xfe, 97, 0, 44, 0, 98]),
    error: { type: 'encoding' },
  },
  {
    name: 'half a pair of UTF-16',
    bytes: () => new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 44, 0]),
    error: { type: 'encoding' },
  },
  {
    name: 'bytes of Windows',
    bytes: () => new Uint8Array([...encoded('Month;Verlängerung\n'.replace('ä', '~')), 0xe4, 59, 49]),
    rows: [
      [text('Month'), text('Verl~ngerung')],
      [text('ä'), text('1')],
    ],
  },
  {
    name: 'a first line that names the separator',
    bytes: () => encoded('sep=;\r\na;1,5\r\nb;2,5'),
    rows: [
      [text('a'), text('1,5')],
      [text('b'), text('2,5')],
    ],
  },
  {
    name: 'old line breaks of a Mac',
    bytes: () => encoded('a,b\rc,d\r'),
    rows: [
      [text('a'), text('b')],
      [text('c'), text('d')],
    ],
  },
];
