import { create } from 'zustand';

/** How high the rows of the grid are: as dense as the template needs to fit, or with room to read. */
export type RowHeight = 'compact' | 'comfortable';

const KEPT = 'headroom.rows';

/** Remembered on this computer. */
export const useRowHeight = create<{ readonly rows: RowHeight }>(() => ({
  rows: localStorage.getItem(KEPT) === 'comfortable' ? 'comfortable' : 'compact',
}));

export function chooseRowHeight(rows: RowHeight): void {
  localStorage.setItem(KEPT, rows);
  useRowHeight.setState({ rows });
}
