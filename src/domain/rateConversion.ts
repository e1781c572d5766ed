import { pow, wholePower } from '#base/elementary';
import { err, ok, type Result } from '#base/result';
import { type Basis, basisPeriodsPerYear, type Grain, periodsPerYear } from './timeline';
import { type Ratio, ratio } from './units';

export type ConversionError =
  | { readonly type: 'notFinite' }
  | { readonly type: 'lossesAboveAll'; readonly grr: Ratio }
  | { readonly type: 'grrAboveOne'; readonly grr: Ratio }
  | { readonly type: 'nrrBelowGrr'; readonly nrr: Ratio; readonly grr: Ratio };

export function describeConversionError(error: ConversionError): string {
  switch (error.type) {
    case 'notFinite':
      return 'A retention that is not a number cannot be converted.';
    case 'lossesAboveAll':
      return 'Losses above 100% of the opening revenue cannot be converted to another period.';
    case 'grrAboveOne':
      return 'GRR is never above 100%: losses are entered as positive rates.';
    case 'nrrBelowGrr':
      return 'NRR is never below GRR: expansion is not negative.';
  }
}

/** What the stated rates of a plan become in another period. */
export interface RateFactors {
  /** Gross retention of the new period. */
  readonly grr: Ratio;
  /** Net retention of the new period. */
  readonly nrr: Ratio;
  /** The stated churn and contraction rates times this are those of the new period. */
  readonly losses: number;
  /** The stated expansion rates times this, motion by motion, are those of the new period. */
  readonly expansion: number;
}

/**
 * Takes rates with components from one period length to another by two factors.
 *
 *     G = 1 − losses, N = G + expansion;  k the number of short periods in a long one
 *     to shorter periods   g = G^(1/k), n = N^(1/k);  losses × (1−g)/(1−G), expansion × (n−g)/(N−G)
 *     to longer periods    g = G^k,     n = N^k;      the same two quotients
 *
 * The converted components, compounded, give back the stated NRR and the stated GRR. That they are split in the
 * proportions of the stated ones is a convention. Both quotients are written as sums of powers, so no losses (G = 1) and
 * no expansion (N = G) divide nothing by zero. At N = 0 there is no expansion to scale, and its factor is 1.
 *
 * Errors   lossesAboveAll  G < 0: no root, and nothing that could be lost twice
 *          grrAboveOne, nrrBelowGrr, notFinite
 * Source   docs/metrics.md#changing-the-period
 */
export function rateFactors(grr: Ratio, nrr: Ratio, from: Basis, to: Basis): Result<RateFactors, ConversionError> {
  if (!Number.isFinite(grr) || !Number.isFinite(nrr)) return err({ type: 'notFinite' });
  if (grr < 0) return err({ type: 'lossesAboveAll', grr });
  if (grr > 1) return err({ type: 'grrAboveOne', grr });
  if (nrr < grr) return err({ type: 'nrrBelowGrr', nrr, grr });
  const fromPerYear = basisPeriodsPerYear(from);
  const toPerYear = basisPeriodsPerYear(to);
  return ok(
    toPerYear >= fromPerYear
      ? toShorter(grr, nrr, toPerYear / fromPerYear)
      : toLonger(grr, nrr, fromPerYear / toPerYear),
  );
}

/** The basis whose period is a period of the grain. */
export function basisOfGrain(grain: Grain): Basis {
  return grain === 'month' ? 'monthly' : 'quarterly';
}

function toShorter(grr: Ratio, nrr: Ratio, k: number): RateFactors {
  const g = pow(grr, 1 / k);
  const n = pow(nrr, 1 / k);
  const expansion = n === 0 ? 1 : 1 / differenceQuotient(n, g, k);
  return { grr: ratio(g), nrr: ratio(n), losses: 1 / differenceQuotient(1, g, k), expansion };
}

function toLonger(grr: Ratio, nrr: Ratio, k: number): RateFactors {
  return {
    grr: ratio(wholePower(grr, k)),
    nrr: ratio(wholePower(nrr, k)),
    losses: differenceQuotient(1, grr, k),
    expansion: nrr === 0 ? 1 : differenceQuotient(nrr, grr, k),
  };
}

/** (a^k − b^k)/(a − b) for a, b ≥ 0 and the k that periods differ by, as a product of sums: also right at a = b. */
function differenceQuotient(a: number, b: number, k: number): number {
  const sumOfCubes = wholePower(a, 3) + wholePower(b, 3);
  const sumOfSixths = wholePower(a, 6) + wholePower(b, 6);
  switch (k) {
    case 1:
      return 1;
    case 3:
      return a * a + a * b + b * b;
    case 4:
      return (a + b) * (a * a + b * b);
    case 12:
      return (a * a + a * b + b * b) * sumOfCubes * sumOfSixths;
    default:
      throw new RangeError(`no two periods differ by the factor ${k}`);
  }
}

/**
 * A year's retention, when every period of the basis retains the same.
 *
 *     annual = m^k, k periods to the year
 *
 * Domain   retention ≥ 0
 * Source   docs/metrics.md#annualized
 */
export function annualRetention(retention: Ratio, basis: Basis): Result<Ratio, ConversionError> {
  if (!Number.isFinite(retention)) return err({ type: 'notFinite' });
  if (retention < 0) return err({ type: 'lossesAboveAll', grr: retention });
  return ok(ratio(wholePower(retention, basisPeriodsPerYear(basis))));
}

/**
 * A year's loss rate, when every period of the basis loses the same share of what is left.
 *
 *     annual = 1 − (1 − c)^k; never c × k
 *
 * Domain   0 ≤ lossRate ≤ 1
 * Source   docs/metrics.md#annualized
 */
export function annualLossRate(lossRate: Ratio, basis: Basis): Result<Ratio, ConversionError> {
  if (lossRate < 0) return err({ type: 'grrAboveOne', grr: ratio(1 - lossRate) });
  const kept = annualRetention(ratio(1 - lossRate), basis);
  return kept.ok ? ok(ratio(1 - kept.value)) : kept;
}

export type HistoryError =
  | { readonly type: 'tooShort'; readonly periods: number; readonly needed: number }
  | { readonly type: 'notFinite' };

/**
 * Retention over the last twelve months.
 *
 *     product of the last 12 monthly, or 4 quarterly, retentions
 *
 * Errors   tooShort   before twelve months exist there is none
 *          notFinite  one of them is missing
 * Source   docs/metrics.md#trailing-twelve-months
 */
export function trailingTwelveMonths(retentions: readonly Ratio[], grain: Grain): Result<Ratio, HistoryError> {
  const needed = periodsPerYear(grain);
  if (retentions.length < needed) return err({ type: 'tooShort', periods: retentions.length, needed });
  const year = retentions.slice(-needed).reduce((product, retention) => product * retention, 1);
  return Number.isFinite(year) ? ok(ratio(year)) : err({ type: 'notFinite' });
}
