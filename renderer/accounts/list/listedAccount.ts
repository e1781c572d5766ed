import { type AccountReading, type AccountsReading, readAccounts } from '#analysis/accountReading';
import type { Account } from '#domain/accounts/account';
import type { PotentialTier } from '#domain/accounts/potential';
import type { Plan } from '#plan/model';

/** An account of the list with what is read of it, and where it stands among the others. */
export interface ListedAccount {
  readonly type: 'account';
  /** What the cursor knows its row by. */
  readonly key: string;
  readonly account: Account;
  readonly reading: AccountReading;
  /** ARR that what it has not bought would add; null where that is not known. */
  readonly potential: number | null;
  readonly tier: PotentialTier | null;
  /** Places among the products of the list; null where what it owns is not known. */
  readonly owned: readonly number[] | null;
}

const listed = new WeakMap<AccountReading, ListedAccount>();
const lists = new WeakMap<AccountsReading, readonly ListedAccount[]>();

/** The accounts of a plan as the list shows them, in its order. What has not changed is the same object as before, so that its row stays as it is. */
export function listedAccounts(plan: Pick<Plan, 'accounts' | 'accountSettings' | 'start'>): readonly ListedAccount[] {
  const whole = readAccounts(plan);
  const known = lists.get(whole);
  if (known !== undefined) return known;
  const made = whole.accounts.map((reading, at): ListedAccount => {
    const [potential, tier, owned] = [whole.potential[at] ?? null, whole.tiers[at] ?? null, whole.owned[at] ?? null];
    const before = listed.get(reading);
    const isSame =
      before !== undefined &&
      before.potential === potential &&
      before.tier === tier &&
      // Which products an account owns changes with it; where they stand among all, with any.
      areSame(before.owned, owned);
    if (isSame) return before;
    const { account } = reading;
    const one: ListedAccount = { type: 'account', key: rowKey(account.id), account, reading, potential, tier, owned };
    listed.set(reading, one);
    return one;
  });
  lists.set(whole, made);
  return made;
}

/** What the cursor knows the row of an account by. */
export function rowKey(id: string): string {
  return `account:${id}`;
}

function areSame(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((place, at) => place === b[at]);
}
