import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { clipboardUse, largePlan } from './clipboard';

describe.skipIf(electronPath === null)('blocks from and to spreadsheets in the desktop app', () => {
  let running: ElectronApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    running = await launchElectronApp({ plan: await largePlan(folder) });
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
