import type { MonthHistory } from './account';

/** Fewer known months than these make no trend. */
const LEAST_MONTHS = 3;
/** Months looked back on, the last included: what was before says little of where use is going. */
const TREND_MONTHS = 12;

/** The straight line that lies nearest to the months that are known. */
export interface Trend {
  /** Change a month, in the units of the history. */
  readonly slope: number;
  /** Where the line stands in the last month, which need not be where that month stands. */
  readonly now: number;
  readonly mean: number;
  /** Known months it is drawn through. */
  readonly months: number;
}

/**
 * Least squares over the known months among the last twelve; x is months from the last one, so 0 is now and what lies before is negative.
 *
 *     slope = Σ (x − x̄)(y − ȳ) / Σ (x − x̄)²
 *     now   = ȳ − slope × x̄
 *
 * Domain   at least three known months, else null; a month not known is left out, not taken for 0
 * Source   docs/metrics.md#accounts; twelve and three months are Headroom's own
 */
export function trendOf(history: MonthHistory): Trend | null {
  const last = history.length - 1;
  const first = Math.max(0, history.length - TREND_MONTHS);
  let [months, sumX, sumY] = [0, 0, 0];
  for (let at = first; at <= last; at++) {
    const y = history[at] ?? null;
    if (y === null) continue;
    months++;
    sumX += at - last;
    sumY += y;
  }
  if (months < LEAST_MONTHS) return null;
  const [meanX, mean] = [sumX / months, sumY / months];
  let [together, spread] = [0, 0];
  for (let at = first; at <= last; at++) {
    const y = history[at] ?? null;
    if (y === null) continue;
    const fromMean = at - last - meanX;
    together += fromMean * (y - mean);
    spread += fromMean * fromMean;
  }
  const slope = together / spread;
  return { slope, now: mean - slope * meanX, mean, months };
}

/** Change a month as a share of the mean of the months; 0 where nothing was used on the whole, so that corrections below 0 turn no trend round. */
export function monthlyGrowth({ slope, mean }: Trend): number {
  return mean <= 0 ? 0 : slope / mean;
}
