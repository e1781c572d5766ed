import { err, ok, type Result } from '#base/result';
import { type Evaluation, valueIn } from '#plan/lanes';

/** What a segment brings to a total NRR. Weights are shares of the opening ARR; parts are points as fractions. */
export interface SegmentPart {
  readonly segment: string;
  readonly weight: number;
  /** NaN for a segment that was empty at the opening, which has no part. */
  readonly nrr: number;
  /** weight × NRR */
  readonly part: number;
}

/** The total NRR of one period: Σ weight × NRR of the segments. */
export interface PeriodParts {
  readonly segments: readonly SegmentPart[];
  readonly total: number;
}

/**
 * The total NRR of twelve months as the compounded bridge reads it: what the segments of a year ago make of it (their sum is
 * the cohort reading), and what the mix shifted since.
 */
export interface YearParts {
  readonly segments: readonly SegmentPart[];
  readonly cohort: number;
  readonly mixShift: number;
  readonly bridge: number;
}

/** Why the total NRR of a period moved: rates of the segments, and the weights they have. */
export interface ChangeParts {
  readonly segments: readonly { readonly segment: string; readonly rate: number; readonly mix: number }[];
  readonly from: number;
  readonly to: number;
}

export type ContributionError =
  | { readonly type: 'noSegments' }
  | { readonly type: 'lineMissing'; readonly line: string }
  /** Too little history, or nothing at the opening. */
  | { readonly type: 'notAvailable' }
  /** A figure fixed by hand, so that the total is not what its segments make. */
  | { readonly type: 'notSumming' };

/**
 * What each segment brings to the total NRR of a period.
 *
 *     NRR = Σ opening of the segment / opening × NRR of the segment
 *
 * Errors   noSegments, lineMissing, notAvailable, notSumming
 */
export function periodParts(
  evaluation: Evaluation,
  lane: number,
  period: number,
): Result<PeriodParts, ContributionError> {
  const parts = weightedParts(evaluation, lane, { weights: 'opening_arr', rates: 'nrr' }, period);
  if (!parts.ok) return parts;
  const total = valueIn(evaluation, 'nrr', 'total', period, lane);
  return sums(parts.value, total) ? ok({ segments: parts.value, total }) : err({ type: 'notSumming' });
}

/**
 * What each segment, and the shift of the mix, bring to the NRR of the twelve months up to a period.
 *
 *     bridge = Σ opening of the segment a year ago / opening a year ago × NRR of the segment over the year + mix shift
 *
 * Errors   as `periodParts`; the mix shift takes whatever the cohort reading leaves, so it always sums
 */
export function yearParts(evaluation: Evaluation, lane: number, period: number): Result<YearParts, ContributionError> {
  const parts = weightedParts(evaluation, lane, { weights: 'cohort_opening', rates: 'nrr_ttm' }, period);
  if (!parts.ok) return parts;
  const bridge = valueIn(evaluation, 'nrr_ttm', 'total', period, lane);
  const cohort = sumOfParts(parts.value);
  if (Number.isNaN(bridge + cohort)) return err({ type: 'notAvailable' });
  return ok({ segments: parts.value, cohort, mixShift: bridge - cohort, bridge });
}

/**
 * Why the total NRR differs between two periods. Rate and weight of a segment each take the mean of the other, so that no
 * order of the two is preferred, and the total's mean NRR is taken off the weights' effect, so that a segment that grows
 * counts by how much it differs from the rest:
 *
 *     rate = (w + w')/2 × (N' − N)        mix = ((N + N')/2 − mean of the totals) × (w' − w)
 *
 * A segment that is empty in one of the periods has a mix effect alone. The sum of all is the difference of the totals.
 *
 * Errors   as `periodParts`, of either period
 */
export function changeParts(
  evaluation: Evaluation,
  lane: number,
  from: number,
  to: number,
): Result<ChangeParts, ContributionError> {
  const before = periodParts(evaluation, lane, from);
  if (!before.ok) return before;
  const after = periodParts(evaluation, lane, to);
  if (!after.ok) return after;
  const mean = (before.value.total + after.value.total) / 2;
  const segments = before.value.segments.map((was, at) => {
    const is = after.value.segments[at] ?? was;
    const rateBefore = Number.isNaN(was.nrr) ? is.nrr : was.nrr;
    const rateAfter = Number.isNaN(is.nrr) ? was.nrr : is.nrr;
    if (Number.isNaN(rateBefore)) return { segment: was.segment, rate: 0, mix: 0 };
    return {
      segment: was.segment,
      rate: ((was.weight + is.weight) / 2) * (rateAfter - rateBefore),
      mix: ((rateBefore + rateAfter) / 2 - mean) * (is.weight - was.weight),
    };
  });
  return ok({ segments, from: before.value.total, to: after.value.total });
}

function weightedParts(
  evaluation: Evaluation,
  lane: number,
  { weights, rates }: { readonly weights: string; readonly rates: string },
  period: number,
): Result<readonly SegmentPart[], ContributionError> {
  const { plan, program } = evaluation;
  if (plan.segments.length === 0) return err({ type: 'noSegments' });
  const missing = [weights, rates].find((line) => !program.lineIndex.has(line));
  if (missing !== undefined) return err({ type: 'lineMissing', line: missing });
  const opening = valueIn(evaluation, weights, 'total', period, lane);
  if (!(opening > 0)) return err({ type: 'notAvailable' });
  const segments = plan.segments.map(({ name }, slice): SegmentPart => {
    const weight = valueIn(evaluation, weights, slice, period, lane) / opening;
    const nrr = weight === 0 ? Number.NaN : valueIn(evaluation, rates, slice, period, lane);
    return { segment: name, weight, nrr, part: weight === 0 ? 0 : weight * nrr };
  });
  return segments.some(({ part }) => Number.isNaN(part)) ? err({ type: 'notAvailable' }) : ok(segments);
}

/** Figures of a plan are computed to rounding; a figure fixed by hand is off by more. */
const ROUNDING = 1e-9;

function sums(parts: readonly SegmentPart[], total: number): boolean {
  return Math.abs(sumOfParts(parts) - total) <= ROUNDING * Math.max(1, Math.abs(total));
}

function sumOfParts(parts: readonly SegmentPart[]): number {
  return parts.reduce((sum, { part }) => sum + part, 0);
}
