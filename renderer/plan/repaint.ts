import type Handsontable from 'handsontable';
import type { GridModel } from './gridModel';
import { cellLook, FROZEN, paint } from './gridPaint';

const SHOWN_FOR = 600;
const CHANGED = 'changed';

/**
 * Shows new values of the same rows and columns: of the cells in sight, those texts and classes that differ.
 * Cells whose figure moved say so for a moment. Handsontable's own render would build every cell anew, at several times the cost.
 */
export function repaint(hot: Handsontable, model: GridModel): void {
  const [top, bottom] = [hot.getFirstRenderedVisibleRow() ?? 0, hot.getLastRenderedVisibleRow() ?? -1];
  const [left, right] = [hot.getFirstRenderedVisibleColumn() ?? 0, hot.getLastRenderedVisibleColumn() ?? -1];
  const moved: HTMLElement[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = Math.max(FROZEN, left); column <= right; column++) {
      const td = hot.getCell(row, column, true);
      if (td !== null && paint(td, cellLook(model, row, column))) moved.push(td);
    }
  }
  for (const td of moved) td.classList.add(CHANGED);
  setTimeout(() => {
    for (const td of moved) td.classList.remove(CHANGED);
  }, SHOWN_FOR);
}
