import { type BandScheme, bandsFor, type NrrBands } from '#domain/nrrBands';
import { stageOf } from '#domain/stageBenchmarks';
import { type Evaluation, valueIn } from '#plan/lanes';

/** The bands of a benchmark over some periods of a plan, the first and the last included. */
export interface BandSpan extends NrrBands {
  readonly from: number;
  readonly to: number;
}

/** Opening ARR of a period in US dollars, which stages are found by; null where the plan states no rate to the dollar. */
export function arrInUsd(evaluation: Evaluation, lane: number, period: number): number | null {
  const { plan, program } = evaluation;
  const rate = plan.currency === 'USD' ? 1 : plan.usdRate;
  if (rate === null || !program.lineIndex.has('opening_arr')) return null;
  return valueIn(evaluation, 'opening_arr', 'total', period, lane) * rate;
}

/**
 * The bands of a benchmark behind the periods of a plan, oldest first and without a gap. Stages follow the ARR of the scenario, so
 * a plan that grows through a bound of them has more than one span.
 */
export function bandSpans(
  evaluation: Evaluation,
  lane: number,
  scheme: BandScheme,
  usageBased: boolean,
): readonly BandSpan[] {
  const last = evaluation.timeline.periods - 1;
  if (scheme !== 'stage' || usageBased) {
    return [{ ...bandsFor(scheme, arrInUsd(evaluation, lane, last), usageBased), from: 0, to: last }];
  }
  const spans: BandSpan[] = [];
  let before: string | null | undefined;
  for (let period = 0; period <= last; period++) {
    const arr = arrInUsd(evaluation, lane, period);
    const stage = arr === null ? null : (stageOf(arr)?.id ?? null);
    const open = spans.at(-1);
    if (open !== undefined && stage === before) spans[spans.length - 1] = { ...open, to: period };
    else spans.push({ ...bandsFor(scheme, arr, false), from: period, to: period });
    before = stage;
  }
  return spans;
}
