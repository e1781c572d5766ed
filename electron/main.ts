import './beforeReady';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  type IpcMainInvokeEvent,
  nativeTheme,
  screen,
  session,
} from 'electron';
import { createDrafts } from '#files/drafts';
import { inTurn } from '#files/inTurn';
import { createVersions } from '#files/versions';
import { err, ok } from '#base/result';
import { GRID_LICENCE } from '#host/about';
import { type Channel, contract, type ThemeChoice, themeChoiceSchema } from '#host/contract';
import { guarded, type Handler } from './guarded';
import { createKept, type Kept } from './kept';
import { type Launch, NOTHING_TO_OPEN, readLaunch, validLaunch } from './launch';
import { installMenu, sendCommand } from './menu';
import { servePage } from './pageProtocol';
import { createPlanWindow, type PlanWindow, type Shell } from './planWindow';
import { whyNotKept } from './ownFolder';
import { mayQuit } from './quitting';
import { createRecentPlans, recentPathsSchema } from './recentPlans';
import { leadToSameFile } from './sameFile';
import { lockContents, lockSession } from './security';
import { type LeftDraft, leftDrafts } from './windowDraft';
import { type KeptPlaces, placeFor, rememberPlace, windowPlacesSchema } from './windowPlaces';

/** More than a person keeps apart: a page that asks for window after window gets no more. */
const MOST_WINDOWS = 40;
const windows = new Map<number, PlanWindow>();
let openedBeforeReady: string | null = null;
let isAskingToQuit = false;

function openWindow(launch: Launch, shell: Shell, left: LeftDraft | null = null): void {
  const opened = createPlanWindow(launch, shell, left);
  const id = opened.window.webContents.id;
  windows.set(id, opened);
  opened.window.on('closed', () => windows.delete(id));
}

/** The windows that can be asked something: one that is going away is in the list until it says that it is gone. */
function openWindows(): readonly PlanWindow[] {
  return [...windows.values()].filter(({ window }) => !window.isDestroyed() && !window.webContents.isDestroyed());
}

/**
 * True when `path` is shown in another window now, because it was there already or `asking` has a plan of its own. One after the other: of two that
 * ask for the same file, the second finds the window of the first.
 */
function openElsewhere(path: string, asking: PlanWindow | null, shell: Shell): Promise<boolean> {
  return inTurn('windows', async () => {
    const showing = await windowWith(path);
    // A window that has the file and shows no plan could not read it; trying again says why again.
    if ((showing === undefined || showing === asking) && asking !== null && !asking.showsPlan()) return false;
    if (showing === undefined) openWindow({ plan: path, example: null }, shell);
    else bringToFront(showing);
    return true;
  });
}

/** The window with the plan of a file, by whatever path it was opened: two of them would save over each other. */
async function windowWith(path: string): Promise<PlanWindow | undefined> {
  for (const each of openWindows()) {
    const own = each.path();
    // It may have gone away while the disk was asked.
    if (own !== null && (await leadToSameFile(own, path)) && openWindows().includes(each)) return each;
  }
  return undefined;
}

