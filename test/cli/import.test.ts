import { beforeEach, describe, expect, test } from 'vitest';
import { rowXml, sheetXml, workbook } from '../exchange/workbooks';
import { type Desk, deskWith, done, headroom, runAsJson, sentence, totals } from './desk';

const MRR = `Month,Opening MRR,New MRR,Expansion MRR,Contraction MRR,Churned MRR,Closing MRR
2027-01,100000,5000,2000,-500,-1000,105500
2027-02,105500,4000,1500,-300,-1200,109500
`;

let desk: Desk;

function file(name: string, text: string | Uint8Array): void {
  desk.files.set(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

beforeEach(async () => {
  desk = deskWith();
  await done(
    desk,
    'new',
    'p',
    '--basis',
    'annual',
    '--periods',
    '6',
    '--set',
    'starting_arr=1200000',
    '--set',
    'churn_rate=10%',
  );
  file('mrr.csv', MRR);
});

test('a table of movements becomes actuals that foot, without an option', async () => {
  await done(desk, 'import', 'p.headroom', 'mrr.csv');
  expect((await totals(desk, 'closing_arr', 'p.headroom')).slice(0, 2)).toEqual([1_266_000, 1_314_000]);
  expect((await totals(desk, 'upsell_arr', 'p.headroom')).slice(0, 3)).toEqual([null, null, 0]);
  expect(await done(desk, 'run', 'p.headroom', '--lines', 'upsell_arr')).toMatch(/upsell_arr +not split +not split +0/);
  expect(await done(desk, 'check', 'p.headroom')).toContain('fine');
  expect(await done(desk, 'explain', 'p.headroom', 'upsell_arr', '2027-01')).toContain(
    'Not split: expansion in Jan 2027 is known only in total',
  );
});

test('--dry-run tells all that changes and changes nothing', async () => {
  const before = desk.files.get('p.headroom');
  const dry = JSON.parse(await done(desk, 'import', 'p.headroom', 'mrr.csv', '--dry-run', '--json')) as {
    readonly changes: readonly { readonly line: string; readonly period: string; readonly new: number }[];
  };
  expect(desk.files.get('p.headroom')).toBe(before);
  expect(dry).toMatchObject({
    dryRun: true,
    readAs: { decimal: 'point', money: 'mrr', losses: 'negative' },
    lastClose: { old: null, new: '2027-02' },
    newLines: ['Expansion, not split'],
  });
  expect(dry.changes.filter(({ line }) => line === 'churn_arr')).toEqual([
    {
      as: 'actual',
      line: 'churn_arr',
      segment: null,
      period: '2027-01',
      old: expect.closeTo(10489.93, 2),
      new: 12_000,
      derived: null,
    },
    {
      as: 'actual',
      line: 'churn_arr',
      segment: null,
      period: '2027-02',
      old: expect.closeTo(10398.23, 2),
      new: 14_400,
      derived: null,
    },
  ]);
});

test('--map imports what it names and nothing else', async () => {
  await done(desk, 'import', 'p.headroom', 'mrr.csv', '--map', 'new_logo_arr=New MRR,churn_arr=F');
  expect((await totals(desk, 'new_logo_arr', 'p.headroom')).slice(0, 3)).toEqual([60_000, 48_000, 0]);
  expect((await totals(desk, 'churn_arr', 'p.headroom')).slice(0, 2)).toEqual([12_000, 14_400]);
  expect((await totals(desk, 'contraction_arr', 'p.headroom')).slice(0, 2)).toEqual([0, 0]);
});

test('a file of a scenario sets what the scenario says differently', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  file('rates.csv', 'Month,Churn rate,New-logo ARR\n2027-02,5%,20000\n2027-03,4%,30000\n');
  await done(desk, 'import', 'p.headroom', 'rates.csv', '--scenario', 'Upside');
  expect(await totals(desk, 'churn_rate', 'p.headroom', '--scenario', 'Upside')).toEqual([
    0.1, 0.05, 0.04, 0.1, 0.1, 0.1,
  ]);
  expect(await totals(desk, 'churn_rate', 'p.headroom')).toEqual([0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);
});

test('a workbook is read like a text', async () => {
  const rows = rowXml(1, ['Month', 'New ARR']) + rowXml(2, ['2027-01', 5000]);
  file('a.xlsx', workbook({ 'xl/worksheets/sheet1.xml': sheetXml(rows) }));
  await done(desk, 'import', 'p.headroom', 'a.xlsx');
  expect((await totals(desk, 'new_logo_arr', 'p.headroom'))[0]).toBe(5_000);
});

test('figures printed as CSV and imported into another plan give the same figures', async () => {
  await done(
    desk,
    'new',
    'a',
    '--basis',
    'annual',
    '--periods',
    '6',
    '--segments',
    'SMB,Ent',
    '--set',
    'starting_arr@SMB=1000000.25',
    '--set',
    'starting_arr@Ent=2000000',
  );
  await done(
    desk,
    'set',
    'a.headroom',
    'churn_rate@SMB=2%..4%',
    'upsell_rate=0.07',
    'new_logo_arr@Ent@2027-03=12345.67',
    'price_rate@Ent=1/3'.replace('1/3', '0.3333333333333333'),
  );
  await done(desk, 'new', 'b', '--basis', 'annual', '--periods', '6', '--segments', 'SMB,Ent');
  file('a.csv', await done(desk, 'run', 'a.headroom', '--csv'));
  await done(desk, 'import', 'b.headroom', 'a.csv', '--as', 'inputs');
  const [a, b] = [await runAsJson(desk, 'a.headroom'), await runAsJson(desk, 'b.headroom')];
  expect(b.scenarios).toEqual(a.scenarios);
});

test('figures printed as MRR are taken for what they are', async () => {
  await done(desk, 'set', 'p.headroom', 'new_logo_arr=12000');
  file('m.csv', await done(desk, 'run', 'p.headroom', '--csv', '--as', 'mrr', '--lines', 'new_logo_arr,churn_rate'));
  await done(desk, 'new', 'o', '--basis', 'annual', '--periods', '6');
  await done(desk, 'import', 'o.headroom', 'm.csv', '--as', 'inputs');
  expect(await totals(desk, 'new_logo_arr', 'o.headroom')).toEqual(Array.from({ length: 6 }, () => 12_000));
  expect(await totals(desk, 'churn_rate', 'o.headroom')).toEqual(await totals(desk, 'churn_rate', 'p.headroom'));
});

test('of figures of several scenarios the rows of the one that is named count', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate=1%..6%');
  file('all.csv', await done(desk, 'run', 'p.headroom', '--all-scenarios', '--csv', '--lines', 'churn_rate'));
  await done(desk, 'new', 'o', '--basis', 'annual', '--periods', '6');
  expect(await sentence(desk, 'import', 'o.headroom', 'all.csv', '--as', 'inputs')).toBe(
    'The file can be read in more than one way (rows of 2 scenarios); write --rows-of SCENARIO.',
  );
  await done(desk, 'import', 'o.headroom', 'all.csv', '--as', 'inputs', '--rows-of', 'Upside');
  expect(await totals(desk, 'churn_rate', 'o.headroom')).toEqual(
    await totals(desk, 'churn_rate', 'p.headroom', '--scenario', 'Upside'),
  );
  expect(await sentence(desk, 'import', 'o.headroom', 'all.csv', '--rows-of', 'Down')).toBe(
    'The file has no rows of "Down"; it has those of Base and Upside.',
  );
});

describe('one sentence says what is open or wrong', () => {
  test.each([
    [
      'Month,New ARR\n2027-01,1.234\n',
      'can be read in more than one way (1.234 can be read either way); write --decimal point or --decimal comma.',
    ],
    ['Month,New ARR\n03/04/2027,1\n', 'write --dates dmy, --dates mdy or --dates ymd.'],
    [
      'Month,Foo\n2027-01,5\n',
      'It is open where "Foo" belongs (no line is called Foo); name the columns to import with --map line=column.',
    ],
    ['1;2,5\n3;4,5\n', 'write --separator comma, semicolon, tab or bar.'],
    [
      'nothing here\n',
      'The file can be read in more than one way (nothing in the sheet names a period); write --orientation down or --orientation across.',
    ],
    ['"', 'A quote that begins in row 1 never ends'],
  ])('%j', async (text, wanted) => {
    file('x.csv', text);
    const { error, exit } = await headroom(desk, 'import', 'p.headroom', 'x.csv', '--separator', 'comma').then(
      (said) => (text.startsWith('1;') ? headroom(desk, 'import', 'p.headroom', 'x.csv') : said),
    );
    expect(error).toContain(wanted);
    expect(error.match(/[.] [A-Z]/g)).toBeNull();
    expect(exit).toBe(2);
  });

  test.each([
    ['Month,New ARR\n2027-01,abc\n2027-02,5\n', 'B2 (New ARR) holds “abc”, which is no number'],
    ['Month,New ARR\n2031-01,5\n', 'No period of the file lies in the plan, which runs from Jan 2027 to Jun 2027'],
    ['Month,New ARR\n2027-01,5\n2027-01,6\n', 'New ARR has two values for 2027-01, in B2 and B3'],
  ])('%j cannot be done', async (text, wanted) => {
    file('x.csv', text);
    const { error, exit } = await headroom(desk, 'import', 'p.headroom', 'x.csv');
    expect(error).toContain(wanted);
    expect(exit).toBe(1);
  });

  test('an unknown column, line, sheet and word', async () => {
    const said = async (...more: readonly string[]) => sentence(desk, 'import', 'p.headroom', 'mrr.csv', ...more);
    expect(await said('--map', 'churn_arr=Churned MR')).toBe(
      'The file has no column or row "Churned MR"; did you mean "Churned MRR"?',
    );
    expect(await said('--map', 'chrn_arr=Churned MRR')).toBe('There is no line chrn_arr; did you mean churn_arr?');
    expect(await said('--sheet', 'A')).toBe('A text file has no sheets; take --sheet away.');
    expect(await said('--decimal', 'dot')).toBe(
      '--decimal dot is none of what it can be; write --decimal point or --decimal comma.',
    );
    expect(await said('--map', 'nrr=Churned MRR')).toContain('follows from other lines and is not imported');
    expect(await sentence(desk, 'import', 'p.headroom')).toBe(
      'No file to import is named; write import plan.headroom actuals.csv.',
    );
    expect(await sentence(desk, 'import', 'p.headroom', 'none.csv')).toBe('There is no file none.csv.');
  });
});
