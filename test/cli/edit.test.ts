import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { err, ok } from '#base/result';
import { applyAll } from '#plan/edits';
import { openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { type Desk, deskWith, done, headroom, runAsJson, sentence, totals } from './desk';

let desk: Desk;

beforeEach(async () => {
  desk = deskWith();
  await done(
    desk,
    'new',
    'p',
    '--basis',
    'annual',
    '--set',
    'starting_arr=1000000',
    'churn_rate=10%',
    'upsell_rate=0.1..0.2',
  );
});

test('set says in one line what it set, and where', async () => {
  expect(await done(desk, 'set', 'p.headroom', 'churn_rate=5%', 'price_rate@last=1%')).toBe(
    'p.headroom, Base: churn_rate=5%, price_rate@last=1%\n',
  );
});

test('a scenario says only what it says itself, and follows its parent in the rest', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up and away', '--parent', 'Up');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate=0.05');
  await done(desk, 'set', 'p.headroom', 'price_rate=0.01');
  const { scenarios } = await runAsJson(desk, 'p.headroom', '--all-scenarios');
  const first = (line: string) => scenarios.map(({ lines }) => lines[line]?.total[0]);
  expect(scenarios.map(({ name }) => name)).toEqual(['Base', 'Up', 'Up and away']);
  expect(first('churn_rate')).toEqual([0.1, 0.05, 0.05]);
  expect(first('price_rate')).toEqual([0.01, 0.01, 0.01]);
});

test('values of one scenario for all periods stand before its own earlier cells', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate@last=0.3', 'nrr@last=2');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate=0.2', 'nrr=1');
  expect((await totals(desk, 'churn_rate', 'p.headroom', '--scenario', 'Up')).at(-1)).toBe(0.2);
  expect((await totals(desk, 'nrr', 'p.headroom', '--scenario', 'Up')).at(-1)).toBe(1);
});

test('beside a formula of the scenario, one segment gets cells and the other keeps the formula', async () => {
  await done(desk, 'new', 's', '--basis', 'annual', '--periods', '2', '--segments', 'A,B');
  await done(desk, 'scenario', 'add', 's.headroom', 'Up');
  const opened = await openPlan(desk.files.get('s.headroom') ?? new Uint8Array(), desk.platform);
  if (!opened.ok) throw new Error(opened.error.type);
  const applied = applyAll(opened.value, [
    { type: 'setOverrideFormula', scenario: 'up', line: 'churn_rate', formula: '0.1 + 0.1 * period' },
  ]);
  if (!applied.ok) throw new Error(applied.error.type);
  desk.files.set('s.headroom', new TextEncoder().encode(await writePlan(applied.value.plan, desk.platform)));
  await done(desk, 'set', 's.headroom', '--scenario', 'Up', 'churn_rate@A=0.5');
  const segments = async () =>
    (await runAsJson(desk, 's.headroom', '--scenario', 'Up')).scenarios[0]?.lines['churn_rate']?.segments;
  expect(await segments()).toEqual({ A: [0.5, 0.5], B: [0.1, 0.2] });
  expect(await sentence(desk, 'set', 's.headroom', '--scenario', 'Up', 'churn_rate@A=')).toMatch(
    /has a formula for all segments/,
  );
  await done(desk, 'set', 's.headroom', '--scenario', 'Up', 'churn_rate=0.3');
  expect(await segments()).toEqual({ A: [0.3, 0.3], B: [0.3, 0.3] });
});

test('set without assignments, and with what is no assignment, is refused', async () => {
  expect(await sentence(desk, 'set', 'p.headroom')).toBe(
    'Nothing is set; write line=value behind the plan, such as churn_rate=0.05.',
  );
  expect(await sentence(desk, 'set', 'p.headroom', 'churn_rate', '0.05')).toBe(
    '"churn_rate" sets nothing; write line=value, such as churn_rate=0.05.',
  );
  expect(await sentence(desk, 'set', 'p.headroom', '--scenario', 'Upp', 'churn_rate=0.05')).toBe(
    'There is no scenario "Upp"; the plan has Base.',
  );
});

