import type { MonthHistory } from './account';

/** As long as a history of an account gets: twenty years. */
export const LONGEST_HISTORY = 240;

/**
 * A history by month that ends `months` later, or earlier where negative: months not known are null, months after the new end are gone.
 * Undefined where nothing known is left of it.
 */
export function movedHistory(history: MonthHistory, months: number): MonthHistory | undefined {
  if (months === 0) return history;
  const moved =
    months > 0
      ? [...history, ...Array.from({ length: Math.min(months, LONGEST_HISTORY) }, () => null)]
      : history.slice(0, Math.max(0, history.length + months));
  return trimmed(moved);
}

/**
 * A history ending in the month `last`, with these months put in place of what it said of them. `months` counts as `MonthNumber`; what is
 * after `last`, or too long ago to be held, is passed over.
 */
export function withMonths(
  history: MonthHistory | undefined,
  last: number,
  months: Iterable<readonly [month: number, value: number]>,
): MonthHistory | undefined {
  // Counted back from the last month, so that an older month makes it longer.
  const back: (number | null)[] = [...(history ?? [])].reverse();
  for (const [month, value] of months) {
    const at = last - month;
    if (at < 0 || at >= LONGEST_HISTORY) continue;
    while (back.length < at) back.push(null);
    back[at] = value;
  }
  return trimmed(back.reverse());
}

function trimmed(history: MonthHistory): MonthHistory | undefined {
  const first = history.findIndex((value) => value !== null);
  return first === -1 ? undefined : history.slice(Math.max(first, history.length - LONGEST_HISTORY));
}