function bringToFront({ window }: PlanWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** What a second start of the app, or a file manager, wants shown by the one that runs. */
function show(launch: Launch, shell: Shell): void {
  if (launch.plan !== null) void openElsewhere(launch.plan, null, shell);
  else openWindow(launch, shell);
}

/** One listener per channel: the window that asks is found by its contents, so no window reaches another's files. */
function listen<C extends Channel>(channel: C): void {
  ipcMain.handle(channel, async (event: IpcMainInvokeEvent, raw: unknown) => {
    const frame = event.senderFrame;
    const asking = windows.get(event.sender.id);
    if (frame === null || asking === undefined) return err({ type: 'rejected', why: 'sender' });
    const handler = asking.handlers[channel] as unknown as Handler<C>;
    const sender = { url: frame.url, isMainFrame: frame === event.sender.mainFrame };
    const answer = await asking.calls.run(channel, raw, () => guarded(channel, handler)(sender, raw));
    return answer ?? err({ type: 'tooBusy' });
  });
}

/** What the app keeps in its own folder, and what windows share. */
function createShell(): Shell {
  const keptIn = (name: string) => join(app.getPath('userData'), name);
  const theme: Kept<ThemeChoice> = createKept(keptIn('theme.json'), themeChoiceSchema, 'system');
  const places: Kept<KeptPlaces> = createKept(keptIn('windows.json'), windowPlacesSchema, []);
  const recent = createRecentPlans(createKept(keptIn('recent.json'), recentPathsSchema, []), showMenu);
  nativeTheme.themeSource = theme.get();

  function choose(choice: ThemeChoice): void {
    theme.set(choice);
    nativeTheme.themeSource = choice;
    showMenu();
  }

  let isMenuDue = false;
  /** Menus are made again once a turn, however often what they show changes in it. */
  function showMenu(): void {
    if (isMenuDue) return;
    isMenuDue = true;
    setImmediate(() => {
      isMenuDue = false;
      makeMenu();
    });
  }

  function makeMenu(): void {
    installMenu({
      makeNew: (window) => {
        const front = windowOf(window);
        if (front === undefined || front.showsPlan()) openWindow(NOTHING_TO_OPEN, shell);
        else sendCommand(front.window, 'new');
      },
      recent: recent.paths(),
      openRecent: (path, window) => void openRecent(path, window, shell),
      clearRecent: () => {
        app.clearRecentDocuments();
        recent.clear();
      },
      theme: theme.get(),
      chooseTheme: choose,
    });
  }

  const shell: Shell = {
    openElsewhere: (path, asking) => openElsewhere(path, asking, shell),
    // One window without a plan is enough: a page that asks again and again gets no more.
    openNew: () => {
      const empty = openWindows().find((each) => !each.showsPlan());
      if (empty === undefined) openWindow(NOTHING_TO_OPEN, shell);
      else bringToFront(empty);
    },
    planPaths: () => openWindows().flatMap((each) => each.path() ?? []),
    mayOpen: () =>
      openWindows().length < MOST_WINDOWS ? ok(null) : err({ type: 'tooManyWindows', most: MOST_WINDOWS }),
    openDraft: (left) => openWindow(NOTHING_TO_OPEN, shell, left),
    drafts: createDrafts(keptIn('drafts')),
    versions: createVersions(keptIn('versions')),
    recent,
    used: (path) => {
      app.addRecentDocument(path);
      recent.add(path, Date.now());
    },
    theme: { read: theme.get, choose },
    placeFor: (path) =>
      placeFor(
        places.get(),
        path,
        screen.getAllDisplays().map(({ workArea }) => workArea),
        openWindows().map(({ window }) => window.getNormalBounds()),
      ),
    rememberPlace: (path, place) => rememberPlace(places, path, place),
  };
  makeMenu();
  return shell;
}

function windowOf(window: BrowserWindow | null): PlanWindow | undefined {
  return openWindows().find((each) => each.window === window);
}

async function openRecent(path: string, window: BrowserWindow | null, shell: Shell): Promise<void> {
  const front = windowOf(window) ?? null;
  if (!(await openElsewhere(path, front, shell)) && front?.window.isDestroyed() === false) front.show(path);
}

async function start(): Promise<void> {
  lockSession(session.defaultSession);
  // macOS has an About of its own beside the one in the window.
  app.setAboutPanelOptions({
    applicationName: 'Headroom',
    applicationVersion: app.getVersion(),
    credits: GRID_LICENCE,
  });
  servePage();
  const shell = createShell();
  for (const channel of Object.keys(contract) as Channel[]) listen(channel);
  const launch = readLaunch(process.argv.slice(1), process.cwd());
  guardEnd(shell);
  app.on('second-instance', (_event, _argv, _folder, data) => show(validLaunch(data), shell));
  app.on('open-file', (_event, path) => show({ plan: path, example: null }, shell));
  app.on('activate', () => {
    if (windows.size === 0) openWindow(NOTHING_TO_OPEN, shell);
  });
  await openFirst(openedBeforeReady === null ? launch : { plan: openedBeforeReady, example: null }, shell);
  void shell.versions.expire();
}

/** A draft that was discarded while the app ends must be gone before it is: the next start would offer it back. */
function guardEnd({ drafts }: Shell): void {
  let isSettled = false;
  app.on('will-quit', (event) => {
    if (isSettled) return;
    event.preventDefault();
    void drafts.settled().then(() => {
      isSettled = true;
      app.quit();
    });
  });
}

/**
 * The windows of a start: one for each draft, since this is the only process of the app and whoever kept them is gone, and one for what
 * was asked for, unless one of those is of it.
 */
async function openFirst(launch: Launch, shell: Shell): Promise<void> {
  const left = await leftDrafts(shell.drafts, MOST_WINDOWS);
  for (const each of left) openWindow(NOTHING_TO_OPEN, shell, each);
  const { plan } = launch;
  const isAsked = plan !== null || launch.example !== null;
  const paths = left.flatMap(({ identity }) => identity?.path ?? []);
  const isShown = plan !== null && (await Promise.all(paths.map((path) => leadToSameFile(path, plan)))).includes(true);
  if (left.length === 0 || (isAsked && !isShown)) openWindow(launch, shell);
}

/** Quitting asks for one window after the other, and goes on where it was stopped when all are answered. */
function guardQuitting(event: { readonly preventDefault: () => void }): void {
  const open = openWindows();
  if (!open.some((each) => each.isDirty())) return;
  event.preventDefault();
  if (isAskingToQuit) return;
  isAskingToQuit = true;
  void mayQuit(open.map((each) => ({ ...each, askBeforeClosing: () => askInFront(each) }))).then((may) => {
    isAskingToQuit = false;
    if (may) app.quit();
  });
}

function askInFront(each: PlanWindow): ReturnType<PlanWindow['askBeforeClosing']> {
  bringToFront(each);
  return each.askBeforeClosing();
}

app.on('web-contents-created', (_event, contents) => lockContents(contents));
app.on('open-file', (event, path) => {
  event.preventDefault();
  if (!app.isReady()) openedBeforeReady = path;
});
app.on('before-quit', guardQuitting);
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

/** Another one runs and was told what to show; or there is none, and only the folder of the app did not let this one say that it is there. */
async function giveWay(): Promise<void> {
  const folder = app.getPath('userData');
  const code = whyNotKept(folder);
  if (code === null) return app.quit();
  await app.whenReady();
  dialog.showErrorBox(
    'Headroom cannot start',
    `Its folder ${folder} cannot be written (${code}), so that unsaved work could not be kept: make it writable, or start Headroom with --user-data-dir=FOLDER.`,
  );
  app.exit(1);
}

if (app.requestSingleInstanceLock(readLaunch(process.argv.slice(1), process.cwd()))) void app.whenReady().then(start);
else void giveWay();