test('a file changed by another program between reading and writing is left to that program', async () => {
  const other = new TextEncoder().encode('someone else was here');
  const reads = [desk.files.get('p.headroom') ?? new Uint8Array(), other];
  const saved: Uint8Array[] = [];
  const raced = deskWith({
    readFile: async () => ok(reads.shift() ?? other),
    saveFile: async (_, bytes) => {
      saved.push(bytes);
      return ok(null);
    },
  });
  expect(await headroom(raced, 'set', 'p.headroom', 'churn_rate=0.05')).toEqual({
    out: '',
    error: 'p.headroom has been changed by another program since it was read; nothing was changed, try again.',
    exit: 1,
  });
  expect(saved).toEqual([]);
});

test('a save that fails is a sentence, and nothing is printed as done', async () => {
  const full = deskWith({
    readFile: desk.readFile,
    saveFile: async () => err('cannot be saved, because the disk is full (ENOSPC).'),
  });
  expect(await headroom(full, 'set', 'p.headroom', 'churn_rate=0.05')).toEqual({
    out: '',
    error: 'p.headroom cannot be saved, because the disk is full (ENOSPC).',
    exit: 1,
  });
});

test('what stands behind an actual is said, and an actual after the last close does not count', async () => {
  const opened = await openPlan(desk.files.get('p.headroom') ?? new Uint8Array(), desk.platform);
  if (!opened.ok) throw new Error(opened.error.type);
  const actual = { type: 'setActual', line: 'churn_rate', segment: 'all', value: 0.2 } as const;
  const applied = applyAll(opened.value, [
    { ...actual, period: '2027-01' },
    { ...actual, period: '2027-02' },
    { type: 'setLastClose', period: '2027-01' },
  ]);
  if (!applied.ok) throw new Error(applied.error.type);
  desk.files.set('p.headroom', new TextEncoder().encode(await writePlan(applied.value.plan, desk.platform)));
  expect(await done(desk, 'set', 'p.headroom', 'churn_rate=0.1')).toBe(
    'p.headroom, Base: churn_rate=0.1 (actuals of closed periods stand before churn_rate)\n',
  );
  expect(await done(desk, 'set', 'p.headroom', 'churn_rate@2027-02=0.3')).not.toContain('actuals');
  expect((await totals(desk, 'churn_rate', 'p.headroom')).slice(0, 3)).toEqual([0.2, 0.3, 0.1]);
  expect((await totals(desk, 'churn_rate', 'p.headroom', '--set', 'churn_rate=0.7')).slice(0, 2)).toEqual([0.7, 0.7]);
  const from = async (period: string) =>
    JSON.parse(await done(desk, 'explain', 'p.headroom', 'churn_rate', period, '--json')).from;
  expect(await from('2027-01')).toEqual({ type: 'actual', scenario: null });
  expect(await from('2027-02')).toEqual({ type: 'input', scenario: 'Base' });
});

test('scenarios are renamed and removed by name', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
  expect(await done(desk, 'scenario', 'rename', 'p.headroom', 'up', 'Best case')).toBe(
    'p.headroom: renamed the scenario Up to Best case.\n',
  );
  expect(await done(desk, 'scenario', 'remove', 'p.headroom', 'Best case')).toBe(
    'p.headroom: removed the scenario Best case.\n',
  );
  expect((await runAsJson(desk, 'p.headroom', '--all-scenarios')).scenarios.map(({ name }) => name)).toEqual(['Base']);
});

