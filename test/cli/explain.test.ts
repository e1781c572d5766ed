import { beforeEach, expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { type Desk, deskWith, done, sentence } from './desk';

let desk: Desk;

beforeEach(async () => {
  desk = deskWith();
  const inputs = ['starting_arr@SMB=1000', 'starting_arr@Ent=3000', 'churn_rate=10%', 'churn_rate@SMB=20%'];
  await done(desk, 'new', 'p', '--basis', 'monthly', '--periods', '14', '--segments', 'SMB,Ent', ...inputs);
  await done(desk, 'scenario', 'add', 'p.headroom', 'Up');
  await done(desk, 'set', 'p.headroom', '--scenario', 'Up', 'churn_rate@SMB=0.05', 'closing_arr@SMB@2027-02=777');
});

async function explained(...typed: readonly string[]) {
  const found = JSON.parse(await done(desk, 'explain', 'p.headroom', ...typed, '--json'));
  return {
    ...found,
    precedents: found.precedents.map((one: Record<string, unknown>) => [
      one['line'],
      one['segment'],
      one['period'],
      one['value'],
    ]),
  };
}

test('a formula is told with the figures it was made of, in full', async () => {
  expect(await explained('closing_arr@SMB', '2027-01')).toEqual({
    line: 'closing_arr',
    label: 'Closing ARR',
    unit: 'money',
    segment: 'SMB',
    period: '2027-01',
    scenario: 'Base',
    value: 800,
    from: { type: 'formula', scenario: 'Base' },
    formula:
      'opening_arr + new_logo_arr + expansion_arr - contraction_arr - churn_arr + reactivation_arr + restatement_arr',
    precedents: [
      ['opening_arr', 'SMB', '2027-01', 1000],
      ['new_logo_arr', 'SMB', '2027-01', 0],
      ['expansion_arr', 'SMB', '2027-01', 0],
      ['contraction_arr', 'SMB', '2027-01', 0],
      ['churn_arr', 'SMB', '2027-01', 200],
      ['reactivation_arr', 'SMB', '2027-01', 0],
      ['restatement_arr', 'SMB', '2027-01', 0],
    ],
    cause: null,
  });
});

test.each([
  [['churn_rate@SMB', 'last'], { value: 0.2, from: { type: 'input', scenario: 'Base' } }],
  [['churn_rate@SMB', 'last', '--scenario', 'Up'], { value: 0.05, from: { type: 'input', scenario: 'Up' } }],
  [['churn_rate@Ent', 'last', '--scenario', 'Up'], { value: 0.1, from: { type: 'input', scenario: 'Base' } }],
  [
    ['churn_rate@SMB', 'last', '--scenario', 'Up', '--set', 'churn_rate@SMB=0.5'],
    { value: 0.5, from: { type: 'set', scenario: null } },
  ],
  [
    ['closing_arr@SMB', '2027-02', '--scenario', 'Up'],
    { value: 777, from: { type: 'cell', scenario: 'Up' }, formula: null, precedents: [] },
  ],
  [
    ['opening_arr', '2027-01'],
    {
      segment: 'total',
      value: 4000,
      from: { type: 'sum', scenario: null },
      precedents: [
        ['opening_arr', 'SMB', '2027-01', 1000],
        ['opening_arr', 'Ent', '2027-01', 3000],
      ],
    },
  ],
  [['opening_arr@total', '2027-01'], { segment: 'total', value: 4000 }],
  [['churn_rate', '2027-01'], { value: 0.125, from: { type: 'weighted', scenario: null } }],
  [['nrr', '2027-01'], { value: 0.875, from: { type: 'formula', scenario: 'Base' } }],
  [
    ['closing_arr@SMB', 'FY28'],
    {
      period: 'FY28',
      from: { type: 'last', scenario: null },
      precedents: [['closing_arr', 'SMB', '2028-02', expect.any(Number)]],
    },
  ],
  [['churn_arr@Ent', '2027-Q1'], { from: { type: 'sum', scenario: null }, value: 300 + 270 + 243 }],
  [
    ['quick_ratio@Ent', 'FY27'],
    {
      from: { type: 'formula', scenario: 'Base' },
      value: 0,
      precedents: expect.arrayContaining([['new_logo_arr', 'Ent', 'FY27', 0]]),
    },
  ],
  [
    ['nrr_ttm', '2027-01'],
    {
      value: null,
      cause:
        'Not enough history: trailing_product(nrr, periods_per_year) in nrr_ttm (total) in Jan 2027 needs 12 periods, and there is 1 so far.',
    },
  ],
  [
    ['churn_rate', 'FY27'],
    {
      value: null,
      from: { type: 'none', scenario: null },
      cause: 'No value over a quarter or year: churn_rate is not defined over several periods.',
    },
  ],
])('%j is explained as %j', async (typed, expected) => {
  expect(await explained(...typed)).toMatchObject(expected);
});

test('a figure five lines downstream names the input that is missing', async () => {
  await done(desk, 'set', 'p.headroom', 'churn_rate@SMB@2027-03=');
  expect((await explained('nrr_annualized', '2027-05')).cause).toBe(
    'Missing input: churn_rate (SMB) in Mar 2027 has no value.',
  );
  expect(await done(desk, 'explain', 'p.headroom', 'closing_arr@SMB', '2027-04')).toContain(
    'why      Missing input: churn_rate (SMB) in Mar 2027 has no value.',
  );
});

test('a formula that looks back is told over quarters by the quarter before', async () => {
  const opened = await openPlan(desk.files.get('p.headroom') ?? new Uint8Array(), desk.platform);
  if (!opened.ok) throw new Error(opened.error.type);
  const like = opened.value.lines.find((line) => line.id === 'quick_ratio');
  if (like === undefined) throw new Error('There is no line quick_ratio');
  const line = {
    ...like,
    id: 'grown',
    pack: 'own',
    definition: { type: 'formula', text: 'closing_arr - lag(closing_arr, 1)' },
  } as const;
  const applied = applyAll(opened.value, [{ type: 'insertLines', lines: [{ index: 0, line }] }]);
  if (!applied.ok) throw new Error(applied.error.type);
  desk.files.set('p.headroom', new TextEncoder().encode(await writePlan(applied.value.plan, desk.platform)));
  const { precedents, value } = await explained('grown@Ent', '2027-Q2');
  expect(precedents.map((read: readonly unknown[]) => read.slice(0, 3))).toEqual([
    ['closing_arr', 'Ent', '2027-Q2'],
    ['closing_arr', 'Ent', '2027-Q1'],
  ]);
  expect(value).toBe(precedents[0][3] - precedents[1][3]);
});

test('in words: value, source, formula and precedents', async () => {
  expect(await done(desk, 'explain', 'p.headroom', 'churn_arr@Ent', '2027-02')).toBe(
    [
      'Churn (churn_arr), Ent, Feb 2027, scenario Base',
      '  value    270 USD',
      '  from     formula: opening_arr * churn_rate_used * loss_scale',
      '  made of  opening_arr, Ent, Feb 2027      2700',
      '           churn_rate_used, Ent, Feb 2027  0.1',
      '           loss_scale, Ent, Feb 2027       1',
      '',
    ].join('\n'),
  );
});

test.each([
  [[], 'No figure is named; write a line and a period behind the plan, such as nrr last.'],
  [['nrr'], 'No period is named; write one behind nrr, such as last.'],
  [['nrr', '2031-01'], '2031-01 is outside the plan: the plan runs from 2027-01 to 2028-02.'],
  [['nrr@last', 'last'], 'nrr@last last names two periods; write one.'],
  [['nrr@Mid', 'last'], 'There is no segment or period "Mid"; the segments are SMB and Ent.'],
  [['nr', 'last'], 'There is no line nr; did you mean nrr?'],
  [['nrr', 'last', 'x'], '"x" is one word too many; write explain PLAN line@Segment PERIOD.'],
])('explain %j is refused', async (typed, message) => {
  expect(await sentence(desk, 'explain', 'p.headroom', ...typed)).toBe(message);
});
