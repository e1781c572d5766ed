import { err, ok, type Result } from '#base/result';
import { periodIndex } from '#domain/timeline';
import type { Cell } from '#engine/evaluate';
import type { Slice } from '#engine/model';
import { type Program, rowOf } from '#engine/program';
import type { PeriodId, Plan, SegmentKey } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';

/** A figure of the plan by name: a line at a period, of the whole or of one segment. */
export interface FigurePlace {
  readonly line: string;
  /** Null for the total. */
  readonly segment: SegmentKey | null;
  readonly period: PeriodId;
}

export type FigureError =
  | { readonly type: 'unknownLine'; readonly line: string }
  | { readonly type: 'unknownSegment'; readonly line: string; readonly segment: string }
  | { readonly type: 'unknownPeriod'; readonly period: string };

/** The cell of a program in which a figure stands. */
export function cellOfFigure(plan: Plan, program: Program, figure: FigurePlace): Result<Cell, FigureError> {
  const row = rowOfFigure(plan, program, figure);
  if (!row.ok) return row;
  const period = periodIndex(timelineOf(plan), figure.period);
  return period === null ? err({ type: 'unknownPeriod', period: figure.period }) : ok({ row: row.value, period });
}

function rowOfFigure(
  plan: Plan,
  program: Program,
  { line, segment }: Pick<FigurePlace, 'line' | 'segment'>,
): Result<number, FigureError> {
  if (lineOf(plan, line) === undefined) return err({ type: 'unknownLine', line });
  const at = plan.segments.findIndex(({ id }) => id === segment);
  if (segment !== null && at < 0) return err({ type: 'unknownSegment', line, segment });
  const slice: Slice = segment === null ? 'total' : at;
  return ok(rowOf(program, line, slice));
}
