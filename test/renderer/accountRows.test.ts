import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { NAME_COLUMN, shownColumns } from '../../renderer/accounts/list/columns';
import { widthsFor } from '../../renderer/accounts/list/columnWidths';
import { listedAccounts } from '../../renderer/accounts/list/listedAccount';
import { type Filter, filtered, listRows, sorted } from '../../renderer/accounts/list/shownRows';
import { planOf } from '../plan/plans';

const ALL: Filter = { search: '', segment: null, csm: null, show: 'all', readyAbove: 75 };

function listed(accounts: readonly Account[]) {
  return listedAccounts({ ...planOf(), accounts });
}

const LIST: readonly Account[] = [
  { id: '1', name: 'Birch', arr: 20_000, segment: 'SMB', csm: 'Ines', nps: 20, products: ['Core'] },
  { id: '2', name: 'alder', arr: 50_000, segment: 'Enterprise', nps: 0, products: ['Core', 'Mobile'] },
  { id: '3', name: 'Cedar', arr: 5_000, csm: 'Tom' },
  { id: '4', name: 'Alder West', arr: 0, segment: 'Enterprise', csm: 'Ines', nps: 70, products: [] },
];

const ids = (all: readonly { readonly account: Account }[]) => all.map(({ account }) => account.id).join('');
const column = (id: string) =>
  shownColumns(new Set(['value', 'health']), 'USD').find((one) => one.id === id) ?? NAME_COLUMN;

test.each([
  [{ search: 'alder' }, '24'],
  [{ search: 'west ALD' }, '4'],
  [{ search: 'mobile' }, '2'],
  [{ search: 'ines' }, '14'],
  [{ segment: 'Enterprise' }, '24'],
  [{ segment: '' }, '3'],
  [{ segment: 'Enterprise', csm: '' }, '2'],
  [{ show: 'gateShut' }, '12'],
  [{ show: 'healthUnknown' }, '3'],
  [{ search: 'nobody' }, ''],
] as const)('%o shows %s', (filter, shown) => {
  expect(ids(filtered(listed(LIST), { ...ALL, ...filter }))).toBe(shown);
});

test('accounts are in the order of a column either way, whatever their capitals, and what is not known is last in both', () => {
  const all = listed(LIST);
  expect(ids(sorted(all, NAME_COLUMN, { descending: false }))).toBe('2413');
  expect(ids(sorted(all, column('nps'), { descending: false }))).toBe('2143');
  expect(ids(sorted(all, column('nps'), { descending: true }))).toBe('4123');
  expect(ids(sorted(all, column('arr'), { descending: true }))).toBe('2134');
});

test('groups are by name with what has none last, each with its accounts, their ARR and how many are ready', () => {
  const rows = listRows(listed(LIST), 'segment', new Set(['group:Enterprise']));
  expect(rows.map((row) => (row.type === 'group' ? `${row.name} ${row.count} ${row.arr}` : row.key))).toEqual([
    'Enterprise 2 50000',
    'SMB 1 20000',
    'account:1',
    'No segment 1 5000',
    'account:3',
  ]);
});

const accounts = fc.uniqueArray(
  fc.record(
    {
      id: fc.string({ minLength: 1, maxLength: 4 }),
      name: fc.string({ minLength: 1, maxLength: 6 }),
      arr: fc.nat(1000),
      segment: fc.constantFrom('a', 'b'),
      csm: fc.constantFrom('x', 'y'),
      nps: fc.integer({ min: -100, max: 100 }),
    },
    { requiredKeys: ['id', 'name', 'arr'] },
  ),
  { selector: ({ id }) => id, maxLength: 30 },
) as fc.Arbitrary<readonly Account[]>;

test('sorting loses no account and groups hold each once, and equals keep the order of the list', () => {
  fc.assert(
    fc.property(accounts, fc.constantFrom('arr', 'nps', 'name'), fc.boolean(), (list, by, descending) => {
      const all = listed(list);
      const order = sorted(all, column(by), { descending });
      expect(new Set(order)).toEqual(new Set(all));
      for (const [at, one] of order.entries()) {
        const next = order[at + 1];
        if (next === undefined || column(by).order(one) !== column(by).order(next)) continue;
        expect(all.indexOf(one)).toBeLessThan(all.indexOf(next));
      }
      const rows = listRows(order, 'csm', new Set());
      const shown = rows.flatMap((row) => (row.type === 'account' ? [row] : []));
      expect(new Set(shown)).toEqual(new Set(all));
      expect(shown.length).toBe(all.length);
      const arr = rows.reduce((sum, row) => sum + (row.type === 'group' ? row.arr : 0), 0);
      expect(arr).toBe(list.reduce((sum, account) => sum + account.arr, 0));
    }),
    { numRuns: 40 },
  );
});

test('after an edit of one account the rows of the others are the same objects', () => {
  const list = [...LIST];
  const before = listed(list);
  const changed = list.map((account) => (account.id === '3' ? { ...account, csm: 'Ada' } : account));
  const after = listed(changed);
  expect(after.map((one, at) => one === before[at])).toEqual([true, true, false, true]);
});

test('a column of amounts is as wide as its largest one, digits and commas, and no other column grows', () => {
  const columns = shownColumns(new Set(['value']), 'USD');
  const width = (arr: number, id: string) =>
    widthsFor(columns, listed([{ id: '1', name: 'Birch', arr }, ...LIST]))[columns.findIndex((one) => one.id === id)];
  const usual = (id: string) => columns.find((one) => one.id === id)?.width;
  expect([width(935_280, 'arr'), width(935_280, 'name')]).toEqual([usual('arr'), usual('name')]);
  // Nine digits of 7.5 pixels and two commas of 4, with what stands beside them.
  expect([width(617_283_948, 'arr'), width(617_283_948, 'name')]).toEqual([93, usual('name')]);
  expect(width(1_617_283_948, 'arr')).toBe(104);
});
