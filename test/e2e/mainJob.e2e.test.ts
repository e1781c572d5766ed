import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectronApp } from './electronApp';
import { cellOf, rowTexts } from './grid';
import { inBrowser, inDesktop } from './inBothShells';
import { isFocused, settled } from './keys';

/** What differs between the shells: the answer to the dialog of saving, and how the file is opened again after the window is closed. */
interface Shell {
  readonly answerSaving: () => Promise<unknown>;
  readonly reopen: () => Promise<Page>;
}

const chosen = (page: Page) => page.locator('.pill[aria-checked="true"]');
const keyFigure = (page: Page, label: string) => page.locator('.key-figure', { hasText: label }).first().textContent();

/** Goes by F6 to a region, however many there are before it. */
async function goToRegion(page: Page, region: string): Promise<void> {
  const here = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '');
  for (let at = await here(); at !== region; at = await here()) {
    await page.keyboard.press('F6');
    await expect.poll(here).not.toBe(at);
  }
}

/** Types texts into the cells of a column from the cursor down; an empty one leaves its cell as it is. */
async function typeDown(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    if (text === '') await page.keyboard.press('ArrowDown');
    else {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
  }
}

/** What the plan says: figures of the bridge and of the strip, and the override. */
async function readPlan(page: Page) {
  return {
    closing: await rowTexts(page, 'Closing ARR'),
    churn: await rowTexts(page, 'Churn rate'),
    nrr: await keyFigure(page, 'NRR'),
    kind: (await (await cellOf(page, 'Churn rate', 1)).getAttribute('class'))?.split(' ')[1],
  };
}

/** The app's main job from the start screen to the file opened again. Only keys are pressed; everything else only looks. */
async function mainJob(page: Page, shell: Shell): Promise<void> {
  await page.locator('[data-first-field]:focus').waitFor();
  for (const figure of ['12M', '104', '88', '112']) {
    await page.keyboard.type(figure);
    await page.keyboard.press('Tab');
  }
  const by = page.getByLabel('By', { exact: true });
  await isFocused(by);
  const proposed = await by.inputValue();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => by.inputValue()).not.toBe(proposed);
  await page.keyboard.press('Enter');
  await expect.poll(() => keyFigure(page, 'NRR')).toContain('104.00%');
  await expect.poll(() => page.locator('.status-main').textContent()).toContain('Starting ARR');

  // From the starting ARR down: 10% churn for 12%, 3% contraction for none.
  const started = await settled(page, () => rowTexts(page, 'Closing ARR'));
  await typeDown(page, ['', '10', '3']);
  await expect.poll(async () => (await rowTexts(page, 'Churn rate'))[0]).toBe('10.0');
  await expect.poll(async () => (await rowTexts(page, 'Contraction rate'))[0]).toBe('3.0');
  await expect.poll(async () => (await rowTexts(page, 'Closing ARR'))[0]).not.toBe(started[0]);

  await goToRegion(page, 'top bar');
  await isFocused(chosen(page));
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await page.locator('.pill-name input:focus').waitFor();
  await page.keyboard.type('Board');
  await page.keyboard.press('Enter');
  await expect.poll(() => chosen(page).textContent()).toContain('Board');
  await isFocused(chosen(page));
  await expect.poll(() => page.locator('.key-change').allTextContents()).toEqual(expect.arrayContaining(['0']));

  // From the line under the contraction rate two up and one to the right: churn in the second month, overridden here alone.
  await page.keyboard.press('Escape');
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => page.locator('.status-main').textContent()).toContain('Churn rate, Feb');
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await readPlan(page)).kind).toBe('override');

  // The difference: less ARR at the end than the scenario it follows, which is named beside it.
  await expect.poll(() => keyFigure(page, 'Closing ARR')).toMatch(/\$[\d.]+M−[\d.]+.*· As is \$[\d.]+M$/);
  await expect.poll(() => page.locator('.key-figure .key-change.worse').count()).toBeGreaterThan(0);
  const written = await settled(page, () => readPlan(page));

  await shell.answerSaving();
  await page.keyboard.press('Control+s');
  await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');

  const again = await shell.reopen();
  await again.locator('.ht_master td.num').first().waitFor();
  // The keyboard is in the figures at once.
  await expect.poll(() => again.locator('.status-main').textContent()).toContain('Starting ARR');
  await again.keyboard.press('ArrowDown');
  await expect.poll(() => again.locator('.status-main').textContent()).toContain('Churn rate');
  await goToRegion(again, 'top bar');
  await isFocused(chosen(again));
  await again.keyboard.press('End');
  await expect.poll(() => chosen(again).textContent()).toContain('Board');
  await expect.poll(() => readPlan(again)).toEqual(written);
  await again.keyboard.press('Home');
  await expect.poll(async () => (await readPlan(again)).kind).toBe('input');
  await expect.poll(async () => (await rowTexts(again, 'Churn rate'))[1]).toBe('12.0');
}

const NAME =
  'keys alone: a plan is made, its rates typed, a scenario added, a cell overridden, its difference read, all saved and there again';

inBrowser(
  'the main job',
  async () => ({}),
  (app) => {
    test(NAME, async () => {
      const { page } = app();
      // The browser's own dialogs have no keys a test could press; their answer is a file of the page's private file system.
      const answerDialogs = (asked: Page) =>
        asked.evaluate(async () => {
          const folder = await navigator.storage.getDirectory();
          const file = await folder.getFileHandle('board.headroom', { create: true });
          Object.defineProperty(window, 'showSaveFilePicker', { value: async () => file });
          Object.defineProperty(window, 'showOpenFilePicker', { value: async () => [file] });
        });
      await mainJob(page, {
        answerSaving: () => answerDialogs(page),
        reopen: async () => {
          const again = await page.context().newPage();
          await page.close();
          await again.goto(app().origin);
          await again.locator('[data-first-field]:focus').waitFor();
          await answerDialogs(again);
          await again.keyboard.press('Control+o');
          return again;
        },
      });
    });
  },
);

let folder = '';
const emptyFolder = async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  return { folder };
};

inDesktop('the main job', emptyFolder, (app) => {
  test(NAME, async () => {
    const plan = join(folder, 'board.headroom');
    const second: { close?: () => Promise<void> } = {};
    try {
      await mainJob(app().page, {
        answerSaving: () =>
          app().app.evaluate(({ dialog }, filePath) => {
            dialog.showSaveDialog = async () => ({ canceled: false, filePath });
          }, plan),
        reopen: async () => {
          await app().closeWindow(app().page);
          const started = await launchElectronApp({ plan });
          second.close = started.close;
          return started.page;
        },
      });
    } finally {
      await second.close?.();
    }
  });
});
