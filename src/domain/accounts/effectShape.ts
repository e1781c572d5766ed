import { rampShare } from '#domain/ramp';
import type { MonthNumber } from '#domain/timeline';

/** Start and months to full effect of an initiative. */
export interface EffectShape {
  readonly start: MonthNumber;
  readonly length: number;
}

/** First month and number of months of a quarter, of which a plan may hold fewer than three. */
export interface QuarterMonths {
  readonly first: MonthNumber;
  readonly months: number;
}

const LONGEST = 12;

/**
 * The linear ramp whose quarters are nearest to amounts by quarter, once both come to the same in all.
 *
 *     least Σ (amount − total × share / Σ share)², share = Σ over the months of the quarter of the share of the effect
 *
 * Starts from the first quarter with an amount to the last are tried, each with 1 to 12 months to full effect; of shapes that are alike
 * the earlier and then the shorter is taken. An effect never ends by itself, so amounts that fall away are only met in their sum.
 *
 * Domain   amounts ≥ 0, as many as quarters; null where all of them are 0
 */
export function nearestShape(amounts: readonly number[], quarters: readonly QuarterMonths[]): EffectShape | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const first = quarters[amounts.findIndex((amount) => amount > 0)];
  const last = quarters[amounts.findLastIndex((amount) => amount > 0)];
  if (first === undefined || last === undefined) return null;
  let nearest: EffectShape | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let start = first.first; start < last.first + last.months; start++) {
    for (let length = 1; length <= LONGEST; length++) {
      const off = distance(amounts, total, sharesOf({ start, length }, quarters));
      // What differs by rounding alone is alike.
      if (off < least - 1e-12 * total * total) {
        least = off;
        nearest = { start, length };
      }
    }
  }
  return nearest;
}

function sharesOf(shape: EffectShape, quarters: readonly QuarterMonths[]): readonly number[] {
  return quarters.map(({ first, months }) => {
    let sum = 0;
    for (let month = first; month < first + months; month++) sum += rampShare({ ...shape, shape: 'linear' }, month);
    return sum;
  });
}

function distance(amounts: readonly number[], total: number, shares: readonly number[]): number {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (whole === 0) return Number.POSITIVE_INFINITY;
  return amounts.reduce((sum, amount, at) => {
    const off = amount - (total * (shares[at] ?? 0)) / whole;
    return sum + off * off;
  }, 0);
}
