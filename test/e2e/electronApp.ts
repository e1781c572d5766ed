import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { root } from '../../scripts/bootstrap.mjs';
import { electronArguments, findElectron } from '../../scripts/electronRuntime.mjs';
import { ownDisplay } from './display';
import { reachedOut, wasStopped, watchSockets } from './outside';
import { type AppUnderTest, observe, PATIENCE, slowDown, type Wanted } from './appUnderTest';

export const electronPath = findElectron();

export interface ElectronApp extends AppUnderTest {
  /** The main process, to stub dialogs in: `app.evaluate(({ dialog }) => …)`. */
  readonly app: ElectronApplication;
  /** Closes a window as its own button does. Closing the page behind Electron's back breaks off whatever else is asked of the app. */
  readonly closeWindow: (page: Page) => Promise<void>;
  /** Ends it as a crash of the machine would, and leaves its profile for another start. */
  readonly kill: () => Promise<void>;
  /** How it was started, without its wishes, for a test that starts it a second time. */
  readonly command: { readonly path: string; readonly args: readonly string[]; readonly env: Record<string, string> };
}

/**
 * The built desktop app with a profile of its own, so that it neither meets nor disturbs a running one; `profileOf` is a folder that stays
 * for the next start. Closing it throws if, in all that time, it had a socket to another machine or looked a name up, other than a test made
 * it do on purpose (`isExpected`).
 */
export async function launchElectronApp(
  wanted: Wanted = {},
  profileOf: string | null = null,
  isExpected: (outside: string) => boolean = () => false,
): Promise<ElectronApp> {
  if (electronPath === null) throw new Error('there is no Electron runtime');
  const display = await ownDisplay();
  const profile = profileOf ?? (await mkdtemp(join(tmpdir(), 'headroom-e2e-')));
  const netLog = join(await mkdtemp(join(tmpdir(), 'headroom-net-')), 'net.json');
  const wishes = [
    ...(wanted.plan === undefined ? [] : [`--plan=${wanted.plan}`]),
    ...(wanted.example === undefined ? [] : [`--example=${wanted.example}`]),
  ];
  const command = {
    path: electronPath,
    args: [...electronArguments(), '--disable-gpu', `--user-data-dir=${profile}`, root],
    env: { ...stringsOf(process.env), ...(display === null ? {} : { DISPLAY: display.name }) },
  };
  const app = await _electron.launch({
    executablePath: command.path,
    args: ['-r', join(root, 'test/e2e/waitForDriver.cjs'), `--log-net-log=${netLog}`, ...command.args, ...wishes],
    env: command.env,
    timeout: PATIENCE,
    // Playwright's own default stands before what the app chooses.
    colorScheme: null,
  });
  const sockets = watchSockets(app.process().pid ?? 0);
  // A window that closes at once may be gone before it was slowed.
  app.on('window', (window) => void slowDown(window).catch(() => undefined));
  app.context().setDefaultTimeout(PATIENCE);
  const page = await app.firstWindow({ timeout: PATIENCE });
  // A reload that cuts off the first load would count its requests as failed.
  await page.waitForLoadState();
  const observed = observe(page);
  // Seen from its first request on: what loaded before the observation began is loaded again.
  await page.reload();
  return {
    app,
    command,
    page,
    ...observed,
    closeWindow: async (closing) => {
      const closed = closing.waitForEvent('close');
      // The last window takes the app with it, and so the answer.
      await (await app.browserWindow(closing)).evaluate((window) => window.close()).catch(() => undefined);
      await closed;
    },
    kill: async () => {
      const gone = new Promise((done) => app.process().once('exit', done));
      app.process().kill('SIGKILL');
      await gone;
      display?.server.kill();
    },
    close: async () => {
      await app
        .evaluate(({ BrowserWindow }) => {
          for (const window of BrowserWindow.getAllWindows()) window.destroy();
        })
        .catch(() => undefined);
      const connected = sockets.stop();
      await app.close();
      display?.server.kill();
      const outside = [...connected, ...(await reachedOut(netLog))];
      await rm(dirname(netLog), { recursive: true });
      if (profileOf === null) await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      const foreign = outside.filter((each) => !isExpected(each) && !wasStopped(each));
      if (foreign.length > 0) throw new Error(`The app reached out to other machines: ${foreign.join('; ')}`);
    },
  };
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
