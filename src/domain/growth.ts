import { type Money, money, type Ratio, ratio } from './units';

/**
 * New-logo ARR needed in one year to grow the opening ARR by `growth` at an annual `nrr`.
 *
 *     opening × (1 + growth − NRR)
 *
 * New customers are taken neither to churn nor to expand in their first year. Below zero it is a surplus: the base alone
 * outgrows the target.
 *
 * Source   docs/metrics.md#required-new-logo-arr
 */
export function requiredNewLogoArr(opening: Money, growth: Ratio, nrr: Ratio): Money {
  return money(opening * requiredNewLogoShare(growth, nrr));
}

/** The same as a share of opening ARR: 1 + growth − NRR. */
export function requiredNewLogoShare(growth: Ratio, nrr: Ratio): Ratio {
  return ratio(1 + growth - nrr);
}

/**
 * What a change of NRR is worth a year on the revenue it started from: a run-rate reading, which knows no dates.
 *
 *     ARR × (NRR − reference)
 *
 * With a reference of 1 it is the gain against the start, with the NRR of doing nothing the gain against doing nothing.
 */
export function runRateGain(arr: Money, nrr: Ratio, reference: Ratio): Money {
  return money(arr * (nrr - reference));
}

/** Points of NRR still missing to a target; below zero the target is passed by so much. */
export function pointsToTarget(target: Ratio, nrr: Ratio): Ratio {
  return ratio(target - nrr);
}

/** Both usual returns on a cost: what came back per unit spent, and what was left of that after the cost. */
export interface ReturnOnCost {
  /** gain / cost */
  readonly gross: Ratio;
  /** (gain − cost) / cost */
  readonly net: Ratio;
}

/** null where nothing was spent. */
export function returnOnCost(gain: Money, cost: Money): ReturnOnCost | null {
  return cost === 0 ? null : { gross: ratio(gain / cost), net: ratio((gain - cost) / cost) };
}
