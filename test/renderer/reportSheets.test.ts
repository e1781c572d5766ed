import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page } from '#exchange/report/page';
import type { ReportChart, ReportPart, ReportTable, ReportText } from '#exchange/report/parts';
import { partRows } from '../../renderer/report/paper/partRows';
import { sheetsOf } from '../../renderer/report/paper/sheets';

const form = { factor: 1, decimals: 0, before: '', after: '', isChange: false } as const;

function table(rows: readonly ('heading' | 'plain')[], columns = 5): ReportTable {
  return {
    type: 'table',
    title: 'Inputs',
    caption: '',
    columns: Array.from({ length: columns }, (_, at) => ({
      label: `${at}`,
      group: '',
      align: at === 0 ? 'start' : 'end',
      share: 1,
    })),
    rows: rows.map((weight, at) => ({
      look: null,
      weight,
      cells: [
        { type: 'text', text: `Row ${at}` },
        ...Array.from(
          { length: weight === 'heading' ? 0 : columns - 1 },
          () => ({ type: 'number', value: at, form }) as const,
        ),
      ],
    })),
    note: 'Said under it',
  };
}

const chart: ReportChart = {
  type: 'chart',
  kind: 'lines',
  title: 'Path',
  caption: '%',
  form,
  summary: '',
  note: '',
  labels: ['2027', '2028'],
  series: [],
  target: null,
  bands: [],
  closedTo: null,
};
const figures: ReportPart = { type: 'figures', figures: [] };
const text = (...paragraphs: readonly string[]): ReportText => ({ type: 'text', title: '', paragraphs });

const page = (parts: readonly ReportPart[], comment = ''): Page => ({
  id: 'assumptions',
  title: 'Assumptions',
  heading: 'What Base rests on',
  statement: 'Base.',
  comment,
  parts,
  definitions: 'Inputs are what people decide.',
  notes: '',
  missing: null,
});

const plain = (count: number) => Array.from({ length: count }, () => 'plain' as const);

test('charts stand in pairs, a chart beside a narrow table of figures, narrow tables and texts in pairs; all else stands alone', () => {
  const narrow = table(plain(3), 3);
  const wide = table(plain(3));
  const types = (parts: readonly ReportPart[]) => partRows(parts).map((row) => row.map(({ type }) => type).join('+'));
  expect(types([figures, chart, chart, wide, narrow, narrow, text('a'), text('b')])).toEqual([
    'figures',
    'chart+chart',
    'table',
    'table+table',
    'text+text',
  ]);
  expect(types([chart, narrow, narrow])).toEqual(['chart+table', 'table']);
  expect(types([chart, wide])).toEqual(['chart', 'table']);
  expect(types([table(plain(1), 2), chart])).toEqual(['table', 'chart']);
});

test('a page that fits is one sheet, the same', () => {
  const usual = page([figures, chart, table(plain(4))], 'Agreed.');
  expect(sheetsOf(usual, 'a4')).toEqual([usual]);
});

test('a long table goes on to the next sheet under its own heads, its note stands where it ends', () => {
  const sheets = sheetsOf(page([table(plain(60))], 'Agreed.'), 'a4');
  const parts = sheets.flatMap(({ parts }) => parts) as readonly ReportTable[];
  expect(sheets.map(({ comment }) => comment)).toEqual(['Agreed.', '', '']);
  expect(parts.map(({ title, note }) => [title, note])).toEqual([
    ['Inputs', ''],
    ['Inputs, continued', ''],
    ['Inputs, continued', 'Said under it'],
  ]);
});

test('a comment that is no longer a sentence goes on like other texts', () => {
  const comment = 'word '.repeat(4_000).trim();
  const sheets = sheetsOf(page([chart], comment), 'letter');
  expect(sheets.length).toBeGreaterThan(2);
  expect(wordsOf(sheets)).toEqual(comment.split(' '));
  expect(sheets.at(-1)?.parts.at(-1)).toEqual(chart);
});

const part: fc.Arbitrary<ReportPart> = fc.oneof(
  fc
    .array(fc.constantFrom('plain' as const, 'heading' as const), { minLength: 1, maxLength: 70 })
    .map((rows) => table(rows)),
  fc
    .array(fc.constantFrom('plain' as const, 'heading' as const), { minLength: 1, maxLength: 70 })
    .map((rows) => table(rows, 3)),
  fc.array(fc.lorem({ maxCount: 300 }), { minLength: 1, maxLength: 6 }).map((paragraphs) => text(...paragraphs)),
  fc.constant(chart),
  fc.constant(figures),
);

test('whatever a page holds: every row and word of it is on its sheets once, in order, no sheet is empty, no heading is left behind', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('a4' as const, 'letter' as const),
      (parts, paper) => {
        const sheets = sheetsOf(page(parts), paper);
        const all = sheets.flatMap((sheet) => sheet.parts);
        expect(rowsOf(all)).toEqual(rowsOf(parts));
        expect(wordsOf(sheets)).toEqual(wordsOf([page(parts)]));
        expect(sheets.every((sheet) => sheet.parts.length > 0)).toBe(true);
        const cut = all.filter((one, at) => one.type === 'table' && titleOf(all[at + 1]).endsWith(', continued'));
        expect(cut.filter((one) => one.type === 'table' && one.rows.at(-1)?.weight === 'heading')).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

function titleOf(one: ReportPart | undefined): string {
  return one?.type === 'table' ? one.title : '';
}

function rowsOf(parts: readonly ReportPart[]) {
  return parts.flatMap((one) => (one.type === 'table' ? one.rows : []));
}

function wordsOf(sheets: readonly Page[]): readonly string[] {
  return sheets
    .flatMap(({ parts }) => parts)
    .flatMap((one) => (one.type === 'text' ? one.paragraphs : []))
    .flatMap((paragraph) => paragraph.split(' '));
}
