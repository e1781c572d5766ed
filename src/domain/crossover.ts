import { wholePower } from '#base/elementary';
import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

/** A sum on retention and expansion, held against buying the same ARR from new customers. */
export interface CrossoverQuestion {
  readonly arr: Money;
  /** Sales and marketing spent for one unit of new-logo ARR. */
  readonly cacRatio: Ratio;
  /** Gain of annual NRR, as a fraction. */
  readonly points: Ratio;
  /** Spent every year. */
  readonly cost: Money;
  /** A whole number from 1. */
  readonly years: number;
  /** Of ARR, a year; the base that the points are gained on. */
  readonly growth: Ratio;
  readonly discount: Ratio;
}

/** Present values over the years asked about; both sides are counted at year end. */
export interface Crossover {
  readonly cost: Money;
  /** What acquiring the ARR that the points bring would have cost. */
  readonly valueOfPoints: Money;
  /** The gain of NRR from which on the sum beats acquiring; null where no gain does, because acquiring costs nothing. */
  readonly breakEvenPoints: Ratio | null;
  /** The most that may be spent a year for these points. */
  readonly breakEvenCost: Money;
  readonly invest: boolean;
}

/**
 * Whether spending on the base beats acquiring.
 *
 *     PV of K  <  c × points × Σ ARR (1 + g)^t / (1 + r)^(t+1),  t from 0 to T − 1
 *
 * For one year without discount that is K < c × ARR × points. At exactly the same cost there is nothing to choose, which
 * does not count as investing.
 *
 * Domain   amounts and ratios not below 0, growth and discount above −1
 * Source   docs/metrics.md#crossover
 */
export function crossover(question: CrossoverQuestion): Crossover {
  const { arr, cacRatio, points, cost, years, growth, discount } = question;
  let base = 0;
  let annuity = 0;
  for (let year = 0; year < years; year++) {
    const factor = 1 / wholePower(1 + discount, year + 1);
    base += arr * wholePower(1 + growth, year) * factor;
    annuity += factor;
  }
  const spent = cost * annuity;
  const perPoint = cacRatio * base;
  const value = perPoint * points;
  return {
    cost: money(spent),
    valueOfPoints: money(value),
    breakEvenPoints: perPoint === 0 ? null : ratio(spent / perPoint),
    breakEvenCost: money(value / annuity),
    invest: spent < value,
  };
}

/** A rule that a source states without deriving it; shown beside the computed crossover, as quoted. */
export interface QuotedRule {
  readonly source: SourceId;
  readonly text: string;
}

export const CROSSOVER_RULES: readonly QuotedRule[] = [
  { source: 'D', text: 'Below an NRR of 90%, money goes into keeping customers before it goes into winning them.' },
  { source: 'D', text: 'Bring NRR to 100% first; from about 120% the base compounds without new customers.' },
  { source: 'C', text: 'Winning a customer’s dollar costs five to seven times what expanding one costs.' },
  { source: 'A', text: 'Expanding costs 5 to 40% of what acquiring does, by motion.' },
];
