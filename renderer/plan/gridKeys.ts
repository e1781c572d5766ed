import type Handsontable from 'handsontable';
import { fillTexts, repeatedTexts } from './fill';
import type { TypedText } from './gridChanges';
import type { GridModel } from './gridModel';
import { FROZEN } from './gridPaint';

/** What a key can do in the grid beyond what Handsontable does by itself. */
export interface KeyContext {
  readonly hot: Handsontable;
  readonly model: GridModel;
  readonly toggleRow: () => void;
  readonly foldPeriod: (open: boolean) => void;
  readonly put: (texts: readonly TypedText[]) => void;
  readonly find: () => void;
  /** Goes to the first figure that the cell is made of, or that is made of it. */
  readonly follow: (what: 'precedents' | 'dependents') => void;
  readonly moveLine: (direction: 'up' | 'down') => void;
  readonly callMenu: () => void;
  /** Says why the cell takes no text; false where it does. */
  readonly refuseTyping: () => boolean;
}

/**
 * Carries out a key and says whether it was one of ours:
 *
 *     Enter, Space on a label       unfolds a section or a line's segments
 *     Alt with left or right        folds or unfolds the quarter, or the year
 *     Alt with up or down           moves the line
 *     Ctrl+R, Ctrl+D                fills right or down
 *     Delete, Backspace             clears the selected cells
 *     Ctrl+[, Ctrl+]                to the first precedent or dependent
 *     Ctrl+F                        finds a line or a figure
 *     Shift+F10, the menu key       the menu of the selected cells
 */
export function carryOutKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { hot } = context;
  if (hot.getActiveEditor()?.isOpened() === true) return false;
  const name = keyName(event);
  const [, column] = hot.getSelectedLast() ?? [];
  const action = (column === 0 ? LABEL_KEYS[name] : undefined) ?? GRID_KEYS[name];
  if (action !== undefined) {
    action(context);
    return true;
  }
  const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  return isTyping && context.refuseTyping();
}

type Action = (context: KeyContext) => void;

const LABEL_KEYS: Readonly<Record<string, Action>> = {
  ' ': (context) => context.toggleRow(),
  Enter: (context) => context.toggleRow(),
};

const GRID_KEYS: Readonly<Record<string, Action>> = {
  'Alt+ArrowLeft': (context) => context.foldPeriod(false),
  'Alt+ArrowRight': (context) => context.foldPeriod(true),
  'Alt+ArrowUp': (context) => context.moveLine('up'),
  'Alt+ArrowDown': (context) => context.moveLine('down'),
  'Shift+F10': (context) => context.callMenu(),
  ContextMenu: (context) => context.callMenu(),
  Delete: (context) => clear(context),
  Backspace: (context) => clear(context),
  'Ctrl+[': (context) => context.follow('precedents'),
  'Ctrl+]': (context) => context.follow('dependents'),
  'Ctrl+f': (context) => context.find(),
  'Ctrl+r': (context) => fill(context, 'right'),
  'Ctrl+d': (context) => fill(context, 'down'),
};

/** Everything selected, also where it was selected piece by piece. On a label the key clears nothing: whole rows go by the menu. */
function clear({ hot, model, put }: KeyContext): void {
  const ranges = (hot.getSelectedRange() ?? []).filter(
    ({ from, to }) => Math.max(from.col ?? 0, to.col ?? 0) >= FROZEN,
  );
  if (ranges.length > 0) put(ranges.flatMap((range) => repeatedTexts(model, range, '')));
}

function fill({ hot, model, put }: KeyContext, direction: 'right' | 'down'): void {
  const range = hot.getSelectedRangeLast();
  if (range !== undefined && range !== null) put(fillTexts(model, range, direction));
}

/** `Ctrl+r`, `Alt+ArrowUp`; the command key of a Mac counts as Ctrl. */
function keyName(event: KeyboardEvent): string {
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
  ].join('');
  return `${held}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}
