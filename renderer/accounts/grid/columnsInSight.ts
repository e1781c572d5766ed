import type { GridColumn } from './gridColumn';

/** The columns that are drawn beside the first one: those from `from` up to, not with, `to`. */
export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  /** Widths of what is left out between the first column and those drawn. */
  readonly skipped: number;
}

/** The columns of a grid that lie in sight, scrolled by `left` in a box of `width`. The first one always does, so it is not among them. */
export function columnsInSight(columns: readonly GridColumn[], left: number, width: number): ColumnSpan {
  const first = columns[0]?.width ?? 0;
  let [from, skipped, at] = [1, 0, 0];
  while (from < columns.length - 1 && at + (columns[from]?.width ?? 0) <= left) {
    at += columns[from]?.width ?? 0;
    skipped = at;
    from++;
  }
  let to = from;
  while (to < columns.length && at < left + width - first) {
    at += columns[to]?.width ?? 0;
    to++;
  }
  return { from, to, skipped };
}
