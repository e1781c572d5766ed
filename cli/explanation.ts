import type { PeriodChoice } from '#domain/parsePeriod';
import { fiscalYears, periodId, periodLabel, quarters, type Timeline } from '#domain/timeline';
import type { FoldedRun } from '#engine/aggregate';
import { type Explanation, explain, explainOver } from '#engine/explain';
import type { Slice } from '#engine/model';
import { placeOf, rowOf } from '#engine/program';
import { foldedOf } from '#plan/folding';
import type { Evaluation, Probe } from '#plan/lanes';
import type { Line, Scenario } from '#plan/model';
import { describeFigureCause } from '#plan/planNaming';
import { lineOf, segmentKeys } from '#plan/planParts';
import { isSplit } from './figures';
import { type Origin, originOf } from './origin';

/** One figure explained: its value, who says so, and the figures it was made of. */
export interface ExplainedFigure {
  readonly line: Line;
  readonly scenario: Scenario;
  readonly segment: string | null;
  readonly period: NamedPeriod;
  readonly value: number;
  readonly from: Source;
  /** One clause about `from`, for people. */
  readonly said: string;
  readonly formula: string | null;
  readonly precedents: readonly ExplainedPrecedent[];
  /** Why there is no number; null where there is one. */
  readonly cause: string | null;
}

export interface ExplainedPrecedent {
  readonly line: string;
  readonly segment: string | null;
  readonly period: NamedPeriod;
  readonly value: number;
}

export interface NamedPeriod {
  readonly id: string;
  readonly label: string;
}

/** An origin, or the rule by which a total or a bucket follows from the precedents. */
export type Source = Origin | { readonly type: Exclude<Explanation['by'], 'input' | 'overlay' | 'formula'> };

export interface Question {
  readonly line: Line;
  readonly slice: Slice;
  readonly when: PeriodChoice;
  readonly scenario: Scenario;
  readonly probes: readonly Probe[];
}

/** Explains a figure of an evaluation of one lane. */
export function explainFigure(evaluation: Evaluation, question: Question): ExplainedFigure {
  const { line, slice, when, scenario, probes } = question;
  const { plan, timeline, run } = evaluation;
  const folded = when.type === 'bucket' ? foldedFor(evaluation, when.bucket.id) : null;
  const explanation =
    when.type === 'period'
      ? explain(run, line.id, slice, when.index, 0)
      : explainOver(folded as FoldedRun, line.id, slice, bucketIndex(timeline, when.bucket.id), 0);
  // Sums, products, first and last of a bucket are made of its periods; what is computed anew is made of figures over buckets.
  const isOfPeriods = when.type === 'period' || (line.overPeriods !== 'recompute' && line.overPeriods !== 'none');
  const name = (place: number) => (isOfPeriods ? namedPeriod(timeline, place) : namedBucket(timeline, when, place));
  const key = segmentKeys(plan, line)[slice === 'total' ? 0 : slice] ?? '';
  const isOwn = when.type === 'period' && (!isSplit(plan, line) || slice !== 'total');
  const from: Source = isOwn
    ? originOf(plan, line, key, scenario.id, periodId(timeline, when.index), probes)
    : sourceOf(explanation, scenario);
  return {
    line,
    scenario,
    segment: sliceName(evaluation, line.id, slice),
    period:
      when.type === 'period' ? namedPeriod(timeline, when.index) : { id: when.bucket.id, label: when.bucket.label },
    value: explanation.value,
    from,
    said: clause(from, line, isOfPeriods && when.type === 'bucket', slice === 'total' && isSplit(plan, line)),
    formula: explanation.text,
    precedents: explanation.precedents.map((read) => ({
      line: read.line,
      segment: sliceName(evaluation, read.line, read.slice),
      period: name(read.period),
      value: read.value,
    })),
    cause: explanation.cause === null ? null : describeFigureCause(evaluation, explanation.cause, 0),
  };
}

function foldedFor(evaluation: Evaluation, id: string): FoldedRun {
  const { quarters, years } = foldedOf(evaluation);
  return id.startsWith('FY') ? years : quarters;
}

function bucketsLike(timeline: Timeline, id: string): ReturnType<typeof quarters> {
  return id.startsWith('FY') ? fiscalYears(timeline) : quarters(timeline);
}

function bucketIndex(timeline: Timeline, id: string): number {
  return bucketsLike(timeline, id).findIndex((bucket) => bucket.id === id);
}

function namedPeriod(timeline: Timeline, index: number): NamedPeriod {
  return { id: periodId(timeline, index), label: periodLabel(timeline, index) };
}

function namedBucket(timeline: Timeline, when: PeriodChoice, place: number): NamedPeriod {
  const bucket = when.type === 'bucket' ? bucketsLike(timeline, when.bucket.id)[place] : undefined;
  if (bucket === undefined) throw new Error(`There is no bucket ${place}`);
  return { id: bucket.id, label: bucket.label };
}

/** `total`, a segment's name, or null for a line without segments. */
function sliceName({ plan, program }: Evaluation, id: string, slice: Slice): string | null {
  const line = lineOf(plan, id);
  if (line === undefined || !isSplit(plan, line)) return null;
  const place = placeOf(program, rowOf(program, id, slice)).slice;
  return place === 'total' ? 'total' : (plan.segments[place]?.name ?? null);
}

function sourceOf({ by }: Explanation, scenario: Scenario): Source {
  if (by === 'input' || by === 'overlay' || by === 'formula') return { type: 'formula', scenario: scenario.name };
  return { type: by };
}

function clause(from: Source, line: Line, isOfPeriods: boolean, isTotal: boolean): string {
  switch (from.type) {
    case 'set':
      return 'tried out with --set';
    case 'actual':
      return 'actual value of a closed period';
    case 'cell':
      return `fixed in this cell by scenario ${from.scenario}`;
    case 'input':
      return `input of scenario ${from.scenario}`;
    case 'formula':
      return isTotal ? 'formula, on totals' : 'formula';
    case 'sum':
      return isOfPeriods ? 'sum of its periods' : 'sum over its segments';
    case 'weighted':
      return `mean over its segments${line.overSegments.type === 'weighted' ? `, weighted by ${line.overSegments.by}` : ''}`;
    case 'product':
      return 'product of its periods';
    case 'first':
      return 'value of its first period';
    case 'last':
      return 'value of its last period';
    case 'none':
      return 'no rule: the line has no value here';
  }
}
