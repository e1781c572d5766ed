import { encoded, type HostileFile, number, text } from './hostileFile';
import { bookOf, bookXml, MONTHS, partsWith, relationsXml, rowXml, sheetXml, workbook, zipped } from './workbooks';

const SHEET = 'xl/worksheets/sheet1.xml';
const DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

function styled(format: string, cells: string): Uint8Array {
  return zipped(
    partsWith({
      'xl/_rels/workbook.xml.rels': relationsXml([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      [SHEET]: sheetXml(`<row r="1">${cells}</row>`),
    }),
    0,
  );
}

function withTexts(shared: string, cells: string): Uint8Array {
  return workbook({
    'xl/_rels/workbook.xml.rels': relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    [SHEET]: sheetXml(`<row r="1">${cells}</row>`),
  });
}

export const WORKBOOKS: readonly HostileFile[] = [
  {
    name: 'entities of entities',
    bytes: () => workbook({ [SHEET]: `<?xml version="1.0"?>${DTD}${MONTHS.slice(56)}` }),
    error: { type: 'unsafe', why: 'documentType' },
  },
  {
    name: 'an entity outside',
    bytes: () => workbook({ 'xl/workbook.xml': `<!DOCTYPE x SYSTEM "file:///etc/passwd">${bookXml(['a'])}` }),
    error: { type: 'unsafe', why: 'documentType' },
  },
  {
    name: 'a document type among the relations',
    bytes: () => workbook({ '_rels/.rels': `${DTD}<Relationships/>` }),
    error: { type: 'unsafe', why: 'documentType' },
  },
  { name: 'a tag that does not end', bytes: () => bookOf('<row r="1"'), error: { type: 'damaged' } },
  { name: 'tags that cross', bytes: () => bookOf('<row r="1"><c></row></c>'), error: { type: 'damaged' } },
  { name: 'a sheet that stops', bytes: () => workbook({ [SHEET]: MONTHS.slice(0, 300) }), error: { type: 'damaged' } },
  { name: 'tags ten thousand deep', bytes: () => bookOf('<x>'.repeat(10_000)), error: { type: 'damaged' } },
  {
    name: 'an attribute of a million signs',
    bytes: () => zipped(partsWith({ [SHEET]: sheetXml(`<row r="${'1'.repeat(1_000_000)}">`) }), 0),
    error: { type: 'damaged' },
  },
  {
    name: 'a quote that does not end in a tag',
    bytes: () => zipped(partsWith({ [SHEET]: sheetXml('<row r="1>'.repeat(50_001)) }), 0),
    error: { type: 'damaged' },
  },
  {
    name: 'bytes that are no UTF-8',
    bytes: () =>
      workbook({
        [SHEET]: new Uint8Array([
          ...encoded('<worksheet><sheetData>'),
          0xff,
          0xfe,
          ...encoded('</sheetData></worksheet>'),
        ]),
      }),
    error: { type: 'damaged' },
  },
  {
    name: 'XML in UTF-16',
    bytes: () =>
      workbook({ [SHEET]: new Uint8Array([0xff, 0xfe, ...[...MONTHS].flatMap((sign) => [sign.charCodeAt(0), 0])]) }),
    error: { type: 'damaged' },
  },
  {
    name: 'a cell in row 1,048,576',
    bytes: () => bookOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    error: { type: 'tooLarge', limit: 'rows' },
  },
  {
    name: 'a cell in row 999,999,999',
    bytes: () => bookOf('<row r="999999999"><c><v>1</v></c></row>'),
    error: { type: 'tooLarge', limit: 'rows' },
  },
  {
    name: 'a cell in column XFD',
    bytes: () => bookOf('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    error: { type: 'tooLarge', limit: 'columns' },
  },
  {
    name: 'blank cells down to the last row',
    bytes: () => bookOf(`${rowXml(1, ['a', 1])}<row r="1048576"><c r="XFD1048576" s="1"/></row>`),
    rows: [[text('a'), number(1)]],
  },
  {
    name: 'more than two million cells',
    bytes: () =>
      zipped(partsWith({ [SHEET]: sheetXml(`<row>${'<c><v>1</v></c>'.repeat(1_000)}</row>`.repeat(2_001)) }), 0),
    error: { type: 'tooLarge', limit: 'cells' },
  },
  {
    name: 'cells spread over all places',
    bytes: () =>
      zipped(
        partsWith({
          [SHEET]: sheetXml(
            Array.from({ length: 9_000 }, (_, at) => `<row r="${at + 1}"><c r="ALL${at + 1}"><v>1</v></c></row>`).join(
              '',
            ),
          ),
        }),
        0,
      ),
    error: { type: 'tooLarge', limit: 'places' },
  },
  {
    name: 'ten thousand and one merged areas',
    bytes: () =>
      zipped(
        partsWith({
          [SHEET]: sheetXml('', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_001)}</mergeCells>`),
        }),
        0,
      ),
    error: { type: 'tooLarge', limit: 'merges' },
  },
  {
    name: 'one merged area over everything',
    bytes: () => bookOf(rowXml(1, ['a']), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    rows: [[text('a')]],
  },
  {
    name: 'a shared text that is missing',
    bytes: () => withTexts('<si><t>a</t></si>', '<c t="s"><v>7</v></c>'),
    error: { type: 'damaged' },
  },
  {
    name: 'a shared text at -1',
    bytes: () => withTexts('<si><t>a</t></si>', '<c t="s"><v>-1</v></c>'),
    error: { type: 'damaged' },
  },
  {
    name: 'a text of 40,000 signs',
    bytes: () => withTexts(`<si><t>${'ab'.repeat(20_000)}</t></si>`, '<c t="s"><v>0</v></c>'),
    error: { type: 'tooLarge', limit: 'ratio' },
  },
  {
    name: 'a text of 40,000 unlike signs',
    bytes: () => withTexts(`<si><t>${noise(40_000)}</t></si>`, '<c t="s"><v>0</v></c>'),
    error: { type: 'tooLarge', limit: 'text' },
  },
  {
    name: 'two million shared texts',
    bytes: () =>
      zipped(
        {
          ...partsWith({
            'xl/_rels/workbook.xml.rels': relationsXml([
              ['worksheet', 'worksheets/sheet1.xml'],
              ['sharedStrings', 's.xml'],
            ]),
          }),
          'xl/s.xml': `<sst>${'<si/>'.repeat(2_000_001)}</sst>`,
        },
        0,
      ),
    error: { type: 'tooLarge', limit: 'cells' },
  },
  {
    name: 'how a text is pronounced',
    bytes: () => withTexts('<si><r><t>a</t></r><rPh><t>NO</t></rPh><r><t>b</t></r></si>', '<c t="s"><v>0</v></c>'),
    rows: [[text('ab')]],
  },
  {
    name: 'control characters in a text',
    bytes: () => withTexts('<si><t>a_x0000_b&#0;&#x110000;&bogus;</t></si>', '<c t="s"><v>0</v></c>'),
    rows: [[text('a\u0000b&bogus;')]],
  },
  {
    name: 'a number that is none',
    bytes: () => bookOf('<row><c><v>0x</v></c><c><v>1e999</v></c><c><v>NaN</v></c></row>'),
    rows: [
      [
        { type: 'error', text: '0x' },
        { type: 'error', text: '1e999' },
        { type: 'error', text: 'NaN' },
      ],
    ],
  },
  {
    name: 'an error in place of a number',
    bytes: () => bookOf('<row><c t="e"><v>#DIV/0!</v></c><c t="b"><v>1</v></c></row>'),
    rows: [[{ type: 'error', text: '#DIV/0!' }, text('TRUE')]],
  },
  {
    name: 'a formula that was never computed',
    bytes: () => bookOf('<row><c><f>1+1</f></c><c><f>1+1</f><v/></c><c><f>2</f><v>2</v></c></row>'),
    rows: [[{ type: 'error', text: 'not computed' }, { type: 'error', text: 'not computed' }, number(2)]],
  },
  {
    name: 'days before and after all calendars',
    bytes: () =>
      styled(
        'yyyy-mm-dd',
        '<c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c><c s="1"><v>1e15</v></c><c s="1"><v>1</v></c><c s="1"><v>46388.5</v></c>',
      ),
    rows: [
      [
        number(-1),
        number(2_958_466),
        number(1e15),
        { type: 'date', year: 1900, month: 1, day: 1 },
        { type: 'date', year: 2027, month: 1, day: 1 },
      ],
    ],
  },
  {
    name: 'a format made to be slow',
    bytes: () => styled('m h '.repeat(14_000), '<c s="1"><v>5</v></c><c s="99"><v>6</v></c>'),
    reads: true,
  },
  { name: 'a sheet that is missing', bytes: () => workbook({ [SHEET]: '' }), error: { type: 'damaged', where: SHEET } },
  {
    name: 'a sheet that nothing leads to',
    bytes: () => workbook({ 'xl/workbook.xml': bookXml(['a', 'b']) }),
    error: { type: 'damaged' },
  },
  {
    name: 'a sheet on another machine',
    bytes: () =>
      workbook({
        'xl/_rels/workbook.xml.rels': relationsXml([['worksheet', 'http://evil.example/s.xml']]).replace(
          '/></',
          ' TargetMode="External"/></',
        ),
      }),
    error: { type: 'damaged' },
  },
  {
    name: 'a workbook that is its own sheet',
    bytes: () => workbook({ 'xl/_rels/workbook.xml.rels': relationsXml([['worksheet', 'workbook.xml']]) }),
    error: { type: 'empty' },
  },
  {
    name: 'a workbook without sheets',
    bytes: () => workbook({ 'xl/workbook.xml': bookXml([]) }),
    error: { type: 'empty' },
  },
  {
    name: 'two hundred and one sheets',
    bytes: () => workbook({ 'xl/workbook.xml': bookXml(Array.from({ length: 201 }, (_, at) => `s${at}`)) }),
    error: { type: 'tooLarge', limit: 'sheets' },
  },
  { name: 'a sheet without a cell', bytes: () => bookOf('<row r="1"/>'), error: { type: 'empty' } },
  {
    name: 'a comment of 9 MB',
    bytes: () => zipped(partsWith({ [SHEET]: MONTHS.replace('<row', `<!--${'> '.repeat(4_500_000)}--><row`) }), 0),
    reads: true,
  },
  {
    name: 'a comment that does not end',
    bytes: () => zipped(partsWith({ [SHEET]: MONTHS.replace('<row', `<!--${'> '.repeat(4_500_000)}<row`) }), 0),
    error: { type: 'damaged' },
  },
  { name: 'numbers in CDATA', bytes: () => bookOf('<row><c><v><![CDATA[12]]></v></c></row>'), rows: [[number(12)]] },
  {
    name: 'names of the language',
    bytes: () => bookOf(rowXml(1, ['Month', 'constructor', '__proto__']) + rowXml(2, ['2027-01', 1, 2])),
    reads: true,
  },
];

/** Signs without a pattern, as DEFLATE sees them; the same every time. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
