import type Handsontable from 'handsontable';
import { afterFrame } from '../frame/afterFrame';
import type { GridModel } from './gridModel';
import { cellLook, FROZEN, paint, paintText } from './gridPaint';

const SHOWN_FOR = 600;
const CHANGED = 'changed';

/**
 * Shows new values of the same rows and columns: of the cells in sight, those texts and classes that differ from what was painted
 * `before`. Handsontable's own render would build every cell anew, at several times the cost.
 *
 * Behind the frame that shows the figures come the cells beyond the edges, and the mark of those that moved: another colour makes the
 * browser find out the style of each. By then `latest` may be a newer model.
 */
export function repaint(hot: Handsontable, before: GridModel, model: GridModel, latest: () => GridModel): void {
  const moved: HTMLElement[] = [];
  eachCell(hot, inSight(hot), (td, row, column) => {
    const [className, text] = cellLook(before, row, column);
    const look = cellLook(model, row, column);
    if (look[0] === className && look[1] === text) return;
    if (look[0] === className ? paintText(td, look[1]) : paint(td, look)) moved.push(td);
  });
  afterFrame(() => {
    if (hot.isDestroyed) return;
    eachCell(hot, rendered(hot), (td, row, column) => {
      if (paint(td, cellLook(latest(), row, column))) moved.push(td);
    });
    for (const td of moved) td.classList.add(CHANGED);
    setTimeout(() => {
      for (const td of moved) td.classList.remove(CHANGED);
    }, SHOWN_FOR);
  });
}

interface Area {
  readonly top: number | null;
  readonly bottom: number | null;
  readonly left: number | null;
  readonly right: number | null;
}

function inSight(hot: Handsontable): Area {
  const all = rendered(hot);
  return {
    top: hot.getFirstPartiallyVisibleRow() ?? all.top,
    bottom: hot.getLastPartiallyVisibleRow() ?? all.bottom,
    left: hot.getFirstPartiallyVisibleColumn() ?? all.left,
    right: hot.getLastPartiallyVisibleColumn() ?? all.right,
  };
}

/** Handsontable keeps some rows and columns ready beyond the edges. */
function rendered(hot: Handsontable): Area {
  return {
    top: hot.getFirstRenderedVisibleRow(),
    bottom: hot.getLastRenderedVisibleRow(),
    left: hot.getFirstRenderedVisibleColumn(),
    right: hot.getLastRenderedVisibleColumn(),
  };
}

/** The cells of an area but for the frozen ones, which show no figures. */
function eachCell(
  hot: Handsontable,
  { top, bottom, left, right }: Area,
  take: (td: HTMLElement, row: number, column: number) => void,
): void {
  if (top === null || bottom === null || left === null || right === null) return;
  const first = Math.max(FROZEN, left);
  // Its neighbours follow in the document: asking Handsontable for each cell costs more than painting it.
  const corner = hot.getCell(top, first, true);
  let tr: Element | null = corner?.parentElement ?? null;
  for (let row = top; row <= bottom && tr !== null; row++, tr = tr.nextElementSibling) {
    let td = tr.children.item(corner?.cellIndex ?? 0);
    for (let column = first; column <= right && td instanceof HTMLElement; column++) {
      take(td, row, column);
      td = td.nextElementSibling;
    }
  }
}
