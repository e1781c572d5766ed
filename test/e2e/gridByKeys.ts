import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { labels, rowTexts, select, typeInto } from './grid';
import { callMenu, pressAll, settled, undoLabel } from './keys';

/** What keys do in the grid of `monthlyPlan`, whose first two quarters show their months and whose others are folded. */
export function gridByKeys(page: () => Page): void {
  const status = () => page().locator('.status-main').textContent();

  test('the menu of a cell gives the keys back to the cell it was called from', async () => {
    await select(page(), 'Churn rate', 0);
    await callMenu(page(), 'Shift+F10');
    await page().keyboard.press('Escape');
    await expect.poll(() => page().locator('[role="menu"]').count()).toBe(0);
    await page().keyboard.press('ArrowDown');
    await expect.poll(status).toContain('Contraction rate, Jan 2027');
  });

  test('Enter on the heading of a section folds and unfolds it, and stays there', async () => {
    await page().keyboard.press('Control+Home');
    await pressAll(page(), 'ArrowLeft', 'ArrowLeft');
    // Those in sight: how many more are drawn below is the grid's own affair.
    const inSight = async () => (await labels(page())).slice(0, 20);
    const open = await settled(page(), inSight);
    await page().keyboard.press('Enter');
    await expect.poll(async () => (await inSight())[0]).not.toBe(open[0]);
    await page().keyboard.press('Enter');
    await expect.poll(inSight).toEqual(open);
  });

  test('a line is moved on by the same key, and undo brings it back', async () => {
    const before = await settled(page(), async () => (await labels(page())).slice(0, 8));
    await select(page(), 'Seat rate', 0);
    await page().keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await labels(page())).indexOf('Seat rate')).toBe(before.indexOf('Seat rate') + 1);
    await page().keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await labels(page())).indexOf('Seat rate')).toBe(before.indexOf('Seat rate') + 2);
    await pressAll(page(), 'Control+z', 'Control+z');
    await expect.poll(async () => (await labels(page())).slice(0, 8)).toEqual(before);
  });

  test('fill right goes through quarters that are folded away', async () => {
    const inQuarter = async () => {
      const head = page().locator('.ht_clone_top .head-group', { hasText: /^Q3/ }).first();
      await head.click();
      const texts = (await rowTexts(page(), 'Upsell rate')).slice(6, 9);
      await head.click();
      return texts;
    };
    await typeInto(page(), 'Upsell rate', 5, '8');
    await select(page(), 'Upsell rate', 5);
    // Over the total of its own quarter to that of the next, which stands for its months.
    await pressAll(page(), 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+r');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Upsell rate, Jul 2027 and 2 more');
    expect(await inQuarter()).toEqual(['8.0', '8.0', '8.0']);
    await pressAll(page(), 'Control+z', 'Control+z');
    await expect.poll(async () => (await rowTexts(page(), 'Upsell rate'))[5]).toBe('5.0');
  });

  test('keys go to what a figure is made of and to what is made of it', async () => {
    await select(page(), 'Closing ARR', 1);
    await page().keyboard.press('Control+[');
    await expect.poll(status).toContain('Opening ARR, Feb 2027');
    await page().keyboard.press('Control+]');
    await expect.poll(status).not.toContain('Opening ARR, Feb 2027');
    await select(page(), 'Churn rate', 0);
    await page().keyboard.press('Control+[');
    await expect.poll(status).toContain('This figure is made of no other.');
  });

  test('what answers one key is gone with the next', async () => {
    await page().keyboard.press('ArrowRight');
    await expect.poll(status).not.toContain('This figure is made of no other.');
  });

  test('the check of the bridge cannot be typed over', async () => {
    const before = await settled(page(), () => undoLabel(page()));
    await select(page(), 'Bridge check', 0);
    await page().keyboard.type('5');
    await expect.poll(status).toContain('Bridge check is computed from the bridge and cannot be changed');
    await page().keyboard.press('Delete');
    await expect.poll(() => undoLabel(page())).toBe(before);
  });

  test('a bridge that does not foot is told from one that cannot be computed, which says why', async () => {
    const health = page().locator('.status-health');
    await expect.poll(() => health.textContent()).toBe('Bridge foots in 24 of 24 months');
    await typeInto(page(), 'Closing ARR', 2, '15000');
    await expect.poll(() => health.textContent()).toBe('Bridge does not foot in 1 of 24 months');
    await page().keyboard.press('Control+z');
    await select(page(), 'Churn rate', 4);
    await page().keyboard.press('Delete');
    await expect
      .poll(() => health.textContent())
      .toBe('Bridge foots in 4 of 24 months, 20 n/a: Missing input: churn_rate in May 2027 has no value.');
    await expect.poll(() => health.getAttribute('class')).not.toContain('error');
    await page().keyboard.press('Control+z');
    await expect.poll(() => health.textContent()).toBe('Bridge foots in 24 of 24 months');
  });

  test('a plan that is undone to what was opened counts as saved', async () => {
    // What is not on disk is offered to be saved, as the one thing to do.
    const offer = page().locator('.top-bar .button.primary');
    await expect.poll(() => offer.count()).toBe(0);
    await typeInto(page(), 'Churn rate', 0, '11');
    await expect.poll(() => offer.count()).toBe(1);
    await page().keyboard.press('Control+z');
    await expect.poll(() => offer.count()).toBe(0);
  });
}
