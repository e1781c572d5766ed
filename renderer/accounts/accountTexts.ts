import { type DayNumber, datePartsOf } from '#domain/day';
import { dayLabel } from '#domain/timeline';
import { fixed } from '../format/figures';

/** A day in a sentence: `31 Dec 2026`. In cells days stand as `2026-12-31`, under each other and in order. */
export function dateText(day: DayNumber): string {
  const [year, month, date] = datePartsOf(day);
  return dayLabel({ year, month, day: date });
}

export function countText(count: number, one: string, many: string): string {
  return `${fixed(count, 0)} ${count === 1 ? one : many}`;
}

/** What a list is, and the day it is of. */
export function listText(accounts: number, day: DayNumber): string {
  return `${countText(accounts, 'account', 'accounts')} as of ${dateText(day)}`;
}
