import type { Edit } from '#plan/edit';
import type { CellNote, Plan } from '#plan/model';
import type { Inspected } from './inspected';
import { whenId } from '#plan/when';
import type { Evaluation } from '#plan/lanes';

/** What a person wrote about a cell: its note and where the figure is from. */
export interface Written {
  readonly note: string;
  readonly source: string;
}

/** The note on a cell in its scenario, else one that holds in all of them; null where there is none. */
export function noteOn(plan: Plan, target: NoteTarget): CellNote | null {
  const found = plan.notes.filter(
    ({ line, segment, period, scenario }) =>
      line === target.line &&
      (segment === 'all' ? null : segment) === target.segment &&
      period === target.period &&
      (scenario === null || scenario === target.scenario),
  );
  return found.find(({ scenario }) => scenario !== null) ?? found[0] ?? null;
}

export type NoteTarget = Pick<CellNote, 'line' | 'segment' | 'period' | 'scenario'>;

/** Where a note on the inspected cell is kept; null on a quarter or year, which are views of their periods. */
export function noteTarget(evaluation: Evaluation, { cell, place }: Inspected): NoteTarget | null {
  const { line, when, key } = cell;
  if (when.type !== 'period') return null;
  const segment = line.segmented && evaluation.plan.segments.length > 0 ? key : null;
  return { line: line.id, segment, period: whenId(evaluation, when), scenario: place.scenario };
}

/** The edit that writes a note where it stands, or anew for this scenario. */
export function noteEdit(plan: Plan, target: NoteTarget, written: Written): Edit {
  const { line, segment, period, scenario } = noteOn(plan, target) ?? target;
  return { type: 'setCellNote', line, segment, period, scenario, ...written };
}
