import type { Motion } from '#domain/motions';
import type { Estimate } from './forecastPremises';

/** What was forecast of a motion for one period, and what came of it; null until known. */
interface Measured {
  readonly motion: Motion;
  readonly forecast: number;
  readonly inConversation: number | null;
  readonly won: number | null;
  readonly actual: number | null;
  readonly ending?: number;
  readonly endingArr?: number;
}

/** What came of a motion, over the periods of which that is known. */
export interface Outcome {
  /** Periods with an actual; of them the forecast and what came, and by how much that is off: actual / forecast − 1. */
  readonly periods: number;
  readonly forecast: number;
  readonly actual: number;
  /** Null where nothing was forecast. */
  readonly error: number | null;
}

/** A premise as what came suggests it, and on how much that rests. */
export interface Suggestion {
  readonly value: Estimate;
  /** Accounts in conversation for a conversion, accounts won for a lift. */
  readonly accounts: number;
  readonly periods: number;
}

/** Two sided 80%: the quantile of the normal distribution that leaves a tenth on either side. */
const Z = 1.2816;

/**
 * Forecast against what came: sums over the periods that have an actual.
 *
 *     error = actual / forecast − 1
 *
 * Source   docs/metrics.md#forecast-against-what-came
 */
export function outcomeOf(rows: readonly Measured[]): Outcome {
  let [periods, forecast, actual] = [0, 0, 0];
  for (const row of rows) {
    if (row.actual === null) continue;
    periods++;
    forecast += row.forecast;
    actual += row.actual;
  }
  return { periods, forecast, actual, error: forecast === 0 ? null : actual / forecast - 1 };
}

/**
 * The conversion that came: accounts won of those in conversation, with the interval of 80% (Wilson) as its low and high.
 *
 *     p = won / n;  (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n),  z = 1.2816
 *
 * Domain   periods of which both are known, and no more won than in conversation; null without any account in conversation
 * Source   docs/metrics.md#forecast-against-what-came
 */
export function suggestedConversion(rows: readonly Measured[]): Suggestion | null {
  let [periods, accounts, won] = [0, 0, 0];
  for (const row of rows) {
    if (row.inConversation === null || row.won === null || row.won > row.inConversation) continue;
    periods++;
    accounts += row.inConversation;
    won += row.won;
  }
  if (accounts === 0) return null;
  const likely = won / accounts;
  const square = (Z * Z) / accounts;
  const middle = likely + square / 2;
  const reach = Z * Math.sqrt((likely * (1 - likely)) / accounts + square / (4 * accounts));
  const bound = (value: number) => Math.max(0, Math.min(1, value / (1 + square)));
  return {
    value: {
      low: Math.min(likely, bound(middle - reach)),
      likely,
      high: Math.max(likely, bound(middle + reach)),
    },
    accounts,
    periods,
  };
}

/**
 * The lift that came: ARR won over what the accounts that bought were worth before, which is taken as the mean of the accounts whose
 * conversations the forecast saw end in the period.
 *
 *     lift = Σ actual / Σ (won × ARR ending / accounts ending)
 *
 * Its low and high stand to it as those of `now` do. Null without an account won, or where the forecast kept no accounts.
 *
 * Source   docs/metrics.md#forecast-against-what-came
 */
export function suggestedLift(rows: readonly Measured[], now: Estimate): Suggestion | null {
  let [periods, accounts, actual, before] = [0, 0, 0, 0];
  for (const { won, actual: came, ending = 0, endingArr = 0 } of rows) {
    if (won === null || came === null || won === 0 || came < 0 || ending === 0) continue;
    periods++;
    accounts += won;
    actual += came;
    before += (won * endingArr) / ending;
  }
  if (before === 0) return null;
  const likely = actual / before;
  const relative = (value: number) => (now.likely === 0 ? likely : (likely * value) / now.likely);
  return { value: { low: relative(now.low), likely, high: relative(now.high) }, accounts, periods };
}
