import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { rowTexts } from './grid';
import { settled } from './keys';

/** A new plan starts in the year after this one. */
const FIRST_YEAR = new Date().getFullYear() + 1;

/** From the field of the starting ARR, where the cursor is when the start screen shows. */
export async function typeFigures(page: Page, figures: readonly string[]): Promise<void> {
  await page.locator('[data-first-field]:focus').waitFor();
  for (const [at, figure] of figures.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(figure);
  }
}

function figure(page: Page, label: string): Promise<string | null> {
  return page.locator('.key-figure', { hasText: label }).first().textContent();
}

/** What making a plan is like in every shell. `page` gives a window that shows the start screen. */
export function newPlan(page: () => Page): void {
  test('the first start offers the example, and says what to change in it', async () => {
    const examples = page().getByRole('region', { name: 'Look at an example first' });
    await expect.poll(() => examples.textContent()).toContain('Try: type another starting ARR');
    await expect.poll(() => page().getByRole('region', { name: 'Recent' }).count()).toBe(0);
  });

  test('axe finds nothing serious in the start screen, its details unfolded', async () => {
    await expectAccessible(page());
    const details = page().locator('.plan-details > button');
    await details.click();
    await page().getByLabel('Currency').waitFor();
    await expectAccessible(page());
    await details.click();
    await page().locator('[data-first-field]').focus();
  });

  test('what cannot be is said at its field once it is left, and Enter goes there', async () => {
    await typeFigures(page(), ['12M', '80', '88', '112']);
    const field = page().getByLabel('NRR now, a year');
    await page().keyboard.press('Enter');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect
      .poll(() => page().locator('.plan-field-problem').allTextContents())
      .toEqual(['NRR is never below GRR, because expansion is not negative.']);
    await page().keyboard.type('much');
    await page().keyboard.press('Tab');
    await expect
      .poll(() => page().locator('.plan-field-problem').allTextContents())
      .toEqual(['“much” is not a number. Type one such as 10 or 10%.']);
  });

  test('the preview follows the typing: both paths of NRR, what is written, and the ARR at the end', async () => {
    const field = page().getByLabel('NRR now, a year');
    await field.fill('104');
    const path = page().getByRole('img', { name: /^NRR, annualized/ });
    await expect
      .poll(() => path.getAttribute('aria-label'))
      .toBe(
        `NRR, annualized, Jan ${FIRST_YEAR} to Dec ${FIRST_YEAR + 2}: As is from 104.0% to 104.0%; Target from 104.0% to 112.0%.`,
      );
    await expect
      .poll(() => page().locator('.written tbody tr').allTextContents())
      .toEqual([' As is12.0%16.0%104.0%$13.50M', ' Target12.0%16.0 to 24.0%112.0%$15.67M']);
    await field.fill('103');
    await expect.poll(() => path.getAttribute('aria-label')).toContain('As is from 103.0%');
    await field.fill('104');
  });

  test('with the keyboard alone the figures become a plan, unsaved, with the cursor on its starting ARR', async () => {
    await page().getByLabel('ARR at the start').focus();
    for (const _field of ['NRR', 'GRR', 'aim', 'by']) await page().keyboard.press('Tab');
    await page().keyboard.press('Enter');
    await expect.poll(() => figure(page(), 'NRR')).toContain('104.00%');
    await expect.poll(() => page().locator('.plan-name').textContent()).toContain('not saved yet');
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('Starting ARR');
    const before = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await page().keyboard.type('24000');
    await page().keyboard.press('Enter');
    await expect.poll(async () => (await rowTexts(page(), 'Closing ARR'))[0]).not.toBe(before[0]);
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
  });

  test('Target reaches the aim', async () => {
    await page().getByRole('radio', { name: 'Target' }).click();
    await expect.poll(() => figure(page(), 'NRR')).toContain('112.00%');
    await page().getByRole('radio', { name: 'As is' }).click();
  });

  test('the theme is chosen in the settings', async () => {
    const theme = () => page().locator('html').getAttribute('data-theme');
    for (const [name, shown] of [
      ['Dark', 'dark'],
      ['Light', 'light'],
    ] as const) {
      await page().getByRole('button', { name: 'Menu and settings' }).click();
      await page().getByRole('menuitemradio', { name }).click();
      await expect.poll(theme).toBe(shown);
    }
  });
}

