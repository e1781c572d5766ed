import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { writePlan } from '#plan/write';
import { account } from '../domain/accounts/accountLists';
import { planOf, withEvery } from '../plan/plans';
import { platform } from '../plan/platform';
import { type Desk, deskWith, done, sentence } from './desk';

const encoded = async (plan: Plan) => new TextEncoder().encode(await writePlan(plan, platform));
let files: ReadonlyMap<string, Uint8Array> = new Map();
let desk: Desk = deskWith();

/** Thirteen months of one value; the first and the others where two are given. */
const months = (first: number, others = first) => [first, ...Array.from({ length: 12 }, () => others)];

const ACCOUNTS = [
  account('Grew', [100, ...Array.from({ length: 11 }, () => 100), 130], { segment: 'SMB' }),
  account('Left', [100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], { segment: 'SMB' }),
  account('Stayed', months(300), { segment: 'Enterprise' }),
  account('Came', [0, 0, 0, 0, ...Array.from({ length: 8 }, () => 50), 75], { segment: 'Enterprise' }),
  account('No past', [40], { segment: 'Enterprise' }),
];

beforeAll(async () => {
  const plain = withEvery(planOf({ title: 'Desk', start: '2027-01' }), { starting_arr: 1_000, churn_rate: 0.1 });
  files = new Map([
    ['plan.headroom', await encoded({ ...plain, accounts: ACCOUNTS })],
    ['without.headroom', await encoded(plain)],
    ['now.headroom', await encoded({ ...plain, accounts: [{ id: 'a', name: 'a', arr: 5 }] })],
  ]);
});

beforeEach(() => {
  desk = deskWith();
  for (const [name, bytes] of files) desk.files.set(name, bytes);
});

test('JSON gives the twelve months customer by customer beside every other reading, under exactly these names', async () => {
  const { year, segments, plan, ...rest } = JSON.parse(await done(desk, 'cohorts', 'plan.headroom', '--json'));
  expect(Object.keys(rest)).toEqual([
    'asOf',
    'accounts',
    'withHistory',
    'by',
    'segment',
    'cohorts',
    'total',
    'beganBefore',
    'withoutStart',
    'bySegment',
    'doubts',
    'differences',
  ]);
  expect(year).toEqual({
    from: '2025-12',
    to: '2026-12',
    nrr: 430 / 500,
    grrByCustomer: 400 / 500,
    customers: 3,
    kept: 2,
    opening: 500,
    closing: 430,
    least: 400,
    leftOut: 1,
    leftOutArr: 40,
    newCustomers: 1,
    newArr: 75,
    readings: {
      bySegment: expect.closeTo((200 * 0.65 + 300 * (375 / 350)) / 500, 12),
      compounded: expect.closeTo((400 / 500) * (505 / 450), 12),
      simpleSum: expect.closeTo(1 + (30 + 25 - 100) / 500, 12),
    },
  });
  expect(segments.map(({ segment, nrr, leftOut }: Record<string, unknown>) => [segment, nrr, leftOut])).toEqual([
    ['SMB', 0.65, 0],
    ['Enterprise', 1, 1],
  ]);
  expect(plan).toEqual({
    scenario: 'Base',
    twelveMonthsTo: 'Dec 2027',
    sameMonths: false,
    nrr: { compounded: expect.closeTo(0.9, 9), cohort: expect.closeTo(0.9, 9), simpleSum: expect.closeTo(0.9, 9) },
    grr: { compounded: expect.closeTo(0.9, 9), cohort: expect.closeTo(0.9, 9), simpleSum: expect.closeTo(0.9, 9) },
  });
});

test('the triangle follows cohorts by age, of all accounts or of one segment', async () => {
  const shown = async (...typed: readonly string[]) => {
    const { cohorts } = JSON.parse(await done(desk, 'cohorts', 'plan.headroom', '--json', ...typed));
    return cohorts.map((one: { cohort: string; ages: readonly { nrr: number }[] }) => [
      one.cohort,
      ...one.ages.map(({ nrr }) => nrr),
    ]);
  };
  expect(await shown()).toEqual([
    ['2025-Q4', 1, 0.8, 0.8, 0.8, 0.86],
    ['2026-Q2', 1, 1, 1],
  ]);
  expect(await shown('--segment', 'smb', '--by', 'year')).toEqual([['FY25', 1, 0.65]]);
});

