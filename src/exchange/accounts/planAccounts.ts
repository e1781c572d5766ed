import type { Account } from '#domain/accounts/account';
import { type HistoryEnds, onNewDay } from '#domain/accounts/listDay';
import { isSameValue } from '#domain/accounts/sameAccount';
import { dayText, monthOfDay, parseDay } from '#domain/day';
import { formatMonth } from '#domain/timeline';
import { MOST_ACCOUNTS } from '#plan/accountLimits';
import { takenNames } from '#plan/accountNames';
import { accountSettings, asOfDay, settingsEdit } from '#plan/accountSettings';
import type { Edit } from '#plan/edit';
import { isSameName } from '#plan/initiativeLines';
import type { Plan } from '#plan/model';
import { accountIds } from '#plan/accountIds';
import { cellName } from '#exchange/import/cells';
import type { ForeignFile } from '#exchange/import/choices';
import { shortened } from '#exchange/import/shortened';
import type {
  AccountChoices,
  AccountsImport,
  AccountsProposal,
  AccountsRefusal,
  CellFault,
  ChangedAccount,
  LeftRow,
} from './accountImport';
import { matchRows } from './matchRows';
import { mergedAccount } from './mergeAccount';
import { namesOnce } from './accountCells';
import { columnText } from './accountColumns';
import { type AccountRow, type MappedColumn, readAccounts } from './readAccounts';

/**
 * What an import of accounts would do to a plan, with the choices of a proposal: who is new, who changes, what is left out and why, and
 * the edits, which applied together are one step. Accounts of the plan are found again by id, else by name.
 *
 * Cost  some hundred milliseconds for 20,000 rows: in a window this belongs in a worker.
 */
export function planAccounts(plan: Plan, file: ForeignFile, proposal: AccountsProposal): AccountsImport {
  const old = asOfDay(plan);
  const nothing = nothingDone(plan, dayText(old));
  if (proposal.unsure.length > 0) return { ...nothing, refusals: [{ type: 'unchosen' }] };
  const choices = Object.fromEntries(
    Object.entries(proposal.choices).map(([name, { value }]) => [name, value]),
  ) as unknown as AccountChoices;
  const columns = proposal.columns.flatMap(({ column, heading, target }): MappedColumn[] =>
    target.value === null ? [] : [{ column, heading, target: target.value }],
  );
  const asOf = parseDay(choices.asOf);
  const refusals = [...columnRefusals(columns), ...(asOf === null ? [badDay(choices.asOf)] : [])];
  if (asOf === null || refusals.length > 0) return { ...nothing, refusals };
  const sheet = file.sheets[choices.sheet] ?? { name: '', rows: [] };
  const { rows, faults } = readAccounts(sheet, choices, columns);
  if (rows.length === 0) return { ...nothing, refusals: [{ type: 'noRows' }] };
  const months = { before: monthOfDay(old), after: monthOfDay(asOf) };
  const merged = merge(plan, rows, months, choices.others);
  if (merged.accounts.length > MOST_ACCOUNTS)
    return { ...nothing, refusals: [{ type: 'tooMany', count: merged.accounts.length }] };
  const { accounts, heldNames, ...counted } = merged;
  const isSame = accounts.length === plan.accounts.length && accounts.every((one, at) => one === plan.accounts[at]);
  const edits: readonly Edit[] = [
    ...(isSame ? [] : [{ type: 'setPlace', place: 'accounts', value: accounts } as const]),
    ...(choices.asOf === accountSettings(plan).asOf ? [] : [settingsEdit(plan, { asOf: choices.asOf })]),
  ];
  return {
    ...counted,
    refusals: [],
    faults: [...faults, ...heldNames.flatMap((held) => nameFault(held, columns))],
    leftColumns: proposal.columns.flatMap(({ heading, target }) =>
      target.value === null && heading !== '' ? [heading] : [],
    ),
    laterMonths: laterMonths(columns, months.after),
    unknownSegments: unknownSegments(plan, [...merged.added, ...merged.changed.map(({ after }) => after)]),
    asOf: { old: dayText(old), new: choices.asOf },
    edits,
  };
}

function nothingDone({ accounts }: Plan, asOf: string): AccountsImport {
  return {
    refusals: [],
    added: [],
    changed: [],
    unchanged: 0,
    removed: [],
    kept: accounts.length,
    leftOut: [],
    faults: [],
    leftColumns: [],
    laterMonths: [],
    unknownSegments: [],
    asOf: { old: asOf, new: asOf },
    edits: [],
  };
}

function badDay(text: string): AccountsRefusal {
  return { type: 'badDay', text };
}

