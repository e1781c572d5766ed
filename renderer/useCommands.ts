import { useEffect } from 'react';
import { type ShellCommand, VIEW_IDS, type ViewCommand, viewCommand, viewDigit } from '#host/contract';
import type { Host } from '#host/host';
import { openAbout } from './about/about';
import { openExport } from './export/exportRun';
import { importByDialog, importDropped, isTable } from './import/importRun';
import { OPEN_EDITOR } from './plan/openEditor';
import { exportReport } from './report/print/exportReport';
import { printReport } from './report/print/printReport';
import { beginMerging } from './scenarios/mergeState';
import { openSealDialog, unsealPlan } from './seal/sealCommands';
import { makeNew } from './start/makeNew';
import { openByDialog, openDropped, save, saveAs, saveThenClose } from './state/files';
import { passNotice, redo, undo, useSession } from './state/session';
import { showView, viewOf } from './state/view';
import { openVersions } from './versions/versionsState';

/** Commands of the shell's menu and, where there is no menu, their shortcuts; plans dropped on the window open, tables are imported. */
export function useCommands(host: Host): void {
  useEffect(() => {
    const carryOut = (command: ShellCommand) => {
      if (isInDialog() && !BESIDE_DIALOGS.has(command) && !isOfTyping(command)) return;
      if (command !== 'undo' && command !== 'redo') keepTypedNote();
      const work = Object.hasOwn(WORK, command) ? WORK[command as keyof typeof WORK] : null;
      if (work === null) showView(viewOf(command as ViewCommand));
      else work(host);
    };
    const onKey = (event: KeyboardEvent) => {
      if (!MODIFIERS.has(event.key)) passNotice();
      const command = shortcut(event);
      if (command === null || isOfTyping(command)) return;
      event.preventDefault();
      event.stopPropagation();
      carryOut(command);
    };
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void (isTable(file) ? importDropped(file) : openDropped(host, file));
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
  versions: openVersions,
  export: () => useSession.getState().open !== null && openExport(),
  import: (host) => void importByDialog(host),
  exportPdf: (host) => void exportReport(host),
  print: () => void printReport(),
  mergeScenarios: (host) => useSession.getState().open !== null && void beginMerging(host),
  seal: openSealDialog,
  unseal: (host) => void unsealPlan(host),
  saveThenClose: (host) => void saveThenClose(host),
  undo: () => takeBackOrAgain('undo'),
  redo: () => takeBackOrAgain('redo'),
  about: openAbout,
};

/** What does nothing to the view and the plan that an open dialog is about. All else waits until it is closed. */
const BESIDE_DIALOGS: ReadonlySet<ShellCommand> = new Set(['new', 'save', 'saveAs', 'saveThenClose']);

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"]') !== null;
}

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
  return document.activeElement?.matches(TEXT_FIELD) === true || document.querySelector(OPEN_EDITOR) !== null;
}

/** What belongs to a text that is being typed, not to the plan. */
function isOfTyping(command: ShellCommand): boolean {
  return (command === 'undo' || command === 'redo') && isTyping();
}

/** By letter: alone, and with Shift. */
const SHORTCUTS: Readonly<Record<string, readonly [ShellCommand | null, ShellCommand | null]>> = {
  s: ['save', 'saveAs'],
  e: [null, 'export'],
  i: ['import', null],
  p: ['print', null],
  n: ['new', null],
  o: ['open', null],
  z: ['undo', 'redo'],
  y: ['redo', null],
};

function shortcut(event: KeyboardEvent): ShellCommand | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const known = SHORTCUTS[event.key.toLowerCase()];
  if (known !== undefined) return known[event.shiftKey ? 1 : 0];
  const view = VIEW_IDS.find((id) => String(viewDigit(id)) === event.key);
  return view === undefined || useSession.getState().open === null ? null : viewCommand(view);
}
