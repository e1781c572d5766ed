import { create } from 'zustand';
import { useSession } from '../../state/session';
import { whenOtherPlan } from './otherPlan';

/** A text that was typed into a cell and refused, and what is wrong with it. */
interface Refused {
  readonly text: string;
  readonly sentence: string;
  /** The paste it came with, whose texts are given up together: the step of undo, where some of them were taken. */
  readonly paste?: object;
}

type ByColumn = ReadonlyMap<string, Refused>;

/** Refused texts by the key of their row and by column: each stays in its cell, marked, until it is typed over or given up. */
export const useRefused = create<{ readonly rows: ReadonlyMap<string, ByColumn> }>(() => ({ rows: new Map() }));

whenOtherPlan(() => useRefused.setState({ rows: new Map() }));

/** What was refused of a paste goes with it. */
useSession.subscribe(({ open }, before) => {
  const steps = before.open?.undoSteps ?? [];
  const undone = steps.at(-1);
  if (undone !== undefined && open !== null && open.undoSteps.length < steps.length) forgetPaste(undone);
});

function forgetPaste(paste: object): void {
  const { rows } = useRefused.getState();
  const cells = [...rows].flatMap(([row, columns]) =>
    [...columns].flatMap(([column, refused]) => (refused.paste === paste ? [{ row, column, refused: null }] : [])),
  );
  if (cells.length > 0) keepRefusedCells(cells);
}

/** Gives back what stood in a cell before a text was refused, and with a paste in all its cells; false where none was refused. */
export function giveUp(row: string, column: string): boolean {
  const refused = useRefused.getState().rows.get(row)?.get(column);
  if (refused === undefined) return false;
  if (refused.paste === undefined) keepRefused(row, column, null);
  else forgetPaste(refused.paste);
  return true;
}

/** What became of a text in a cell: refused, or null where it was taken or given up. */
export interface RefusedCell {
  readonly row: string;
  readonly column: string;
  readonly refused: Refused | null;
}

export function keepRefused(row: string, column: string, refused: Refused | null): void {
  keepRefusedCells([{ row, column, refused }]);
}

export function keepRefusedCells(cells: readonly RefusedCell[]): void {
  useRefused.setState(({ rows }) => {
    const kept = new Map(rows);
    let isChanged = false;
    for (const { row, column, refused } of cells) {
      const before = kept.get(row);
      if (refused === null && before?.has(column) !== true) continue;
      const ofRow = new Map(before);
      if (refused === null) ofRow.delete(column);
      else ofRow.set(column, refused);
      kept.set(row, ofRow);
      isChanged = true;
    }
    return isChanged ? { rows: kept } : {};
  });
}

/** A new account has no refused texts, whoever had its id before. */
export function forgetRefused(row: string): void {
  useRefused.setState(({ rows }) => {
    const kept = new Map(rows);
    return kept.delete(row) ? { rows: kept } : {};
  });
}
