import { type Counted, isCounted } from '#analysis/accountTotals';
import type { Account } from '#domain/accounts/account';
import { POTENTIAL_TIERS } from '#domain/accounts/potential';
import type { Column } from './columns';
import type { ListedAccount } from './listedAccount';
import type { Sort } from './listState';

/** Which accounts are shown, by what is read of them. */
export const SHOWN = [
  'all',
  'ready',
  'readyOnLittle',
  'heldBack',
  'triggered',
  'actionable',
  'inWindow',
  'gateShut',
  'healthUnknown',
  'highRisk',
  'withoutArr',
] as const satisfies readonly Counted[];
export type Show = (typeof SHOWN)[number];

export const GROUPS = ['none', 'segment', 'csm', 'tier'] as const;
export type GroupBy = (typeof GROUPS)[number];

export interface Filter {
  readonly search: string;
  readonly segment: string | null;
  readonly csm: string | null;
  readonly show: Show;
  /** The bound of readiness. */
  readonly readyAbove: number;
}

/** The head of the accounts under it. */
export interface GroupRow {
  readonly type: 'group';
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly arr: number;
  readonly ready: number;
  readonly isClosed: boolean;
}

export type ListRow = ListedAccount | GroupRow;

/** Looks for every word of `search` in name, segment, CSM and products. Costs one pass; the text of an account is made once. */
export function filtered(
  all: readonly ListedAccount[],
  { search, segment, csm, show, readyAbove }: Filter,
): readonly ListedAccount[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 && segment === null && csm === null && show === 'all') return all;
  return all.filter(
    (listed) =>
      (segment === null || (listed.account.segment ?? '') === segment) &&
      (csm === null || (listed.account.csm ?? '') === csm) &&
      (show === 'all' || isCounted(show, listed.reading, readyAbove)) &&
      (words.length === 0 || words.every((word) => searched(listed.account).includes(word))),
  );
}

const texts = new WeakMap<Account, string>();

function searched(account: Account): string {
  const known = texts.get(account);
  if (known !== undefined) return known;
  const { name, segment = '', csm = '', products = [] } = account;
  const text = [name, segment, csm, ...products].join('\n').toLowerCase();
  texts.set(account, text);
  return text;
}

/** In the order of a column; what is not known last, either way, and equals as they stand in the list. */
export function sorted(
  all: readonly ListedAccount[],
  { order }: Pick<Column, 'order'>,
  { descending }: Pick<Sort, 'descending'>,
): readonly ListedAccount[] {
  const known: { readonly key: number | string; readonly listed: ListedAccount }[] = [];
  const unknown: ListedAccount[] = [];
  for (const listed of all) {
    const key = order(listed);
    if (key === null) unknown.push(listed);
    else known.push({ key, listed });
  }
  const sign = descending ? -1 : 1;
  known.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return [...known.map(({ listed }) => listed), ...unknown];
}

const NAMELESS: Readonly<Record<Exclude<GroupBy, 'none'>, string>> = {
  segment: 'No segment',
  csm: 'No CSM',
  tier: 'Potential not known',
};

/** The rows of the list: accounts in their order, under the head of their group where they are grouped. */
export function listRows(
  accounts: readonly ListedAccount[],
  group: GroupBy,
  closed: ReadonlySet<string>,
): readonly ListRow[] {
  if (group === 'none') return accounts;
  const groups = new Map<string, ListedAccount[]>();
  for (const listed of accounts) {
    const name = groupOf(listed, group);
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [listed]);
    else members.push(listed);
  }
  return [...groups.keys()].sort(byGroup(group)).flatMap((name): readonly ListRow[] => {
    const members = groups.get(name) ?? [];
    const key = `group:${name}`;
    const isClosed = closed.has(key);
    const head: GroupRow = {
      type: 'group',
      key,
      name: name === '' ? NAMELESS[group] : group === 'tier' ? `Potential: ${name}` : name,
      count: members.length,
      arr: members.reduce((sum, { account }) => sum + account.arr, 0),
      ready: members.reduce((sum, { reading }) => sum + (reading.isReady ? 1 : 0), 0),
      isClosed,
    };
    return isClosed ? [head] : [head, ...members];
  });
}

function groupOf({ account, tier }: ListedAccount, group: Exclude<GroupBy, 'none'>): string {
  return (group === 'tier' ? tier : account[group]) ?? '';
}

const TIER_ORDER: readonly string[] = POTENTIAL_TIERS;

/** By name, potential from the highest down, and what has no name last. */
function byGroup(group: GroupBy): (a: string, b: string) => number {
  const place = (name: string): string => {
    if (name === '') return '2';
    return group === 'tier' ? `1${TIER_ORDER.indexOf(name)}` : `1${name.toLowerCase()}`;
  };
  return (a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);
}
