import { type DayNumber, parseDay } from '#domain/day';
import type { Account } from './account';

/** One rung of the adoption ladder: an account stands on the highest whose condition it meets. */
export interface LadderRung {
  readonly name: string;
  /** Least values of signals of an account, all of which it must have; none for the lowest rung. */
  readonly products?: number;
  readonly featuresAdopted?: number;
  readonly seatUse?: number;
  readonly usageDepth?: number;
}

export const RUNG_SIGNALS = ['products', 'featuresAdopted', 'seatUse', 'usageDepth'] as const;
export type RungSignal = (typeof RUNG_SIGNALS)[number];

export const FEWEST_RUNGS = 4;
export const MOST_RUNGS = 6;

/**
 * Headroom's own ladder, to be edited. Its upper rungs use figures of E: active users above 80 % of the seats, 70 % of the features adopted as deep use,
 * use of several products as platform adoption. Half of the seats in use and 40 % of the features are ours.
 */
export const USUAL_LADDER: readonly LadderRung[] = [
  { name: 'Bought' },
  { name: 'In use', seatUse: 0.5 },
  { name: 'Spread', seatUse: 0.8, featuresAdopted: 0.4 },
  { name: 'Deep', seatUse: 0.8, featuresAdopted: 0.7 },
  { name: 'Platform', seatUse: 0.8, featuresAdopted: 0.7, products: 3 },
];

const DAYS_A_YEAR = 365;

/** Where an account stands: the place of its rung; `atLeast` where a higher one asks for what is not known of it. */
export interface Standing {
  /** Null where nothing that the ladder asks for is known. */
  readonly rung: number | null;
  readonly atLeast: boolean;
}

/**
 * The value of a signal that rungs ask for; null where it is not known.
 *
 *     products          how many it owns, told apart but for capitals
 *     featuresAdopted   share of the features, 0 to 1
 *     seatUse           seats active / seats licensed; above 1 over the licence
 *     usageDepth        usage of the last month / commitment, the last of the history where the list gives none by itself; above 1 over the commitment
 */
function rungSignal(account: Account, signal: RungSignal): number | null {
  switch (signal) {
    case 'products':
      return productsOwned(account);
    case 'featuresAdopted':
      return account.featuresAdopted ?? null;
    case 'seatUse':
      return quotient(account.seatsActive, account.seatsLicensed);
    case 'usageDepth':
      return quotient(account.usage ?? account.usageHistory?.at(-1) ?? undefined, account.commitment);
  }
}

/** Mostly as many as there are names; those that differ in capitals alone are one. */
function productsOwned({ products }: Account): number | null {
  return products === undefined ? null : new Set(products.map((name) => name.toLowerCase())).size;
}

function quotient(part: number | undefined, whole: number | undefined): number | null {
  return part === undefined || whole === undefined || whole === 0 ? null : part / whole;
}

/** The highest rung whose every condition is known to be met. The lowest has none, and is every account's of which anything is known. */
export function standingOf(account: Account, ladder: readonly LadderRung[]): Standing {
  if (isUnknown(account, ladder)) return { rung: null, atLeast: false };
  let atLeast = false;
  for (let place = ladder.length - 1; place > 0; place--) {
    const met = meets(account, ladder[place]);
    if (met === true) return { rung: place, atLeast };
    if (met === null) atLeast = true;
  }
  return { rung: ladder.length === 0 ? null : 0, atLeast };
}

const signalsOf = new WeakMap<readonly LadderRung[], readonly RungSignal[]>();

/** The signals that any rung of a ladder asks for; found once for a ladder. */
function askedSignals(ladder: readonly LadderRung[]): readonly RungSignal[] {
  const known = signalsOf.get(ladder);
  if (known !== undefined) return known;
  const asked = RUNG_SIGNALS.filter((signal) => ladder.some((rung) => rung[signal] !== undefined));
  signalsOf.set(ladder, asked);
  return asked;
}

/** Whether nothing is known that the ladder asks for. */
function isUnknown(account: Account, ladder: readonly LadderRung[]): boolean {
  const asked = askedSignals(ladder);
  return asked.length > 0 && asked.every((signal) => rungSignal(account, signal) === null);
}

/** Null where no condition is known to fail, and one is not known. */
function meets(account: Account, rung: LadderRung | undefined): boolean | null {
  let met: boolean | null = true;
  for (const signal of RUNG_SIGNALS) {
    const least = rung?.[signal];
    if (least === undefined) continue;
    const value = rungSignal(account, signal);
    if (value === null) met = null;
    else if (value < least) return false;
  }
  return met;
}

export interface RungFigures {
  readonly name: string;
  readonly accounts: number;
  /** Of them, those who may stand higher. */
  readonly atLeast: number;
  readonly arr: number;
  /** Mean ARR; NaN where nobody stands on it. */
  readonly acv: number;
  /** From the rung below: median days, NaN without an observation, and how many there are. */
  readonly medianDays: number;
  readonly observations: number;
  /** Accounts that reached this rung in the last twelve months, having stood on a lower one before. */
  readonly movedUp: number;
}

export interface Ladder {
  /** Lowest first. */
  readonly rungs: readonly RungFigures[];
  /** Customers of whom nothing is known that the ladder asks for. */
  readonly unknown: number;
  /** Accounts without ARR stand on no rung. */
  readonly left: number;
  /** Customers who stand higher than any rung noted for them, or on their first. */
  readonly toNote: number;
  /** Customers who stand lower than a rung noted for them. */
  readonly slipped: number;
  /** Customers known to have stood below the top rung a year ago, and those of them who have reached a higher one since. */
  readonly couldMove: number;
  readonly moved: number;
}

