import { expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { applyAll } from '#plan/edits';
import { openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { textCell } from '#exchange/figures/csvText';
import { formatValues } from '../../cli/formatValue';
import { layOutTable } from '../../cli/table';
import { type Desk, deskWith, done, runAsJson, sentence } from './desk';

async function segmentedDesk(): Promise<Desk> {
  const desk = deskWith();
  const inputs = [
    'starting_arr@SMB=1200000',
    'starting_arr@Enterprise=2400000',
    'churn_rate=10%',
    'upsell_rate@SMB=5%',
  ];
  await done(
    desk,
    'new',
    'p',
    '--basis',
    'annual',
    '--grain',
    'quarter',
    '--periods',
    '2',
    '--title',
    'Acme',
    '--segments',
    'SMB,Enterprise',
    ...inputs,
  );
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate@SMB=0');
  return desk;
}

test('JSON has the plan, its periods, and for each scenario and line the total and the segments', async () => {
  const run = await runAsJson(
    await segmentedDesk(),
    'p.headroom',
    '--lines',
    'starting_arr,nrr_ttm,loss_scale',
    '--scenario',
    'upside',
  );
  expect(run).toEqual({
    plan: { title: 'Acme', grain: 'quarter', basis: 'annual', currency: 'USD' },
    periods: ['2027-Q1', '2027-Q2'],
    scenarios: [
      {
        name: 'Upside',
        lines: {
          starting_arr: {
            label: 'Starting ARR',
            unit: 'money',
            total: [3600000, 3600000],
            segments: { SMB: [1200000, 1200000], Enterprise: [2400000, 2400000] },
          },
          nrr_ttm: {
            label: 'NRR, 12 months',
            unit: 'rate',
            total: [null, null],
            segments: { SMB: [null, null], Enterprise: [null, null] },
          },
          loss_scale: {
            label: expect.any(String),
            unit: 'number',
            total: [null, null],
            segments: { SMB: expect.any(Array), Enterprise: expect.any(Array) },
          },
        },
      },
    ],
  });
});

test('a plan without segments has empty segments, and its total is the line', async () => {
  const desk = deskWith();
  await done(desk, 'new', 'p', '--basis', 'annual', '--periods', '1', '--set', 'starting_arr=5');
  expect((await runAsJson(desk, 'p.headroom')).scenarios[0]?.lines['closing_arr']).toEqual({
    label: 'Closing ARR',
    unit: 'money',
    total: [5],
    segments: {},
  });
});

test('lines come in the order asked for, each once, and scenarios too', async () => {
  const run = await runAsJson(
    await segmentedDesk(),
    'p.headroom',
    '--lines',
    'nrr,grr',
    '--lines',
    'closing_arr, nrr',
    '--scenario',
    'Upside',
    '--scenario',
    'Base',
    '--scenario',
    'upside',
  );
  expect(run.scenarios.map(({ name, lines }) => [name, Object.keys(lines)])).toEqual([
    ['Upside', ['nrr', 'grr', 'closing_arr']],
    ['Base', ['nrr', 'grr', 'closing_arr']],
  ]);
});

test('what is tried out holds in every scenario asked for and leaves the file as it is', async () => {
  const desk = await segmentedDesk();
  const before = desk.files.get('p.headroom');
  const run = await runAsJson(desk, 'p.headroom', '--all-scenarios', '--set', 'churn_rate@SMB=0.5');
  expect(run.scenarios.map(({ lines }) => lines['churn_rate']?.segments['SMB'])).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  expect(desk.files.get('p.headroom')).toBe(before);
});

test('as MRR, money is a twelfth and nothing else changes', async () => {
  const desk = await segmentedDesk();
  const [arr, mrr] = await Promise.all([runAsJson(desk, 'p.headroom'), runAsJson(desk, 'p.headroom', '--as', 'mrr')]);
  expect(mrr.plan['money']).toBe('mrr');
  for (const [id, line] of Object.entries(arr.scenarios[0]?.lines ?? {})) {
    const expected = line.unit === 'money' ? line.total.map((value) => value && value / 12) : line.total;
    expect(mrr.scenarios[0]?.lines[id]?.total).toEqual(expected);
  }
});

test('CSV has a row for the total and each segment, at full precision, empty where there is no number', async () => {
  const csv = await done(
    await segmentedDesk(),
    'run',
    'p.headroom',
    '--csv',
    '--lines',
    'churn_rate,nrr_ttm',
    '--all-scenarios',
  );
  expect(csv.split('\n')).toEqual([
    'line,label,unit,scenario,segment,2027-Q1,2027-Q2',
    expect.stringMatching(/^churn_rate,Churn rate,rate,Base,total,0\.1,0\.\d+$/),
    'churn_rate,Churn rate,rate,Base,SMB,0.1,0.1',
    'churn_rate,Churn rate,rate,Base,Enterprise,0.1,0.1',
    'nrr_ttm,"NRR, 12 months",rate,Base,total,,',
    'nrr_ttm,"NRR, 12 months",rate,Base,SMB,,',
    'nrr_ttm,"NRR, 12 months",rate,Base,Enterprise,,',
    expect.stringMatching(/^churn_rate,Churn rate,rate,Upside,total,/),
    'churn_rate,Churn rate,rate,Upside,SMB,0,0',
    'churn_rate,Churn rate,rate,Upside,Enterprise,0.1,0.1',
    'nrr_ttm,"NRR, 12 months",rate,Upside,total,,',
    'nrr_ttm,"NRR, 12 months",rate,Upside,SMB,,',
    'nrr_ttm,"NRR, 12 months",rate,Upside,Enterprise,,',
    '',
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a,b', '"a,b"'],
  ['plain', 'plain'],
])('the text %j is %j in CSV, which no spreadsheet computes', (text, cell) => {
  expect(textCell(text)).toBe(cell);
});

test('a scenario called like a formula is text in CSV', async () => {
  const desk = await segmentedDesk();
  await done(desk, 'scenario', 'add', 'p.headroom', '+cmd|calc');
  const csv = await done(desk, 'run', 'p.headroom', '--csv', '--lines', 'nrr', '--scenario', '+cmd|calc');
  expect(csv.split('\n')[1]).toMatch(/^nrr,NRR of the period,rate,'\+cmd\|calc,total,/);
});

test('the table says scenario, basis, currency and what was tried out, and that it rounds', async () => {
  const table = await done(
    await segmentedDesk(),
    'run',
    'p.headroom',
    '--lines',
    'opening_arr,churn_rate,nrr_ttm',
    '--set',
    'churn_rate=20%',
    '--as',
    'mrr',
  );
  expect(table.split('\n')).toEqual([
    'Acme: Base',
    'annual rates, Q1 2027 to Q2 2027 in quarters, money is MRR (ARR / 12) in USD',
    'Tried out: churn_rate=20%',
    'Rounded for reading; --json and --csv give full precision.',
    '',
    '                                Q1 2027     Q2 2027',
    'Opening ARR     opening_arr  300,000.00  285,166.78',
    '      SMB                    100,000.00   96,018.46',
    '      Enterprise             200,000.00  189,148.32',
    'Churn rate      churn_rate       20.00%      20.00%',
    '      SMB                        20.00%      20.00%',
    '      Enterprise                 20.00%      20.00%',
    'NRR, 12 months  nrr_ttm             n/a         n/a',
    '      SMB                           n/a         n/a',
    '      Enterprise                    n/a         n/a',
    '',
    'How retention is read',
    '  nrr_ttm  12 months, compounded bridge',
    '',
  ]);
});

test('120 periods stay within the width, every period shown once', () => {
  const columns = Array.from({ length: 120 }, (_, at) => `P${at}`);
  const table = layOutTable('', columns, [{ name: 'x'.repeat(50), cells: columns.map(() => '1,234,567.89') }], 120);
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(table.match(/P\d+/g)).toEqual(columns);
});

test('a table on a screen too narrow for its names still shows a column at a time', () => {
  expect(layOutTable('', ['a', 'b'], [{ name: 'name', cells: ['1', '2'] }], 1)).toBe(
    '      a\nname  1\n\n      b\nname  2',
  );
});

test.each([
  ['money', [1234567, -0.4], ['1,234,567.00', '-0.40']],
  ['money', [1234567, 0], ['1,234,567', '0']],
  ['money', [-0.001, 999.999], ['0.00', '1,000.00']],
  ['rate', [0.0505, Number.NaN, 12.5], ['5.05%', 'n/a', '1,250.00%']],
  ['ratio', [4], ['4.00']],
  ['count', [2000], ['2,000']],
  ['number', [0.25693], ['0.2569']],
] as const)('%s %j reads %j', (unit, values, texts) => {
  expect(formatValues(values, unit, 'USD')).toEqual(texts);
});

test('amounts in a currency without small coins have no decimals', () => {
  expect(formatValues([1234.5], 'money', 'JPY')).toEqual(['1,235']);
});

test.each([
  [['x'], '"x" is one word too many; run takes one plan.'],
  [['--json', '--csv'], '--json and --csv exclude each other; write one of them.'],
  [['--as', 'acv'], '--as acv is not a reading of money; write --as arr or --as mrr.'],
  [['--scenario', 'Upsid'], 'There is no scenario "Upsid"; did you mean "Upside"?'],
  [['--scenario', 'Something else'], 'There is no scenario "Something else"; the plan has Base and Upside.'],
  [['--scenario', 'Base', '--all-scenarios'], '--scenario and --all-scenarios exclude each other; write one of them.'],
  [['--lines', 'nrr,closng_arr'], 'There is no line closng_arr; did you mean closing_arr?'],
  [['--lines', ''], 'The name of a line is missing; write one such as churn_rate.'],
  [['--scenari', 'Base'], 'There is no option --scenari; did you mean --scenario?'],
])('run %j is refused', async (typed, message) => {
  expect(await sentence(await segmentedDesk(), 'run', 'p.headroom', ...typed)).toBe(message);
});

test('a line whose label moves the cursor is shown without', async () => {
  const desk = await segmentedDesk();
  const opened = await openPlan(desk.files.get('p.headroom') ?? new Uint8Array(), desk.platform);
  if (!opened.ok) throw new Error(opened.error.type);
  const applied = applyAll(opened.value, [
    { type: 'setLineAttributes', line: 'nrr', attributes: { label: '\u001b[2J gone' } },
  ]);
  const plan: Plan = applied.ok ? applied.value.plan : opened.value;
  desk.files.set('p.headroom', new TextEncoder().encode(await writePlan({ ...plan, title: 'a\nb' }, desk.platform)));
  const table = await done(desk, 'run', 'p.headroom', '--lines', 'nrr');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(table).not.toMatch(/\u001b/);
  expect(table).toMatch(/^a b: Base\n/);
});

test('losses above 100% are said above the table, for the segment and the period in which they begin', async () => {
  const desk = await segmentedDesk();
  const tried = ['p.headroom', '--lines', 'churn_arr', '--set', 'churn_rate@SMB@2027-Q2=110%'];
  expect(await done(desk, 'run', ...tried)).toContain(
    'Base, SMB, Q2 2027: churn and contraction together are 110% of opening ARR; more than 100% cannot be lost.',
  );
  expect(
    await done(desk, 'explain', 'p.headroom', 'closing_arr', 'last', '--set', 'churn_rate@SMB@2027-Q2=110%'),
  ).toContain(
    'Losses above 100% in Q2 2027 (SMB): churn and contraction together are 110% of opening ARR; more than 100% cannot be lost.',
  );
  expect(await done(desk, 'run', 'p.headroom', '--lines', 'churn_arr')).not.toContain('cannot be lost');
});

test('money that is ARR needs no name in JSON, MRR has one', async () => {
  const desk = await segmentedDesk();
  expect((await runAsJson(desk, 'p.headroom')).plan).toEqual({
    title: 'Acme',
    grain: 'quarter',
    basis: 'annual',
    currency: 'USD',
  });
  expect((await runAsJson(desk, 'p.headroom', '--as', 'mrr')).plan).toMatchObject({ money: 'mrr' });
});
