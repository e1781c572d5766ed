import { expect, test } from 'vitest';
import { deskWith, done, headroom, runAsJson, sentence, totals } from './desk';

test('worked example 1: 100,000 + 15,000 - 3,000 - 5,000 gives NRR 107% and GRR 92%, as a plan and without one', async () => {
  const desk = deskWith();
  const inputs = ['starting_arr=100000', 'upsell_rate=15%', 'contraction_rate=0.03', 'churn_rate=5%'];
  await done(
    desk,
    'new',
    'one',
    '--basis',
    'monthly',
    '--periods',
    '1',
    ...inputs.flatMap((input) => ['--set', input]),
  );
  const lines = (await runAsJson(desk, 'one.headroom')).scenarios[0]?.lines ?? {};
  expect(['nrr', 'grr', 'closing_arr'].map((id) => lines[id]?.total)).toEqual([[1.07], [0.92], [107000]]);
  const alone = await done(
    desk,
    'nrr',
    '--opening',
    '100000',
    '--expansion=15000',
    '--contraction',
    '3000',
    '--churn',
    '5000',
    '--json',
  );
  expect(JSON.parse(alone)).toEqual({ nrr: 1.07, grr: 0.92, netNew: 7000 });
});

test('worked example 2: 94.95% a year comes back from quarters, on every starting ARR', async () => {
  const desk = deskWith();
  const rates = ['upsell_rate', 'contraction_rate', 'churn_rate'].map(
    (line, at) => `${line}=${[4000, 3000, 11000].map((mrr) => mrr / 198000)[at]}`,
  );
  await done(desk, 'new', 'two', '--basis', 'annual', '--grain', 'quarter', '--set', 'starting_arr=2376000', ...rates);
  const ttm = await totals(desk, 'nrr_ttm', 'two.headroom');
  expect(ttm.slice(0, 3)).toEqual([null, null, null]);
  for (const value of ttm.slice(3)) expect(value).toBeCloseTo(188 / 198, 13);
  expect((await totals(desk, 'closing_arr', 'two.headroom'))[3]).toBeCloseTo(188000 * 12, 6);
  const twice = await totals(desk, 'closing_arr', 'two.headroom', '--set', 'starting_arr=4752000');
  expect(twice[3]).toBeCloseTo(188000 * 24, 6);
  expect((await totals(desk, 'closing_arr', 'two.headroom', '--as', 'mrr'))[3]).toBeCloseTo(188000, 6);
});

test('a plan where only the basis is said has 24 months from next January in dollars, and every input is 0', async () => {
  const desk = deskWith();
  expect(await done(desk, 'new', 'dir/plan', '--basis', 'annual')).toBe('Made dir/plan.headroom.\n');
  const run = await runAsJson(desk, 'dir/plan.headroom');
  expect(run.plan).toEqual({ title: 'plan', grain: 'month', basis: 'annual', currency: 'USD' });
  expect([run.periods.length, run.periods[0], run.periods.at(-1)]).toEqual([24, '2027-01', '2028-12']);
  expect(run.scenarios.map((scenario) => scenario.name)).toEqual(['Base']);
  expect(run.scenarios[0]?.lines['churn_rate']?.total).toEqual(Array(24).fill(0));
});

test('every setting of a new plan arrives in it', async () => {
  const desk = deskWith();
  await done(
    desk,
    'new',
    'x.plan',
    '--basis=quarterly',
    '--title',
    'Acme, Inc.',
    '--start',
    '2027-02',
    '--periods',
    '5',
    '--grain',
    'quarter',
    '--currency',
    'eur',
    '--fiscal-year-start',
    '2',
    '--segments',
    'SMB, Enterprise',
    '--template',
    'nrr',
  );
  const run = await runAsJson(desk, 'x.plan');
  expect(run.plan).toEqual({
    title: 'Acme, Inc.',
    grain: 'quarter',
    basis: 'quarterly',
    currency: 'EUR',
  });
  expect(run.periods).toEqual(['2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4', '2029-Q1']);
  expect(Object.keys(run.scenarios[0]?.lines['churn_rate']?.segments ?? {})).toEqual(['SMB', 'Enterprise']);
});

