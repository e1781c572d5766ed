import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const MENU = '[role="menu"]';
const DIALOG = '[role="dialog"]';

export async function pressAll(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Calls the menu of what has the focus, by a key, and waits until it answers keys. */
export async function callMenu(page: Page, key: 'ContextMenu' | 'Enter' | 'Shift+F10'): Promise<void> {
  await page.keyboard.press(key);
  await page.locator(`${MENU}:focus, ${MENU} :focus`).first().waitFor();
}

/** Goes to an item of the open menu by arrow keys, each answered before the next, and takes it. */
export async function takeItem(page: Page, item: string): Promise<void> {
  const active = () =>
    page.evaluate((menu) => document.querySelector(`${menu} [data-highlighted]`)?.textContent ?? '', MENU);
  const count = await page.locator(`${MENU} [role^="menuitem"]`).count();
  for (let step = 0; step <= count; step++) {
    const text = await active();
    if (text.startsWith(item)) {
      await page.keyboard.press('Enter');
      return isGone(page.locator(MENU));
    }
    await page.keyboard.press('ArrowDown');
    await expect.poll(active).not.toBe(text);
  }
  throw new Error(`The menu has no item that begins with "${item}"`);
}

/** The dialog that is open, once it has the focus: keys typed from now on are its own. */
export async function openDialog(page: Page): Promise<Locator> {
  await page.locator(`${DIALOG}:focus-within`).waitFor();
  return page.getByRole('dialog');
}

/** Waits until the dialog is gone and has given the focus back. */
export async function dialogClosed(page: Page): Promise<void> {
  await isGone(page.locator(DIALOG));
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}

/** Waits until a control has the focus. */
export async function isFocused(control: Locator): Promise<void> {
  await expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);
}

/**
 * Lets two frames pass, and what follows behind them until the page has nothing to do: by then it shows what the last key or press led to,
 * other than what a thread works out.
 */
export function framesPass(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const idle = () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 5000 }));
    return frame()
      .then(frame)
      .then(() => new Promise((done) => setTimeout(done)))
      .then(idle);
  });
}

/** What is read of a page once it stands still: to compare with what is read later, or to be looked at in several ways. */
export async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
  for (let before = JSON.stringify(await read()); ; ) {
    await framesPass(page);
    const now = await read();
    const text = JSON.stringify(now);
    if (text === before) return now;
    before = text;
  }
}

/** What the undo button says that it takes back. */
export function undoLabel(page: Page): Promise<string | null> {
  return page.getByRole('button', { name: /^(Undo: |Nothing to undo)/ }).getAttribute('aria-label');
}

/** Takes back all steps by key, that of an edit just made among them. */
export async function undoAll(page: Page): Promise<void> {
  await framesPass(page);
  while ((await undoLabel(page)) !== 'Nothing to undo') await page.keyboard.press('Control+z');
}

async function isGone(locator: Locator): Promise<void> {
  await expect.poll(() => locator.count()).toBe(0);
}
