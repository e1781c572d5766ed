import { err, ok, type Result } from '#base/result';
import { type CohortMovement, netRevenueRetention, type RetentionError } from './retention';
import { money, type Ratio, ratio } from './units';

/** The movements of one segment, period by period, oldest first; new customers join its next opening. */
export type SegmentHistory = readonly CohortMovement[];

export type ReadingError =
  | RetentionError
  | { readonly type: 'noPeriods' }
  | { readonly type: 'unequalHistories'; readonly lengths: readonly number[] };

/**
 * The compounded bridge: the product of the total's period NRRs.
 *
 *     Π over periods of  Σ segments (opening + expansion − contraction − churn) / Σ segments opening
 *
 * Errors   those of `netRevenueRetention` of the total in any period; noPeriods, unequalHistories
 * Source   docs/metrics.md#three-readings
 */
export function compoundedReading(segments: readonly SegmentHistory[]): Result<Ratio, ReadingError> {
  const periods = commonLength(segments);
  if (!periods.ok) return periods;
  return productOfNrrs(Array.from({ length: periods.value }, (_, period) => total(segments, period)));
}

/**
 * The cohort reading: revenue now of the customers of the first opening, over their revenue then. Each segment's cohort is
 * taken to fare as its segment does.
 *
 *     Σ segments (first opening × Π its period NRRs) / Σ segments first opening
 *
 * A segment that was empty at first has no part in it.
 *
 * Errors   as `compoundedReading`, of any segment; emptyCohort where all were empty
 * Source   docs/metrics.md#three-readings
 */
export function cohortReading(segments: readonly SegmentHistory[]): Result<Ratio, ReadingError> {
  const periods = commonLength(segments);
  if (!periods.ok) return periods;
  let then = 0;
  let now = 0;
  for (const history of segments) {
    const opening = history[0]?.opening ?? 0;
    if (opening === 0) continue;
    const kept = productOfNrrs(history);
    if (!kept.ok) return kept;
    then += opening;
    now += opening * kept.value;
  }
  return then === 0 ? err({ type: 'emptyCohort' }) : ok(ratio(now / then));
}

/**
 * The simple sum: the movements of all periods over the first opening. It counts what customers won since then added and
 * lost, so a fast-growing base moves it away from the other two.
 *
 *     1 + Σ periods (expansion − contraction − churn) / first opening
 *
 * Errors   as `compoundedReading`; it may come out below 0, which is no error
 * Source   docs/metrics.md#three-readings
 */
export function simpleSumReading(segments: readonly SegmentHistory[]): Result<Ratio, ReadingError> {
  const periods = commonLength(segments);
  if (!periods.ok) return periods;
  let moved = 0;
  for (let period = 0; period < periods.value; period++) {
    const whole = total(segments, period);
    const nrr = netRevenueRetention(whole);
    if (!nrr.ok && nrr.error.type !== 'emptyCohort') return nrr;
    moved += whole.expansion - (whole.contraction + whole.churn);
  }
  const { opening } = total(segments, 0);
  return opening === 0 ? err({ type: 'emptyCohort' }) : ok(ratio(1 + moved / opening));
}

function productOfNrrs(history: SegmentHistory): Result<Ratio, RetentionError> {
  let product = 1;
  for (const movement of history) {
    // Nothing is left of the cohort, whatever the segment won since.
    if (product === 0) break;
    const nrr = netRevenueRetention(movement);
    if (!nrr.ok) return nrr;
    product *= nrr.value;
  }
  return ok(ratio(product));
}

function total(segments: readonly SegmentHistory[], period: number): CohortMovement {
  const sum = (part: keyof CohortMovement) =>
    money(segments.reduce((amount, history) => amount + (history[period]?.[part] ?? 0), 0));
  return { opening: sum('opening'), expansion: sum('expansion'), contraction: sum('contraction'), churn: sum('churn') };
}

function commonLength(segments: readonly SegmentHistory[]): Result<number, ReadingError> {
  const lengths = segments.map((history) => history.length);
  const [first] = lengths;
  if (first === undefined || first === 0) return err({ type: 'noPeriods' });
  return lengths.every((length) => length === first) ? ok(first) : err({ type: 'unequalHistories', lengths });
}
