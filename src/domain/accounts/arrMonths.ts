import { parseDay, monthOfDay } from '#domain/day';
import type { MonthNumber } from '#domain/timeline';
import type { Account } from './account';

/** What is known of the ARR of every account of a list, month by month, up to the month of the list. */
export interface ArrMonths {
  readonly accounts: readonly Account[];
  /** First and last month of the axis. */
  readonly first: MonthNumber;
  readonly last: MonthNumber;
  /** Months of the axis. */
  readonly count: number;
  /** ARR of account `a` in month `first + m` at `a * count + m`; NaN where it is not known. */
  readonly values: Float64Array;
  /** First month of each account as a customer; NaN where nothing says when it began, or where it never paid. */
  readonly starts: Float64Array;
  /** 1 where an account may have begun earlier: it states no start, and nothing is known before its first ARR. */
  readonly maybeEarlier: Uint8Array;
  /** The segments of the list, and the place of each account's among them. */
  readonly segments: readonly AccountSegment[];
  readonly segmentAt: Uint16Array;
}

/** A year back, so that there is a month to compare the last one with. */
const FEWEST_MONTHS = 13;

/** Accounts read without a rest. */
const AT_ONCE = 2000;

const knownMonths = new WeakMap<readonly Account[], ArrMonths>();

/**
 * The ARR of accounts by month. The last month is the ARR that the list gives; before it counts the history. A month that the history does
 * not know is 0 before a stated start, else not known; so is an amount below 0, which is no ARR.
 *
 * An account begins in the month of its stated start or, where it paid nothing yet, in the first month after in which it did; without a stated
 * start in the first month of its history with ARR, where anything but the ARR now is known.
 *
 * Cost  one pass over all months; read once for a list. `arrByMonthInParts` rests in between.
 */
export function arrByMonth(accounts: readonly Account[], last: MonthNumber): ArrMonths {
  const parts = arrByMonthInParts(accounts, last);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** The same for whoever cannot wait for all of a long list: rests some milliseconds apart, and yields the share that is done. */
export function* arrByMonthInParts(accounts: readonly Account[], last: MonthNumber): Generator<number, ArrMonths> {
  const before = knownMonths.get(accounts);
  if (before?.last === last) return before;
  const count = accounts.reduce((most, { arrHistory }) => Math.max(most, arrHistory?.length ?? 0), FEWEST_MONTHS);
  const { segments, segmentAt } = segmentsOf(accounts);
  const months: ArrMonths = {
    accounts,
    first: last - count + 1,
    last,
    count,
    values: new Float64Array(accounts.length * count).fill(Number.NaN),
    starts: new Float64Array(accounts.length).fill(Number.NaN),
    maybeEarlier: new Uint8Array(accounts.length),
    segments,
    segmentAt,
  };
  for (const [index, account] of accounts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield index / accounts.length;
    readAccount(months, index, account);
  }
  knownMonths.set(accounts, months);
  return months;
}

function readAccount(months: ArrMonths, index: number, account: Account): void {
  const { count, first, values, starts } = months;
  const { arr, arrHistory = [], start } = account;
  const row = index * count;
  const stated = start === undefined ? null : statedMonth(start);
  const gone = count - arrHistory.length;
  for (let month = 0; month < count - 1; month++) {
    const known = month < gone ? null : (arrHistory[month - gone] ?? null);
    if (known !== null && known >= 0) values[row + month] = known;
    else if (stated !== null && first + month < stated) values[row + month] = 0;
  }
  values[row + count - 1] = arr;
  if (stated !== null) starts[index] = startFrom(months, row, stated);
  else if (account.arrHistory !== undefined) readStart(months, index, row);
}

function statedMonth(start: string): MonthNumber | null {
  const day = parseDay(start);
  return day === null ? null : monthOfDay(day);
}

/** The stated month, or the first after it with ARR where all until then are known to be 0. */
function startFrom({ first, count, values }: ArrMonths, row: number, stated: MonthNumber): MonthNumber {
  if (stated < first) return stated;
  for (let month = stated - first; month < count; month++) {
    if (values[row + month] !== 0) return first + month;
  }
  return Number.NaN;
}

function readStart(months: ArrMonths, index: number, row: number): void {
  const { first, count, values, starts, maybeEarlier } = months;
  for (let month = 0; month < count; month++) {
    if (!((values[row + month] ?? 0) > 0)) continue;
    const isFirstKnown = month === 0 || Number.isNaN(values[row + month - 1]);
    // ARR now alone says nothing of when it began.
    if (isFirstKnown && month === count - 1) return;
    starts[index] = first + month;
    if (isFirstKnown) maybeEarlier[index] = 1;
    return;
  }
}

/** ARR of an account in a month; NaN where it is not known. */
export function arrIn({ first, count, values }: ArrMonths, account: number, month: MonthNumber): number {
  const at = month - first;
  return at < 0 || at >= count ? Number.NaN : (values[account * count + at] ?? Number.NaN);
}

/** Accounts of segments whose names differ in capitals or spaces around them are of one segment; null for accounts of none. */
export function segmentKey(segment: string | undefined): string | null {
  const name = segment?.trim().toLowerCase() ?? '';
  return name === '' ? null : name;
}

/** One segment of a list of accounts: as first written; null for the accounts of none. */
export interface AccountSegment {
  readonly key: string | null;
  readonly name: string | null;
}

/** The segments of a list in the order in which they first stand in it, and last those of none. Names repeat, so each is folded once. */
function segmentsOf(accounts: readonly Account[]): Pick<ArrMonths, 'segments' | 'segmentAt'> {
  const found = new Map<string | null, AccountSegment>();
  const byName = new Map<string | undefined, AccountSegment>();
  const each = accounts.map(({ segment }) => {
    const seen = byName.get(segment);
    if (seen !== undefined) return seen;
    const key = segmentKey(segment);
    const one = found.get(key) ?? { key, name: key === null ? null : (segment?.trim() ?? null) };
    found.set(key, one);
    byName.set(segment, one);
    return one;
  });
  const segments = [...found.values()].sort((a, b) => Number(a.key === null) - Number(b.key === null));
  const places = new Map(segments.map((segment, place) => [segment, place]));
  return { segments, segmentAt: Uint16Array.from(each, (segment) => places.get(segment) ?? 0) };
}
