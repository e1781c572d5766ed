import type { Account } from '#domain/accounts/account';
import { plainName } from '#plan/accountNames';
import { shortened } from '#exchange/import/shortened';
import type { LeftRow } from './accountImport';
import type { AccountRow } from './readAccounts';

export interface FoundRow {
  readonly row: AccountRow;
  /** Null for one that the plan does not have. */
  readonly account: Account | null;
}

/**
 * The account of the plan that each row is about: the one with its id, else the one of its name, capitals aside, that no other row has by
 * its id. Rows that cannot be told apart, from each other or among accounts of the plan, are left out with the reason.
 */
export function matchRows(
  accounts: readonly Account[],
  rows: readonly AccountRow[],
): { readonly found: readonly FoundRow[]; readonly leftOut: readonly LeftRow[] } {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const byName = new Map<string, Account[]>();
  for (const account of accounts) {
    const same = byName.get(plainName(account.name));
    if (same === undefined) byName.set(plainName(account.name), [account]);
    else same.push(account);
  }
  const takenBy = new Map<Account, number>();
  for (const { row, fields } of rows) {
    const account = fields.id === undefined ? undefined : byId.get(fields.id);
    if (account !== undefined && !takenBy.has(account)) takenBy.set(account, row);
  }
  const found: FoundRow[] = [];
  const leftOut: LeftRow[] = [];
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  for (const row of rows) {
    const one = findRow(row);
    if (typeof one === 'string') leftOut.push({ row: row.row, name: nameOf(row), why: one });
    else found.push({ row, account: one });
  }
  return { found, leftOut };

  /** The account, null for a new one, or why the row is left out. */
  function findRow({ row, fields: { id, name } }: AccountRow): Account | null | string {
    if (id !== undefined) {
      const before = ids.get(id);
      if (before !== undefined) return `row ${before} has the same id, ${shortened(id)}`;
      ids.set(id, row);
      const account = byId.get(id);
      if (account !== undefined) return account;
    } else if (name !== undefined) {
      const before = names.get(plainName(name));
      if (before !== undefined) return `row ${before} has the same name, and neither has an id`;
      names.set(plainName(name), row);
    }
    return name === undefined ? null : ofName(row, name);
  }

  function ofName(row: number, name: string): Account | null | string {
    const same = (byName.get(plainName(name)) ?? []).filter((account) => !takenBy.has(account));
    const [account, second] = same;
    if (account === undefined) return null;
    if (second !== undefined) return `the plan has ${same.length} accounts of this name: give it the id of one of them`;
    takenBy.set(account, row);
    return account;
  }
}

function nameOf({ fields }: AccountRow): string {
  return fields.name ?? fields.id ?? '';
}
