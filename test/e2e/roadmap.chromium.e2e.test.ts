import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { roadmapWindow } from './roadmap';
import { roadmapCase } from './roadmapCase';

describe.skipIf(browserPath === null)('the roadmap in the browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp({ example: '95-to-115' });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  roadmapCase(() => running.page);
  roadmapWindow(() => running.page);

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
