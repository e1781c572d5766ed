import { basename, extname, join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { ok, type Result } from '#base/result';
import type { OpenedPlan, SavedPlan, WindowState } from '#host/contract';
import type { HostError } from '#host/errors';
import type { Handler } from './guarded';
import type { Launch } from './launch';
import { sendCommand } from './menu';
import { pageAddress } from './pageAddress';
import { createPlanFiles } from './planFiles';

const PLAN_FILES = [{ name: 'Headroom plans', extensions: ['headroom'] }];
const EXTENSION = '.headroom';

/** A window with one plan or none, and what it may ask of the shell. */
export interface PlanWindow {
  readonly window: BrowserWindow;
  readonly showsPlan: () => boolean;
  readonly path: () => string | null;
  readonly handlers: {
    readonly 'plan:openInitial': Handler<'plan:openInitial'>;
    readonly 'plan:openDialog': Handler<'plan:openDialog'>;
    readonly 'plan:openDropped': Handler<'plan:openDropped'>;
    readonly 'plan:save': Handler<'plan:save'>;
    readonly 'plan:saveAs': Handler<'plan:saveAs'>;
    readonly 'window:setState': Handler<'window:setState'>;
    readonly 'window:close': Handler<'window:close'>;
  };
}

/** `openElsewhere` shows a plan in another window: the one that has it already, or a new one. */
export function createPlanWindow(launch: Launch, openElsewhere: (path: string) => boolean): PlanWindow {
  const files = createPlanFiles();
  let state: WindowState = { title: 'Headroom', hasPlan: launch.plan !== null, dirty: false };
  let initial = launch.plan;
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    title: state.title,
    icon: join(app.getAppPath(), 'dist', 'renderer', 'icons', 'headroom.png'),
    webPreferences: {
      preload: join(app.getAppPath(), 'dist', 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  guardClosing(window, () => state);
  void window.loadURL(pageAddress(launch.example));

  /** A plan goes into this window while it has none; otherwise one window a plan. */
  async function openHere(path: string): Promise<Result<OpenedPlan | null, HostError>> {
    if (openElsewhere(path)) return ok(null);
    const opened = await files.open(path);
    if (opened.ok) state = { ...state, hasPlan: true };
    return opened;
  }

  return {
    window,
    showsPlan: () => state.hasPlan,
    path: files.currentPath,
    handlers: {
      // Read again when the page is reloaded, so that it shows the file and not nothing.
      'plan:openInitial': async () => {
        initial = files.currentPath() ?? initial;
        return initial === null ? ok(null) : files.open(initial);
      },
      'plan:openDialog': async () => {
        const chosen = await dialog.showOpenDialog(window, { filters: PLAN_FILES, properties: ['openFile'] });
        const path = chosen.filePaths[0];
        return chosen.canceled || path === undefined ? ok(null) : openHere(path);
      },
      'plan:openDropped': async ({ path }) => openHere(path),
      'plan:save': async ({ handle, text, overwrite }) => files.save(handle, text, overwrite),
      'plan:saveAs': async ({ suggestedName, text }) => saveAs(suggestedName, text),
      'window:setState': async (next) => {
        state = next;
        window.setTitle(next.title);
        window.setDocumentEdited(next.dirty);
        return ok(null);
      },
      'window:close': async () => {
        window.destroy();
        return ok(null);
      },
    },
  };

  async function saveAs(suggestedName: string, text: string): Promise<Result<SavedPlan | null, HostError>> {
    // A suggestion is a name; whatever folders a page writes into it are cut off.
    const name = basename(suggestedName) || `Plan${EXTENSION}`;
    const chosen = await dialog.showSaveDialog(window, {
      defaultPath: files.currentPath() ?? name,
      filters: PLAN_FILES,
    });
    if (chosen.canceled || chosen.filePath === '') return ok(null);
    const path = extname(chosen.filePath) === '' ? `${chosen.filePath}${EXTENSION}` : chosen.filePath;
    return files.saveAs(path, text);
  }
}

/** Asks before a window with unsaved changes closes. Saving is the page's to do; it closes the window afterwards. */
function guardClosing(window: BrowserWindow, state: () => WindowState): void {
  let asking = false;
  window.on('close', (event) => {
    if (!state().dirty) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void askBeforeClosing(window, state().title).then((answer) => {
      asking = false;
      if (answer === 'discard') window.destroy();
      if (answer === 'save') sendCommand(window, 'saveThenClose');
    });
  });
}

async function askBeforeClosing(window: BrowserWindow, title: string): Promise<'save' | 'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Save the changes to ${title}?`,
    detail: 'They are lost if you do not save them.',
    buttons: ['Save', 'Don’t save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'save' : response === 1 ? 'discard' : 'cancel';
}
