import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppUnderTest, Wanted } from './appUnderTest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { EXAMPLE } from './planWindow';

/** What a suite shows, and the folder it was made in, which goes away afterwards. */
interface Prepared extends Wanted {
  readonly folder?: string;
}

type Prepare = () => Promise<Prepared>;

/** The same claims in the browser edition and in the desktop app, each with a window of its own; a shell that is missing is skipped. */
export function inBothShells(name: string, prepare: Prepare, claims: (app: () => AppUnderTest) => void): void {
  inBrowser(name, prepare, claims);
  inDesktop(name, prepare, claims);
}

export function inBrowser(name: string, prepare: Prepare, claims: (app: () => BrowserApp) => void): void {
  describe.skipIf(browserPath === null)(`${name} in the browser edition`, () =>
    suite(prepare, launchBrowserApp, claims),
  );
}

export function inDesktop(name: string, prepare: Prepare, claims: (app: () => ElectronApp) => void): void {
  describe.skipIf(electronPath === null)(`${name} in the desktop app`, () => suite(prepare, launchElectronApp, claims));
}

function suite<App extends AppUnderTest>(
  prepare: Prepare,
  launch: (wanted: Wanted) => Promise<App>,
  claims: (app: () => App) => void,
): void {
  let prepared: Prepared;
  let running: App;
  beforeAll(async () => {
    prepared = await prepare();
    running = await launch(prepared);
    await running.page.locator('.window > *').first().waitFor();
    if (prepared.plan !== undefined) await running.page.locator('.ht_master td.num').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    if (prepared.folder !== undefined) await rm(prepared.folder, { recursive: true });
  });

  claims(() => running);

  test('nothing of all this wrote an error to the console or asked another machine', () => {
    expect({
      errors: running.consoleErrors,
      foreign: running.requests.filter((url) => !/^(headroom:\/\/app|http:\/\/127\.0\.0\.1:\d+)\//.test(url)),
    }).toEqual({ errors: [], foreign: [] });
  });
}

/** A copy of the example, which may be saved over. */
export const copyOfExample = async (): Promise<{ readonly folder: string; readonly plan: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'case.headroom');
  await copyFile(EXAMPLE, plan);
  return { folder, plan };
};
