import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { definitionsClaims, makeOlderPlan, makeShiftingMix, olderPlanClaims, shiftingMixClaims } from './definitions';
import { EXAMPLE } from './planWindow';

describe.skipIf(electronPath === null)('definitions and benchmarks in the desktop app', () => {
  let running: ElectronApp;
  beforeAll(async () => {
    running = await launchElectronApp({ plan: EXAMPLE });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  definitionsClaims(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});

describe.skipIf(electronPath === null)('a mix of segments that shifts, in the desktop app', () => {
  let running: ElectronApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-mix-'));
    await makeShiftingMix(join(folder, 'mix.headroom'));
    running = await launchElectronApp({ plan: join(folder, 'mix.headroom') });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  shiftingMixClaims(() => running.page);
});

describe.skipIf(electronPath === null)('a plan of before, in the desktop app', () => {
  let running: ElectronApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-older-'));
    await makeOlderPlan(join(folder, 'older.headroom'));
    running = await launchElectronApp({ plan: join(folder, 'older.headroom') });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  olderPlanClaims(() => running.page);
});