test.each([
  [[], 'scenario does one of three things; write scenario add, scenario remove or scenario rename.'],
  [['ad', 'p.headroom', 'X'], 'There is no scenario ad; did you mean scenario add?'],
  [['add', 'p.headroom'], 'That takes a plan and one name: scenario add PLAN NAME.'],
  [['rename', 'p.headroom', 'Base'], 'That takes a plan and two names: scenario rename PLAN NAME NEW-NAME.'],
  [
    ['add', 'p.headroom', 'base'],
    'There is a scenario called "base" already (capitals do not tell names apart); choose another name.',
  ],
  [['add', 'p.headroom', 'a=b'], /cannot be in names\.$/],
  [['add', 'p.headroom', ''], 'A scenario needs a name.'],
  [['add', 'p.headroom', 'X', '--parent', 'Y'], 'There is no scenario "Y"; the plan has Base.'],
  [['remove', 'p.headroom', 'Base'], /^Base is the base scenario/],
  [['remove', 'p.headroom', 'X'], 'There is no scenario "X"; the plan has Base.'],
  [['rename', 'p.headroom', 'Base', 'X', '--parent', 'Base'], /^--parent belongs to scenario add/],
])('scenario %j is refused and changes nothing', async (typed, message) => {
  const before = desk.files.get('p.headroom');
  expect(await sentence(desk, 'scenario', ...typed)).toMatch(message);
  expect(desk.files.get('p.headroom')).toBe(before);
});

test('a scenario that others follow stays', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up and away', '--parent', 'Up');
  expect(await sentence(desk, 'scenario', 'remove', 'p.headroom', 'Up')).toBe(
    'Up and away follows Up; remove it first.',
  );
});

test('converting the basis keeps NRR of every period, rereading keeps the rates', async () => {
  const nrr = await totals(desk, 'nrr', 'p.headroom');
  await done(desk, 'basis', 'p.headroom', 'monthly', '--convert');
  const converted = await totals(desk, 'nrr', 'p.headroom');
  for (const [period, value] of nrr.entries()) expect(converted[period]).toBeCloseTo(value ?? Number.NaN, 12);
  const rates = await totals(desk, 'churn_rate', 'p.headroom');
  expect(rates[0]).toBeCloseTo(0.0087, 3);
  expect(await done(desk, 'basis', 'p.headroom', 'Annual', '--reread')).toBe(
    'p.headroom: monthly rates are now annual, reread, the figures change.\n',
  );
  expect(await totals(desk, 'churn_rate', 'p.headroom')).toEqual(rates);
});

test.each([
  [
    ['monthly'],
    'From annual to monthly there are two ways: --convert changes the rates and keeps NRR and GRR of every period, --reread keeps the rates and changes what they come to; write one of them.',
  ],
  [['monthly', '--convert', '--reread'], /there are two ways/],
  [['yearly', '--convert'], 'yearly is not a basis; write annual, quarterly or monthly (the plan has annual rates).'],
  [['--convert'], 'The new basis is missing; write annual, quarterly or monthly (the plan has annual rates).'],
])('basis %j is refused and changes nothing', async (typed, message) => {
  const before = desk.files.get('p.headroom');
  expect(await sentence(desk, 'basis', 'p.headroom', ...typed)).toMatch(message);
  expect(desk.files.get('p.headroom')).toBe(before);
});

test('check is fine with a plan as made, and finds a dollar put on one closing ARR', async () => {
  expect(await headroom(desk, 'check', 'p.headroom')).toEqual({
    out: 'p.headroom: fine, in 1 scenario.\n',
    error: '',
    exit: 0,
  });
  const closing = (await totals(desk, 'closing_arr', 'p.headroom'))[2] ?? 0;
  await done(desk, 'set', 'p.headroom', `closing_arr@2027-03=${closing + 1}`);
  const { out, error, exit } = await headroom(desk, 'check', 'p.headroom');
  expect([error, exit]).toEqual(['', 1]);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      /^Base, Mar 2027: the bridge does not foot: .* (1|0\.99999\d*|1\.0000\d*) \(closing_arr\)\.$/,
    ),
    'p.headroom: 1 finding in 1 scenario.',
    '',
  ]);
});

