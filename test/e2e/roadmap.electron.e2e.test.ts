import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { EXAMPLE } from './planWindow';
import { roadmapWindow } from './roadmap';
import { roadmapCase } from './roadmapCase';

describe.skipIf(electronPath === null)('the roadmap in the desktop app', () => {
  let folder: string;
  let running: ElectronApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    const plan = join(folder, 'case.headroom');
    await copyFile(EXAMPLE, plan);
    running = await launchElectronApp({ plan });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  roadmapCase(() => running.page);
  roadmapWindow(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
