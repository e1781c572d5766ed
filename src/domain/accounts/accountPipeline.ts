import type { DayNumber } from '#domain/day';
import type { GateReading } from '#domain/healthGate';
import type { AccountFacts } from './facts';
import type { SoldMotion } from './forecastPremises';
import { DEEP_ADOPTION, RENEWAL_NEAR_DAYS } from './signalScales';
import type { FiredTrigger } from './triggers';
import { type LimitReading, limitWindow } from './usageLimit';

/** Something an account could be sold, and the day from which it asks for it. */
export interface Offer {
  readonly motion: SoldMotion;
  /** Never before the day of the list; null where nothing that is known of the account leads to one. */
  readonly trigger: DayNumber | null;
  /** The day it closes, where that is known: a new price holds from the renewal. */
  readonly closes?: DayNumber;
}

/** One account as the forecast looks at it. */
export interface AccountPipeline {
  readonly arr: number;
  readonly health: GateReading['state'];
  /** What it is eligible for, the motion with the shorter cycle first; empty unless the health gate is open. */
  readonly offers: readonly Offer[];
}

/** What is read of an account before it is looked at for what it could be sold. */
interface Read {
  readonly facts: AccountFacts;
  readonly gate: GateReading;
  readonly limit: LimitReading;
  readonly triggers: readonly FiredTrigger[];
}

/** Nothing is cross-sold before the first of these ages, whatever happens; between the others it is offered from the use of the account, and from then on at a renewal (C). */
const CROSS_SELL_NOT_BEFORE = 30;
const CROSS_SELL_FROM = 90;
const AT_RENEWAL_FROM = 180;

/**
 * What an account is eligible for, and when it asks for it: at once where a trigger of the motion has fired, else on the day that is known
 * to bring one.
 *
 *     usage       eligible where usage and commitment are known          or 90 days before the trend reaches the commitment, or at once
 *                                                                        where it is reached
 *     seat        where seats licensed and active are known
 *     upsell      where it ran into a feature it has not bought, or uses 70% of those it has
 *     cross_sell  where it owns some, but not all products of the list   or at 90 days of age, while it is younger than 180, or 60 days
 *                                                                        before its renewal; never before day 30 of its age
 *     price       where a renewal lies ahead                             60 days before it, closing with it
 *
 * What is not known makes nothing eligible, and neither does a health gate that is shut or not known.
 *
 * Source   docs/metrics.md#forecast-from-accounts; the triggers are those of `triggers.ts`, ages and days C's and B's, what makes an
 *          account eligible Headroom's own
 */
export function pipelineOf({ facts, gate, limit, triggers }: Read): AccountPipeline {
  const { arr } = facts;
  if (gate.state !== 'open') return { arr, health: gate.state, offers: NONE };
  const offers: Offer[] = [];
  const hasFired = (motion: SoldMotion) => triggers.some(({ trigger }) => trigger.motion === motion);
  const asking = (motion: SoldMotion, later: DayNumber | null) =>
    hasFired(motion) ? facts.asOf : later === null ? null : Math.max(facts.asOf, later);
  if (facts.usageShare !== null) {
    offers.push({ motion: 'usage', trigger: asking('usage', limitAsks(facts, limit)) });
  }
  if (facts.seatShare !== null) offers.push({ motion: 'seat', trigger: asking('seat', null) });
  if ((facts.featureGateHits ?? 0) > 0 || (facts.featuresAdopted ?? 0) >= DEEP_ADOPTION) {
    offers.push({ motion: 'upsell', trigger: asking('upsell', null) });
  }
  const { productsOwned, productsSold } = facts;
  if (productsOwned !== null && productsOwned > 0 && productsOwned < productsSold) {
    offers.push({ motion: 'cross_sell', trigger: crossSellAsking(facts, hasFired('cross_sell')) });
  }
  if (facts.daysToRenewal !== null && facts.daysToRenewal >= 0) {
    const closes = facts.asOf + facts.daysToRenewal;
    offers.push({ motion: 'price', trigger: asking('price', closes - RENEWAL_NEAR_DAYS), closes });
  }
  return { arr, health: 'open', offers };
}

const NONE: readonly Offer[] = [];

/** A limit that is reached asks at once, also where the month before was far from it; one that is coming asks from the beginning of its window. */
function limitAsks({ asOf }: AccountFacts, { state, day }: LimitReading): DayNumber | null {
  if (state === 'reached') return asOf;
  return day === null ? null : limitWindow(day).from;
}

/** The first day on which a trigger of the cross-sell has fired, or age or renewal lead to one. */
function crossSellAsking({ asOf, age, daysToRenewal }: AccountFacts, hasFired: boolean): DayNumber | null {
  const byAge = age === null || age >= AT_RENEWAL_FROM ? Number.POSITIVE_INFINITY : asOf - age + CROSS_SELL_FROM;
  const isAhead = daysToRenewal !== null && daysToRenewal >= 0;
  const byRenewal = isAhead ? asOf + daysToRenewal - RENEWAL_NEAR_DAYS : Number.POSITIVE_INFINITY;
  const day = hasFired ? asOf : Math.min(byAge, byRenewal);
  const earliest = age === null ? asOf : Math.max(asOf, asOf - age + CROSS_SELL_NOT_BEFORE);
  return day === Number.POSITIVE_INFINITY ? null : Math.max(earliest, day);
}
