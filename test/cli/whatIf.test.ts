import { expect, test } from 'vitest';
import { deskWith, done, sentence } from './desk';

async function desk() {
  const made = deskWith();
  await done(
    made,
    'new',
    'p',
    '--basis',
    'annual',
    '--set',
    'starting_arr=1e6',
    '--set',
    'churn_rate=10%',
    '--set',
    'upsell_rate=8%',
  );
  return made;
}

const asJson = async (on: Awaited<ReturnType<typeof desk>>, ...typed: readonly string[]) =>
  JSON.parse(await done(on, ...typed, '--json')) as unknown;

const triangular = 'churn_rate=triangular(0.08,0.10,0.14)';

test('solve gives value, what follows from it, and whether the target is reached', async () => {
  const on = await desk();
  const solve = (target: string, ...more: readonly string[]) =>
    asJson(
      on,
      'solve',
      'p.headroom',
      '--line',
      'nrr_stated',
      '--at',
      'last',
      '--target',
      target,
      '--vary',
      'churn_rate',
      ...more,
    );
  expect(await solve('1.02')).toEqual({ value: 0.06, achieved: 1.02, reachable: true });
  expect(await solve('120%', '--min', '2%')).toEqual({ value: 0.02, achieved: 1.06, reachable: false });
  const told = await done(
    on,
    'solve',
    'p.headroom',
    '--line',
    'nrr_stated',
    '--at',
    'last',
    '--target',
    '1.2',
    '--vary',
    'churn_rate',
  );
  expect(told).toContain(
    '120.00% cannot be reached between 0.00% and 100.00%, where nrr_stated lies between 8.00% and 108.00%',
  );
});

test('solve takes a scenario, a segment and a period, and leaves the file as it is', async () => {
  const on = deskWith();
  await done(
    on,
    'new',
    'p',
    '--basis',
    'annual',
    '--segments',
    'A,B',
    '--set',
    'starting_arr@A=1e6',
    '--set',
    'starting_arr@B=1e6',
  );
  await done(on, 'scenario', 'add', 'p.headroom', 'Up');
  await done(on, 'set', 'p.headroom', '--scenario', 'Up', 'upsell_rate=5%');
  const before = on.files.get('p.headroom');
  const typed = [
    'solve',
    'p.headroom',
    '--line',
    'nrr_stated@A',
    '--at',
    '2027-06',
    '--target',
    '1',
    '--scenario',
    'Up',
  ];
  expect(await asJson(on, ...typed, '--vary', 'churn_rate@A@2027-06')).toEqual({
    value: 0.05,
    achieved: 1,
    reachable: true,
  });
  expect(await asJson(on, ...typed, '--vary', 'churn_rate@B')).toMatchObject({ reachable: false });
  expect(on.files.get('p.headroom')).toBe(before);
});

test('solve meets several targets by several inputs', async () => {
  const on = await desk();
  const targets = [
    '--line',
    'closing_arr',
    '--target',
    '1500000',
    '--line',
    'nrr_stated',
    '--target',
    '1.05',
    '--at',
    'last',
  ];
  const found = await asJson(on, 'solve', 'p.headroom', ...targets, '--vary', 'new_logo_arr', '--vary', 'churn_rate');
  expect(found).toMatchObject({ reachable: true, values: { churn_rate: expect.closeTo(0.03, 9) } });
});

test('table gives a row for each value, and a column for each of the second input', async () => {
  const on = await desk();
  const typed = ['table', 'p.headroom', '--line', 'nrr_stated', '--at', 'last', '--row', 'churn_rate=5%..15%/3'];
  expect(await asJson(on, ...typed, '--column', 'upsell_rate=0..10%/2')).toEqual({
    line: 'nrr_stated',
    at: '2028-12',
    row: { input: 'churn_rate', values: [0.05, 0.1, 0.15] },
    column: { input: 'upsell_rate', values: [0, 0.1] },
    values: [
      [0.95, 1.05],
      [0.9, 1],
      [0.85, 0.95],
    ],
  });
  expect(await asJson(on, ...typed)).toMatchObject({
    column: null,
    values: [[1.03], [0.98], [expect.closeTo(0.93, 12)]],
  });
  const rows = (await done(on, ...typed)).split('\n').map((row) => row.split(/ {2,}/));
  expect(rows).toEqual([
    ['Churn rate', 'NRR stated, 2028-12'],
    ['5.00%', '103.00%'],
    ['10.00%', '98.00%'],
    ['15.00%', '93.00%'],
    [''],
  ]);
});