/**
 * Accounts by rung of the adoption ladder, and how they move on it. Where an account stands follows from its signals today; when it got there, from the days
 * noted for it. Time between two rungs is counted where both days are known, in order: the first day noted for an account begins its count, however long it had
 * stood there.
 *
 * Units   `today` in days; ARR in the currency of the list; a year is 365 days.
 * Source  Headroom's own, on figures of E; docs/metrics.md#accounts
 * Cost    one pass.
 */
export function ladderOf(accounts: readonly Account[], ladder: readonly LadderRung[], today: DayNumber): Ladder {
  const sums: RungSum[] = ladder.map(() => ({ accounts: 0, atLeast: 0, arr: 0, movedUp: 0, days: [] }));
  const whole: WholeSum = { unknown: 0, left: 0, toNote: 0, slipped: 0, couldMove: 0, moved: 0 };
  for (const account of accounts) {
    if (account.arr === 0) {
      whole.left++;
      continue;
    }
    const days = account.rungs === undefined ? NONE_NOTED : daysReached(account, ladder);
    countStanding(sums, whole, account, standingOf(account, ladder), days.findLastIndex(isKnown));
    if (days === NONE_NOTED) continue;
    countMoves(sums, days, today);
    const yearAgo = highestBy(days, today - DAYS_A_YEAR);
    if (yearAgo < 0 || yearAgo >= ladder.length - 1) continue;
    whole.couldMove++;
    if (highestBy(days, today) > yearAgo) whole.moved++;
  }
  const rungs = sums.map(({ days, ...sum }, place) => ({
    name: ladder[place]?.name ?? '',
    ...sum,
    acv: sum.accounts === 0 ? Number.NaN : sum.arr / sum.accounts,
    medianDays: median(days),
    observations: days.length,
  }));
  return { rungs, ...whole };
}

interface RungSum {
  accounts: number;
  atLeast: number;
  arr: number;
  movedUp: number;
  /** From the rung below. */
  readonly days: number[];
}

type WholeSum = { -readonly [K in Exclude<keyof Ladder, 'rungs'>]: number };

function countStanding(
  sums: readonly RungSum[],
  whole: WholeSum,
  { arr }: Account,
  { rung, atLeast }: Standing,
  noted: number,
): void {
  const sum = sums[rung ?? -1];
  if (rung === null || sum === undefined) {
    whole.unknown++;
    return;
  }
  sum.accounts++;
  sum.atLeast += atLeast ? 1 : 0;
  sum.arr += arr;
  if (rung > noted) whole.toNote++;
  else if (rung < noted && !atLeast) whole.slipped++;
}

function countMoves(sums: readonly RungSum[], days: readonly DayReached[], today: DayNumber): void {
  for (const [place, sum] of sums.entries()) {
    const [from, to] = [days[place - 1] ?? null, days[place] ?? null];
    if (to === null) continue;
    if (from !== null && to >= from) sum.days.push(to - from);
    const isRecent = to <= today && to > today - DAYS_A_YEAR;
    if (isRecent && days.some((other, lower) => lower < place && other !== null && other < to)) sum.movedUp++;
  }
}

/** The day a rung was reached; null where none is noted. */
type DayReached = DayNumber | null;

const NONE_NOTED: readonly DayReached[] = [];

const isKnown = (day: DayReached): boolean => day !== null;

function daysReached(account: Account, ladder: readonly LadderRung[]): readonly DayReached[] {
  return ladder.map(({ name }) => parseDay(dayNoted(account, name) ?? ''));
}

function dayNoted({ rungs }: Account, name: string): string | undefined {
  return rungs !== undefined && Object.hasOwn(rungs, name) ? rungs[name] : undefined;
}

/** Place of the highest rung reached by a day; -1 where none is known to have been. */
function highestBy(days: readonly DayReached[], day: DayNumber): number {
  return days.findLastIndex((reached) => reached !== null && reached <= day);
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/**
 * The list with today's rung noted for every account that stands higher than any noted for it, or on its first; the same list where there is none. What
 * was noted before stays: the day a rung was first reached.
 */
export function noteRungs(
  accounts: readonly Account[],
  ladder: readonly LadderRung[],
  today: string,
): readonly Account[] {
  let isChanged = false;
  const noted = accounts.map((account) => {
    const { rung } = standingOf(account, ladder);
    const name = rung === null ? undefined : ladder[rung]?.name;
    const highest = account.rungs === undefined ? -1 : daysReached(account, ladder).findLastIndex(isKnown);
    if (account.arr === 0 || rung === null || name === undefined || rung <= highest) return account;
    isChanged = true;
    return { ...account, rungs: { ...account.rungs, [name]: today } };
  });
  return isChanged ? noted : accounts;
}

/** The list with the days noted under one name of a rung noted under another. */
export function renameRung(accounts: readonly Account[], from: string, to: string): readonly Account[] {
  return accounts.map((account) => {
    const day = dayNoted(account, from);
    if (day === undefined) return account;
    const { [from]: _, ...rest } = account.rungs ?? {};
    return { ...account, rungs: { ...rest, [to]: day } };
  });
}
