import './beforeReady';
import { app, ipcMain, session, type IpcMainInvokeEvent } from 'electron';
import { err } from '#base/result';
import { type Channel, contract } from '#host/contract';
import { guarded, type Handler } from './guarded';
import { type Launch, NOTHING_TO_OPEN, readLaunch, validLaunch } from './launch';
import { installMenu } from './menu';
import { servePage } from './pageProtocol';
import { createPlanWindow, type PlanWindow } from './planWindow';
import { lockContents, lockSession } from './security';

const windows = new Map<number, PlanWindow>();
let openedBeforeReady: string | null = null;

function openWindow(launch: Launch): void {
  const opened: PlanWindow = createPlanWindow(launch, (path) => openElsewhere(path, opened));
  const id = opened.window.webContents.id;
  windows.set(id, opened);
  opened.window.on('closed', () => windows.delete(id));
}

/** True when `path` is shown in another window now, because it was there already or `asking` has a plan of its own. */
function openElsewhere(path: string, asking: PlanWindow | null): boolean {
  const showing = [...windows.values()].find((each) => each.path() === path);
  if (showing === undefined && asking !== null && !asking.showsPlan()) return false;
  if (showing === undefined) openWindow({ plan: path, example: null });
  else bringToFront(showing);
  return true;
}

function bringToFront({ window }: PlanWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** What a second start of the app, or a file manager, wants shown by the one that runs. */
function show(launch: Launch): void {
  if (launch.plan !== null) openElsewhere(launch.plan, null);
  else openWindow(launch);
}

/** One listener per channel: the window that asks is found by its contents, so no window reaches another's files. */
function listen<C extends Channel>(channel: C): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, raw: unknown) => {
    const frame = event.senderFrame;
    const asking = windows.get(event.sender.id);
    if (frame === null || asking === undefined) return err({ type: 'rejected', why: 'sender' });
    const handler = asking.handlers[channel] as unknown as Handler<C>;
    return guarded(channel, handler)({ url: frame.url, isMainFrame: frame === event.sender.mainFrame }, raw);
  });
}

function start(): void {
  lockSession(session.defaultSession);
  servePage();
  installMenu(() => openWindow(NOTHING_TO_OPEN));
  for (const channel of Object.keys(contract) as Channel[]) listen(channel);
  const launch = readLaunch(process.argv.slice(1), process.cwd());
  openWindow(openedBeforeReady === null ? launch : { plan: openedBeforeReady, example: null });
}

app.on('web-contents-created', (_event, contents) => lockContents(contents));
app.on('second-instance', (_event, _argv, _folder, data) => show(validLaunch(data)));
app.on('open-file', (event, path) => {
  event.preventDefault();
  if (app.isReady()) show({ plan: path, example: null });
  else openedBeforeReady = path;
});
app.on('activate', () => {
  if (windows.size === 0) openWindow(NOTHING_TO_OPEN);
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

if (app.requestSingleInstanceLock(readLaunch(process.argv.slice(1), process.cwd()))) void app.whenReady().then(start);
else app.quit();
