import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { definitionsClaims, makeOlderPlan, makeShiftingMix, olderPlanClaims, shiftingMixClaims } from './definitions';

describe.skipIf(browserPath === null)('definitions and benchmarks in the browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp({ example: '95-to-115' });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  definitionsClaims(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});

describe.skipIf(browserPath === null)('a mix of segments that shifts, in the browser edition', () => {
  let running: BrowserApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-mix-'));
    await makeShiftingMix(join(folder, 'mix.headroom'));
    running = await launchBrowserApp({ plan: join(folder, 'mix.headroom') });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  shiftingMixClaims(() => running.page);
});

describe.skipIf(browserPath === null)('a plan of before, in the browser edition', () => {
  let running: BrowserApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-older-'));
    await makeOlderPlan(join(folder, 'older.headroom'));
    running = await launchBrowserApp({ plan: join(folder, 'older.headroom') });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  olderPlanClaims(() => running.page);
});
