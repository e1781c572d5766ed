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

export function keepRefused(row: string, column: string, refused: Refused | null): void {
  useRefused.setState(({ rows }) => {
    const before = rows.get(row);
    if (refused === null && before?.has(column) !== true) return {};
    const cells = new Map(before);
    if (refused === null) cells.delete(column);
    else cells.set(column, refused);
    return { rows: new Map(rows).set(row, cells) };
  });
}

/** A new account has no refused texts, whoever had its id before. */
export function forgetRefused(row: string): void {
  useRefused.setState(({ rows }) => {
    const kept = new Map(rows);
    return kept.delete(row) ? { rows: kept } : {};
  });
}
