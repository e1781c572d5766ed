import { beforeEach, expect, test } from 'vitest';
import { writePlan } from '#plan/write';
import { caseOfC } from '../plan/caseOfC';
import { platform } from '../plan/platform';
import { type Desk, deskWith, done, headroom, sentence } from './desk';

let desk: Desk = deskWith();

interface ComparedAsJson {
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  readonly steps: readonly { readonly name: string; readonly amount: number; readonly joins?: readonly string[] }[];
}

const json = async (...typed: readonly string[]) =>
  JSON.parse(await done(desk, 'compare', 'p.headroom', ...typed, '--json')) as ComparedAsJson;
const near = (value: number) => expect.closeTo(value, 12);

beforeEach(async () => {
  desk = deskWith();
  const started = ['starting_arr=1000000', 'churn_rate=10%', 'seat_rate=5%', 'new_logo_arr=20000'];
  await done(desk, 'new', 'p', '--basis', 'annual', ...started.flatMap((one) => ['--set', one]));
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate=8%', 'seat_rate=7%', 'new_logo_arr=30000');
});

test('JSON has ends, difference and steps under exactly these names, the largest step first, rates as fractions', async () => {
  expect(await json('Base', 'Upside', '--line', 'nrr_ttm', '--at', 'last')).toEqual({
    from: near(0.95),
    to: near(0.99),
    difference: near(0.04),
    steps: [
      { name: 'Churn rate', amount: near(0.02) },
      { name: 'Seat rate', amount: near(0.02) },
      { name: 'New-logo ARR', amount: 0 },
    ],
  });
});

test('the ends are what run prints, the steps sum to the difference, and swapping the scenarios negates them', async () => {
  const run = JSON.parse(
    await done(desk, 'run', 'p.headroom', '--lines', 'closing_arr', '--all-scenarios', '--json'),
  ) as { readonly scenarios: readonly { readonly lines: { readonly closing_arr: { readonly total: number[] } } }[] };
  const [base, upside] = run.scenarios.map(({ lines }) => lines.closing_arr.total.at(-1) ?? Number.NaN);
  const there = await json('Base', 'Upside');
  expect([there.from, there.to]).toEqual([base, upside]);
  const sum = there.steps.reduce((part, { amount }) => part + amount, there.from);
  expect(Math.abs(sum - there.to)).toBeLessThanOrEqual(1e-12 * there.to);
  const back = await json('Upside', 'Base');
  expect(back.steps.map(({ name, amount }) => [name, amount])).toEqual(
    there.steps.map(({ name, amount }) => [name, expect.closeTo(-amount, 6)]),
  );
});

test('the text says figure, period and method, rates in percent and steps in points with their share', async () => {
  const text = await done(desk, 'compare', 'p.headroom', 'base', 'upside', '--line', 'nrr_ttm', '--at', 'FY27');
  for (const said of [
    /^p: Base to Upside\nNRR, 12 months, FY27, 12 months, compounded bridge\n/,
    /Bridge +%, points +share\n/,
    /Base +95\.00%\n/,
    / {2}Churn rate +\+2\.00 +50\.0%\n/,
    / {2}New-logo ARR +0\.00 +0\.0%\n/,
    /Upside +99\.00%\nDifference +\+4\.00 +100\.0%\n/,
    /3 differences, 8 mixtures of the two scenarios computed/,
  ])
    expect(text).toMatch(said);
});

test('steps that cancel each other to next to nothing have no shares of it', async () => {
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate=8%', 'seat_rate=3.001%');
  const text = await done(desk, 'compare', 'p.headroom', 'Base', 'Upside', '--line', 'nrr_stated');
  expect(text).toMatch(/ {2}Churn rate +\+2\.00\n {2}Seat rate +-2\.00\n/);
});

test('formulas and initiatives are steps beside values', async () => {
  desk.files.set('p.headroom', new TextEncoder().encode(await writePlan(caseOfC(), platform)));
  const { steps } = await json('Do nothing', 'Initiatives', '--line', 'nrr_stated');
  expect(steps.slice(0, 2)).toEqual([
    { name: 'Seat pricing', amount: near(0.05) },
    { name: 'Team plan at $199', amount: near(0.03) },
  ]);
  expect(steps).toHaveLength(6);
});

