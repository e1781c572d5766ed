import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cellOf, select, typeInto } from './grid';
import { callMenu, isFocused, pressAll, takeItem, undoAll, undoLabel } from './keys';

const view = (page: Page) => page.locator('[data-view="variance"]:not([hidden])');
const table = (page: Page) => view(page).getByRole('region', { name: 'Plan against actual' });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

/** Shows the variance, from the rail or from under More, and waits until it answers keys. */
export async function showVariance(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Views' });
  if ((await rail.getByRole('button', { name: 'Variance', exact: true }).count()) > 0) {
    await rail.getByRole('button', { name: 'Variance', exact: true }).click();
  } else {
    await rail.getByRole('button', { name: 'More views' }).click();
    await page.locator('[role="menu"]').waitFor();
    await page.getByRole('menuitem', { name: 'Variance' }).click();
  }
  await view(page).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-view]') !== null)).toBe(true);
}

/** Closes the first period from the menu of its cells, by keys, and types what came there. */
export async function closeFirst(page: Page, actuals: Readonly<Record<string, string>>): Promise<void> {
  await select(page, 'Churn', 0);
  await callMenu(page, 'Shift+F10');
  await takeItem(page, 'Close through Q1 2027');
  for (const [line, text] of Object.entries(actuals)) await typeInto(page, line, 0, text);
}

async function row(page: Page, name: string): Promise<readonly string[]> {
  const button = page.getByRole('button', { name, exact: true });
  return table(page).getByRole('row').filter({ has: button }).locator('td').allTextContents();
}

/** What every shell's window does with actuals. `page` gives a window that shows the example as it comes. */
export function varianceWindow(page: () => Page): void {
  test('before anything is closed the view says what to do', async () => {
    await showVariance(page());
    await expect
      .poll(() => view(page()).locator('.missing-pack').textContent())
      .toContain('No quarter of this plan is closed yet.');
  });

  test('a period is closed at its head, and what is typed there is an actual in every scenario', async () => {
    await page().getByRole('button', { name: 'Plan', exact: true }).click();
    await page().locator('.ht_clone_top th', { hasText: 'Q1 27' }).click({ button: 'right' });
    await page().getByRole('menuitem', { name: 'Close through Q1 2027' }).click();
    await expect.poll(() => page().locator('.ht_clone_top th', { hasText: 'Q1 act' }).count()).toBe(1);
    await typeInto(page(), 'Churn', 0, '120');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Actual: Churn, Q1 2027');
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await expect.poll(async () => (await cellOf(page(), 'Churn', 0)).textContent()).toBe('120');
    await expect
      .poll(async () => await (await cellOf(page(), 'Churn', 0)).getAttribute('aria-description'))
      .toBe('actual');
    await expect.poll(async () => await (await cellOf(page(), 'Churn', 1)).getAttribute('aria-description')).toBeNull();
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('the inspector says what had been planned, and leads back to it', async () => {
    await select(page(), 'Churn', 0);
    await expect.poll(() => inspector(page()).locator('.tag').textContent()).toBe('Actual');
    await expect.poll(() => inspector(page()).textContent()).toContain('Initiatives had planned 34.');
    await inspector(page()).getByRole('button', { name: 'Back to plan' }).click();
    await expect.poll(async () => (await cellOf(page(), 'Churn', 0)).textContent()).toBe('34');
    await page().keyboard.press('Control+z');
    await expect.poll(async () => (await cellOf(page(), 'Churn', 0)).textContent()).toBe('120');
  });

  test('plan, actual and difference stand beside each other; what was not reported has no figure, and is named', async () => {
    await typeInto(page(), 'Contraction', 0, '40');
    await showVariance(page());
    await expect.poll(() => row(page(), 'Churn')).toEqual(['34', '120', '+86', '+253.8', '34', '120', '+86', '+253.8']);
    await expect.poll(async () => (await row(page(), 'Upsell')).slice(0, 4)).toEqual(['30', '', '', '']);
    await expect.poll(() => view(page()).locator('.amber-box').textContent()).toContain('no actual for Upsell, Seats');
    await expect.poll(async () => (await row(page(), 'Closing ARR'))[1]).toContain('in part as planned');
    await expect.poll(() => table(page()).locator('td.worse', { hasText: '+86' }).count()).toBe(2);
    await expect.poll(() => table(page()).locator('td.better').count()).toBe(0);
    await expect
      .poll(() =>
        view(page())
          .getByRole('img', { name: /^Where closing ARR differs/ })
          .getAttribute('aria-label'),
      )
      .toContain('As planned 2,393.3, Contraction −30.8, Churn −86.1, Actual 2,276.5');
  });

  test('a line is looked at over time, and its table says the same', async () => {
    await table(page()).getByRole('button', { name: 'Churn', exact: true }).focus();
    await page().keyboard.press('Enter');
    const panel = view(page()).getByRole('region', { name: 'Churn', exact: true });
    await panel.getByRole('button', { name: 'Churn as a table' }).click();
    await expect
      .poll(() => panel.getByRole('row').nth(1).locator('td').allTextContents())
      .toEqual(['34', '120', '+86', '+253.8']);
    await panel.getByRole('button', { name: 'Churn as a table' }).click();
    await view(page()).getByRole('radio', { name: 'Quarter' }).focus();
    await pressAll(page(), 'ArrowRight');
    await isFocused(view(page()).getByRole('radio', { name: 'Year to date' }));
  });

  test('a period that is opened again counts as planned, and closing it finds its actuals again', async () => {
    await page().getByRole('button', { name: 'Plan', exact: true }).click();
    await select(page(), 'Churn', 0);
    await callMenu(page(), 'Shift+F10');
    await takeItem(page(), 'Reopen Q1 2027');
    await expect.poll(async () => (await cellOf(page(), 'Churn', 0)).textContent()).toBe('34');
    await callMenu(page(), 'Shift+F10');
    await takeItem(page(), 'Close through Q1 2027');
    await expect.poll(async () => (await cellOf(page(), 'Churn', 0)).textContent()).toBe('120');
    await undoAll(page());
  });
}
