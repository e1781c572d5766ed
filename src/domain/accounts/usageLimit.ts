import type { DayNumber } from '#domain/day';
import type { SourceId } from '#domain/sources';
import type { AccountFacts } from './facts';
import { NEAR_LIMIT } from './signalScales';

/** Days before a limit is reached between which to speak about it. */
export const LIMIT_WINDOW = { fromDays: 90, toDays: 60, source: 'D' as SourceId };

const DAYS_OF_MONTH = 365.25 / 12;
/** A trend says nothing about what lies further off. */
const FURTHEST_MONTHS = 120;
/** Months at 80 % or more, one after the other up to the last, that make it sustained: more than the 30 days asked of seats. */
const SUSTAINED_MONTHS = 2;

/** Where usage is going. Share of the commitment and trend are among the facts of the account. */
export interface LimitReading {
  /**
   * `noLimit` nothing is committed, or what is used is not known; `noTrend` fewer than three months are known; `reached` the last month was at the
   * commitment or above; `projected` the trend reaches it on `day`; `never` it does not within ten years, or is flat, or falls.
   */
  readonly state: 'noLimit' | 'noTrend' | 'reached' | 'projected' | 'never';
  /** The day the trend reaches the commitment; null where it is not projected. */
  readonly day: DayNumber | null;
  /** Whether the day of the list lies before the window, in it or after it. */
  readonly place: 'before' | 'in' | 'after' | null;
  /** Whether usage has been at 80 % of the commitment or more for the last two months; null where they are not known. */
  readonly isSustained: boolean | null;
}

/** First and last day on which to speak about a limit that is reached on `day`: 90 and 60 days before. */
export function limitWindow(day: DayNumber): { readonly from: DayNumber; readonly to: DayNumber } {
  return { from: day - LIMIT_WINDOW.fromDays, to: day - LIMIT_WINDOW.toDays };
}

/**
 * Carries the trend of usage on to the commitment.
 *
 *     months = (commitment − trend now) / slope a month
 *     day    = day of the list + months × 365.25 / 12, counted up to a whole day
 *
 * The last month of the history stands at the day of the list. Where the trend stands above the commitment already and the last month does not,
 * the day is that of the list. Seats have no history in a list, so they are not projected.
 *
 * Domain   three known months among the last twelve, a commitment above 0
 * Source   D for the window, D and E for the 80 %; the straight line is Headroom's own (docs/metrics.md#accounts)
 */
export function limitOf(facts: AccountFacts): LimitReading {
  const { asOf, usage, commitment, usageShare, usageTrend: trend } = facts;
  const isSustained = sustained(facts);
  if (usageShare === null || usage === null || commitment === null) return withoutDay('noLimit', isSustained);
  if (usage >= commitment) return withoutDay('reached', isSustained);
  if (trend === null) return withoutDay('noTrend', isSustained);
  const months = (commitment - trend.now) / trend.slope;
  if (!(trend.slope > 0 && months <= FURTHEST_MONTHS)) return withoutDay('never', isSustained);
  // What is a whole day but for rounding is that day.
  const day = asOf + Math.ceil(Math.max(0, months) * DAYS_OF_MONTH - 1e-6);
  const { from, to } = limitWindow(day);
  const place = asOf < from ? 'before' : asOf <= to ? 'in' : 'after';
  return { state: 'projected', day, place, isSustained };
}

type Unprojected = Exclude<LimitReading['state'], 'projected'>;

/** Readings without a day, which accounts share. */
const withoutDays = new Map<string, LimitReading>();

function withoutDay(state: Unprojected, isSustained: boolean | null): LimitReading {
  const key = `${state} ${isSustained}`;
  const seen = withoutDays.get(key);
  if (seen !== undefined) return seen;
  const reading: LimitReading = { state, day: null, place: null, isSustained };
  withoutDays.set(key, reading);
  return reading;
}

function sustained({ usage, usageShare, commitment, usageHistory }: AccountFacts): boolean | null {
  if (usageShare === null || commitment === null) return null;
  if (usageShare < NEAR_LIMIT) return false;
  let months: number | null = SUSTAINED_MONTHS;
  for (let back = 1; back <= SUSTAINED_MONTHS; back++) {
    const used = back === 1 ? usage : (usageHistory?.at(-back) ?? null);
    if (used === null) months = null;
    else if (used / commitment < NEAR_LIMIT) return false;
  }
  return months === null ? null : true;
}