test.each([
  [[], 'No file is named; write one for the new plan, such as plan.headroom.'],
  [['x', 'y'], '"y" is one word too many; new makes one plan.'],
  [['x', '--basis', 'yearly'], '--basis yearly is not a basis; the rates of a plan are annual, quarterly or monthly.'],
  [
    ['x', '--basis', 'annual', '--grain', 'week'],
    '--grain week is not a length of period; write --grain month or --grain quarter.',
  ],
  [['x', '--basis', 'annual', '--periods', '12.5'], '--periods 12.5 is not a whole number; write one such as 12.'],
  [['x', '--basis', 'annual', '--periods', '121'], 'A plan has 1 to 120 periods, in whole numbers; this one says 121.'],
  [
    ['x', '--basis', 'annual', '--currency', 'dollars'],
    '"DOLLARS" is not a currency code; write one of ISO 4217, such as USD or EUR.',
  ],
  [
    ['x', '--basis', 'annual', '--start', '2027-13'],
    'The start "2027-13" is not a month; write year and month, such as 2027-01.',
  ],
  [['x', '--basis', 'annual', '--template', 'saas'], 'There is no template saas; write --template nrr.'],
  [
    ['x', '--basis', 'annual', '--segments', 'A,A'],
    'There is a segment called "A" already (capitals do not tell names apart); choose another name.',
  ],
  [['x', '--basis', 'annual', '--segments', 'A@B'], /characters @ = , have a meaning/],
  [['x', '--basis', 'annual', '--set', 'churn=1'], /^There is no line churn/],
])('new %j is refused and makes no file', async (typed, message) => {
  const desk = deskWith();
  expect(await sentence(desk, 'new', ...typed)).toMatch(message);
  expect(desk.files.size).toBe(0);
});

test('a new plan asks for its basis and says why', async () => {
  expect(await sentence(deskWith(), 'new', 'x')).toBe(
    '--basis is missing: write annual, quarterly or monthly, whichever the rates of this plan are stated for, because 5% churn a month and 5% a year are very different plans.',
  );
});

test('a file that is there stays as it is unless --force is written', async () => {
  const desk = deskWith();
  await done(desk, 'new', 'x', '--basis', 'annual');
  const before = desk.files.get('x.headroom');
  expect(await headroom(desk, 'new', 'x', '--basis', 'monthly')).toEqual({
    out: '',
    error: 'x.headroom is there already; choose another name, or write --force to replace it.',
    exit: 1,
  });
  expect(desk.files.get('x.headroom')).toBe(before);
  await done(desk, 'new', 'x', '--basis', 'monthly', '--force');
  expect((await runAsJson(desk, 'x.headroom')).plan['basis']).toBe('monthly');
});

test('a title no file can hold is refused before anything is written', async () => {
  const desk = deskWith();
  expect(await sentence(desk, 'new', 'x', '--basis', 'annual', '--title', 'x'.repeat(30_000))).toMatch(
    /^Nothing was written: /,
  );
  expect(desk.files.size).toBe(0);
});

test.each([
  ['--churn', '-5', 'The churn is below zero; losses are entered as positive amounts.'],
  ['--churn', '99000', 'Contraction and churn exceed the opening revenue by 2000.'],
  [
    '--expansion',
    '1,000',
    '--expansion: "1,000" is not a number; commas neither group digits nor mark decimals, write 1234.5 or 1000.',
  ],
])('nrr with %s %s is refused', async (option, value, message) => {
  const amounts = {
    '--opening': '100000',
    '--expansion': '15000',
    '--contraction': '3000',
    '--churn': '5000',
    [option]: value,
  };
  expect(await sentence(deskWith(), 'nrr', ...Object.entries(amounts).flat())).toBe(message);
});

test('nrr of an empty cohort is not available, and says why', async () => {
  const typed = ['--opening', '0', '--expansion', '0', '--contraction', '0', '--churn', '0'];
  expect(await sentence(deskWith(), 'nrr', ...typed)).toBe('The opening revenue is 0, so its retention is undefined.');
});

test('nrr of amounts whose sum is too large is refused, not infinite', async () => {
  const typed = ['--opening', '1e308', '--expansion', '1e308', '--contraction', '0', '--churn', '0'];
  expect(await sentence(deskWith(), 'nrr', ...typed)).toMatch(/^The amounts are too large/);
});

test('nrr without one of its amounts says which is missing', async () => {
  expect(await sentence(deskWith(), 'nrr', '--opening', '5')).toBe(
    '--expansion is missing; nrr takes --opening, --expansion, --contraction and --churn.',
  );
});
