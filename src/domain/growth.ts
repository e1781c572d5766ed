import { pow } from '#base/elementary';
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
 * New-logo ARR of each of several years, at the same growth and NRR in all of them.
 *
 *     L of year t = opening × (1 + growth)^t × (1 + growth − NRR), t from 0
 *
 * Their sum is opening × (1 + g − N)((1 + g)^T − 1)/g, and at g = 0 opening × T(1 − N): added up, nothing divides by g.
 *
 * Domain   years a whole number from 1
 */
export function requiredByYear(opening: Money, growth: Ratio, nrr: Ratio, years: number): readonly Money[] {
  return inSteps(opening, 1 + growth, nrr, years);
}

/**
 * New-logo ARR of each period where those won begin to churn and expand in the period after.
 *
 *     q = (1 + g)^(1/k), n = N^(1/k);  L of period i = opening × q^i × (q − n), i from 0
 *
 * The sum of a year is opening × (q − n)(q^k − 1)/(q − 1), and at q = 1 opening × k(1 − n).
 *
 * Domain   growth above −1, NRR not below 0; `perYear` and `years` whole numbers from 1
 */
export function requiredByPeriod(
  opening: Money,
  growth: Ratio,
  nrr: Ratio,
  perYear: number,
  years = 1,
): readonly Money[] {
  return inSteps(opening, pow(1 + growth, 1 / perYear), pow(nrr, 1 / perYear), perYear * years);
}

function inSteps(opening: number, growthFactor: number, retention: number, steps: number): readonly Money[] {
  const required: Money[] = [];
  for (let arr = opening; required.length < steps; arr *= growthFactor)
    required.push(money(arr * (growthFactor - retention)));
  return required;
}

/** What a required share of new-logo ARR is for. The two add up to it. */
export interface AcquisitionSplit {
  /** Replaces what the base loses. */
  readonly compensatory: Ratio;
  /** Adds to it; below zero where the base outgrows the target. */
  readonly additive: Ratio;
}

/**
 * Splits the required share L = 1 + growth − NRR.
 *
 *     compensatory = min(max(0, 1 − NRR), max(0, L)), additive = L − compensatory
 *
 * Source   docs/metrics.md#required-new-logo-arr
 */
export function splitAcquisition(growth: Ratio, nrr: Ratio): AcquisitionSplit {
  const required = requiredNewLogoShare(growth, nrr);
  const compensatory = Math.min(Math.max(0, 1 - nrr), Math.max(0, required));
  return { compensatory: ratio(compensatory), additive: ratio(required - compensatory) };
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
