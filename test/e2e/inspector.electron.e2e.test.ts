import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { inspectorClaims } from './inspector';
import { EXAMPLE } from './planWindow';

describe.skipIf(electronPath === null)('inspector, charts and key figures in the desktop app', () => {
  let running: ElectronApp;
  beforeAll(async () => {
    running = await launchElectronApp({ plan: EXAMPLE });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  inspectorClaims(() => running.page);

  test('the shell lets the page write to the clipboard and not read it', async () => {
    const states = await running.page.evaluate(async () => [
      (await navigator.permissions.query({ name: 'clipboard-write' as PermissionName })).state,
      (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    ]);
    expect(states).toEqual(['granted', 'denied']);
  });

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