test('simulate gives percentiles by period, the probability of a target, and what it was drawn from', async () => {
  const on = await desk();
  const found = await asJson(
    on,
    'simulate',
    'p.headroom',
    '--trials',
    '4000',
    '--seed',
    '7',
    '--lines',
    'churn_rate,closing_arr',
    '--vary',
    triangular,
    '--at',
    'last',
    '--target',
    '<=0.10',
  );
  expect(found).toMatchObject({
    trials: 4000,
    seed: 7,
    probability: expect.closeTo(1 / 3, 1),
    standardError: expect.closeTo(Math.sqrt(2 / 9 / 4000), 3),
    drivers: { churn_rate: 1 },
    notComputable: 0,
    clipped: 0,
    elapsedMs: 0,
  });
  const { lines } = found as { lines: Record<string, Record<string, number[]>> };
  expect(Object.keys(lines)).toEqual(['churn_rate', 'closing_arr']);
  expect(
    Object.fromEntries(Object.entries(lines['closing_arr'] ?? {}).map(([name, values]) => [name, values.length])),
  ).toEqual({ p5: 24, p25: 24, p50: 24, p75: 24, p95: 24, mean: 24 });
  expect(lines['churn_rate']?.['p50']?.[23]).toBeCloseTo(0.14 - Math.sqrt(0.5 * 0.06 * 0.04), 3);
});

test('the same seed prints the same bytes, another seed other numbers; at least is meant where nothing else is said', async () => {
  const on = await desk();
  const typed = ['simulate', 'p.headroom', '--trials', '500', '--lines', 'closing_arr', '--vary', triangular];
  const run = (...more: readonly string[]) => done(on, ...typed, '--json', ...more);
  expect(await run('--seed', '5')).toBe(await run('--seed', '5'));
  expect(await run('--seed', '6')).not.toBe((await run('--seed', '5')).replace('"seed":5', '"seed":6'));
  const chance = async (target: string) =>
    (await asJson(on, ...typed, '--at', 'last', '--target', target)) as { readonly probability: number };
  const [least, most] = [await chance('960000'), await chance('<=960000')];
  expect(least.probability + most.probability).toBe(1);
});

test('simulate tells people the same in a table and sentences', async () => {
  const on = await desk();
  const told = await done(
    on,
    'simulate',
    'p.headroom',
    '--lines',
    'nrr_stated',
    '--vary',
    'churn_rate=uniform(-10%,10%)',
    '--at',
    'last',
    '--target',
    '1',
  );
  expect(told).toMatch(/^Base, 10000 trials, seed 1\n\nNRR stated \(nrr_stated\)\n/);
  expect(told).toMatch(
    /nrr_stated is at least 100.00% in 2028-12 with a probability of \d\d\.\d%, plus or minus 0\.\d points\./,
  );
  expect(told).toMatch(/\d{4} draws lay outside what their input can be and were held at its ends\./);
});

test('simulate says of a figure that cannot be computed at the date that there is no probability, and no number of it', async () => {
  const at = ['--at', '2027-03', '--target', '90%', '--trials', '50'];
  const typed = ['simulate', 'p.headroom', '--lines', 'nrr_ttm', '--vary', triangular, ...at];
  const told = await done(await desk(), ...typed);
  expect(told).toContain('\n\nnrr_ttm cannot be computed in 2027-03 in any trial, so there is no probability.\n');
  expect(told).not.toMatch(/NaN|goes along with/);
});

