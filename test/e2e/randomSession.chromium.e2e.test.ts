import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { monthlyPlan } from './gridUse';
import { framesPass } from './keys';

const ACTIONS = 20;

/** The same numbers from 0 to 1 in every run. */
function* stream(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 4294967296;
  }
}

/** The last is no number: it stays in its cell, marked, until it is typed over or undone. */
const TEXTS = ['12', '3', '0', '-4', '1,500', '0.5', 'forty'];

async function act(page: Page, next: () => number): Promise<void> {
  const cells = page.locator('.ht_master tbody tr:nth-child(n+2):nth-child(-n+30) td.num:not(.quarter):not(.year)');
  const cell = cells.nth(Math.floor(next() * (await cells.count())));
  await cell.click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Escape');
  const kind = next();
  if (kind < 0.55) {
    await page.keyboard.type(TEXTS[Math.floor(next() * TEXTS.length)] as string);
    await page.keyboard.press(next() < 0.5 ? 'Enter' : 'Tab');
  } else if (kind < 0.7) await page.keyboard.press('Delete');
  else if (kind < 0.85) {
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+r');
  } else if (kind < 0.95) await page.keyboard.press('Control+z');
  else await page.keyboard.press('Control+y');
}

/** Figures of a row with their classes, by its label; a label that comes again carries its number. */
type Figures = Readonly<Record<string, readonly string[]>>;

/** Every figure of the grid from its top on, without the cursor. */
async function figures(page: Page): Promise<Figures> {
  await page.locator('.ht_master td.num').first().click();
  // Two looks soon after one another are a double click, which opens the editor.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await framesPass(page);
  const rows = await page.locator('.ht_master tbody tr:nth-child(-n+30)').evaluateAll((all) =>
    all.map((row) => {
      // As many columns as are in sight at any width that figures may have grown to.
      const cells = [...row.querySelectorAll('td.num')].slice(0, 8);
      const texts = cells.map(
        (cell) =>
          `${cell.className.replace(/ (current|area\S*|highlight|changed|fullySelected\S*)/g, '')} ${cell.textContent}`,
      );
      return [row.querySelector('td')?.textContent ?? '', texts] as const;
    }),
  );
  return Object.fromEntries(
    rows.map(([label, texts], at) => {
      const earlier = rows.slice(0, at).filter(([other]) => other === label).length;
      return [earlier === 0 ? label : `${label} ${earlier + 1}`, texts];
    }),
  );
}

const WRONG = 'num wrong forty';

/** What the buttons of undo and redo say. */
function labelsOf(page: Page): Promise<string> {
  const buttons = page.getByRole('button', { name: /^(Undo: |Redo: |Nothing to )/ });
  return buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')).join());
}

async function pressUntilDone(page: Page, button: RegExp, keys: string): Promise<number> {
  let presses = 0;
  await framesPass(page);
  while ((await page.getByRole('button', { name: button }).count()) > 0 && presses < 200) {
    const before = await labelsOf(page);
    await page.keyboard.press(keys);
    presses++;
    // The buttons follow behind the frame that shows the figures. Of steps with one name in a row they say the same again.
    for (let look = 0; look < 20 && (await labelsOf(page)) === before; look++) await framesPass(page);
  }
  return presses;
}

describe.skipIf(browserPath === null)('a random session in the grid', () => {
  let running: BrowserApp;
  let folder: string;
  beforeAll(async () => {
    const made = await monthlyPlan();
    folder = made.folder;
    running = await launchBrowserApp({ plan: made.plan });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  test.each([1, 42])(
    'ends where it began once all is undone, and where it was once all is redone (seed %i)',
    async (seed) => {
      const { page } = running;
      await page.reload();
      await page.locator('.ht_master td.num').first().waitFor();
      const random = stream(seed);
      const next = () => random.next().value;
      const before = await figures(page);
      for (let i = 0; i < ACTIONS; i++) await act(page, next);
      await pressUntilDone(page, /^Redo: /, 'Control+y');
      const after = await figures(page);
      expect(after).not.toEqual(before);
      expect(Object.values(after).flat()).toContain(WRONG);
      const undone = await pressUntilDone(page, /^Undo: /, 'Control+z');
      expect(undone).toBeGreaterThan(5);
      await page.locator('.ht_clone_inline_start tbody td').first().click();
      await page.locator('.ht_clone_inline_start tbody td').first().click();
      await expect.poll(() => figures(page)).toEqual(before);
      expect(await pressUntilDone(page, /^Redo: /, 'Control+y')).toBe(undone);
      await expect.poll(() => figures(page)).toEqual(after);
      await pressUntilDone(page, /^Undo: /, 'Control+z');
    },
  );
});
