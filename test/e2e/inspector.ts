import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cellOf, select, typeInto } from './grid';
import { settled } from './keys';

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

/** Beside the charts in a wide window, else called as a drawer. */
async function showInspector(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Show the inspector' });
  if (!(await inspector(page).isVisible())) await button.click();
  await inspector(page).waitFor();
}

/** A drawer lies over the charts. */
async function hideDrawer(page: Page): Promise<void> {
  if (await page.locator('.inspector.drawer').isVisible()) {
    await page.getByRole('button', { name: 'Close the inspector' }).click();
  }
}

/** The bridge as its table has it: labels with amounts in the unit that is shown. */
async function bridgeTable(page: Page): Promise<readonly { readonly label: string; readonly amount: number }[]> {
  const rows = page.getByRole('region', { name: 'ARR bridge' }).locator('tbody tr');
  const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  return texts.map(([label = '', amount = '']) => ({
    label,
    amount: Number(amount.replace('−', '-').replaceAll(/[+,]/g, '')),
  }));
}

/** What inspector, charts and key figures do with the example plan, in every shell. */
export function inspectorClaims(page: () => Page): void {
  test('the inspector shows a formula with what it is made of, and goes there on a click', async () => {
    await showInspector(page());
    await select(page(), 'Churn', 1);
    await expect.poll(() => inspector(page()).locator('h2').textContent()).toBe('Churn');
    await expect
      .poll(() => inspector(page()).locator('.formula-text').textContent())
      .toBe('opening_arr * churn_rate_used * loss_scale');
    await inspector(page())
      .getByRole('region', { name: 'Made of' })
      .getByRole('button', { name: 'Opening ARR' })
      .click();
    await expect.poll(() => inspector(page()).locator('h2').textContent()).toBe('Opening ARR');
    await inspector(page()).getByRole('button', { name: 'Closing ARR, Q1 2027' }).click();
    await expect.poll(() => inspector(page()).locator('h2').textContent()).toBe('Closing ARR');
    await expect.poll(() => inspector(page()).textContent()).toContain('Q1 2027 in Initiatives.');
  });

  test('a figure that cannot be computed says its first cause', async () => {
    await select(page(), 'NRR, 12 months', 1);
    await expect
      .poll(() => inspector(page()).locator('.inspector-cause').textContent())
      .toContain('Not enough history');
    await expect.poll(() => inspector(page()).locator('.inspector-figure').textContent()).toContain('n/a');
    // Back to the top: rows out of sight are not in the page.
    await page().keyboard.press('Control+Home');
  });

  test('an override is reset to the parent scenario by a button, and undo names that', async () => {
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await typeInto(page(), 'Churn rate', 0, '20');
    await select(page(), 'Churn rate', 0);
    await expect.poll(() => inspector(page()).locator('.tag').textContent()).toBe('Override');
    await inspector(page()).getByRole('button', { name: 'Reset to Initiatives' }).click();
    await expect.poll(async () => (await cellOf(page(), 'Churn rate', 0)).getAttribute('class')).toContain('inherited');
    await page().getByRole('button', { name: 'Undo: Reset Churn rate, Q1 2027' }).click();
    await expect.poll(async () => (await cellOf(page(), 'Churn rate', 0)).getAttribute('class')).toContain('override');
    await page().getByRole('button', { name: 'Undo: Churn rate, Q1 2027' }).click();
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('a note on a cell is written by leaving the field, and survives undo and redo', async () => {
    await select(page(), 'Churn rate', 0);
    const field = () => page().getByRole('textbox', { name: 'Note: Churn rate, Q1 2027' });
    await field().fill('Renewal desk starts in April.');
    await page().keyboard.press('Tab');
    const undo = page().getByRole('button', { name: 'Undo: Note: Churn rate, Q1 2027' });
    await undo.click();
    await expect.poll(() => field().inputValue()).toBe('');
    await page().getByRole('button', { name: 'Redo: Note: Churn rate, Q1 2027' }).click();
    await expect.poll(() => field().inputValue()).toBe('Renewal desk starts in April.');
    await undo.click();
    await expect.poll(() => field().inputValue()).toBe('');
  });

  test('while a note is typed, undo is of its text; Escape gives the old text back and then the grid the keyboard', async () => {
    const field = page().getByRole('textbox', { name: 'Note: Churn rate, Q1 2027' });
    const steps = () =>
      page()
        .getByRole('button', { name: /^(Undo: |Nothing to undo)/ })
        .getAttribute('aria-label');
    const before = await settled(page(), steps);
    await field.focus();
    await page().keyboard.type('Half a point');
    await page().keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).not.toBe('Half a point');
    await expect.poll(() => steps()).toBe(before);
    await page().keyboard.type('again');
    await page().keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('');
    await page().keyboard.press('Escape');
    await page().keyboard.press('ArrowDown');
    await expect.poll(() => inspector(page()).locator('h2').textContent()).toBe('Contraction rate');
    await expect.poll(() => steps()).toBe(before);
  });

  test('the bars of the bridge lead from opening to closing ARR, over a fiscal year and over a period', async () => {
    await hideDrawer(page());
    await page().getByRole('button', { name: 'Bridge', exact: true }).click();
    await page().getByRole('button', { name: 'ARR bridge as a table' }).click();
    for (const time of ['FY28', 'Q2 2027']) {
      await page().getByRole('combobox', { name: 'Time of the bridge' }).selectOption({ label: time });
      const rows = await settled(page(), () => bridgeTable(page()));
      const closing = rows.at(-1)?.amount ?? Number.NaN;
      const sum = rows.slice(0, -1).reduce((total, { amount }) => total + amount, 0);
      expect([rows[0]?.label, rows.at(-1)?.label]).toEqual(['Opening', 'Closing']);
      // Each figure is rounded to the thousand that is shown.
      expect(closing).toBeGreaterThan(100);
      expect(Math.abs(sum - closing)).toBeLessThanOrEqual(0.5 * rows.length);
    }
    await page().getByRole('button', { name: 'ARR bridge as a table' }).click();
  });

  test('a chart opens in full size and closes by keyboard, which then is where it was', async () => {
    await hideDrawer(page());
    const button = page().getByRole('button', { name: 'NRR path in full size' });
    await button.focus();
    await page().keyboard.press('Enter');
    const dialog = page().getByRole('dialog', { name: 'NRR path' });
    await dialog.getByRole('img', { name: /^NRR, annualized/ }).waitFor();
    const box = await dialog.boundingBox();
    expect(box?.width).toBe(await page().evaluate(() => window.innerWidth));
    await page().keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('the sentences that stand for the charts change with the figures', async () => {
    const said = () =>
      page()
        .locator('.charts [role=img]')
        .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('aria-label') ?? ''));
    const before = await settled(page(), said);
    await typeInto(page(), 'Churn rate', 1, '9');
    await expect.poll(said).not.toEqual(before);
    const after = await settled(page(), said);
    expect(after.map((text, at) => text !== before[at])).toEqual([true, true]);
    expect(before.map((text) => /^(NRR, annualized|ARR bridge of)/.test(text))).toEqual([true, true]);
    await page().getByRole('button', { name: 'Undo: Churn rate' }).click();
    await expect.poll(said).toEqual(before);
  });

  test('one chooses which key figures show, never more than seven', async () => {
    const labels = () => page().locator('.key-figure .key-label').allTextContents();
    const before = await settled(page(), labels);
    await page().getByRole('button', { name: 'Choose key figures' }).click();
    const churned = page().getByRole('menuitemcheckbox', { name: 'Churned ARR' });
    await expect.poll(() => churned.getAttribute('aria-disabled')).toBe('true');
    await page().getByRole('menuitemcheckbox', { name: 'ARR growth' }).click();
    await churned.click();
    await page().keyboard.press('Escape');
    await expect.poll(() => labels()).toEqual([...before.filter((label) => label !== 'ARR growth'), 'Churned ARR']);
    await page().getByRole('button', { name: 'Choose key figures' }).click();
    await churned.click();
    await page().getByRole('menuitemcheckbox', { name: 'ARR growth' }).click();
    await page().keyboard.press('Escape');
    await expect.poll(() => labels()).toEqual(before);
  });

  test('a copied chart is a picture on the clipboard, or a file where the clipboard takes none', async () => {
    await page().evaluate(() => {
      const kept: string[] = [];
      Object.assign(window, { copiedTypes: kept });
      navigator.clipboard.write = async (items) => {
        for (const item of items) {
          const blob = await item.getType('image/png');
          kept.push(`${blob.type} ${blob.size > 10_000}`);
        }
      };
    });
    for (const name of ['NRR path', 'ARR bridge']) {
      await page()
        .getByRole('button', { name: `${name}: copy as picture` })
        .click();
      await expect
        .poll(() => page().locator('.status-main').textContent(), { timeout: 10_000 })
        .toContain(`${name} is on the clipboard`);
    }
    await expect
      .poll(() => page().evaluate(() => Reflect.get(window, 'copiedTypes')))
      .toEqual(['image/png true', 'image/png true']);
    await expect.poll(() => page().evaluate(() => document.documentElement.dataset['theme'])).toMatch(/^(light|dark)$/);
  });
}
