import { useEffect } from 'react';
import { type ShellCommand, VIEW_IDS, viewCommand } from '#host/contract';
import type { Host } from '#host/host';
import { makeNew } from './start/makeNew';
import { openByDialog, openDropped, save, saveAs, saveThenClose } from './state/files';
import { redo, undo, useSession } from './state/session';
import { showView, viewOf } from './state/view';

/** Commands of the shell's menu and, where there is no menu, their shortcuts; files dropped on the window open. */
export function useCommands(host: Host): void {
  useEffect(() => {
    const carryOut = (command: ShellCommand) => {
      keepTypedNote();
      switch (command) {
        case 'new':
          return void makeNew(host);
        case 'open':
          return void openByDialog(host);
        case 'save':
          return void save(host);
        case 'saveAs':
          return void saveAs(host);
        case 'saveThenClose':
          return void saveThenClose(host);
        case 'undo':
          return undo();
        case 'redo':
          return redo();
        default:
          return showView(viewOf(command));
      }
    };
    const onKey = (event: KeyboardEvent) => {
      const command = shortcut(event);
      // A text that is being typed has its own undo.
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea:not(.handsontableInput[tabindex="-1"])');
      const isField = event.target instanceof HTMLElement && event.target.matches(TEXT_FIELD);
      const isOwnUndo = isField || (isTyping && isEditorOpen());
      if (command === null || (isOwnUndo && (command === 'undo' || command === 'redo'))) return;
      event.preventDefault();
      event.stopPropagation();
      carryOut(command);
    };
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openDropped(host, file);
    };
    const stop = host.onCommand(carryOut);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [host]);
}

/**
 * A field of a dialog or a name typed in place; the grid's own editor is a textarea. A figure of the plan that stands in its field
 * untouched is no text that is being typed.
 */
const TEXT_FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], .cell-field:not([data-typing])), .note-text';

/** A note becomes part of the plan when its field is left: a command that is about the plan finds it there. */
function keepTypedNote(): void {
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches('.note-text')) {
    document.activeElement.blur();
  }
}

/** Handsontable keeps its text field in the page; it is in use when it is in sight. */
function isEditorOpen(): boolean {
  const holder = document.querySelector('.handsontableInputHolder');
  return holder instanceof HTMLElement && holder.classList.contains('ht_editor_visible');
}

function shortcut(event: KeyboardEvent): ShellCommand | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 's':
      return event.shiftKey ? 'saveAs' : 'save';
    case 'n':
      return event.shiftKey ? null : 'new';
    case 'o':
      return event.shiftKey ? null : 'open';
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return event.shiftKey ? null : 'redo';
    default: {
      const view = VIEW_IDS[Number(event.key) - 1];
      return view === undefined || useSession.getState().open === null ? null : viewCommand(view);
    }
  }
}
