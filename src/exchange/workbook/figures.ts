import { periodsPerYear } from '#domain/timeline';
import { foldedRow, bucketReader, type FoldedRun } from '#engine/aggregate';
import { nodeValue, periodReader, valueOfRow } from '#engine/interpreter';
import { rowOf } from '#engine/program';
import { type FindRow, resolve } from '#engine/resolve';
import type { Expression } from '#formula/expression';
import { foldedOf } from '#plan/folding';
import type { Evaluation } from '#plan/lanes';

/** Where a figure stands in time: in a period, or in a fiscal year. */
export interface When {
  readonly type: 'period' | 'year';
  readonly at: number;
}

/** The app's own figures, which cells keep beside their formulas. */
export interface Figures {
  readonly evaluation: Evaluation;
  readonly valueOf: (row: number, when: When, lane: number) => number;
  /** What a part of the formula of a row comes to. */
  readonly partOf: (part: Expression, row: number, when: When, lane: number) => number;
}

export function figuresOf(evaluation: Evaluation): Figures {
  const { run, program, timeline } = evaluation;
  const years: FoldedRun = foldedOf(evaluation).years;
  const perYear = periodsPerYear(timeline.grain);
  return {
    evaluation,
    valueOf: (row, { type, at }, lane) =>
      type === 'period' ? valueOfRow(run, row, at, lane) : foldedRow(years, row, at, lane),
    partOf: (part, row, { type, at }, lane) => {
      const slice = program.rows[row]?.slice ?? 'total';
      const find: FindRow = (line, kind) => rowOf(program, line, kind === 'total' ? 'total' : slice);
      const reader = type === 'period' ? periodReader(run, { period: at, lane }) : bucketReader(years, at, lane);
      return nodeValue(resolve(part, perYear, find), reader);
    },
  };
}
