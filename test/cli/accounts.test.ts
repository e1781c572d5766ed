import { beforeEach, expect, test } from 'vitest';
import { writePlan } from '#plan/write';
import { bottomUpExample } from '../../assets/examples/fromTheBottomUp';
import { platform } from '../plan/platform';
import { type Desk, deskWith, done, headroom } from './desk';

const LIST = `Customer,CRM ID,Segment,ARR,Renewal date,NPS
Acme,c-1,SMB,"120,000.50",2027-02-28,45
Birch,c-2,SMB,6000,2027-11-01,150
Cedar,c-3,SMB,,,
`;

let desk: Desk;

function file(name: string, text: string): void {
  desk.files.set(name, new TextEncoder().encode(text));
}

beforeEach(async () => {
  desk = deskWith();
  await done(desk, 'new', 'p', '--basis', 'annual', '--start', '2027-01');
  file('list.csv', LIST);
});

test('a list is imported, said to be what it was, and found again the second time', async () => {
  expect(await done(desk, 'accounts', 'p.headroom', '--import', 'list.csv')).toBe(
    [
      'p.headroom: 2 new, 0 changed, 0 unchanged, 1 row left out.',
      'Row 4 (Cedar) is left out: it has no ARR.',
      'F3 (NPS) holds “150”, which is above 100.',
      '',
    ].join('\n'),
  );
  const before = desk.files.get('p.headroom');
  expect(await done(desk, 'accounts', 'p.headroom', '--import', 'list.csv')).toContain('0 new, 0 changed, 2 unchanged');
  expect(desk.files.get('p.headroom')).toBe(before);
});

test('--dry-run writes nothing, and --json says all that the import would do', async () => {
  const before = desk.files.get('p.headroom');
  const said = JSON.parse(
    await done(desk, 'accounts', 'p.headroom', '--import', 'list.csv', '--dry-run', '--json', '--as-of', '2027-03-31'),
  ) as unknown;
  expect(desk.files.get('p.headroom')).toBe(before);
  expect(said).toEqual({
    import: {
      dryRun: true,
      asOf: { old: '2026-12-31', new: '2027-03-31' },
      added: ['c-1', 'c-2'],
      changed: [],
      removed: [],
      unchanged: 0,
      kept: 0,
      leftOut: [{ row: 4, name: 'Cedar', why: 'it has no ARR' }],
      faults: [{ cell: 'F3', heading: 'NPS', text: '150', why: 'above 100' }],
      warnings: ['The list is of 2027-03-31 from now on; it was of 2026-12-31.'],
    },
  });
});

test.each([
  ['an open order of day and month', 'Name,ARR,Renewal\nA,1.5,03/04/2027', [], '--dates dmy', 2],
  ['a column that may be a product', 'Name,ARR,Mobile\nA,1.5,x', ['--others', 'keep'], '--map "product=Mobile"', 2],
  ['accounts that the file does not have', 'Name,ARR\nOther,1.5', [], '--others keep or --others remove', 2],
  ['a field that there is not', LIST, ['--map', 'nsp=NPS'], 'An account has no field "nsp"', 2],
  ['a column that there is not', LIST, ['--map', 'nps=Score'], 'No column is headed "Score"', 2],
  ['a day that there is not', LIST, ['--as-of', '2027-02-30'], '2027-02-30 is no day', 2],
  ['no column of names', 'Fax,ARR\n555,1.5', ['--others', 'keep'], 'No column gives names of accounts', 1],
] as const)(
  'the command says what to write about %s, and changes nothing',
  async (_, list, options, sentence, exit) => {
    await done(desk, 'accounts', 'p.headroom', '--import', 'list.csv');
    const before = desk.files.get('p.headroom');
    file('other.csv', list);
    const said = await headroom(desk, 'accounts', 'p.headroom', '--import', 'other.csv', ...options);
    expect(said).toMatchObject({ out: '', exit });
    expect(said.error).toContain(sentence);
    expect(desk.files.get('p.headroom')).toBe(before);
  },
);

test('options of an import without one, and a plan without accounts, are told what is missing', async () => {
  expect((await headroom(desk, 'accounts', 'p.headroom', '--dates', 'dmy')).error).toContain('write --import FILE');
  expect(await headroom(desk, 'accounts', 'p.headroom')).toEqual({
    out: '',
    error: 'p.headroom has no accounts; import a list of them with --import accounts.csv.',
    exit: 1,
  });
});

