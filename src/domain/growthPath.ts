import { wholePower } from '#base/elementary';
import { type Money, money, type Ratio, ratio } from './units';

/** ARR after so many years, and where it comes from. */
export interface PathYear {
  readonly year: number;
  /** What is left of the customers there were at the start. */
  readonly fromBase: Money;
  /** What customers won since pay. */
  readonly fromNewLogos: Money;
  readonly total: Money;
}

/**
 * ARR over the years at a constant NRR N and a new-logo ARR of L in the first year, which grows by the factor k a year.
 *
 *     A after t years = N^t A0 + Σ L k^i N^(t−1−i), i from 0 to t − 1
 *
 * For k = 1 that is N^t A0 + L(N^t − 1)/(N − 1), and at N = 1 A0 + Lt. Year 0 is the start.
 *
 * Source   docs/metrics.md#growth-path
 */
export function growthPath(
  opening: Money,
  nrr: Ratio,
  newLogo: Money,
  years: number,
  newLogoFactor: Ratio = ratio(1),
): readonly PathYear[] {
  const path: PathYear[] = [];
  let won = 0;
  for (let year = 0; year <= years; year++) {
    const base = opening * wholePower(nrr, year);
    path.push({ year, fromBase: money(base), fromNewLogos: money(won), total: money(base + won) });
    won = won * nrr + newLogo * wholePower(newLogoFactor, year);
  }
  return path;
}

/** Where ARR levels off at a constant new-logo ARR a year: L/(1 − N). null where it does not, at an NRR of 1 or above. */
export function arrCeiling(newLogo: Money, nrr: Ratio): Money | null {
  return nrr < 1 ? money(newLogo / (1 - nrr)) : null;
}

/** What yearly growth tends to when new-logo ARR grows by the factor `newLogoFactor` a year: max(N, k) − 1. */
export function longRunGrowth(nrr: Ratio, newLogoFactor: Ratio): Ratio {
  return ratio(Math.max(nrr, newLogoFactor) - 1);
}

/**
 * How many times as fast a base grows at one NRR as at another, at the same new-logo ARR.
 *
 *     (N − 1 + L) / (N' − 1 + L), L as a share of opening ARR
 *
 * null where the slower base does not grow: it has no multiple.
 *
 * Source   docs/metrics.md#growth-path
 */
export function growthMultiple(nrr: Ratio, slowerNrr: Ratio, newLogoShare: Ratio): Ratio | null {
  const slower = slowerNrr - 1 + newLogoShare;
  return slower > ROUNDING ? ratio((nrr - 1 + newLogoShare) / slower) : null;
}

/** Below this a growth is none: 0.95 − 1 + 0.05 is a little more than 0. */
const ROUNDING = 1e-12;
