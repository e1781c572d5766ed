import { log } from '#base/elementary';
import { err, ok, type Result } from '#base/result';
import { type Money, money, type Ratio, ratio } from './units';

/**
 * What happened in one period to the recurring revenue of the customers who were there when it began.
 * Losses are entered as positive amounts. All four are ARR, or all four MRR.
 */
export interface CohortMovement {
  readonly opening: Money;
  readonly expansion: Money;
  readonly contraction: Money;
  readonly churn: Money;
}

/** The movement of a whole book of revenue: its cohort, and what is in neither NRR nor GRR. */
export interface ArrMovement extends CohortMovement {
  readonly newLogo: Money;
  readonly reactivation: Money;
  /** May be negative. */
  readonly restatement: Money;
}

export type RetentionError =
  | { readonly type: 'notFinite'; readonly amount: string }
  | { readonly type: 'negativeMovement'; readonly amount: string }
  | { readonly type: 'lossExceedsOpening'; readonly excess: Money }
  | { readonly type: 'emptyCohort' }
  | { readonly type: 'noLosses' };

export function describeRetentionError(error: RetentionError): string {
  switch (error.type) {
    case 'notFinite':
      return `The ${error.amount} is not a number.`;
    case 'negativeMovement':
      return `The ${error.amount} is below zero; losses are entered as positive amounts.`;
    case 'lossExceedsOpening':
      return `Contraction and churn exceed the opening revenue by ${error.excess}.`;
    case 'emptyCohort':
      return 'The opening revenue is 0, so its retention is undefined.';
    case 'noLosses':
      return 'Nothing was lost, so the quick ratio is not available.';
  }
}

/**
 * Net revenue retention of one cohort over one period.
 *
 *     NRR = (opening + expansion − contraction − churn) / opening
 *
 * Customers won during the period are not part of the cohort.
 *
 * Units    money per period in, dimensionless ratio out (1.08 is 108 %).
 * Domain   all four amounts ≥ 0; losses are entered as positive amounts.
 * Errors   emptyCohort         opening is 0, so the ratio is undefined
 *          lossExceedsOpening  contraction + churn > opening, by more than rounding
 *          negativeMovement, notFinite
 * Source   docs/metrics.md#nrr; worked example 1 there is a test.
 */
export function netRevenueRetention(m: CohortMovement): Result<Ratio, RetentionError> {
  const fault = cohortFault(m);
  if (fault !== null) return err(fault);
  if (m.opening === 0) return err({ type: 'emptyCohort' });
  return ok(ratio((m.opening + m.expansion - lossOf(m)) / m.opening));
}

/**
 * Gross revenue retention of one cohort over one period: what is left when nothing is added.
 *
 *     GRR = (opening − contraction − churn) / opening
 *
 * Units    money per period in, ratio from 0 to 1 out.
 * Errors   as `netRevenueRetention`
 * Source   docs/metrics.md#grr
 */
export function grossRevenueRetention(m: CohortMovement): Result<Ratio, RetentionError> {
  const fault = cohortFault(m);
  if (fault !== null) return err(fault);
  if (m.opening === 0) return err({ type: 'emptyCohort' });
  return ok(ratio((m.opening - lossOf(m)) / m.opening));
}

/**
 * Net new ARR: by how much recurring revenue grew over a period.
 *
 *     net new = new logo + expansion − contraction − churn + reactivation + restatement = closing − opening
 *
 * Units    money. An opening of 0 is allowed: a first period has one.
 * Errors   lossExceedsOpening, negativeMovement (not for restatement), notFinite
 * Source   docs/metrics.md#net-new-arr
 */
export function netNewArr(m: ArrMovement): Result<Money, RetentionError> {
  const fault = movementFault(m);
  if (fault !== null) return err(fault);
  return ok(money(m.newLogo + m.expansion - lossOf(m) + m.reactivation + m.restatement));
}

/**
 * Revenue added for each unit of revenue lost.
 *
 *     quick ratio = (new logo + expansion) / (contraction + churn)
 *
 * Units    a plain number: 4 means four dollars won for one lost.
 * Errors   noLosses: without losses it is not available, neither 0 nor infinite
 *          negativeMovement, lossExceedsOpening, notFinite
 * Source   docs/metrics.md#quick-ratio
 */
export function quickRatio(m: ArrMovement): Result<Ratio, RetentionError> {
  const fault = movementFault(m);
  if (fault !== null) return err(fault);
  const lost = m.contraction + m.churn;
  return lost === 0 ? err({ type: 'noLosses' }) : ok(ratio((m.newLogo + m.expansion) / lost));
}

/**
 * Growth of ARR over a year, new customers included.
 *
 *     growth = closing / opening of twelve months ago − 1
 *
 * Errors   emptyCohort  there was nothing a year ago
 *          negativeMovement, notFinite
 * Source   docs/metrics.md#arr-growth
 */
export function arrGrowth(openingAYearAgo: Money, closing: Money): Result<Ratio, RetentionError> {
  const fault = amountFault('opening revenue', openingAYearAgo) ?? amountFault('closing revenue', closing);
  if (fault !== null) return err(fault);
  return openingAYearAgo === 0 ? err({ type: 'emptyCohort' }) : ok(ratio(closing / openingAYearAgo - 1));
}

export type DoublingError =
  | { readonly type: 'notFinite'; readonly amount: string }
  | { readonly type: 'neverDoubles'; readonly nrr: Ratio };

/**
 * Years until a base that retains `nrr` a year, and wins no one, has doubled.
 *
 *     ln 2 / ln NRR
 *
 * Errors   neverDoubles  NRR is 1 or less
 * Source   docs/metrics.md#doubling-time
 */
export function doublingTime(nrr: Ratio): Result<number, DoublingError> {
  if (!Number.isFinite(nrr)) return err({ type: 'notFinite', amount: 'NRR' });
  return nrr <= 1 ? err({ type: 'neverDoubles', nrr }) : ok(log(2) / log(nrr));
}

function movementFault(m: ArrMovement): RetentionError | null {
  const fault =
    cohortFault(m) ?? amountFault('new-logo revenue', m.newLogo) ?? amountFault('reactivation', m.reactivation);
  if (fault !== null) return fault;
  return Number.isFinite(m.restatement) ? null : { type: 'notFinite', amount: 'restatement' };
}

function cohortFault(m: CohortMovement): RetentionError | null {
  const fault =
    amountFault('opening revenue', m.opening) ??
    amountFault('expansion', m.expansion) ??
    amountFault('contraction', m.contraction) ??
    amountFault('churn', m.churn);
  if (fault !== null) return fault;
  const excess = m.contraction + m.churn - m.opening;
  return excess > ROUNDING * m.opening ? { type: 'lossExceedsOpening', excess: money(excess) } : null;
}

/** Share of the opening by which adding up losses may exceed it: 0.1 + 0.2 is a little more than 0.3. */
const ROUNDING = 1e-12;

/** What was lost, at most everything. */
function lossOf({ opening, contraction, churn }: CohortMovement): number {
  return Math.min(contraction + churn, opening);
}

function amountFault(name: string, amount: Money): RetentionError | null {
  if (!Number.isFinite(amount)) return { type: 'notFinite', amount: name };
  return amount < 0 ? { type: 'negativeMovement', amount: name } : null;
}