test('a segment is explained by itself, a fiscal year by the rule of the line', async () => {
  const wanted = ['starting_arr@SMB=8', 'starting_arr@Large=9', 'churn_rate=10%'].flatMap((one) => ['--set', one]);
  await done(desk, 'new', 'p', '--force', '--basis', 'annual', '--segments', 'SMB,Large', ...wanted);
  await done(desk, 'scenario', 'add', 'p.headroom', 'Upside');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate@Large=5%');
  const of = async (line: string) => {
    const { from, to } = await json('Base', 'Upside', '--line', line, '--at', 'FY27');
    return [from, to];
  };
  expect(await of('churn_arr@SMB')).toEqual([near(0.8), near(0.8)]);
  expect(await of('churn_arr@Large')).toEqual([near(0.9), near(0.45)]);
});

test('a scenario compared with itself has no steps', async () => {
  const { difference, steps } = await json('Upside', 'Upside');
  expect([difference, steps]).toEqual([0, []]);
  expect(await done(desk, 'compare', 'p.headroom', 'Base', 'Base')).toContain('The two scenarios say the same.');
});

test('beyond twelve differences a step names those that it joins, and the text says so', async () => {
  const rates = ['churn', 'contraction', 'upsell', 'seat', 'cross_sell', 'usage', 'price'];
  const cells = ['net_new_arr', 'churn_arr', 'seat_arr', 'price_arr'].map((line) => `${line}@2027-02=9000`);
  const said = [...rates.map((name) => `${name}_rate=3%`), 'reactivation_arr=1', 'restatement_arr=2', ...cells];
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', ...said);
  const { steps, from, to } = await json('Base', 'Upside');
  expect(steps).toHaveLength(12);
  expect(steps.filter(({ joins }) => joins !== undefined)).toEqual([
    { name: 'ARR bridge, 2 smallest', amount: expect.any(Number), joins: ['Churn', 'Seats'] },
    { name: 'Assumptions, 2 smallest', amount: expect.any(Number), joins: ['Reactivation ARR', 'Restatement ARR'] },
  ]);
  expect(steps.reduce((sum, { amount }) => sum + amount, from)).toBeCloseTo(to, 6);
  expect(await done(desk, 'compare', 'p.headroom', 'Base', 'Upside')).toContain(
    'More than 12 differences: the smallest are joined, within their sections first.',
  );
});

test('a mixture that cannot be computed ends in one sentence that names it', async () => {
  await done(desk, 'scenario', 'add', 'p.headroom', 'Other');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Upside', 'churn_rate=70%', 'contraction_rate=10%');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Other', 'churn_rate=10%', 'contraction_rate=70%');
  const said = await headroom(desk, 'compare', 'p.headroom', 'Upside', 'Other', '--json');
  expect(said.exit).toBe(1);
  expect(said.error).toMatch(
    /^The figure cannot be computed with Contraction rate as in Other and all else as in Upside; losses above 100% in /,
  );
});

test.each([
  ['no plan', ['compare'], 'No plan is named'],
  ['one scenario', ['compare', 'p.headroom', 'Base'], 'Two scenarios are compared'],
  ['a third scenario', ['compare', 'p.headroom', 'Base', 'Upside', 'More'], 'one word too many'],
  ['a scenario there is not', ['compare', 'p.headroom', 'Base', 'Upsid'], 'did you mean "Upside"?'],
  ['a line there is not', ['compare', 'p.headroom', 'Base', 'Upside', '--line', 'closing'], 'There is no line closing'],
  ['a period behind the line', ['compare', 'p.headroom', 'Base', 'Upside', '--line', 'nrr@last'], 'behind --at'],
  ['a period there is not', ['compare', 'p.headroom', 'Base', 'Upside', '--at', '2031-01'], '2031'],
])('%s ends in a sentence', async (_, typed, says) => {
  expect(await sentence(desk, ...typed)).toContain(says);
});
