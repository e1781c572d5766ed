import { fiscalYears, periodsPerYear, quarters } from '#domain/timeline';
import { type FoldedRun, foldRun } from '#engine/aggregate';
import type { Evaluation } from './lanes';

/** An evaluation seen in fiscal quarters and in fiscal years; buckets are those of `quarters` and `fiscalYears`. */
export interface Folded {
  readonly quarters: FoldedRun;
  readonly years: FoldedRun;
}

const folded = new WeakMap<Evaluation, Folded>();

/** The quarters and years of an evaluation. The same evaluation gives the same object, so that a value is folded once for all views. */
export function foldedOf(evaluation: Evaluation): Folded {
  const known = folded.get(evaluation);
  if (known !== undefined) return known;
  const { run, timeline } = evaluation;
  const perYear = periodsPerYear(timeline.grain);
  const made = {
    quarters: foldRun(run, quarters(timeline), perYear / 4),
    years: foldRun(run, fiscalYears(timeline), perYear),
  };
  folded.set(evaluation, made);
  return made;
}
