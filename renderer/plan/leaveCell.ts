import type Handsontable from 'handsontable';

/** Where the cursor goes by the key that finishes a text, as rows and columns. */
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  Enter: [1, 0],
  'Shift+Enter': [-1, 0],
  Tab: [0, 1],
  'Shift+Tab': [0, -1],
};
/** By these only while a text is typed over what was in the cell: in a text that is being changed they move within it. */
const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/**
 * What takes the cursor on from an open cell, for a key that finishes its text and goes to a neighbour; null for any other key, and in
 * a selection of several cells, through which Handsontable goes in its own order. Handsontable would move it at once: to get the next cell
 * ready takes a twentieth of what an edit takes, and nobody sees the cursor there before the figures.
 */
export function leavingBy(event: KeyboardEvent, hot: Handsontable): (() => void) | null {
  const editor = hot.getActiveEditor();
  const range = hot.getSelectedRangeLast();
  if (editor?.isOpened() !== true || range === undefined || range === null || !range.isSingle()) return null;
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.shiftKey ? `Shift+${event.key}` : event.key;
  const step = STEPS[key] ?? (editor.isInFullEditMode() ? undefined : ARROWS[key]);
  const { row, col } = range.highlight;
  if (step === undefined || row === null || col === null) return null;
  const to = [within(row + step[0], hot.countRows()), within(col + step[1], hot.countCols())] as const;
  return () => void hot.selectCell(...to, undefined, undefined, true, false);
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}
