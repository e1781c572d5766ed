import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { labelOf, labels, rowTexts } from './grid';
import { callMenu, dialogClosed, isFocused, openDialog, settled, takeItem, undoAll, undoLabel } from './keys';

/** Puts the grid's cursor on a line's label, opens its menu by key and takes the item that begins so. */
async function lineMenu(page: Page, label: string, item: string): Promise<void> {
  await (await labelOf(page, label)).click();
  await callMenu(page, 'Shift+F10');
  await takeItem(page, item);
}

/** What every shell's window does with lines and segments. `page` shows the example plan, unchanged, its base chosen. */
export function linesWindow(page: () => Page): void {
  test('a formula completes names, marks an error where it stands, and shows its value before it is taken', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Net new ARR'));
    await lineMenu(page(), 'Net new ARR', 'Edit formula…');
    await openDialog(page());
    const field = page().getByRole('combobox', { name: 'Formula of Net new ARR' });
    await isFocused(field);
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
    await expect.poll(() => rowTexts(page(), 'Net new ARR')).toEqual(before);
    await page().keyboard.press('Control+a');
    await page().keyboard.type('closing_arr - op');
    await page()
      .getByRole('option', { name: /opening_arr/ })
      .waitFor();
    await page().keyboard.press('Tab');
    await page().keyboard.type(' + closing_arr');
    await expect.poll(() => page().locator('.formula-result output').textContent()).not.toBe('');
    await expect.poll(() => field.inputValue()).toBe('closing_arr - opening_arr + closing_arr');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => rowTexts(page(), 'Net new ARR')).not.toEqual(before);
    await page().getByRole('button', { name: 'Undo: Formula of Net new ARR' }).click();
    await expect.poll(() => rowTexts(page(), 'Net new ARR')).toEqual(before);
  });

  test('a dialog gets every key from the one that opened it on', async () => {
    await (await labelOf(page(), 'Net new ARR')).click();
    await callMenu(page(), 'Shift+F10');
    await page().getByRole('menuitem', { name: 'Insert line below…' }).focus();
    await Promise.all([page().keyboard.press('Enter'), page().keyboard.type('Support costs')]);
    const field = page().getByRole('textbox', { name: 'Label' });
    await expect.poll(() => field.inputValue()).toBe('Support costs');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await page().keyboard.press('ArrowRight');
    await page().keyboard.press('ArrowRight');
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('Net new ARR, Q1 2027');
  });

  test('a formula that needs itself in the same period is refused with its loop', async () => {
    await lineMenu(page(), 'Net new ARR', 'Edit formula…');
    await openDialog(page());
    await page().keyboard.press('Control+a');
    await page().keyboard.type('net_new_arr + 1');
    await expect.poll(() => page().locator('.formula-fault').textContent()).toContain('net_new_arr');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
  });

  test('lines are added, copied and renamed; deleting one that is used names its users', async () => {
    const before = await settled(page(), () => labels(page()));
    await lineMenu(page(), 'Net new ARR', 'Insert line below…');
    await openDialog(page());
    await page().keyboard.type('Support costs');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => labels(page())).toContain('Support costs');
    await lineMenu(page(), 'Support costs', 'Insert line below…');
    await openDialog(page());
    await page().keyboard.type('Support share');
    await page().getByRole('radio', { name: 'A formula' }).check();
    await page().getByRole('combobox', { name: 'Formula' }).first().fill('support_costs / closing_arr');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => labels(page())).toContain('Support share');
    await lineMenu(page(), 'Support costs', 'Delete line');
    await expect
      .poll(async () => await (await openDialog(page())).textContent())
      .toContain('Support costs is used by support_share');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await lineMenu(page(), 'Support costs', 'Rename…');
    await openDialog(page());
    await page().getByRole('textbox', { name: 'Name in formulas' }).fill('care');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await lineMenu(page(), 'Support costs', 'Delete line');
    await openDialog(page());
    await page().getByRole('button', { name: 'Delete 2 lines' }).click();
    await dialogClosed(page());
    await expect.poll(() => labels(page())).toEqual(before);
    await undoAll(page());
    await expect.poll(() => labels(page())).toEqual(before);
  });

  test('dividing the plan by a mix leaves its totals, in whichever order its segments are, and undoing makes it whole', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await lineMenu(page(), 'Net new ARR', 'Segments…');
    await openDialog(page());
    await page().getByRole('textbox', { name: 'Name of segment 1' }).fill('SMB');
    await page().getByRole('textbox', { name: 'Share of segment 1 in percent' }).fill('30');
    await page().getByRole('textbox', { name: 'Name of segment 2' }).fill('Enterprise');
    await expect.poll(() => page().locator('.form-fault').textContent()).toBe('The shares add up to 80%, not 100%.');
    await page().getByRole('textbox', { name: 'Share of segment 2 in percent' }).fill('70');
    await expect.poll(() => page().locator('.segments-note').textContent()).toContain('stays as it is');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Divide into 2 segments');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
    await lineMenu(page(), 'Net new ARR', 'Segments…');
    await openDialog(page());
    const order = () =>
      page()
        .locator('.segment-rows .segment-name')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await page().getByRole('button', { name: 'Move SMB down' }).click();
    await expect.poll(order).toEqual(['Enterprise', 'SMB']);
    await page().getByRole('textbox', { name: 'Name of SMB' }).press('Alt+ArrowUp');
    await expect.poll(order).toEqual(['SMB', 'Enterprise']);
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
    await page().getByRole('button', { name: 'Remove all segments' }).click();
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Remove the segments');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
    await undoAll(page());
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
  });
}
