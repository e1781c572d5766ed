import { basisDoubt, type BasisDoubt } from '#domain/basisDoubt';
import { ratio } from '#domain/units';
import { type Evaluation, valueIn } from './lanes';

/** Where in a plan the doubt about its basis arose: the rates of one period of one scenario, over all segments. */
export interface PlacedBasisDoubt extends BasisDoubt {
  readonly lane: number;
  readonly period: number;
}

/** The first period, scenario by scenario, whose stated rates look like another basis; null in plans without such rates. */
export function findBasisDoubt(evaluation: Evaluation): PlacedBasisDoubt | null {
  const { plan, program, timeline, requests } = evaluation;
  if (!program.lineIndex.has('grr_stated') || !program.lineIndex.has('nrr_stated')) return null;
  for (const lane of requests.keys()) {
    for (let period = 0; period < timeline.periods; period++) {
      const grr = ratio(valueIn(evaluation, 'grr_stated', 'total', period, lane));
      const nrr = ratio(valueIn(evaluation, 'nrr_stated', 'total', period, lane));
      const doubt = basisDoubt(plan.basis, grr, nrr);
      if (doubt !== null) return { ...doubt, lane, period };
    }
  }
  return null;
}
