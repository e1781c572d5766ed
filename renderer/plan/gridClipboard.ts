import type Handsontable from 'handsontable';
import { type Pasted, readClipboard } from './clipboardBlock';
import { copyBlock } from './copyBlock';
import { type GridRange, repeatedTexts } from './fill';
import type { TypedText } from './gridChanges';
import { focusGrid } from './gridCursor';
import type { GridModel } from './gridModel';

/** What the clipboard works on. */
interface ClipboardContext {
  readonly hot: Handsontable;
  readonly model: () => GridModel;
  readonly paste: (range: GridRange, pasted: Pasted) => void;
  readonly clear: (texts: readonly TypedText[]) => void;
}

/**
 * Copies, cuts and pastes selected cells while the keyboard is the grid's, in the forms that spreadsheets use. Handsontable's own
 * copying knows texts alone, which would round every figure on its way. Returns what ends it.
 */
export function followClipboard({ hot, model, paste, clear }: ClipboardContext): () => void {
  const selected = () => {
    const isOurs = hot.isListening() && hot.getActiveEditor()?.isOpened() !== true;
    return isOurs ? (hot.getSelectedRangeLast() ?? null) : null;
  };
  const onCopy = (event: ClipboardEvent) => {
    const range = selected();
    if (range === null || event.clipboardData === null) return;
    const { text, html } = copyBlock(model(), range);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    if (event.type === 'cut') clear(repeatedTexts(model(), range, ''));
  };
  const onPaste = (event: ClipboardEvent) => {
    const range = selected();
    const pasted = range === null || event.clipboardData === null ? null : readClipboard(event.clipboardData);
    if (range === null || pasted === null) return;
    event.preventDefault();
    paste(range, pasted);
  };
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
    document.removeEventListener('paste', onPaste);
  };
}

/** Copies from a menu, where no key does it: the browser then asks for what to copy as if one had. */
export function copySelection(hot: Handsontable): void {
  focusGrid(hot);
  hot.listen();
  // The asynchronous clipboard would clean the table of what says its numbers in full.
  document.execCommand('copy');
}
