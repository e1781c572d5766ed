import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { gridUse, monthlyPlan } from './gridUse';

describe.skipIf(browserPath === null)('the grid in the browser edition', () => {
  let running: BrowserApp;
  let folder: string;
  beforeAll(async () => {
    const made = await monthlyPlan();
    folder = made.folder;
    running = await launchBrowserApp({ plan: made.plan });
    running.page.setDefaultTimeout(5_000);
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  gridUse(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
