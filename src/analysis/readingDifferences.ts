import { periodsPerYear } from '#domain/timeline';
import type { Slice } from '#engine/model';
import { type Evaluation, valueIn } from '#plan/lanes';

/** A segment whose share of all ARR is another than its share of what the customers of a year ago pay now. */
export interface ShiftedSegment {
  readonly segment: string;
  readonly ofCohort: number;
  readonly ofAll: number;
  /** Over the twelve months. */
  readonly nrr: number;
}

/** Why the readings of one year of NRR differ, as facts of the plan. Amounts are ARR. */
export interface ReadingDifferences {
  readonly annualized: number;
  readonly bridge: number;
  readonly cohort: number;
  readonly simple: number;
  /** The same two of GRR, which losses of what expansion added since set apart even where nothing came in. */
  readonly grrCohort: number;
  readonly grrSimple: number;
  /** The period of the twelve months in which the annualized NRR is furthest from the last one; null where it never moved. */
  readonly unlike: { readonly period: number; readonly annualized: number } | null;
  readonly hasSegments: boolean;
  /** What came in during the twelve months: won, won back, restated. */
  readonly cameIn: number;
  /** What expansion, contraction and churn made of it: the simple sum counts that, the cohort does not. */
  readonly movedOfIt: number;
  /** ARR a year ago. */
  readonly opening: number;
  /** The segment that the mix shifted to most; null without segments. */
  readonly shiftedTo: ShiftedSegment | null;
}

const NEEDED = [
  'nrr_annualized',
  'nrr_ttm',
  'nrr_cohort',
  'nrr_simple',
  'grr_cohort',
  'grr_simple',
  'cohort_opening',
  'cohort_closing',
] as const;

/** Null where the twelve months up to the period are not there, or one of the lines is not in the plan. */
export function readingDifferences(evaluation: Evaluation, lane: number, period: number): ReadingDifferences | null {
  const { plan, program, timeline } = evaluation;
  if (NEEDED.some((line) => !program.lineIndex.has(line))) return null;
  const at = (line: string, slice: Slice = 'total', when = period) => valueIn(evaluation, line, slice, when, lane);
  const read = {
    annualized: at('nrr_annualized'),
    bridge: at('nrr_ttm'),
    cohort: at('nrr_cohort'),
    simple: at('nrr_simple'),
    grrCohort: at('grr_cohort'),
    grrSimple: at('grr_simple'),
    opening: at('cohort_opening'),
  };
  if (Object.values(read).some(Number.isNaN)) return null;
  const year = Array.from({ length: periodsPerYear(timeline.grain) }, (_, back) => period - back);
  const entered = ['new_logo_arr', 'reactivation_arr', 'restatement_arr'].filter((line) => program.lineIndex.has(line));
  return {
    ...read,
    unlike: furthest(year, read.annualized, (when) => at('nrr_annualized', 'total', when)),
    hasSegments: plan.segments.length > 0,
    cameIn: year.reduce((sum, when) => sum + entered.reduce((part, line) => part + at(line, 'total', when), 0), 0),
    movedOfIt: (read.simple - read.cohort) * read.opening,
    shiftedTo: shiftedMost(
      plan.segments.map(({ name }, slice) => ({
        segment: name,
        ofCohort: at('cohort_closing', slice) / at('cohort_closing'),
        ofAll: at('closing_arr', slice) / at('closing_arr'),
        nrr: at('nrr_ttm', slice),
      })),
    ),
  };
}

/** What rounding moves is no difference. */
const ROUNDING = 1e-9;

function furthest(periods: readonly number[], from: number, valueAt: (period: number) => number) {
  let found: ReadingDifferences['unlike'] = null;
  let distance = ROUNDING;
  for (const period of periods) {
    const annualized = valueAt(period);
    if (!(Math.abs(annualized - from) > distance)) continue;
    distance = Math.abs(annualized - from);
    found = { period, annualized };
  }
  return found;
}

function shiftedMost(segments: readonly ShiftedSegment[]): ShiftedSegment | null {
  const shift = ({ ofAll, ofCohort }: ShiftedSegment) => ofAll - ofCohort;
  return segments.reduce<ShiftedSegment | null>(
    (most, one) => (shift(one) > (most === null ? ROUNDING : shift(most)) ? one : most),
    null,
  );
}
