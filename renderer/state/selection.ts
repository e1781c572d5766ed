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

interface Selection {
  /** The cell the grid's cursor is on. */
  readonly selected: CellPlace | null;
  /** The cell the grid was last asked to go to; a new object each time, so that asking twice goes twice. */
  readonly wanted: CellPlace | null;
}

export const useSelection = create<Selection>(() => ({ selected: null, wanted: null }));

/** The grid says where its cursor is. */
export function markSelected(selected: CellPlace | null): void {
  useSelection.setState({ selected });
}

/** Takes the grid's cursor to a cell, showing the grid and unfolding what hides it: from undo, the inspector, search. */
export function goTo(place: CellPlace): void {
  showView('plan');
  useSelection.setState({ wanted: { ...place } });
}