/** What the settings say about the app itself. */
export function about(page: () => Page): void {
  test('About says the version, what it runs on, what the licence of the grid allows, and the licence of every package', async () => {
    await page().getByRole('button', { name: 'Menu and settings' }).click();
    await page().getByRole('menuitem', { name: 'About Headroom' }).click();
    const dialog = page().getByRole('dialog');
    await dialog.getByText('react-dom', { exact: false }).first().waitFor();
    await expect
      .poll(() => dialog.textContent())
      .toMatch(/^Headroom \d+\.\d+\.\d+.*Chrom\D*\d+\.\d.*non-commercial purposes only\./);
    const summaries = await dialog.locator('summary').allTextContents();
    expect(summaries).toContainEqual(expect.stringMatching(/^handsontable \d.*own terms$/));
    // Bundled into the page as a style, and into workers or shells alone.
    for (const name of ['@fontsource-variable/inter', 'valibot', 'hash-wasm'])
      expect(summaries).toContainEqual(expect.stringMatching(new RegExp(`^${name} \\d`)));
    await dialog.locator('summary', { hasText: /^react \d/ }).click();
    await dialog.locator('details[open] pre', { hasText: 'Permission is hereby granted' }).waitFor();
    await page().keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });
}

/** Types annual churn into a plan of monthly rates: what asks, and what the answers do. */
export function basisQuestion(page: () => Page): void {
  test('annual churn typed for monthly asks before the plan is made; the answer moves the choice', async () => {
    const choice = page().getByRole('radio', { name: 'month', exact: true });
    await choice.check({ force: true });
    await page().locator('[data-first-field]').focus();
    await typeFigures(page(), ['12M', '94.5', '94.5', '96']);
    const question = page().getByRole('alert', { name: 'Basis of the rates' });
    await question.getByRole('button', { name: 'They are annual: reread' }).click();
    await expect.poll(() => page().getByRole('radio', { name: 'year' }).isChecked()).toBe(true);
    await expect.poll(() => question.count()).toBe(0);
    await choice.check({ force: true });
    await question.waitFor();
    await page().getByLabel('NRR now, a month').focus();
    await page().keyboard.press('Enter');
    await page().locator('.plan-name').waitFor();
  });

  test('annual churn in a plan of monthly rates asks, and rereading changes the basis in one step', async () => {
    const question = page().getByRole('alert', { name: 'Basis of the rates' });
    await expect.poll(() => question.textContent()).toContain('Are these annual rates?');
    await expect
      .poll(() => question.textContent())
      .toContain(
        `Read as monthly, NRR is 50.7% a year (As is, Jan ${FIRST_YEAR}); read as annual, it is 94.5% a year.`,
      );
    await question.getByRole('button', { name: 'They are annual: reread' }).click();
    await expect.poll(() => question.count()).toBe(0);
    await expect.poll(() => page().locator('.basis').textContent()).toContain('Annual');
    await page().getByRole('button', { name: 'Undo: Rates reread as annual' }).click();
    await expect.poll(() => question.count()).toBe(1);
  });

  test('"keep" is not asked again, whatever is typed', async () => {
    const question = page().getByRole('alert', { name: 'Basis of the rates' });
    await question.getByRole('button', { name: 'They are monthly: keep' }).click();
    await page().keyboard.press('Control+y');
    await page().keyboard.press('Control+z');
    await expect.poll(() => page().locator('.basis').textContent()).toContain('Monthly');
    await expect.poll(() => question.count()).toBe(0);
  });
}
