import { create } from 'zustand';
import { showView } from './view';

/**
 * A cell: a line in one segment (`total` for the total of a segmented line) and one period of a scenario. Where the cursor stands on a
 * total over time, `period` is the id of that quarter or fiscal year.
 */
export interface CellPlace {
  readonly line: string;
  readonly segment: string;
  readonly period: string;
  readonly scenario: string;
}

/** Several selected cells: every line at every time, which may be quarters and fiscal years among periods. */
export interface SelectedRange {
  readonly lines: readonly Pick<CellPlace, 'line' | 'segment'>[];
  readonly periods: readonly string[];
  readonly scenario: string;
}

interface Selection {
  /** The cell the grid's cursor is on. */
  readonly selected: CellPlace | null;
  /** Null where one cell or none is selected. */
  readonly range: SelectedRange | null;
  /** The cell the grid was last asked to go to; a new object each time, so that asking twice goes twice. */
  readonly wanted: CellPlace | null;
}

export const useSelection = create<Selection>(() => ({ selected: null, range: null, wanted: null }));

/** The grid says where its cursor is and what is selected with it. */
export function markSelected(selected: CellPlace | null, range: SelectedRange | null): void {
  useSelection.setState({ selected, range });
}

/** Takes the grid's cursor to a cell, showing the grid and unfolding what hides it: from undo, the inspector, search. */
export function goTo(place: CellPlace): void {
  showView('plan');
  useSelection.setState({ wanted: { ...place } });
}