test.each([
  ['nothing', new Uint8Array(), 'The file is empty'],
  ['noise', Uint8Array.from({ length: 999 }, (_, at) => (at * 89) % 256), 'is not text'],
  ['other JSON', new TextEncoder().encode('{"a":1}'), 'is not a Headroom plan'],
  ['a picture', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]), 'is not text'],
])('every command that reads a plan ends with 2 for a file of %s', async (_, bytes, message) => {
  desk.files.set('x', bytes);
  const commands = [
    ['run', 'x'],
    ['check', 'x'],
    ['explain', 'x', 'nrr', 'last'],
    ['set', 'x', 'churn_rate=1'],
    ['scenario', 'add', 'x', 'Up'],
    ['basis', 'x', 'annual'],
  ];
  for (const typed of commands) {
    const { out, error, exit } = await headroom(desk, ...typed);
    expect([out, exit]).toEqual(['', 2]);
    expect(error).toContain(message);
  }
  expect(desk.files.get('x')).toBe(bytes);
});

test('a plan cut anywhere is refused', async () => {
  const whole = desk.files.get('p.headroom') ?? new Uint8Array();
  for (let length = 0; length < whole.length - 1; length += 997) {
    desk.files.set('cut', whole.slice(0, length));
    expect((await headroom(desk, 'run', 'cut')).exit).toBe(2);
  }
});

test('a plan changed by hand is refused in one sentence', async () => {
  const text = new TextDecoder().decode(desk.files.get('p.headroom')).replace('"every":0', '"every":1');
  desk.files.set('merged', new TextEncoder().encode(text));
  const error = await sentence(desk, 'run', 'merged');
  expect(error).toMatch(/^merged: The plan was changed outside Headroom: .*; open it as an unsaved copy, .*\.$/);
  expect(error).not.toMatch(/[.] [A-Z]/);
});

test('a plan of a newer version says so', async () => {
  const text = new TextDecoder().decode(desk.files.get('p.headroom')).replace('"version":1', '"version":99');
  desk.files.set('newer', new TextEncoder().encode(text));
  expect(await sentence(desk, 'run', 'newer')).toMatch(
    /^newer: The plan was saved by a newer Headroom \(file format 99/,
  );
});

test('a plan that is not there, or not named, is a sentence', async () => {
  expect(await headroom(desk, 'run', 'nowhere.headroom')).toEqual({
    out: '',
    error: 'There is no file nowhere.headroom.',
    exit: 2,
  });
  expect(await headroom(desk, 'check')).toEqual({
    out: '',
    error: 'No plan is named; write its file, such as plan.headroom.',
    exit: 2,
  });
});

test.each([
  [['rnu'], 'There is no command rnu; did you mean run?'],
  [['frobnicate'], /^There is no command frobnicate; the commands are new, run, .*advise, help\.$/],
  [['constructor'], /^There is no command constructor/],
  [['--json', 'run'], /^--json stands before the command/],
  [['help', 'rnu'], 'There is no command rnu; did you mean run?'],
])('%j is refused', async (typed, message) => {
  expect(await sentence(desk, ...typed)).toMatch(message);
});

test('help tells every command, and docs/command-line.md too', async () => {
  const general = await done(desk, 'help');
  const manual = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
  for (const name of ['new', 'run', 'check', 'explain', 'set', 'scenario', 'basis', 'nrr']) {
    expect(general).toContain(`  ${name} `);
    expect(await done(desk, 'help', name)).toBe(await done(desk, name, 'whatever', '--help'));
    expect(manual).toMatch(new RegExp(`^## .*\`${name}`, 'm'));
  }
  expect(await done(desk, '--version')).toBe('0.0.0\n');
});

test('a file that is no plan is refused in one sentence, whatever its fault begins with', async () => {
  const desk = deskWith();
  for (const text of ['{"format":1e400}', '{"a":1,"a":2}', 'Dear board', '[[']) {
    desk.files.set('p', new TextEncoder().encode(text));
    expect(await sentence(desk, 'check', 'p')).not.toMatch(/[.] \S/);
  }
});
