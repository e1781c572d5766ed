import { type MonthNumber, monthLabel, parseMonth } from './timeline';

/** December 9999, which stands for no end: what ends then goes on for good. */
export const NO_END: MonthNumber = 9999 * 12 + 11;

const NO_END_TEXT = 'No end';
const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Mar 2027`, or `No end`; null for a number that is no month. */
export function monthText(month: number): string | null {
  if (!Number.isInteger(month) || month < 0 || month > NO_END) return null;
  return month === NO_END ? NO_END_TEXT : monthLabel(month);
}

/** Reads `2027-03`, `Mar 2027`, `March 2027` and `no end`; null for anything else. */
export function readMonth(text: string): MonthNumber | null {
  const plain = text.trim().toLowerCase();
  if (plain === NO_END_TEXT.toLowerCase() || plain === 'none') return NO_END;
  const named = /^([a-z]{3})[a-z]*\.? (\d{4})$/.exec(plain);
  const at = NAMES.indexOf(named?.[1] ?? '');
  return at >= 0 ? Number(named?.[2]) * 12 + at : parseMonth(plain);
}