interface Listed {
  readonly asOf: string;
  readonly totals: { readonly ready: { readonly accounts: number } };
  readonly accounts: readonly {
    readonly name: string;
    readonly readiness: number;
    readonly confidence: number;
    readonly ready: boolean;
    readonly health: string;
    readonly triggers: readonly { readonly play: string; readonly motion: string }[];
    readonly play: string | null;
  }[];
}

test('--ready lists the healthy accounts above the bound, best first, with triggers and the play they suggest', async () => {
  desk.files.set('e.headroom', new TextEncoder().encode(await writePlan(bottomUpExample(), platform)));
  const all = JSON.parse(await done(desk, 'accounts', 'e.headroom', '--json')) as Listed;
  const ready = JSON.parse(await done(desk, 'accounts', 'e.headroom', '--ready', '--json')) as Listed;
  expect(all.accounts).toHaveLength(240);
  expect(ready.accounts.map(({ name }) => name).toSorted()).toEqual(
    all.accounts
      .filter((one) => one.ready)
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(ready.accounts.length).toBe(ready.totals.ready.accounts);
  expect(ready.accounts.length).toBeGreaterThan(5);
  expect(ready.accounts.every(({ readiness, health }) => readiness > 75 && health === 'open')).toBe(true);
  expect(ready.accounts.map(({ readiness }) => readiness)).toEqual(
    ready.accounts.map(({ readiness }) => readiness).toSorted((a, b) => b - a),
  );
  expect(ready.accounts.some(({ play, triggers }) => play !== null && triggers.some((one) => one.play === play))).toBe(
    true,
  );
  const text = await done(desk, 'accounts', 'e.headroom', '--ready');
  for (const { name } of ready.accounts) expect(text).toContain(name);
});

test('a total that no number can hold is not available, and no figure is called infinite', async () => {
  file('large.csv', 'Customer,ARR\nAcme,1e308\nBirch,1e308\n');
  await done(desk, 'accounts', 'p.headroom', '--import', 'large.csv', '--as-of', '2026-12-31');
  const text = await done(desk, 'accounts', 'p.headroom');
  expect(text).toContain('2 accounts with an ARR of USD n/a');
  expect(text).not.toContain('Infinity');
  expect(JSON.parse(await done(desk, 'accounts', 'p.headroom', '--json'))).toMatchObject({
    totals: { all: { accounts: 2, arr: null } },
  });
});

test('JSON has the potential and tier of every account, the same whether all are listed or the ready ones, and nothing of one that has left', async () => {
  // Owners of one product pay 100 for it, of two 60 each. Who lacks B could add the 60 that its owners pay; who has both, nothing.
  file('owned.csv', 'Customer,ARR,Products,NPS,ARR 2025-12\na,100,A,60,100\nb,120,A;B,60,60\nc,40,A,60,\nd,0,A,60,9\n');
  await done(desk, 'accounts', 'p.headroom', '--import', 'owned.csv', '--as-of', '2026-12-31', '--empty', 'unknown');
  const read = async (...options: readonly string[]) =>
    JSON.parse(await done(desk, 'accounts', 'p.headroom', '--json', ...options)) as {
      inTopFifth: unknown;
      accounts: readonly { name: string; potential: number | null; tier: string | null }[];
    };
  const pick = ({ name, potential, tier }: { name: string; potential: number | null; tier: string | null }) => [
    name,
    potential,
    tier,
  ];
  expect(await done(desk, 'accounts', 'p.headroom')).toMatch(/^d +0 +n\/a +0% +n\/a +n\/a$/m);
  const all = await read();
  expect(all.accounts.map(pick)).toEqual([
    ['a', 60, 'high'],
    ['b', 0, 'low'],
    ['c', 40, 'medium'],
    ['d', null, null],
  ]);
  // One account of three has 60 of 100; of those known a year ago, one of three grew, by 60.
  expect(all.inTopFifth).toEqual({ potential: 0.6, expansion: 1 });
  const ready = await read('--ready');
  expect(ready.accounts.map(pick)).toEqual([
    ['a', 60, 'high'],
    ['c', 40, 'medium'],
  ]);
});
