import { expect, test } from 'vitest';
import { deskWith, done, headroom, sentence, totals } from './desk';

const desk = deskWith();

async function json(...typed: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse(await done(desk, ...typed, '--json')) as Record<string, unknown>;
}

/** Numbers of an answer without the last digits that binary arithmetic adds. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(10));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
}

test('growth of 40% at NRR 85% takes 55% of opening ARR, and all keys are there in their order', async () => {
  const found = await json('growth', '--arr', '10e6', '--growth', '0.4', '--nrr', '85%');
  expect(Object.keys(found)).toEqual([
    'share',
    'requiredNewLogo',
    'perYear',
    'perPeriod',
    'compensatory',
    'additive',
    'surplus',
  ]);
  expect(rounded(found)).toEqual({
    share: 0.55,
    requiredNewLogo: 5_500_000,
    perYear: [5_500_000],
    perPeriod: [],
    compensatory: 0.15,
    additive: 0.4,
    surplus: false,
  });
});

test('over three years the years add up, and with periods new logos move in the year', async () => {
  const found = await json(
    'growth',
    '--arr',
    '1',
    '--growth',
    '40%',
    '--nrr',
    '0.85',
    '--years',
    '3',
    '--periods-per-year',
    '4',
  );
  const perPeriod = found['perPeriod'] as readonly number[];
  expect(rounded([found['requiredNewLogo'], found['perYear']])).toEqual([2.398, [0.55, 0.77, 1.078]]);
  expect([
    perPeriod.length,
    perPeriod
      .slice(0, 4)
      .reduce((a, b) => a + b)
      .toFixed(4),
  ]).toEqual([12, '0.5815']);
});

test('a base that outgrows its target is a surplus, in words and in numbers below zero', async () => {
  const typed = ['growth', '--arr', '1000000', '--growth', '20%', '--nrr', '125%'];
  expect(rounded(await json(...typed))).toMatchObject({
    share: -0.05,
    surplus: true,
    compensatory: 0,
    additive: -0.05,
  });
  expect(await done(desk, ...typed)).toContain('the base alone outgrows the target');
});

test('the grid has a row for each NRR and a column for each target', async () => {
  const typed = ['growth-grid', '--growth', '0.2,0.4', '--nrr', '0.85,125%'];
  expect(rounded(await json(...typed))).toEqual({
    growth: [0.2, 0.4],
    nrr: [0.85, 1.25],
    shares: [
      [0.35, 0.55],
      [-0.05, 0.15],
    ],
  });
  expect(await done(desk, ...typed)).toMatch(/NRR 125\.00% +-5\.00% +15\.00%/);
});

test('the crossover of one year is K < c A D, and over years both sides are present values', async () => {
  const typed = ['crossover', '--arr', '15e6', '--cac-ratio', '2', '--points', '0.02', '--cost', '480000'];
  expect(rounded(await json(...typed))).toEqual({
    invest: true,
    breakEvenPoints: 0.016,
    valueOfPoints: 600_000,
    cost: 480_000,
  });
  const years = await json(...typed, '--years', '2', '--growth', '40%', '--discount', '10%');
  const value = 600_000 * (1 / 1.1 + 1.4 / 1.21);
  expect(rounded([years['valueOfPoints'], years['cost']])).toEqual(rounded([value, 480_000 * (1 / 1.1 + 1 / 1.21)]));
  expect(await done(desk, ...typed)).toContain('Quoted, not computed');
});

test('costs follow the stage, hidden costs each end of the band, and the place in it what is chosen', async () => {
  const typed = ['cost', '--arr', '25000000', '--motions', 'upsell,cross-sell,usage'];
  expect(await json(...typed)).toMatchObject({
    stage: 'scale',
    total: { low: 125_000, high: 400_000, chosen: 262_500 },
  });
  expect(rounded(await json(...typed, '--hidden', 'add', '--position', '0'))).toMatchObject({
    total: { low: 181_250, high: 660_000, chosen: 181_250 },
    motions: { usage: { low: 36_250, high: 132_000 } },
  });
  expect(rounded(await json('cost', '--arr', '4999999', '--motions', 'cross-sell', '--hidden', 'compound'))).toEqual({
    stage: 'startup',
    motions: { 'cross-sell': { low: 7_590, high: 26_910, chosen: 17_250 } },
    total: { low: 7_590, high: 26_910, chosen: 17_250 },
  });
});

test('advice names the rules that fired, with source and reason', async () => {
  const found = await json('advise', '--architecture', 'seat', '--nrr', '1.05', '--csms', 'no', '--segment', 'mixed');
  expect(found).toEqual({
    headline: 'Automate expansion: usage-based pricing or prompts in the product',
    lead: 'seat',
    support: ['automation', 'tier-upsell'],
    rules: [
      { id: 'automate', source: 'A', because: expect.any(String) },
      { id: 'seat-expansion', source: 'A', because: expect.any(String) },
    ],
  });
  const text = await done(
    desk,
    'advise',
    '--architecture',
    'multi',
    '--nrr',
    '89%',
    '--csms',
    'yes',
    '--segment',
    'mixed',
  );
  expect(text).toContain('NRR of 89% is below 90%. (A, Expansion strategy framework)');
});

test.each([
  [['growth', '--growth', '40%', '--nrr', '85%'], /--arr is missing/],
  [['growth', '--arr', '1', '--growth', '40', '--nrr', '85%'], /0\.4 or 40%\?/],
  [['growth', '--arr', '1', '--growth', '0.4', '--nrr', '115'], /1\.15 or 115%\?/],
  [['growth', '--arr', '-5', '--growth', '0.4', '--nrr', '1'], /--arr: -5 is below 0/],
  [['growth', '--arr', '1', '--growth', '-1', '--nrr', '1'], /−100% or less/],
  [['growth', '--arr', '1', '--growth', '0.1', '--nrr', '1', '--years', '1.5'], /not a whole number from 1 to 50/],
  [['growth', '--arr', '1e308', '--growth', '3', '--nrr', '1', '--years', '9'], /too large/],
  [['growth-grid', '--growth', '0.2,,0.4', '--nrr', '1'], /a number is missing/],
  [['crossover', '--arr', '1', '--cac-ratio', '2', '--points', '5', '--cost', '1'], /0\.05 or 5%\?/],
  [['cost', '--arr', '1', '--motions', 'upsel'], /no motion "upsel".*upsell, cross-sell and usage/],
  [['cost', '--arr', '1', '--motions', 'usage,usage'], /named twice/],
  [['cost', '--arr', '1', '--motions', 'usage', '--hidden', 'some'], /none, add or compound/],
  [['cost', '--arr', '1', '--motions', 'usage', '--position', '1.2'], /0 \(low end\) to 1/],
  [
    ['advise', '--architecture', 'dual', '--nrr', '1', '--csms', 'yes', '--segment', 'mixed'],
    /single, multi, usage or seat/,
  ],
  [['advise', '--architecture', 'multi', '--nrr', '1', '--csms', 'perhaps', '--segment', 'mixed'], /yes or no/],
  [['advise', 'multi'], /one word too many/],
] as const)('%s is refused with a sentence', async (typed, wanted) => {
  const said = await headroom(desk, ...typed);
  expect(said.exit).toBeGreaterThan(0);
  expect(said.error).toMatch(wanted);
  expect(said.error.trim().split('\n')).toHaveLength(1);
});

test('a pack is added to a plan file, its inputs are missing until they are set, and it is added once', async () => {
  const own = deskWith();
  await done(own, 'new', 'p', '--basis', 'annual', '--set', 'starting_arr=6000000', '--set', 'churn_rate=15%');
  expect(await done(own, 'pack', 'add', 'p.headroom', 'costs')).toMatch(/added the costs pack, \d+ lines/);
  expect((await totals(own, 'required_new_logo_arr', 'p.headroom'))[0]).toBeNull();
  await done(own, 'set', 'p.headroom', 'target_growth=40%', 'cac_ratio=2');
  expect((await totals(own, 'required_new_logo_simple', 'p.headroom'))[0]).toBeCloseTo(3.3e6, 4);
  expect((await totals(own, 'program_cost', 'p.headroom'))[0]).toBeCloseTo((55_100 + 206_250) / 2, 6);
  expect(await sentence(own, 'pack', 'add', 'p.headroom', 'growth')).toMatch(/growth pack already/);
  expect(await sentence(own, 'pack', 'add', 'p.headroom', 'risk')).toMatch(/no pack risk; write growth or costs/);
  expect(await done(own, 'check', 'p.headroom')).toMatch(/fine/);
});
