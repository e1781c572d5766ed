import { type DayNumber, parseDay } from '#domain/day';
import type { Account, MonthHistory, SupportTrend } from './account';
import { type KnownAccount, knownOf } from './knownAccount';
import { type Trend, trendOf } from './usageTrend';

/** What is the same for all accounts of a list. */
export interface ListFacts {
  /** The day the list is of. */
  readonly asOf: DayNumber;
  /** How many products its accounts own between them. */
  readonly productsSold: number;
}

/** What is known of an account on the day of its list, in one shape for all; null is not known. */
export interface AccountFacts {
  readonly asOf: DayNumber;
  readonly arr: number;
  /** An account without ARR is none: it has left, or has not begun, and what it would buy is new-logo ARR. */
  readonly isCustomer: boolean;
  readonly segment: string | null;
  /** Days as a customer, 0 on the first; below 0 before it. */
  readonly age: number | null;
  /** Below 0 where the day has passed and no later one is known. */
  readonly daysToRenewal: number | null;
  readonly seatsLicensed: number | null;
  readonly seatsActive: number | null;
  /** Active of licensed seats; null also where no seat is licensed. */
  readonly seatShare: number | null;
  readonly usage: number | null;
  readonly commitment: number | null;
  /** Usage of the last month by the commitment; null also where nothing is committed. */
  readonly usageShare: number | null;
  readonly usageHistory: MonthHistory | null;
  readonly usageTrend: Trend | null;
  readonly productsOwned: number | null;
  readonly productsSold: number;
  readonly featuresAdopted: number | null;
  readonly dauMau: number | null;
  readonly nps: number | null;
  readonly criticalIssues: number | null;
  readonly stakeholders: number | null;
  readonly supportTrend: SupportTrend | null;
  readonly featureGateHits: number | null;
  readonly newUsers: number | null;
  readonly organizationChange: boolean | null;
  readonly milestone: boolean | null;
}

/**
 * Reads an account once, for all scores: dates are counted from the day of the list, shares are taken, the trend is drawn.
 *
 * `productsOwned` is how many products it owns, told apart as those of the list are (`whitespaceOf`); null where that is not known.
 */
export function factsOf(
  account: Account,
  { asOf, productsSold }: ListFacts,
  productsOwned: number | null,
): AccountFacts {
  const known = knownOf(account);
  const { seatsLicensed, seatsActive, commitment } = known;
  const usageHistory = historyOf(known);
  const usage = known.usage ?? usageHistory?.at(-1) ?? null;
  return {
    asOf,
    arr: known.arr,
    isCustomer: known.arr > 0,
    segment: known.segment,
    age: known.start === null ? null : minus(asOf, parseDay(known.start)),
    daysToRenewal: known.renewal === null ? null : minus(parseDay(known.renewal), asOf),
    seatsLicensed,
    seatsActive,
    seatShare: shareOf(seatsActive, seatsLicensed),
    usage,
    commitment,
    usageShare: shareOf(usage, commitment),
    usageHistory,
    usageTrend: usageHistory === null ? null : trendOf(usageHistory),
    productsOwned,
    productsSold,
    featuresAdopted: known.featuresAdopted,
    dauMau: known.dauMau,
    nps: known.nps,
    criticalIssues: known.criticalIssues,
    stakeholders: known.stakeholders,
    supportTrend: known.supportTrend,
    featureGateHits: known.featureGateHits,
    newUsers: known.newUsers,
    organizationChange: known.organizationChange,
    milestone: known.milestone,
  };
}

/** The history, its last month filled from the usage that the list gives by itself where the history does not know it. */
function historyOf({ usageHistory, usage }: KnownAccount): MonthHistory | null {
  if (usageHistory === null || usageHistory.length === 0) return null;
  return usageHistory.at(-1) === null && usage !== null ? usageHistory.with(-1, usage) : usageHistory;
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