function columnRefusals(columns: readonly MappedColumn[]): readonly AccountsRefusal[] {
  const refusals: AccountsRefusal[] = [];
  const taken = new Map<string, string>();
  for (const { heading, target } of columns) {
    const what = columnText(target);
    const other = taken.get(what);
    if (other !== undefined) refusals.push({ type: 'columnTwice', what, columns: [other, heading] });
    taken.set(what, heading);
  }
  const isNamed = columns.some(
    ({ target }) => target.type === 'field' && (target.field === 'name' || target.field === 'id'),
  );
  return isNamed ? refusals : [...refusals, { type: 'noName' }];
}

function laterMonths(columns: readonly MappedColumn[], last: number): readonly string[] {
  return columns.flatMap(({ target }) =>
    (target.type === 'arrOf' || target.type === 'usageOf') && target.month > last ? [formatMonth(target.month)] : [],
  );
}

/** Figures by segment pass such accounts over; in a plan without segments there is nothing to pass over. */
function unknownSegments({ segments }: Plan, accounts: readonly Account[]): readonly string[] {
  if (segments.length === 0) return [];
  const named = namesOnce(accounts.flatMap(({ segment }) => segment ?? []));
  return named.filter((name) => !segments.some((segment) => isSameName(segment.name, name)));
}

type Merged = Pick<AccountsImport, 'added' | 'changed' | 'unchanged' | 'removed' | 'kept' | 'leftOut'> & {
  readonly accounts: readonly Account[];
  readonly heldNames: readonly HeldName[];
};

/** The list as it will be: accounts of the plan in their places, new ones behind them in the order of the file. */
function merge(plan: Plan, rows: readonly AccountRow[], months: HistoryEnds, others: AccountChoices['others']): Merged {
  const { found, leftOut: doubled } = matchRows(plan.accounts, rows);
  const leftOut: LeftRow[] = [...doubled];
  const next = new Map<Account, Account>();
  const added: Account[] = [];
  const rowOf = new Map<Account, AccountRow>();
  const freeId = accountIds(
    plan.accounts,
    rows.flatMap(({ fields }) => fields.id ?? []),
  );
  for (const { row, account } of found) {
    const merged = mergedAccount(account, freeId, row, months);
    if (merged === null) leftOut.push(withoutNameOrArr(row));
    else if (account === null) added.push(merged);
    else {
      next.set(account, isSameValue(account, merged) ? account : merged);
      rowOf.set(account, row);
    }
  }
  // Whoever is named by a row that is left out is in the file all the same.
  const named = new Set(leftOut.map(({ name }) => name.toLowerCase()));
  const isNamed = ({ id, name }: Account) => named.has(name.toLowerCase()) || named.has(id.toLowerCase());
  const isOther = (account: Account) => !next.has(account) && !isNamed(account);
  const removed = others === 'remove' ? plan.accounts.filter(isOther) : [];
  const stay = others === 'remove' ? plan.accounts.filter((account) => !isOther(account)) : plan.accounts;
  const heldNames = holdNames(stay, next, added).flatMap((account): HeldName[] => {
    const row = rowOf.get(account);
    return row === undefined ? [] : [{ row, name: account.name }];
  });
  heldNames.sort((a, b) => a.row.row - b.row.row);
  const changed = [...next].flatMap(([before, after]): ChangedAccount[] =>
    before === after ? [] : [{ before, after }],
  );
  return {
    heldNames,
    accounts: [...stay.map((account) => next.get(account) ?? onNewDay(account, months)), ...added],
    added,
    changed,
    unchanged: next.size - changed.length,
    removed,
    kept: stay.length - next.size,
    leftOut: leftOut.toSorted((a, b) => a.row - b.row),
  };
}

/** A row that would give an account the name of another, and the name that the account keeps instead. */
interface HeldName {
  readonly row: AccountRow;
  readonly name: string;
}

/** Gives accounts their old names back that would come to have the name of another, in `next`; returns them as they are in the plan. */
function holdNames(
  stay: readonly Account[],
  next: Map<Account, Account>,
  added: readonly Account[],
): readonly Account[] {
  const held = takenNames([
    ...stay.map((account) => ({ before: account.name, after: (next.get(account) ?? account).name })),
    ...added.map(({ name }) => ({ before: null, after: name })),
  ]);
  const accounts = [...held].flatMap((place) => stay[place] ?? []);
  for (const account of accounts) {
    const kept = { ...(next.get(account) ?? account), name: account.name };
    next.set(account, isSameValue(account, kept) ? account : kept);
  }
  return accounts;
}

function nameFault({ row, name }: HeldName, columns: readonly MappedColumn[]): readonly CellFault[] {
  const named = columns.find(({ target }) => target.type === 'field' && target.field === 'name');
  if (named === undefined) return [];
  const why = `the name of another account: ${shortened(name)} keeps its own`;
  return [{ cell: cellName(row.row - 1, named.column), heading: named.heading, text: row.fields.name ?? '', why }];
}

function withoutNameOrArr({ row, fields }: AccountRow): LeftRow {
  const name = fields.name ?? fields.id ?? '';
  return { row, name, why: fields.name === undefined ? 'it has no name' : 'it has no ARR' };
}
