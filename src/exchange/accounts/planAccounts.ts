import type { Account } from '#domain/accounts/account';
import { type HistoryEnds, onNewDay } from '#domain/accounts/listDay';
import { isSameValue } from '#domain/accounts/sameAccount';
import { dayText, monthOfDay, parseDay } from '#domain/day';
import { formatMonth } from '#domain/timeline';
import { MOST_ACCOUNTS } from '#plan/accountLimits';
import { accountSettings, asOfDay, settingsEdit } from '#plan/accountSettings';
import type { Edit } from '#plan/edit';
import { isSameName } from '#plan/initiativeLines';
import type { Plan } from '#plan/model';
import { accountIds } from '#plan/accountIds';
import type { ForeignFile } from '#exchange/import/choices';
import type {
  AccountChoices,
  AccountsImport,
  AccountsProposal,
  AccountsRefusal,
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
  const { accounts, ...counted } = merged;
  const isSame = accounts.length === plan.accounts.length && accounts.every((one, at) => one === plan.accounts[at]);
  const edits: readonly Edit[] = [
    ...(isSame ? [] : [{ type: 'setPlace', place: 'accounts', value: accounts } as const]),
    ...(choices.asOf === accountSettings(plan).asOf ? [] : [settingsEdit(plan, { asOf: choices.asOf })]),
  ];
  return {
    ...counted,
    refusals: [],
    faults,
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
};

/** The list as it will be: accounts of the plan in their places, new ones behind them in the order of the file. */
function merge(plan: Plan, rows: readonly AccountRow[], months: HistoryEnds, others: AccountChoices['others']): Merged {
  const { found, leftOut: doubled } = matchRows(plan.accounts, rows);
  const leftOut: LeftRow[] = [...doubled];
  const next = new Map<Account, Account>();
  const added: Account[] = [];
  const changed: ChangedAccount[] = [];
  const freeId = accountIds(
    plan.accounts,
    rows.flatMap(({ fields }) => fields.id ?? []),
  );
  for (const { row, account } of found) {
    const merged = mergedAccount(account, freeId, row, months);
    if (merged === null) leftOut.push(withoutNameOrArr(row));
    else if (account === null) added.push(merged);
    else if (isSameValue(account, merged)) next.set(account, account);
    else {
      next.set(account, merged);
      changed.push({ before: account, after: merged });
    }
  }
  // Whoever is named by a row that is left out is in the file all the same.
  const named = new Set(leftOut.map(({ name }) => name.toLowerCase()));
  const isNamed = ({ id, name }: Account) => named.has(name.toLowerCase()) || named.has(id.toLowerCase());
  const isOther = (account: Account) => !next.has(account) && !isNamed(account);
  const removed = others === 'remove' ? plan.accounts.filter(isOther) : [];
  const stay = others === 'remove' ? plan.accounts.filter((account) => !isOther(account)) : plan.accounts;
  return {
    accounts: [...stay.map((account) => next.get(account) ?? onNewDay(account, months)), ...added],
    added,
    changed,
    unchanged: next.size - changed.length,
    removed,
    kept: stay.length - next.size,
    leftOut: leftOut.toSorted((a, b) => a.row - b.row),
  };
}

function withoutNameOrArr({ row, fields }: AccountRow): LeftRow {
  const name = fields.name ?? fields.id ?? '';
  return { row, name, why: fields.name === undefined ? 'it has no name' : 'it has no ARR' };
}
