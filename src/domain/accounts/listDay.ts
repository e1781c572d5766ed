import type { MonthNumber } from '#domain/timeline';
import type { Account, MonthHistory } from './account';
import { movedHistory } from './monthHistory';

/** Where the histories of a list end before and after its day changes. */
export interface HistoryEnds {
  readonly before: MonthNumber;
  readonly after: MonthNumber;
}

/**
 * An account as it is on another day of the list: its histories end in the month of that day, and what they know stays in the months it is of. Where the day is of an
 * earlier month, the months after it are gone. What moves nothing is the same object.
 */
export function onNewDay(account: Account, { before, after }: HistoryEnds): Account {
  const { arrHistory, usageHistory, ...rest } = account;
  if (before === after || (arrHistory === undefined && usageHistory === undefined)) return account;
  const moved = (history: MonthHistory | undefined, value: number | undefined) =>
    history === undefined ? undefined : movedHistory(ending(history, value), after - before);
  const arr = moved(arrHistory, account.arr);
  const usage = moved(usageHistory, account.usage);
  return {
    ...rest,
    ...(arr === undefined ? {} : { arrHistory: arr }),
    ...(usage === undefined ? {} : { usageHistory: usage }),
  };
}

/** The list says the last month where the history does not. */
function ending(history: MonthHistory, value: number | undefined): MonthHistory {
  return history.at(-1) === null && value !== undefined ? history.with(-1, value) : history;
}
