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

/** What is wrong with the list of accounts, looked at alone: nothing else of a plan names them. */
export function accountsProblem({ accounts }: Pick<Plan, 'accounts'>): Problem | null {
  if (seenRight.has(accounts)) return null;
  if (accounts.length > MOST_ACCOUNTS) {
    return { path: ['accounts'], message: `${MOST_ACCOUNTS} accounts are the most a plan holds` };
  }
  for (const [index, account] of accounts.entries()) {
    if (isAccount(account)) continue;
    const shape = v.safeParse(accountSchema, account);
    if (!shape.success) {
      const { path, message } = shapeProblem(shape.issues[0]);
      return { path: ['accounts', index, ...path], message };
    }
  }
  const doubled = doubledId(accounts);
  if (doubled === null) seenRight.add(accounts);
  return doubled;
}

/** The first account that has the id of one before it. */
export function doubledId(accounts: readonly Account[]): Problem | null {
  const ids = new Set<string>();
  for (const [index, { id }] of accounts.entries()) {
    if (ids.has(id)) return { path: ['accounts', index, 'id'], message: `another account has the id ${id}` };
    ids.add(id);
  }
  return null;
}
