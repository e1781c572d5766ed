import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { clipboardUse, largePlan } from './clipboard';

describe.skipIf(browserPath === null)('blocks from and to spreadsheets in the browser edition', () => {
  let running: BrowserApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    running = await launchBrowserApp({ plan: await largePlan(folder) });
    running.page.setDefaultTimeout(5_000);
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  clipboardUse(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