test('the text says every reading with its period, and what to know before it is trusted', async () => {
  const text = await done(desk, 'cohorts', 'plan.headroom', '--reading', 'logos');
  expect(text).toMatchInlineSnapshot(`
    "Desk: 5 accounts at 31 Dec 2026
    Rounded for reading; --json gives full precision.

    Reading                                           NRR                    GRR                 Period
    Accounts, customer by customer                 86.00%                 80.00%  12 months to Dec 2026
    Accounts, by segment                           90.29%                         12 months to Dec 2026
    Accounts, compounded bridge                    89.78%                         12 months to Dec 2026
    Accounts, simple sum                           91.00%                         12 months to Dec 2026
    Base, compounded bridge                        90.00%                 90.00%  12 months to Dec 2027
    Base, cohort                                   90.00%                 90.00%  12 months to Dec 2027
    Base, simple sum                               90.00%                 90.00%  12 months to Dec 2027

    12 months to Dec 2026   Customers then             Kept         ARR then              Now
    SMB                                  2                1              200              130
    Enterprise                           1                1              300              300
    All                                  3                2              500              430

    12 months to Dec 2026              NRR  GRR by customer         Left out
    SMB                             65.00%           50.00%                0
    Enterprise                     100.00%          100.00%                1
    All                             86.00%           80.00%                1

    Customers kept by quarter of start, and age in quarters
    Began              Customers          0          1          2          3          4
    Q4 2025 or before          3     3 of 3     2 of 3     2 of 3     2 of 3     2 of 3
    Q2 2026                    1     1 of 1     1 of 1     1 of 1
    All                        4     4 of 4     3 of 4     3 of 4     2 of 3     2 of 3
    In no cohort, because nothing says when they began: 1.

    Left out of the twelve months: 1 of 5 accounts, whose ARR of Dec 2025 is not known.
    Other months: the accounts are read from Dec 2025 to Dec 2026, as it came; the plan over the twelve months to Dec 2027, as planned.
    Segment mix: +4.29 pt from customer by customer to by segment, as a plan reads a cohort: all of a segment are taken to fare alike, those won since among them.
    New customers: +3.78 pt from customer by customer to the compounded bridge, which counts what those won since (1) added and lost.
    "
  `);
});

test('who is not there is said: nobody has left, no history, no list', async () => {
  const text = await done(desk, 'cohorts', 'now.headroom');
  expect(text).toContain('Accounts, customer by customer  ');
  expect(text).toContain('n/a');
  expect(text).toContain('No account has a history of its ARR: import one with a column for each month.');
  expect(text).toContain('No account in this list has left: churned customers are probably missing.');
  expect(await sentence(desk, 'cohorts', 'without.headroom')).toBe(
    'without.headroom has no list of accounts; bring one in with accounts PLAN --import FILE.',
  );
});

test('a table of monthly revenue is imported and read: who left counts once it is said what an empty month means', async () => {
  const head = [
    'Customer',
    'MRR 2025-12',
    ...Array.from({ length: 12 }, (_, at) => `MRR 2026-${String(at + 1).padStart(2, '0')}`),
  ];
  const row = (name: string, values: readonly (number | '')[]) => [name, ...values].join(',');
  const table = [
    head.join(','),
    row('Grew', [...months(100).slice(1), 120]),
    row('Left', [50, 50, ...Array<''>(11).fill('')]),
    row('Shrank', [...months(200).slice(1), 150]),
    row('Came', [...Array<''>(6).fill(''), ...Array<number>(7).fill(80)]),
  ].join('\n');
  desk.files.set('mrr.csv', new TextEncoder().encode(table));
  expect(await sentence(desk, 'accounts', 'without.headroom', '--import', 'mrr.csv')).toContain(
    'write --empty none where nothing was paid, or --empty unknown.',
  );
  await done(desk, 'accounts', 'without.headroom', '--import', 'mrr.csv', '--empty', 'none');
  const { year } = JSON.parse(await done(desk, 'cohorts', 'without.headroom', '--json'));
  expect(year).toMatchObject({
    nrr: (120 + 0 + 150) / 350,
    grrByCustomer: (100 + 0 + 150) / 350,
    customers: 3,
    opening: 350 * 12,
    newArr: 80 * 12,
    leftOut: 0,
  });
});

test('a choice or a segment that is not there is answered by those that are', async () => {
  expect(await sentence(desk, 'cohorts', 'plan.headroom', '--by', 'week')).toBe(
    '--by week is none of the choices; write month, quarter or year.',
  );
  expect(await sentence(desk, 'cohorts', 'plan.headroom', '--segment', 'Mid')).toBe(
    'No account is of the segment "Mid"; the list has SMB and Enterprise.',
  );
  expect(await sentence(desk, 'cohorts', 'now.headroom', '--segment', 'Mid')).toBe(
    'The accounts of this plan have no segments; leave --segment out.',
  );
  expect(await sentence(desk, 'cohorts', 'plan.headroom', 'more')).toContain('one word too many');
});
