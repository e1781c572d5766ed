import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rowTexts } from './planWindow';

/** Puts the grid's cursor on a line's label and opens its menu by key, then takes an item. */
async function lineMenu(page: Page, label: string, item: string): Promise<void> {
  const exact = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  await page.locator('.ht_clone_inline_start td.label', { hasText: exact }).first().click();
  await page.keyboard.press('Shift+F10');
  const entry = page.getByRole('menuitem', { name: item });
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press('Enter');
}

const labels = (page: Page) => page.locator('.ht_clone_inline_start td.label').allTextContents();

/** What every shell's window does with lines and segments. `page` shows the example plan, unchanged, its base chosen. */
export function linesWindow(page: () => Page): void {
  test('a formula completes names, marks an error where it stands, and shows its value before it is taken', async () => {
    const before = await rowTexts(page(), 'Net new ARR');
    await lineMenu(page(), 'Net new ARR', 'Edit formula…');
    const field = page().getByRole('combobox', { name: 'Formula of Net new ARR' });
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page().keyboard.press('Control+a');
    await page().keyboard.type('closing_arr - opning_arr +');
    await expect.poll(() => page().locator('.formula-mirror mark').textContent()).not.toBe('');
    await page().keyboard.press('Control+a');
    await page().keyboard.type('closing_arr - opning_arr ');
    await expect
      .poll(() => page().locator('.formula-fault').textContent())
      .toContain('unknown name `opning_arr`, did you mean `opening_arr`?');
    await page().keyboard.press('Enter');
    await expect.poll(() => page().getByRole('dialog').count()).toBe(1);
    expect(await rowTexts(page(), 'Net new ARR')).toEqual(before);
    await page().keyboard.press('Control+a');
    await page().keyboard.type('closing_arr - op');
    await page()
      .getByRole('option', { name: /opening_arr/ })
      .waitFor();
    await page().keyboard.press('Tab');
    await page().keyboard.type(' + closing_arr');
    await expect.poll(() => page().locator('.formula-result output').textContent()).not.toBe('');
    expect(await field.inputValue()).toBe('closing_arr - opening_arr + closing_arr');
    await page().keyboard.press('Enter');
    await expect.poll(() => page().getByRole('dialog').count()).toBe(0);
    await expect.poll(() => rowTexts(page(), 'Net new ARR')).not.toEqual(before);
    await page().getByRole('button', { name: 'Undo: Formula of Net new ARR' }).click();
    await expect.poll(() => rowTexts(page(), 'Net new ARR')).toEqual(before);
  });

  test('a formula that needs itself in the same period is refused with its loop', async () => {
    await lineMenu(page(), 'Net new ARR', 'Edit formula…');
    await page().keyboard.press('Control+a');
    await page().keyboard.type('net_new_arr + 1');
    await expect.poll(() => page().locator('.formula-fault').textContent()).toContain('net_new_arr');
    await page().keyboard.press('Escape');
    await expect.poll(() => page().getByRole('dialog').count()).toBe(0);
  });

  test('lines are added, copied and renamed; deleting one that is used names its users', async () => {
    const before = await labels(page());
    await lineMenu(page(), 'Net new ARR', 'Insert line below…');
    await page().keyboard.type('Support costs');
    await page().keyboard.press('Enter');
    await expect.poll(() => labels(page())).toContain('Support costs');
    await lineMenu(page(), 'Support costs', 'Insert line below…');
    await page().keyboard.type('Support share');
    await page().getByRole('radio', { name: 'A formula' }).check();
    await page().getByRole('combobox', { name: 'Formula' }).first().fill('support_costs / closing_arr');
    await page().keyboard.press('Enter');
    await expect.poll(() => labels(page())).toContain('Support share');
    await lineMenu(page(), 'Support costs', 'Delete line');
    const dialog = page().getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Support costs is used by support_share');
    await page().keyboard.press('Escape');
    await expect.poll(() => page().getByRole('dialog').count()).toBe(0);
    await lineMenu(page(), 'Support costs', 'Rename…');
    await page().getByRole('textbox', { name: 'Name in formulas' }).fill('care');
    await page().keyboard.press('Enter');
    await expect.poll(() => page().getByRole('dialog').count()).toBe(0);
    await lineMenu(page(), 'Support costs', 'Delete line');
    await page().getByRole('button', { name: 'Delete 2 lines' }).click();
    await expect.poll(() => labels(page())).toEqual(before);
    for (let step = 0; step < 4; step++) await page().keyboard.press('Control+z');
    await expect.poll(() => page().getByRole('button', { name: 'Nothing to undo' }).count()).toBe(1);
    expect(await labels(page())).toEqual(before);
  });

  test('dividing the plan by a mix leaves its totals, and one undo makes it whole', async () => {
    const before = await rowTexts(page(), 'Closing ARR');
    await lineMenu(page(), 'Net new ARR', 'Segments…');
    await page().getByRole('textbox', { name: 'Name of segment 1' }).fill('SMB');
    await page().getByRole('textbox', { name: 'Share of segment 1 in percent' }).fill('30');
    await page().getByRole('textbox', { name: 'Name of segment 2' }).fill('Enterprise');
    await expect.poll(() => page().locator('.form-fault').textContent()).toBe('The shares add up to 80%, not 100%.');
    await page().getByRole('textbox', { name: 'Share of segment 2 in percent' }).fill('70');
    await expect.poll(() => page().locator('.segments-note').textContent()).toContain('stays as it is');
    await page().keyboard.press('Enter');
    await expect.poll(() => page().getByRole('button', { name: 'Undo: Divide into 2 segments' }).count()).toBe(1);
    expect(await rowTexts(page(), 'Closing ARR')).toEqual(before);
    await lineMenu(page(), 'Net new ARR', 'Segments…');
    await page().getByRole('button', { name: 'Remove all segments' }).click();
    await expect.poll(() => page().getByRole('button', { name: 'Undo: Remove the segments' }).count()).toBe(1);
    expect(await rowTexts(page(), 'Closing ARR')).toEqual(before);
    await page().getByRole('button', { name: 'Undo: Remove the segments' }).click();
    await page().getByRole('button', { name: 'Undo: Divide into 2 segments' }).click();
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
  });
}
