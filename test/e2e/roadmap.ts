import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { cellOf, select } from './grid';
import { dialogClosed, isFocused, openDialog, pressAll, settled, takeItem, undoAll, undoLabel } from './keys';

/** The view that is in sight. */
export const shown = (page: Page) => page.locator('.view:not([hidden])');
export const barOf = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `) });
/** The value that the strip of key figures has under a label. */
export const figure = async (page: Page, label: string) =>
  (await shown(page).locator('.key-figure', { hasText: label }).locator('.key-value .num').first().textContent()) ?? '';

/** Shows the roadmap and waits until it answers keys. */
export async function showRoadmap(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.locator('[data-view="roadmap"]:not([hidden])').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-view]') !== null)).toBe(true);
}

/** Adds an initiative by its form; everything that is not named keeps its default. */
async function addInitiative(page: Page, name: string, points: string): Promise<void> {
  await shown(page).getByRole('button', { name: 'Initiative', exact: true }).click();
  const dialog = await openDialog(page);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Points of NRR at full effect').fill(points);
  await page.keyboard.press('Enter');
  await dialogClosed(page);
}

/** What every shell's window does with views and with the roadmap. `page` gives a window that shows the example as it comes. */
export function roadmapWindow(page: () => Page): void {
  test('views keep their place: back in the grid, the cursor stands on the cell it stood on', async () => {
    await page().keyboard.press('Control+1');
    await select(page(), 'Seat rate', 2);
    await showRoadmap(page());
    await expect
      .poll(() => page().getByRole('button', { name: 'Roadmap', exact: true }).getAttribute('aria-current'))
      .toBe('page');
    await page().keyboard.press('Control+1');
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await pressAll(page(), 'ArrowRight', '3', 'Enter');
    await expect.poll(async () => (await cellOf(page(), 'Seat rate', 3)).textContent()).toBe('3.0');
    await page().keyboard.press('Control+z');
  });

  test('undoing a cell from the roadmap goes back to the grid and that cell', async () => {
    await select(page(), 'Price rate', 1);
    await pressAll(page(), '2', 'Enter');
    await showRoadmap(page());
    await page().keyboard.press('Control+z');
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await expect.poll(async () => (await cellOf(page(), 'Price rate', 1)).textContent()).toBe('0.0');
  });

  test('an initiative is added by its form, and its bar has the figures that were typed', async () => {
    await showRoadmap(page());
    const before = await settled(page(), () => figure(page(), 'By initiatives'));
    await addInitiative(page(), 'Partner channel', '4');
    await isFocused(barOf(page(), 'Partner channel'));
    await expect
      .poll(() => barOf(page(), 'Partner channel').getAttribute('aria-label'))
      .toBe('Partner channel, Seats: from Jan 2027, 3 month ramp, +4.00 points');
    const rise = Number(await figure(page(), 'By initiatives')) - Number(before);
    expect(rise).toBeCloseTo(4, 2);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Add Partner channel');
  });

  test('a bar moves by keys, its ramp with Shift, each a step that undo names', async () => {
    const bar = barOf(page(), 'Partner channel');
    await bar.focus();
    await page().keyboard.press('ArrowRight');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Move Partner channel to Feb 2027');
    await pressAll(page(), 'ArrowRight', 'ArrowRight');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Move Partner channel to Q2 2027');
    await page().keyboard.press('Shift+ArrowRight');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Partner channel over 4 months');
    await isFocused(bar);
    await expect.poll(() => bar.getAttribute('aria-label')).toContain('from Apr 2027, 4 month ramp');
  });

  test('a held arrow key drags as well: it is tried out until it is let go, and is one step', async () => {
    const bar = barOf(page(), 'Partner channel');
    const before = await settled(page(), async () => ({
      label: await bar.getAttribute('aria-label'),
      undo: await undoLabel(page()),
    }));
    await bar.focus();
    for (let month = 0; month < 3; month++) await page().keyboard.down('ArrowRight');
    await expect.poll(() => bar.getAttribute('aria-label')).toContain('from Jul 2027');
    expect(await undoLabel(page())).toBe(before.undo);
    // Another key takes what the first has brought, and is held itself.
    await page().keyboard.down('Shift');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Move Partner channel to Q3 2027');
    for (let month = 0; month < 2; month++) await page().keyboard.down('ArrowLeft');
    await expect.poll(() => bar.getAttribute('aria-label')).toContain('2 month ramp');
    await page().keyboard.press('Escape');
    await expect.poll(() => bar.getAttribute('aria-label')).toContain('4 month ramp');
    for (const key of ['ArrowRight', 'ArrowLeft', 'Shift']) await page().keyboard.up(key);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Move Partner channel to Q3 2027');
    await page().keyboard.press('Control+z');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(before.label);
    await expect.poll(() => undoLabel(page())).toBe(before.undo);
  });

  test('a bar that is dragged shows its path, gap and totals before it is let go, and becomes one step when it is', async () => {
    const bar = barOf(page(), 'Partner channel');
    const path = () =>
      shown(page())
        .getByRole('img', { name: /^NRR in the basis/ })
        .locator('canvas')
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const cell = await bar.boundingBox();
    if (cell === null) throw new Error('The bar is not in sight');
    const before = {
      label: await bar.getAttribute('aria-label'),
      path: await path(),
      undo: await undoLabel(page()),
    };
    await page().mouse.move(cell.x + 40, cell.y + 10);
    await page().mouse.down();
    await page().mouse.move(cell.x + 90, cell.y + 10, { steps: 4 });
    await expect.poll(() => bar.getAttribute('aria-label')).not.toBe(before.label);
    await expect.poll(path).not.toBe(before.path);
    await expect.poll(() => undoLabel(page())).toBe(before.undo);
    const moved = (await bar.boundingBox())?.x ?? Number.NaN;
    // It follows the pointer by whole months, of which there are 24 on the timeline.
    const month = ((await shown(page()).locator('.time-header').boundingBox())?.width ?? Number.NaN) / 24;
    expect(Math.abs(moved - cell.x - 50)).toBeLessThanOrEqual(month / 2 + 1);
    const during = await bar.getAttribute('aria-label');
    await page().mouse.up();
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(during);
    await expect.poll(() => undoLabel(page())).toMatch(/^Undo: Move Partner channel to /);
    await page().keyboard.press('Control+z');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(before.label);
    await expect.poll(() => undoLabel(page())).toBe(before.undo);
  });

  test('Escape while a bar is dragged leaves it where it was', async () => {
    const bar = barOf(page(), 'Partner channel');
    const before = await settled(page(), async () => ({
      label: await bar.getAttribute('aria-label'),
      undo: await undoLabel(page()),
    }));
    const cell = await bar.boundingBox();
    if (cell === null) throw new Error('The bar is not in sight');
    await page().mouse.move(cell.x + 40, cell.y + 10);
    await page().mouse.down();
    await page().mouse.move(cell.x + 120, cell.y + 10, { steps: 4 });
    await expect.poll(() => bar.getAttribute('aria-label')).not.toBe(before.label);
    await page().keyboard.press('Escape');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(before.label);
    await page().mouse.up();
    await expect.poll(() => undoLabel(page())).toBe(before.undo);
  });

  test('a switch holds in its scenario alone, amber, until it is reset to the parent', async () => {
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    const row = shown(page()).locator('tr.initiative', { has: page().getByLabel('Name of Partner channel') });
    const isOn = () => row.getByRole('switch').getAttribute('aria-checked');
    await barOf(page(), 'Partner channel').focus();
    await page().keyboard.press('Space');
    await expect.poll(isOn).toBe('false');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Switch Partner channel off');
    await expect.poll(() => row.locator('td').first().getAttribute('class')).toContain('override');
    await page().getByRole('radio', { name: 'Initiatives' }).click();
    await expect.poll(isOn).toBe('true');
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await barOf(page(), 'Partner channel').focus();
    await page().keyboard.press('Shift+F10');
    await page().locator('[role="menu"]:focus, [role="menu"] :focus').first().waitFor();
    await takeItem(page(), 'Reset on or off to Initiatives');
    await expect.poll(isOn).toBe('true');
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('figures are edited where they stand; what is no number stays, marked, with a sentence', async () => {
    const points = page().getByLabel('Points of Partner channel');
    await points.click();
    await points.fill('six');
    await page().keyboard.press('Enter');
    await expect.poll(() => points.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => shown(page()).locator('.status-main').textContent()).toContain('“six” is not a number');
    await points.fill('6');
    await page().keyboard.press('Enter');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Partner channel: points');
    await expect.poll(() => barOf(page(), 'Partner channel').getAttribute('aria-label')).toContain('+6.00 points');
  });

  test('the editor sizes an initiative by reach, conversion and lift, with what the sources say beside them', async () => {
    await barOf(page(), 'Partner channel').focus();
    await page().keyboard.press('Enter');
    const editor = page().getByRole('group', { name: 'Edit Partner channel' });
    await editor.getByLabel('Motion').selectOption('cross_sell');
    await editor.getByRole('radio', { name: 'Reach × conversion × lift' }).click();
    for (const [field, value] of [
      ['Reach', '40%'],
      ['Conversion', '20'],
      ['Lift', '35%'],
    ] as const) {
      await editor.getByLabel(`${field} of Partner channel`).fill(value);
      await page().keyboard.press('Enter');
    }
    await expect.poll(() => editor.locator('.editor-product').textContent()).toContain('+2.80');
    await expect.poll(() => editor.locator('.editor-sources').textContent()).toContain('30–100% (A, E); 20–50% (B)');
    await page().keyboard.press('Escape');
    await isFocused(barOf(page(), 'Partner channel'));
  });

  test('an initiative is copied, moved up the list and removed by keys and menu', async () => {
    const names = () =>
      shown(page())
        .getByLabel(/^Name of /)
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    const before = await settled(page(), names);
    await barOf(page(), 'Partner channel').focus();
    await page().keyboard.press('Shift+F10');
    await page().locator('[role="menu"]:focus, [role="menu"] :focus').first().waitFor();
    await takeItem(page(), 'Duplicate');
    await expect.poll(names).toEqual([...before, 'Partner channel copy']);
    await isFocused(barOf(page(), 'Partner channel copy'));
    await page().keyboard.press('Alt+ArrowUp');
    await expect.poll(names).toEqual([...before.slice(0, -1), 'Partner channel copy', 'Partner channel']);
    await barOf(page(), 'Partner channel copy').focus();
    await page().keyboard.press('Delete');
    await expect.poll(names).toEqual(before);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Remove Partner channel copy');
  });

  test('axe finds nothing serious in the roadmap, its editor and its forms', async () => {
    await expectAccessible(page());
    await barOf(page(), 'Partner channel').focus();
    await page().keyboard.press('Enter');
    await page().getByRole('group', { name: 'Edit Partner channel' }).waitFor();
    await expectAccessible(page());
    await page().keyboard.press('Escape');
    await shown(page()).getByRole('button', { name: 'Initiative', exact: true }).click();
    await openDialog(page());
    await expectAccessible(page());
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await shown(page())
      .getByRole('button', { name: /Target|Set the target/ })
      .click();
    await openDialog(page());
    await expectAccessible(page());
    await page().keyboard.press('Escape');
    await dialogClosed(page());
  });

  test('undo takes all of it back', async () => {
    await undoAll(page());
    await expect.poll(() => barOf(page(), 'Partner channel').count()).toBe(0);
    await page().keyboard.press('Control+1');
  });
}
