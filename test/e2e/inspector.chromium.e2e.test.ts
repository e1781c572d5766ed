import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { inspectorClaims } from './inspector';

describe.skipIf(browserPath === null)('inspector, charts and key figures in the browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp({ example: '95-to-115' });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  inspectorClaims(() => running.page);

  test('nothing of all this wrote an error to the console or asked another machine', () => {
    expect({
      errors: running.consoleErrors,
      foreign: running.requests.filter((url) => !url.startsWith('http://127.0.0.1:')),
    }).toEqual({
      errors: [],
      foreign: [],
    });
  });
});
