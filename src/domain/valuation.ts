import { wholePower } from '#base/elementary';
import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

/** What one source says ten more points of NRR do to a valuation. */
export const VALUATION_READING = {
  source: 'A' as SourceId,
  nrrFrom: ratio(1.1),
  nrrTo: ratio(1.2),
  from: ratio(0.2),
  to: ratio(0.3),
};

/** A multiple times ARR. */
export function valuation(arr: Money, multiple: Ratio): Money {
  return money(arr * multiple);
}

/** What a higher NRR adds to ARR, and so to a valuation at a constant multiple, after some years: (N'/N)^t − 1. */
export function compoundingUplift(nrr: Ratio, higher: Ratio, years: number): Ratio {
  return ratio(wholePower(higher / nrr, years) - 1);
}
