import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { typeInto } from './grid';
import { planWindow } from './planWindow';

describe.skipIf(browserPath === null)('a plan in the browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp({ example: '95-to-115' });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(() => running.close());

  planWindow(() => running.page);

  test('nothing of all this wrote an error to the console or asked another machine', () => {
    expect({
      errors: running.consoleErrors,
      foreign: running.requests.filter((url) => !url.startsWith('http://127.0.0.1:')),
    }).toEqual({
      errors: [],
      foreign: [],
    });
  });

  test('saving where the browser has no files downloads the changed plan', async () => {
    await running.page.evaluate(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
      Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, configurable: true });
    });
    await typeInto(running.page, 'Starting ARR', 0, '3000');
    const [download] = await Promise.all([
      running.page.waitForEvent('download'),
      running.page.keyboard.press('Control+s'),
    ]);
    expect(download.suggestedFilename()).toBe('95-to-115.headroom');
    await expect.poll(() => running.page.locator('.saved').textContent()).toContain('Saved');
  });
});
