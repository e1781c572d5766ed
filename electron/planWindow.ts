import { access, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { Drafts } from '#files/drafts';
import { inTurn } from '#files/inTurn';
import type { Versions } from '#files/versions';
import { err, ok, type Result } from '#base/result';
import {
  type Channel,
  FILE_KINDS,
  type OpenedPlan,
  type RecentPlan,
  type SavedPlan,
  type ThemeChoice,
  type WindowState,
} from '#host/contract';
import type { HostError } from '#host/errors';
import { type CallLimit, createCallLimit } from './callLimit';
import type { Handler } from './guarded';
import type { Launch } from './launch';
import { createDialogs } from './dialogs';
import { sendCommand } from './menu';
import { askToSave, sayThatItGaveUp, sayThatItHoldsAPlan } from './messages';
import { pageAddress } from './pageAddress';
import { createPlanFiles } from './planFiles';
import { makePdf } from './reportPdf';
import { isPlanName, isTemplateName, PLAN_KIND } from './fileNames';
import type { Closable } from './quitting';
import type { RecentPlans } from './recentPlans';
import { createTransfers } from './transfers';
import { createWindowDraft, type LeftDraft } from './windowDraft';
import type { WindowPlace } from './windowPlaces';

const isMac = process.platform === 'darwin';

/** What all windows share. */
export interface Shell {
  /** Shows a plan in another window than the asking one: the one that has it already, or a new one. */
  readonly openElsewhere: (path: string, asking: PlanWindow) => Promise<boolean>;
  readonly openNew: () => void;
  /** Paths of the plans of all windows. */
  readonly planPaths: () => readonly string[];
  /** Whether there may be one more window. */
  readonly mayOpen: () => Result<null, HostError>;
  /** A window for unsaved changes that were kept. */
  readonly openDraft: (left: LeftDraft) => void;
  readonly drafts: Drafts;
  readonly versions: Versions;
  readonly recent: RecentPlans;
  /** A plan was opened or saved at this path. */
  readonly used: (path: string) => void;
  readonly theme: { readonly read: () => ThemeChoice; readonly choose: (theme: ThemeChoice) => void };
  readonly placeFor: (path: string) => WindowPlace | null;
  readonly rememberPlace: (path: string, place: WindowPlace) => void;
}

/** A window with one plan or none, and what it may ask of the shell. */
export interface PlanWindow extends Closable {
  readonly window: BrowserWindow;
  readonly showsPlan: () => boolean;
  /** Of the plan it shows, or is going to show when its page has loaded. */
  readonly path: () => string | null;
  /** Loads the page again with a plan, in place of the start screen. */
  readonly show: (path: string) => void;
  readonly handlers: { readonly [C in Channel]: Handler<C> };
  readonly calls: CallLimit;
}

/** How often a window brings back a page that crashed: one that crashes again and again closes. */
const MOST_CRASHES = 3;

/** `left` is a draft whose changes the window offers back, instead of what the launch asks for. */
export function createPlanWindow(launch: Launch, shell: Shell, left: LeftDraft | null = null): PlanWindow {
  const files = createPlanFiles(shell.versions);
  const draft = createWindowDraft(shell.drafts, files, left, shell);
  let state: WindowState = { title: 'Headroom', hasPlan: launch.plan !== null || left !== null, dirty: false };
  let crashes = 0;
  let initial = launch.plan;
  let asking: Promise<'save' | 'discard' | 'cancel'> | null = null;
  let saving: ((closed: boolean) => void) | null = null;
  /** A person was asked what becomes of unsaved changes, or there are none left. */
  let isAnswered = false;
  const place = shell.placeFor(launch.plan ?? '');
  const window = new BrowserWindow({
    ...(place === null ? { width: 1440, height: 900 } : withoutMaximized(place)),
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
  const dialogs = createDialogs(window);
  const transfers = createTransfers({
    place: (suggestedName, kind) =>
      dialogs.place(join(dirname(files.currentPath() ?? ''), suggestedName), FILE_KINDS[kind]),
    file: (kind) => dialogs.file(FILE_KINDS[kind]),
    async holdsPlan(path) {
      const plan = await openAt(path);
      if (plan === null) return false;
      await sayThatItHoldsAPlan(window, path, plan === files.currentPath());
      return true;
    },
  });
  if (place?.maximized === true) window.maximize();
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    rememberPlace();
    if (!state.dirty) return;
    event.preventDefault();
    if (asking === null) void askBeforeClosing().then(closeAs);
  });
  window.on('closed', () => {
    // A page that is gone for good could not be asked, and one that did not show yet what it was to offer back did not ask; a system
    // that shuts down asks nobody. Then the next start offers the changes back.
    const isGivenUp = isAnswered || !(state.dirty || draft.isOffered());
    if (isGivenUp && crashes <= MOST_CRASHES) void draft.drop();
    saved(true);
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    saved(false);
    if (reason === 'clean-exit') return;
    if (++crashes > MOST_CRASHES) return void sayThatItGaveUp(window, state.title).then(destroy);
    draft.pageCrashed();
    void window.loadURL(pageAddress(null));
  });
  void window.loadURL(pageAddress(launch.example));

  function rememberPlace(): void {
    shell.rememberPlace(files.currentPath() ?? '', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  }

  function destroy(): void {
    isAnswered = true;
    rememberPlace();
    window.destroy();
  }

  function saved(closed: boolean): void {
    saving?.(closed);
    saving = null;
  }

  /** The open plan that is kept in the file a path leads to, in this window or another; null where there is none. */
  async function openAt(path: string): Promise<string | null> {
    for (const plan of shell.planPaths()) if (await areSameFile(path, plan)) return plan;
    return null;
  }

  /** One question at a time, whether closing or quitting asks it. */
  function askBeforeClosing(): Promise<'save' | 'discard' | 'cancel'> {
    asking ??= askToSave(window, state.title).finally(() => {
      asking = null;
    });
    return asking;
  }

  function closeAs(answer: 'save' | 'discard' | 'cancel'): void {
    if (answer === 'discard') destroy();
    if (answer === 'save') sendCommand(window, 'saveThenClose');
  }

  function showState(next: WindowState): void {
    state = next;
    window.setTitle(next.dirty && !isMac ? `• ${next.title}` : next.title);
    window.setDocumentEdited(next.dirty);
    if (isMac) window.setRepresentedFilename(files.currentPath() ?? '');
  }

  async function open(path: string): Promise<Result<OpenedPlan, HostError>> {
    if (isTemplateName(path)) return files.openTemplate(path);
    const opened = await files.open(path);
    if (opened.ok) shell.used(path);
    return opened;
  }

  /** A plan goes into this window while it has none; otherwise one window a plan, and none for a file that is not there. */
  async function openHere(path: string): Promise<Result<OpenedPlan | null, HostError>> {
    if (!(await isThere(path))) return err({ type: 'notFound', name: basename(path) });
    return (await shell.openElsewhere(path, self)) ? ok(null) : open(path);
  }

  async function keptWhenSaved(saved: Result<SavedPlan, HostError>): Promise<Result<SavedPlan, HostError>> {
    const path = files.currentPath();
    if (saved.ok && path !== null) shell.used(path);
    return saved;
  }

  async function saveAs(suggestedName: string, bytes: Uint8Array): Promise<Result<SavedPlan | null, HostError>> {
    // A suggestion is a name; whatever folders a page writes into it are cut off.
    const name = basename(suggestedName) || 'Plan.headroom';
    for (;;) {
      const path = await dialogs.place(files.currentPath() ?? name, PLAN_KIND);
      if (path === null) return ok(null);
      const plan = await openAt(path);
      if (plan === null || plan === files.currentPath()) return keptWhenSaved(await files.saveAs(path, bytes));
      await sayThatItHoldsAPlan(window, path, false);
    }
  }

  const recentPlans = async (): Promise<Result<readonly RecentPlan[], HostError>> => ok(await shell.recent.list());

  const self: PlanWindow = {
    window,
    showsPlan: () => state.hasPlan,
    path: () => files.currentPath() ?? (state.hasPlan ? (initial ?? left?.identity?.path ?? null) : null),
    isDirty: () => state.dirty,
    askBeforeClosing,
    saveThenClose: () =>
      new Promise((done) => {
        saving = done;
        sendCommand(window, 'saveThenClose');
      }),
    discard: destroy,
    show: (path) => {
      initial = path;
      state = { ...state, hasPlan: true };
      void window.loadURL(pageAddress(null));
    },
    calls: createCallLimit(),
    handlers: {
      // Read again when the page is reloaded, so that it shows the file and not nothing.
      'plan:openInitial': async () => {
        await draft.pageShowsFile();
        initial = files.currentPath() ?? initial;
        return initial === null ? ok(null) : open(initial);
      },
      'plan:openDialog': async () => {
        const path = await dialogs.file(PLAN_KIND);
        return path === null ? ok(null) : openHere(path);
      },
      'plan:openDropped': async ({ path }) =>
        isPlanName(path) ? openHere(path) : err({ type: 'notAPlan', name: basename(path) }),
      'plan:save': async ({ handle, bytes, overwrite, inPlace = false }) =>
        keptWhenSaved(await files.save(handle, bytes, { overwrite, inPlace })),
      'plan:readAgain': async ({ handle, adopt }) => {
        const read = await files.readAgain(handle, adopt);
        return read.ok ? ok({ bytes: read.value.bytes }) : read;
      },
      'versions:list': async ({ handle }) => files.versions(handle),
      'versions:read': async ({ handle, id }) => files.readVersion(handle, id),
      ...draft.handlers,
      'plan:saveAs': async ({ suggestedName, bytes }) => saveAs(suggestedName, bytes),
      'plan:letGo': async ({ handle }) => {
        if (files.pathOf(handle) === initial) initial = null;
        files.letGo(handle);
        return ok(null);
      },
      'plan:forgetPlain': async ({ handle }) => {
        const path = files.pathOf(handle);
        if (path === null) return err({ type: 'unknownHandle' });
        shell.recent.forgetPlain(path);
        const forgotten = await shell.versions.forgetPlain(path);
        return forgotten.ok ? forgotten : err({ type: 'plainLeft', name: basename(path), code: forgotten.error.code });
      },
      'export:choose': async ({ kind, suggestedName }) => transfers.choose(kind, suggestedName),
      'export:write': async ({ handle, bytes }) => transfers.write(handle, bytes),
      'import:open': async ({ kind }) => transfers.open(kind),
      'window:setState': async (next) => {
        showState(next);
        return ok(null);
      },
      'window:close': async () => {
        destroy();
        return ok(null);
      },
      'window:stay': async () => {
        saved(false);
        return ok(null);
      },
      'window:new': async () => {
        shell.openNew();
        return ok(null);
      },
      'recent:list': recentPlans,
      'recent:describe': async ({ handle, summary }) => {
        const path = files.pathOf(handle);
        if (path === null) return err({ type: 'unknownHandle' });
        shell.recent.describe(path, summary);
        return ok(null);
      },
      'recent:open': async ({ id }) => {
        const path = shell.recent.pathOf(id);
        return path === null ? err({ type: 'notFound', name: 'This plan' }) : openHere(path);
      },
      'recent:remove': async ({ id }) => {
        shell.recent.remove(id);
        return recentPlans();
      },
      'recent:clear': async () => {
        shell.recent.clear();
        return recentPlans();
      },
      // They take memory while they are made: as many at once as a page likes would take all of it.
      'report:pdf': async ({ paper }) => inTurn(`pdf ${window.id}`, () => makePdf(window.webContents, paper)),
      'theme:read': async () => ok(shell.theme.read()),
      'theme:choose': async ({ theme }) => {
        shell.theme.choose(theme);
        return ok(null);
      },
    },
  };
  return self;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function withoutMaximized({ x, y, width, height }: WindowPlace) {
  return { x, y, width, height };
}

/** A path that leads nowhere yet is no other's file. Names alone cannot say: links and capitals lead to the same file. */
async function areSameFile(one: string, other: string): Promise<boolean> {
  const identity = (path: string) => stat(path, { bigint: true }).catch(() => null);
  const [first, second] = [await identity(one), await identity(other)];
  return first !== null && second !== null && first.dev === second.dev && first.ino === second.ino;
}
