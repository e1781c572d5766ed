import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { openDialog } from './keys';
import { about, basisQuestion, newPlan } from './newPlan';

describe.skipIf(browserPath === null)('a new plan in the browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp();
  });
  afterAll(() => running.close());

  newPlan(() => running.page);

  test('New asks before it takes the place of an unsaved plan', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Menu and settings' }).click();
    await page.getByRole('menuitem', { name: 'New plan' }).click();
    await openDialog(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.locator('.plan-name').count()).toBe(1);
    await expect.poll(() => page.title()).toBe('• Untitled plan · Headroom');
    await page.keyboard.press('Control+n');
    await page.getByRole('button', { name: 'Don’t save' }).click();
    await page.locator('[data-first-field]:focus').waitFor();
  });

  about(() => running.page);
  basisQuestion(() => running.page);

  test('a plan that was saved to a file stands among the recent ones, and opens from there', async () => {
    const { page } = running;
    // The browser's own dialog has no keys a test could press; its answer is a file of the page's private file system.
    await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle('board.headroom', { create: true });
      Object.defineProperty(window, 'showSaveFilePicker', { value: async () => file, configurable: true });
      Object.defineProperty(window, 'showOpenFilePicker', { value: async () => [file], configurable: true });
    });
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    await page.keyboard.press('Control+n');
    const recent = page.getByRole('region', { name: 'Recent' });
    await expect.poll(() => recent.textContent()).toMatch(/board\.headroom, \d scenarios.*%to /);
    await recent.locator('.recent-plan', { hasText: 'board.headroom' }).press('Enter');
    await expect.poll(() => page.locator('.plan-name').textContent()).toContain('board.headroom');
    await page.keyboard.press('Control+n');
    await recent.getByRole('button', { name: 'Take board.headroom off the list' }).click();
    await expect.poll(() => recent.count()).toBe(0);
  });

  test('the theme is still the chosen one after the page is loaded again', async () => {
    await running.page.getByRole('button', { name: 'Menu and settings' }).click();
    await running.page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await running.page.reload();
    await expect.poll(() => running.page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
