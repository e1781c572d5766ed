import * as v from 'valibot';
import type { Account } from '#domain/accounts/account';
import { isAccount } from './accountCheck';
import { MOST_ACCOUNTS } from './accountLimits';
import { accountSchema } from './accountSchema';
import type { Plan } from './model';
import { shapeProblem } from './shapeProblem';
import type { Problem } from './validateCells';

/** Lists found right before: most edits leave the list as it was. */
const seenRight = new WeakSet<readonly Account[]>();
/** The list found right last: of a list of thousands, an edit changes one. Held weakly, so that a closed plan is let go. */
let last: WeakRef<readonly Account[]> | null = null;

/** What is wrong with the list of accounts, looked at alone: nothing else of a plan names them. */
export function accountsProblem({ accounts }: Pick<Plan, 'accounts'>): Problem | null {
  if (seenRight.has(accounts)) return null;
  if (accounts.length > MOST_ACCOUNTS) {
    return { path: ['accounts'], message: `${MOST_ACCOUNTS} accounts are the most a plan holds` };
  }
  const before = last?.deref();
  let isSameIds = accounts.length === before?.length;
  for (let index = 0; index < accounts.length; index++) {
    const account = accounts[index] as Account;
    const known = before?.[index];
    if (account === known) continue;
    isSameIds &&= account.id === known?.id;
    if (isAccount(account)) continue;
    const shape = v.safeParse(accountSchema, account);
    if (!shape.success) {
      const { path, message } = shapeProblem(shape.issues[0]);
      return { path: ['accounts', index, ...path], message };
    }
  }
  if (isSameIds && before !== undefined && withoutDoubled.has(before)) withoutDoubled.add(accounts);
  const doubled = doubledId(accounts);
  if (doubled === null) {
    seenRight.add(accounts);
    last = new WeakRef(accounts);
  }
  return doubled;
}

/** Lists in which no id was found twice. */
const withoutDoubled = new WeakSet<readonly Account[]>();

/** The first account that has the id of one before it; looked for once a list. */
export function doubledId(accounts: readonly Account[]): Problem | null {
  if (withoutDoubled.has(accounts)) return null;
  const ids = new Set<string>();
  for (const [index, { id }] of accounts.entries()) {
    if (ids.has(id)) return { path: ['accounts', index, 'id'], message: `another account has the id ${id}` };
    ids.add(id);
  }
  withoutDoubled.add(accounts);
  return null;
}
