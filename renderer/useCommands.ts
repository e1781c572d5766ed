import { useEffect } from 'react';
import { type ShellCommand, VIEW_IDS, type ViewCommand, viewCommand } from '#host/contract';
import type { Host } from '#host/host';
import { openAbout } from './about/about';
import { openExport } from './export/exportRun';
import { beginMerging } from './scenarios/mergeState';
import { makeNew } from './start/makeNew';
import { openByDialog, openDropped, save, saveAs, saveThenClose } from './state/files';
import { passNotice, redo, undo, useSession } from './state/session';
import { showView, viewOf } from './state/view';

/** Commands of the shell's menu and, where there is no menu, their shortcuts; files dropped on the window open. */
export function useCommands(host: Host): void {
  useEffect(() => {
    const carryOut = (command: ShellCommand) => {
      if (command !== 'undo' && command !== 'redo') keepTypedNote();
      const work = Object.hasOwn(WORK, command) ? WORK[command as keyof typeof WORK] : null;
      if (work === null) showView(viewOf(command as ViewCommand));
      else work(host);
    };
    const onKey = (event: KeyboardEvent) => {
      if (!MODIFIERS.has(event.key)) passNotice();
      const command = shortcut(event);
      if (command === null || ((command === 'undo' || command === 'redo') && isTyping())) return;
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
    window.addEventListener('pointerdown', passNotice, { capture: true });
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      stop();
      window.removeEventListener('pointerdown', passNotice, { capture: true });
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [host]);
}

/** What each command of the shell does; those that show a view aside. */
const WORK: Readonly<Record<Exclude<ShellCommand, ViewCommand>, (host: Host) => void>> = {
  new: (host) => void makeNew(host),
  open: (host) => void openByDialog(host),
  save: (host) => void save(host),
  saveAs: (host) => void saveAs(host),
  export: () => useSession.getState().open !== null && openExport(),
  mergeScenarios: (host) => useSession.getState().open !== null && void beginMerging(host),
  saveThenClose: (host) => void saveThenClose(host),
  undo: () => takeBackOrAgain('undo'),
  redo: () => takeBackOrAgain('redo'),
  about: openAbout,
};

/** The menu sends these wherever the keyboard is: while a text is typed they belong to it. */
function takeBackOrAgain(command: 'undo' | 'redo'): void {
  if (isTyping()) document.execCommand(command);
  else if (command === 'undo') undo();
  else redo();
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** A field of a dialog or a name typed in place. A figure that stands in a field belongs to the plan until it is being typed over. */
const TEXT_FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], .cell-field:not([data-typing])), .note-text';

/** A note becomes part of the plan when its field is left: a command that is about the plan finds it there. */
function keepTypedNote(): void {
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches('.note-text')) {
    document.activeElement.blur();
  }
}

/**
 * Whether a text is being typed, which has its own undo: in a field, or in a cell of the grid. Handsontable keeps its field in the page, with
 * the focus; it is in use where it is not hidden.
 */
function isTyping(): boolean {
  return (
    document.activeElement?.matches(TEXT_FIELD) === true ||
    document.querySelector('.handsontableInputHolder:not(.ht_editor_hidden)') !== null
  );
}

function shortcut(event: KeyboardEvent): ShellCommand | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 's':
      return event.shiftKey ? 'saveAs' : 'save';
    case 'e':
      return event.shiftKey ? 'export' : null;
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
