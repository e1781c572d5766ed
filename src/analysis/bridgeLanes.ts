import type { PeriodChoice } from '#domain/parsePeriod';
import { type Bucket, fiscalYears, periodsPerYear, quarters, type Timeline } from '#domain/timeline';
import { type FoldedRun, foldedRow, foldRun } from '#engine/aggregate';
import { evaluate, evaluateCells } from '#engine/evaluate';
import { explain, explainOver } from '#engine/explain';
import { type Run, valueOfRow } from '#engine/interpreter';
import type { Slice } from '#engine/model';
import { type Program, rowOf } from '#engine/program';
import { evaluateLanes, type LaneRequest, type LaneSource } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import { describeFigureCause } from '#plan/planNaming';

/** A figure of a plan: a line in a segment or in total, of a period, or of a quarter or fiscal year by the line's rule. */
export interface PlacedFigure {
  readonly line: string;
  readonly slice: Slice;
  readonly when: PeriodChoice;
}

/** Where a figure is read: in a cell, or among quarters or fiscal years. */
type Reading =
  | { readonly type: 'cell'; readonly row: number; readonly period: number }
  | {
      readonly type: 'fold';
      readonly row: number;
      readonly buckets: readonly Bucket[];
      readonly length: number;
      readonly bucket: number;
    };

/**
 * Some figures in many lanes: by figure, then by lane; NaN where it cannot be computed.
 *
 * Only what they need is computed, unless one of them is computed anew over its quarter or year: that takes whole runs.
 */
export function figuresInLanes(
  timeline: Timeline,
  { compiled, lanesFor }: LaneSource,
  figures: readonly PlacedFigure[],
  requests: readonly LaneRequest[],
): readonly (readonly number[])[] {
  const { program } = compiled;
  const lanes = lanesFor(requests);
  const readings = figures.map((figure) => readingOf(timeline, program, figure));
  const cells = readings.filter((reading) => reading.type === 'cell');
  if (cells.length === readings.length) {
    const values = evaluateCells(program, lanes, cells);
    return cells.map((_, at) => [...values.subarray(at * lanes.count, (at + 1) * lanes.count)]);
  }
  const run = evaluate(program, lanes);
  return readings.map((reading) => {
    const folded = reading.type === 'fold' ? foldRun(run, reading.buckets, reading.length) : null;
    return requests.map((_, lane) => valueIn(run, folded, reading, lane));
  });
}

/** Why a figure cannot be computed in a lane, in a sentence. */
export function whyMissing(plan: Plan, figure: PlacedFigure, request: LaneRequest): string {
  const evaluated = evaluateLanes(plan, [request]);
  if (!evaluated.ok) return describePlanModelError(evaluated.error);
  const evaluation = evaluated.value;
  const { line, slice } = figure;
  const reading = readingOf(evaluation.timeline, evaluation.program, figure);
  const { cause } =
    reading.type === 'cell'
      ? explain(evaluation.run, line, slice, reading.period, 0)
      : explainOver(foldRun(evaluation.run, reading.buckets, reading.length), line, slice, reading.bucket, 0);
  return cause === null ? 'It cannot be computed.' : describeFigureCause(evaluation, cause, 0);
}

function readingOf(timeline: Timeline, program: Program, { line, slice, when }: PlacedFigure): Reading {
  const row = rowOf(program, line, slice);
  if (when.type === 'period') return { type: 'cell', row, period: when.index };
  const { bucket } = when;
  const rule = program.lines[program.lineIndex.get(line) ?? -1]?.overPeriods;
  if (rule === 'first') return { type: 'cell', row, period: bucket.from };
  if (rule === 'last') return { type: 'cell', row, period: bucket.to };
  const perYear = periodsPerYear(timeline.grain);
  const kinds = [
    { buckets: fiscalYears(timeline), length: perYear },
    { buckets: quarters(timeline), length: perYear / 4 },
  ];
  for (const { buckets, length } of kinds) {
    const at = buckets.findIndex(({ id }) => id === bucket.id);
    if (at >= 0) return { type: 'fold', row, buckets, length, bucket: at };
  }
  throw new Error(`The plan has no quarter or year ${bucket.id}`);
}

function valueIn(run: Run, folded: FoldedRun | null, reading: Reading, lane: number): number {
  return reading.type === 'fold' && folded !== null
    ? foldedRow(folded, reading.row, reading.bucket, lane)
    : valueOfRow(run, reading.row, reading.type === 'cell' ? reading.period : 0, lane);
}
