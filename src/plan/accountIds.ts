import type { Account } from '#domain/accounts/account';

/** Gives ids for new accounts one after another, `a1`, `a2` …: none that an account of the list has, or that is in `others`. */
export function accountIds(accounts: readonly Pick<Account, 'id'>[], others: Iterable<string> = []): () => string {
  const taken = new Set([...accounts.map(({ id }) => id), ...others]);
  let last = accounts.length;
  return () => {
    do last++;
    while (taken.has(`a${last}`));
    return `a${last}`;
  };
}
