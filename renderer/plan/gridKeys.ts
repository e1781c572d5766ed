import type Handsontable from 'handsontable';
import { fillTexts } from './fill';
import type { TypedText } from './gridChanges';
import type { GridModel } from './gridModel';

/** What a key can do in the grid beyond what Handsontable does by itself. */
export interface KeyContext {
  readonly hot: Handsontable;
  readonly model: GridModel;
  readonly toggleRow: () => void;
  readonly foldPeriod: (open: boolean) => void;
  readonly put: (texts: readonly TypedText[]) => void;
}

/**
 * Carries out a key and says whether it was one of ours:
 *
 *     Enter, Space on a label       unfolds a section or a line's segments
 *     Alt with left or right        folds or unfolds the quarter, or the year
 *     Ctrl+R, Ctrl+D                fills right or down
 */
export function carryOutKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { hot, model } = context;
  if (hot.getActiveEditor()?.isOpened() === true) return false;
  const [, column] = hot.getSelectedLast() ?? [];
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (column === 0 && !isCommand && (event.key === ' ' || event.key === 'Enter')) {
    context.toggleRow();
    return true;
  }
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    context.foldPeriod(event.key === 'ArrowRight');
    return true;
  }
  const key = event.key.toLowerCase();
  if (isCommand && (key === 'r' || key === 'd')) {
    const range = hot.getSelectedRangeLast();
    if (range !== undefined && range !== null) context.put(fillTexts(model, range, key === 'r' ? 'right' : 'down'));
    return true;
  }
  return false;
}
