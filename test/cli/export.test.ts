import { expect, test } from 'vitest';
import { readBack } from '../exchange/workbook/readBack';
import { type Desk, deskWith, done, headroom } from './desk';

async function deskWithPlan(): Promise<Desk> {
  const desk = deskWith();
  const timeline = ['--basis', 'annual', '--grain', 'quarter', '--periods', '4', '--segments', 'SMB,Enterprise'];
  await done(desk, 'new', 'p', ...timeline, 'starting_arr@SMB=1200000', 'starting_arr@Enterprise=2400000');
  await done(desk, 'set', 'p.headroom', 'churn_rate=10%');
  return desk;
}

const textOf = (desk: Desk, path: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(desk.files.get(path) ?? new Uint8Array(0));

test('a CSV file begins with the mark by which spreadsheets know UTF-8, and holds what run prints', async () => {
  const desk = await deskWithPlan();
  expect(await done(desk, 'export', 'p.headroom', '--csv', 'p.csv')).toBe('p.csv is written.\n');
  expect(textOf(desk, 'p.csv')).toBe(`\uFEFF${await done(desk, 'run', 'p.headroom', '--csv')}`);
});

test('by years, flows add up and NRR multiplies, in the columns of years', async () => {
  const desk = await deskWithPlan();
  await done(desk, 'export', 'p.headroom', '--csv', 'p.csv', '--lines', 'closing_arr,churn_arr,nrr', '--over', 'years');
  const rows = textOf(desk, 'p.csv').slice(1).trim().split('\n');
  expect(rows[0]).toBe('line,label,unit,scenario,segment,FY27');
  const value = (line: string) =>
    Number(
      rows
        .find((row) => row.startsWith(`${line},`) && row.includes(',total,'))
        ?.split(',')
        .at(-1),
    );
  expect(value('churn_arr')).toBeCloseTo(360_000, 6);
  expect(value('closing_arr')).toBeCloseTo(3_240_000, 6);
  expect(value('nrr')).toBeCloseTo(0.9, 12);
});

test('with semicolons, numbers have a decimal comma', async () => {
  const desk = await deskWithPlan();
  await done(desk, 'export', 'p.headroom', '--csv', 'p.csv', '--lines', 'churn_rate', '--separator', 'semicolon');
  expect(textOf(desk, 'p.csv').split('\n')[1]).toBe('churn_rate;Churn rate;rate;Base;total;0,1;0,1;0,1;0,1');
});

test('JSON in a file is what run prints', async () => {
  const desk = await deskWithPlan();
  await done(desk, 'export', 'p.headroom', '--json', 'p.json');
  expect(textOf(desk, 'p.json')).toBe(await done(desk, 'run', 'p.headroom', '--json'));
});

test('a workbook opens in the scenario that is named', async () => {
  const desk = await deskWithPlan();
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  expect(await done(desk, 'export', 'p.headroom', '--xlsx', 'p.xlsx', '--scenario', 'Upside')).toBe(
    'p.xlsx is written.\n',
  );
  const { sheets } = readBack(desk.files.get('p.xlsx') ?? new Uint8Array(0));
  expect(sheets.get('Scenarios')?.get('B3')?.value).toBe('Upside');
  expect(sheets.get('ARR bridge')?.get('E8')?.value).toBe(3_600_000);
});

test.each([
  [['p.headroom'], 'Nothing says what to export'],
  [['p.headroom', '--csv', 'a.csv', '--json', 'a.json'], '--csv and --json exclude each other'],
  [['p.headroom', '--xlsx', 'a.xlsx', '--lines', 'nrr'], '--lines does not go with --xlsx'],
  [['p.headroom', '--csv', 'a.csv', '--over', 'weeks'], '--over takes periods, quarters or years'],
  [['p.headroom', '--csv', 'a.csv', '--lines', 'nonsense'], 'nonsense'],
  [['p.headroom', '--csv', 'a.csv', '--separator', 'tab'], '--separator takes comma'],
  [['nowhere.headroom', '--csv', 'a.csv'], 'There is no file nowhere.headroom.'],
])('export %j is refused in one sentence, and writes nothing', async (typed, sentence) => {
  const desk = await deskWithPlan();
  const said = await headroom(desk, 'export', ...typed);
  expect(said.error).toContain(sentence);
  expect(said.exit).toBe(2);
  expect([...desk.files.keys()]).toEqual(['p.headroom']);
});

test.each([
  ['xlsx', 'p.headroom', 'p.headroom holds the plan p.headroom itself; write --xlsx with another file.'],
  ['scenarios', 'p.headroom', 'p.headroom holds the plan p.headroom itself; write --scenarios with another file.'],
  [
    'csv',
    'other.headroom',
    'other.headroom is there already and has the ending of a plan; write --csv with another file.',
  ],
])('--%s never takes the place of a plan, %s', async (kind, target, sentence) => {
  const desk = await deskWithPlan();
  await done(desk, 'new', 'other', '--basis', 'annual');
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  const before = textOf(desk, target);
  const { exit, error } = await headroom(desk, 'export', 'p.headroom', `--${kind}`, target, '--scenario', 'Upside');
  expect([exit, error, textOf(desk, target) === before]).toEqual([2, sentence, true]);
});
