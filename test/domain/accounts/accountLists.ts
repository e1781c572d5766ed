import type { Account, MonthHistory } from '#domain/accounts/account';
import { parseMonth } from '#domain/timeline';

/** An account by its history of ARR, of which the last month is its ARR now. */
export function account(name: string, history: MonthHistory, more: Partial<Account> = {}): Account {
  return { id: name, name, arr: history.at(-1) ?? 0, arrHistory: history, ...more };
}

export function month(text: string): number {
  const found = parseMonth(text);
  if (found === null) throw new Error(`${text} is no month`);
  return found;
}