/** One cell by two names. */
const SAME = ['--row', 'churn_rate@last=1%..2%/2', '--column', 'churn_rate@2028-12=3%..4%/2'];
const TWICE = ['--vary', 'churn_rate@last', '--vary', 'churn_rate@2028-12'];

test.each([
  [['solve', 'p.headroom', '--line', 'nrr'], /--at is missing; solve takes/],
  [
    [
      'simulate',
      'p.headroom',
      '--lines',
      'nrr',
      '--vary',
      'churn_rate=uniform(1%,2%)',
      '--at',
      'last',
      '--target',
      '<0.9',
    ],
    /--target: "<0.9" begins with <; write 0.9 for at least, '<=0.9' for at most/,
  ],
  [
    ['solve', 'p.headroom', '--line', 'nrr', '--at', 'FY27', '--target', '1', '--vary', 'churn_rate'],
    /FY27 has several periods of the plan; name one of them, such as 2027-12/,
  ],
  [
    ['solve', 'p.headroom', '--line', 'nrr', '--at', 'last', '--target', '1', '--vary', 'closing_arr'],
    /closing_arr is calculated in Base; vary one of the inputs/,
  ],
  [
    ['solve', 'p.headroom', '--line', 'nrr', '--at', 'last', '--target', '1', '--target', '2', '--vary', 'churn_rate'],
    /Each --line needs a --target/,
  ],
  [
    ['solve', 'p.headroom', '--line', 'nrr', '--at', 'last', '--target', '1', ...TWICE],
    /--vary names churn_rate@2028-12 twice; keep one of them/,
  ],
  [['table', 'p.headroom', '--line', 'nrr', '--at', 'last', '--row', 'churn_rate=1..2'], /is no run through an input/],
  [
    ['table', 'p.headroom', '--line', 'nrr', '--at', 'last', '--row', 'churn_rate=5%...15%/3'],
    /is no run through an input/,
  ],
  [
    ['table', 'p.headroom', '--line', 'nrr', '--at', 'last', '--row', 'churn_rate=0..1/99'],
    /99 values are too many; write 2 to 50/,
  ],
  [
    ['table', 'p.headroom', '--line', 'nrr', '--at', 'last', '--row', 'churn_rate=-5%..15%/5'],
    /churn_rate cannot be -5.00%; 0.00% is the least that it can be/,
  ],
  [
    ['table', 'p.headroom', '--line', 'nrr', '--at', 'last', '--row', 'churn_rate=15%..150%/5'],
    /churn_rate cannot be 150.00%; 100.00% is the most that it can be/,
  ],
  [
    ['table', 'p.headroom', '--line', 'nrr', '--at', 'last', ...SAME],
    /--row and --column both run through churn_rate@last; name two inputs/,
  ],
  [['simulate', 'p.headroom', '--lines', 'nrr'], /No input has a range yet/],
  [['simulate', 'p.headroom', '--vary', triangular], /--lines is missing/],
  [
    ['simulate', 'p.headroom', '--lines', 'nrr', '--vary', 'churn_rate=trianglar(1,2,3)'],
    /no shape trianglar; did you mean triangular/,
  ],
  [
    ['simulate', 'p.headroom', '--lines', 'nrr', '--vary', 'churn_rate=pert(0.3,0.2,0.1)'],
    /low, likely and high must stand in this order/,
  ],
  [
    ['simulate', 'p.headroom', '--lines', 'nrr', '--vary', triangular, '--vary', triangular],
    /churn_rate is varied twice/,
  ],
  [['simulate', 'p.headroom', '--lines', 'nrr', '--vary', triangular, '--target', '1'], /--target needs --at/],
  [['simulate', 'p.headroom', '--lines', 'nrr', '--vary', 'nrr=normal(1,0.1)'], /nrr is calculated in Base/],
  [
    ['simulate', 'p.headroom', '--lines', 'nrr', '--vary', triangular, '--trials', '0'],
    /--trials: 0 is not a whole number from 1 to 1000000/,
  ],
])('%j is refused with a sentence', async (typed, words) => {
  expect(await sentence(await desk(), ...typed)).toMatch(words);
});
