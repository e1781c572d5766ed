import { type DayNumber, parseDay } from '#domain/day';
import type { Account, MonthHistory } from './account';
import { type KnownAccount, UNKNOWN } from './knownAccount';
import { type Trend, trendOf } from './usageTrend';

/** What is known of an account on the day of its list, in one shape for all; null is not known. Some of it is worked out, and stands beside what the list says. */
export interface AccountFacts extends KnownAccount {
  readonly asOf: DayNumber;
  /** An account without ARR is none: it has left, or has not begun, and what it would buy is new-logo ARR. */
  readonly isCustomer: boolean;
  /** Days as a customer, 0 on the first; below 0 before it. */
  readonly age: number | null;
  /** Below 0 where the day has passed and no later one is known. */
  readonly daysToRenewal: number | null;
  /** Active of licensed seats; null also where no seat is licensed. */
  readonly seatShare: number | null;
  /** Of the last month: as the list says it, else the last of the history. */
  readonly usage: number | null;
  /** Its last month is the usage that the list gives by itself, where it does. */
  readonly usageHistory: MonthHistory | null;
  /** Usage of the last month by the commitment; null also where nothing is committed. */
  readonly usageShare: number | null;
  readonly usageTrend: Trend | null;
  /** Told apart as those of the list are (`whitespaceOf`). */
  readonly productsOwned: number | null;
  /** How many products the accounts of the list own between them. */
  readonly productsSold: number;
}

const NOTHING: AccountFacts = {
  ...UNKNOWN,
  asOf: 0,
  isCustomer: false,
  age: null,
  daysToRenewal: null,
  seatShare: null,
  usageShare: null,
  usageTrend: null,
  productsOwned: null,
  productsSold: 0,
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads an account once, for all scores: dates are counted from the day of the list, shares are taken, the trend is drawn. What is sold and what of it the account
 * owns is told by `amongProducts`; until then nothing of it is known.
 */
export function factsOf(account: Account, asOf: DayNumber): AccountFacts {
  // Filled in place: of tens of thousands of accounts, a copy of each is enough.
  const facts: Writable<AccountFacts> = { ...NOTHING, ...account };
  facts.asOf = asOf;
  facts.isCustomer = facts.arr > 0;
  facts.usageHistory = historyOf(facts);
  facts.usage ??= facts.usageHistory?.at(-1) ?? null;
  if (facts.start !== null) facts.age = minus(asOf, parseDay(facts.start));
  if (facts.renewal !== null) facts.daysToRenewal = minus(parseDay(facts.renewal), asOf);
  facts.seatShare = shareOf(facts.seatsActive, facts.seatsLicensed);
  facts.usageShare = shareOf(facts.usage, facts.commitment);
  if (facts.usageHistory !== null) facts.usageTrend = trendOf(facts.usageHistory);
  return facts;
}

/** With how many products the list has, and how many of them the account owns; null where that is not known. */
export function amongProducts(facts: AccountFacts, sold: number, owned: number | null): AccountFacts {
  // Set, not spread with: so the copies stay of one shape, and are read several times as fast.
  const among: Writable<AccountFacts> = { ...facts };
  among.productsSold = sold;
  among.productsOwned = owned;
  return among;
}

function historyOf({ usageHistory, usage }: KnownAccount): MonthHistory | null {
  if (usageHistory === null || usageHistory.length === 0) return null;
  return usage === null || usageHistory.at(-1) === usage ? usageHistory : usageHistory.with(-1, usage);
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
