import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cellOf, rowTexts, select, typeInto } from './grid';
import { callMenu, dialogClosed, isFocused, openDialog, pressAll, settled, takeItem, undoAll, undoLabel } from './keys';

const names = (page: Page) => page.getByRole('radio').allTextContents();
const chosen = (page: Page) => page.locator('.pill[aria-checked="true"]');

/** Goes to the chosen pill from wherever the focus is. */
async function focusPills(page: Page): Promise<void> {
  await chosen(page).focus();
}

/** Opens the menu of the chosen pill by its key and takes the item that begins so. */
async function choose(page: Page, item: string): Promise<void> {
  await isFocused(chosen(page));
  await callMenu(page, 'ContextMenu');
  await takeItem(page, item);
}

/** The field in which a scenario's name is typed, once it has the focus. */
async function nameField(page: Page): Promise<void> {
  await page.locator('.pill-name input:focus').waitFor();
}

/** What every shell's window does with scenarios, by keyboard alone. `page` shows the example plan, unchanged. */
export function scenariosWindow(page: () => Page): void {
  test('a scenario is added under the chosen one, renamed and moved by keyboard, each step named in undo', async () => {
    const before = await settled(page(), () => names(page()));
    await focusPills(page());
    await pressAll(page(), 'End', 'Home', 'Tab', 'Tab', 'Enter');
    await nameField(page());
    await page().keyboard.type('Initiatives');
    await page().keyboard.press('Enter');
    await expect
      .poll(() => page().getByRole('alert').textContent())
      .toContain('There is a scenario called "Initiatives" already');
    await page().keyboard.press('Control+a');
    await page().keyboard.type('Board');
    await page().keyboard.press('Enter');
    await expect.poll(() => names(page())).toEqual([...before, 'Board']);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Add scenario Board');
    await isFocused(chosen(page()));
    await page().keyboard.press('F2');
    await nameField(page());
    await page().keyboard.type('Board case');
    await page().keyboard.press('Enter');
    await expect.poll(() => names(page())).toEqual([...before, 'Board case']);
    await isFocused(chosen(page()));
    await page().keyboard.press('Control+Shift+ArrowLeft');
    await expect.poll(() => names(page())).toEqual([...before.slice(0, -1), 'Board case', before.at(-1)]);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Move scenario Board case');
  });

  test('an override is listed with both values, handed back, and reset', async () => {
    await typeInto(page(), 'Churn rate', 0, '20');
    await focusPills(page());
    await expect.poll(() => chosen(page()).locator('.pill-count').textContent()).toBe('1');
    await choose(page(), 'What it overrides');
    const dialog = await openDialog(page());
    await expect.poll(() => dialog.textContent()).toContain('One line differs from Initiatives');
    const row = await dialog.locator('tbody tr').first().allInnerTexts();
    expect(row.join(' ')).toMatch(/Churn rate.*20\.0.*5\.6/s);
    await dialog.getByRole('button', { name: /^Reset Churn rate/ }).focus();
    await page().keyboard.press('Enter');
    await expect.poll(() => dialog.textContent()).toContain('Nothing: every line follows Initiatives');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toContain('Undo: Reset Churn rate');
  });

  test('a locked scenario carries a padlock and its day, and keeps its figures when the base changes', async () => {
    await focusPills(page());
    await choose(page(), 'Lock');
    await openDialog(page());
    await page().keyboard.type('Approved');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => chosen(page()).getAttribute('title')).toMatch(/Locked on \d+ \w+ \d{4}\nApproved$/);
    const closing = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await focusPills(page());
    await page().keyboard.press('Home');
    await expect.poll(() => chosen(page()).textContent()).toContain('Initiatives');
    const base = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await typeInto(page(), 'Starting ARR', 0, '9000');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).not.toEqual(base);
    await page().getByRole('radio', { name: 'Board case' }).press('Space');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(closing);
  });

  test('a pill that is dragged onto another takes its place, but never that of the base', async () => {
    const before = await settled(page(), () => names(page()));
    const pill = (at: number) => page().getByRole('radio').nth(at);
    await pill(before.length - 1).dragTo(pill(1));
    await expect.poll(() => names(page())).toEqual([before[0], before.at(-1), ...before.slice(1, -1)]);
    await pill(2).dragTo(pill(0));
    await expect.poll(async () => (await names(page()))[0]).toBe(before[0]);
    await page().keyboard.press('Control+z');
    await expect.poll(() => names(page())).toEqual(before);
  });

  test('a cell that is reset under values for all periods follows its parent again and loses its mark', async () => {
    const looks = async (period: number) => (await cellOf(page(), 'Upsell rate', period)).getAttribute('class');
    await page().getByRole('radio', { name: 'Stated end state' }).click();
    await select(page(), 'Upsell rate', 1);
    await expect.poll(() => looks(1)).toContain('override');
    await page().keyboard.press('Delete');
    await expect.poll(() => looks(1)).toContain('inherited');
    await expect
      .poll(async () => [await looks(0), await looks(2)].every((look) => look?.includes('override')))
      .toBe(true);
    await page().keyboard.press('Control+z');
    await expect.poll(() => looks(1)).toContain('override');
  });

  test('a scenario that others follow is not deleted, and the sentence names them', async () => {
    await focusPills(page());
    await page().keyboard.press('Home');
    await expect.poll(() => chosen(page()).textContent()).toContain('Initiatives');
    const before = await settled(page(), () => names(page()));
    await page().keyboard.press('Delete');
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('follow Initiatives');
    await expect.poll(() => names(page())).toEqual(before);
  });

  test('pills with long names give way, and the count of those out of sight leads to every scenario', async () => {
    await page().getByRole('radio', { name: 'Board case' }).focus();
    await page().keyboard.press('Space');
    for (const part of ['First', 'Second', 'Third', 'Fourth']) {
      await choose(page(), 'Duplicate');
      await expect.poll(() => chosen(page()).textContent()).toMatch(/ copy\d*$/);
      await isFocused(chosen(page()));
      await page().keyboard.press('F2');
      await nameField(page());
      await page().keyboard.type(`${part} version of the board case after the pricing committee of March`);
      await page().keyboard.press('Enter');
      await isFocused(chosen(page()));
    }
    const width = async (at: number) => (await page().getByRole('radio').nth(at).boundingBox())?.width ?? 0;
    await expect.poll(() => width(1)).toBeLessThanOrEqual(240);
    const more = page().getByRole('button', { name: /^\d+ more scenarios?$/ });
    await more.focus();
    await callMenu(page(), 'Enter');
    await takeItem(page(), 'Initiatives');
    await isFocused(chosen(page()));
    await expect.poll(() => chosen(page()).textContent()).toContain('Initiatives');
    // All of it is in sight, though the row goes on beyond its edge, and so is the title.
    const cut = () =>
      page()
        .locator('.pill-group, .plan-name h1')
        .evaluateAll((elements) =>
          elements.flatMap((element) => {
            const pill = element.querySelector('[aria-checked="true"]') ?? element;
            const [inner, outer] = [pill.getBoundingClientRect(), element.getBoundingClientRect()];
            const isCut = element.matches('h1') && element.scrollWidth > element.clientWidth;
            return isCut || inner.left < outer.left || inner.right > outer.right ? [element.className || 'title'] : [];
          }),
        );
    await expect.poll(cut).toEqual([]);
  });

  test('undo takes all of it back, step by step', async () => {
    await undoAll(page());
    await expect.poll(async () => (await names(page())).join()).not.toContain('Board');
    await focusPills(page());
    await page().keyboard.press('Home');
  });
}
