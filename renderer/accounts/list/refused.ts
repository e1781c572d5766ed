import { create } from 'zustand';
import { whenOtherPlan } from './otherPlan';

/** A text that was typed into a cell and refused, and what is wrong with it. */
interface Refused {
  readonly text: string;
  readonly sentence: string;
}

type ByColumn = ReadonlyMap<string, Refused>;

/** Refused texts by the key of their row and by column: each stays in its cell, marked, until it is typed over or given up. */
export const useRefused = create<{ readonly rows: ReadonlyMap<string, ByColumn> }>(() => ({ rows: new Map() }));

whenOtherPlan(() => useRefused.setState({ rows: new Map() }));

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
