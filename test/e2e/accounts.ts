import { copyFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type AccountsReading, readAccounts } from '#analysis/accountReading';
import { VIEW_IDS } from '#host/contract';
import { openPlan } from '#plan/open';
import { root } from '../../scripts/bootstrap.mjs';
import { dialogClosed, isFocused, openDialog, settled, undoLabel } from './keys';
import { platform } from '../plan/platform';
import { shown } from './roadmap';

const ACCOUNTS = join(root, 'assets/examples/from-the-bottom-up.headroom');

export const accountGrid = (page: Page): Locator => shown(page).getByRole('grid', { name: 'Accounts' });
const figure = (page: Page, label: string) =>
  shown(page)
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .locator('.num')
    .textContent();
const status = (page: Page) => shown(page).locator('.status-main').textContent();
const side = (page: Page) => shown(page).getByRole('complementary', { name: 'The account' });
const rows = async (page: Page) => Number(await accountGrid(page).getAttribute('aria-rowcount')) - 1;

/** Shows the accounts, by key, and waits until they answer keys. */
export async function showAccounts(page: Page): Promise<void> {
  await page.keyboard.press(`Control+${VIEW_IDS.indexOf('accounts') + 1}`);
  await page.locator('[data-view="accounts"]:not([hidden])').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-view="accounts"]') !== null))
    .toBe(true);
}

/** A copy of the example with accounts, which may be saved over. */
export async function copyOfAccounts(): Promise<{ readonly folder: string; readonly plan: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'accounts.headroom');
  await copyFile(ACCOUNTS, plan);
  return { folder, plan };
}

async function exampleReading(): Promise<AccountsReading> {
  const opened = await openPlan(new Uint8Array(await readFile(ACCOUNTS)), platform);
  if (!opened.ok) throw new Error('The example does not open.');
  return readAccounts(opened.value);
}

/** What the cell says that the cursor is in, as the grid names it to whoever hears it; null until it is drawn. */
const cursorText = (page: Page) =>
  accountGrid(page).evaluate(
    (grid) => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null,
  );

/** The same of an attribute of that cell. */
const atCursor = (page: Page, attribute: string) =>
  accountGrid(page).evaluate(
    (grid, name) =>
      document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.getAttribute(name) ?? null,
    attribute,
  );

/** What the cell of the cursor says once the page stands still. */
const settledText = (page: Page) =>
  settled(page, async () => {
    await expect.poll(() => cursorText(page)).not.toBeNull();
    return cursorText(page);
  });

/** Goes to a column by keys, from the first. */
async function goToColumn(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let step = 0; step < 40; step++) {
    if ((await status(page))?.includes(`· ${label}`) === true) return;
    const before = await status(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => status(page)).not.toBe(before);
  }
  throw new Error(`There is no column ${label}`);
}

/** What every shell's window does with accounts. `page` gives a window that shows the example with accounts as it comes. */
export function accountsWindow(page: () => Page): void {
  test('figures, rows and scores are those that the accounts are read as', async () => {
    const reading = await exampleReading();
    await showAccounts(page());
    await expect.poll(() => rows(page())).toBe(reading.accounts.length);
    await expect.poll(() => figure(page(), 'Ready')).toBe(String(reading.totals.ready.accounts));
    await expect.poll(() => figure(page(), 'Health gate shut')).toBe(String(reading.totals.gateShut.accounts));
    await expect
      .poll(() => shown(page()).locator('.account-figure', { hasText: 'ARR' }).nth(1).textContent())
      .toContain('as the plan opens');
    const largest = reading.accounts.toSorted((a, b) => b.account.arr - a.account.arr)[0];
    await expect.poll(() => side(page()).locator('h2').textContent()).toBe(largest?.account.name);
    const score = largest?.readiness.score ?? null;
    await expect
      .poll(() => side(page()).locator('.score-line b').first().textContent())
      .toBe(score === null ? 'n/a' : score.toFixed(1));
  });

  test('a figure shows those it counts, and filters narrow them further', async () => {
    const { accounts, totals } = await exampleReading();
    await shown(page())
      .getByRole('button', { name: /^Ready/ })
      .click();
    await expect.poll(() => rows(page())).toBe(totals.ready.accounts);
    const segment = 'Enterprise';
    await shown(page()).getByLabel('Segment', { exact: true }).selectOption(segment);
    const both = accounts.filter(({ account, isReady }) => isReady && account.segment === segment);
    await expect.poll(() => rows(page())).toBe(both.length);
    await shown(page()).getByLabel('Search accounts').fill('nobody of that name');
    await expect.poll(() => shown(page()).getByText('No account fits the search').count()).toBe(1);
    await shown(page()).getByRole('button', { name: 'Show all accounts' }).click();
    await expect.poll(() => rows(page())).toBe(accounts.length);
  });

  test('the grid is gone through and sorted by keys alone', async () => {
    await accountGrid(page()).focus();
    await page().keyboard.press('Control+Home');
    await expect
      .poll(() => accountGrid(page()).locator('[aria-selected="true"]').getAttribute('aria-rowindex'))
      .toBe('2');
    await page().keyboard.press('ArrowUp');
    await expect.poll(() => cursorText(page())).toBe('Account');
    await page().keyboard.press('Enter');
    await expect.poll(() => atCursor(page(), 'aria-sort')).toBe('ascending');
    await page().keyboard.press('Control+End');
    await expect
      .poll(() => accountGrid(page()).locator('[aria-selected="true"]').getAttribute('aria-rowindex'))
      .toBe(String((await rows(page())) + 1));
    // Heads out of sight are not there to be pressed.
    await page().keyboard.press('Home');
    await accountGrid(page())
      .getByRole('columnheader', { name: /^Readiness/ })
      .click();
    await expect.poll(() => accountGrid(page()).evaluate((grid) => grid.scrollTop)).toBe(0);
    await accountGrid(page())
      .getByRole('columnheader', { name: /^Account/ })
      .click();
    await expect
      .poll(() =>
        accountGrid(page())
          .getByRole('columnheader', { name: /^Account/ })
          .getAttribute('aria-sort'),
      )
      .toBe('ascending');
    // Tab goes through the cells of a row, as in the grid of the plan, and leaves at its end.
    await page().keyboard.press('Control+Home');
    await page().keyboard.press('Tab');
    await expect.poll(() => atCursor(page(), 'aria-colindex')).toBe('2');
    await page().keyboard.press('Shift+Tab');
    await page().keyboard.press('Shift+Tab');
    await expect.poll(() => accountGrid(page()).evaluate((grid) => grid === document.activeElement)).toBe(false);
    await page().keyboard.press('Tab');
    await isFocused(accountGrid(page()));
    await page().keyboard.press('End');
    await page().keyboard.press('Tab');
    await expect.poll(() => accountGrid(page()).evaluate((grid) => grid === document.activeElement)).toBe(false);
    await accountGrid(page()).focus();
    await page().keyboard.press('Control+Home');
    const names = (await exampleReading()).accounts.map(({ account }) => account.name);
    await expect
      .poll(() => cursorText(page()))
      .toBe(names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))[0]);
  });

  test('a field is typed where it stands, one step each; a wrong text stays, marked, and says what to type', async () => {
    await accountGrid(page()).focus();
    await page().keyboard.press('Control+Home');
    const name = (await settledText(page())) ?? '';
    await goToColumn(page(), 'NPS');
    const before = await settledText(page());
    await page().keyboard.type('140');
    await page().keyboard.press('Enter');
    await expect.poll(() => atCursor(page(), 'aria-invalid')).toBe('true');
    await expect
      .poll(() => status(page()))
      .toContain(`NPS of ${name}: “140” is outside −100 to 100, between which NPS lies.`);
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
    await page().keyboard.press('Escape');
    await expect.poll(() => cursorText(page())).toBe(before);
    await page().keyboard.press('F2');
    await page().getByRole('grid').locator('input').fill('64');
    await page().keyboard.press('Enter');
    await expect.poll(() => undoLabel(page())).toBe(`Undo: NPS of ${name}`);
    await isFocused(accountGrid(page()));
    await page().keyboard.press('ArrowUp');
    await expect.poll(() => cursorText(page())).toBe('64');
    await page().keyboard.press('Delete');
    await expect.poll(() => cursorText(page())).toBe('–');
    await page().keyboard.press('Control+z');
    await page().keyboard.press('Control+z');
    await expect.poll(() => cursorText(page())).toBe(before);
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
  });

  test('an account is added with name and ARR alone, and removed, each taken back by undo', async () => {
    const count = await rows(page());
    await shown(page()).getByRole('button', { name: 'Add', exact: true }).click();
    const dialog = await openDialog(page());
    await page().keyboard.press('Enter');
    await expect.poll(() => dialog.getByRole('status').textContent()).toBe('Give the account a name.');
    await dialog.getByLabel('Name').fill('Zephyr Labs');
    await dialog.getByLabel('ARR, $').fill('120K');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Add account Zephyr Labs');
    await expect.poll(() => side(page()).locator('h2').textContent()).toBe('Zephyr Labs');
    await expect.poll(() => side(page()).locator('.account-facts').textContent()).toContain('$120,000 ARR');
    await side(page()).getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => rows(page())).toBe(count);
    await page().keyboard.press('Control+z');
    await expect.poll(() => rows(page())).toBe(count + 1);
    await page().keyboard.press('Control+z');
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
  });

  test('weights and bound are changed in a dialog that says what they lead to, as one step', async () => {
    const before = await figure(page(), 'Ready');
    await shown(page()).getByRole('button', { name: 'Scoring…' }).click();
    const dialog = await openDialog(page());
    await dialog.getByLabel('Weight of Support trend').fill('many');
    await dialog.getByRole('button', { name: 'Score this way' }).click();
    await expect
      .poll(() => dialog.locator('.form-fault').textContent())
      .toContain('Support trend: “many” is not a number.');
    await dialog.getByLabel('Weight of Support trend').fill('0');
    await dialog.getByLabel(/^Ready above/).fill('60');
    const said = dialog.locator('.weights-effect b').nth(1);
    await expect.poll(() => said.textContent()).not.toBe(before);
    const after = await said.textContent();
    await dialog.getByRole('button', { name: 'Score this way' }).click();
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Scoring of accounts');
    await expect.poll(() => figure(page(), 'Ready')).toBe(after);
    await page().keyboard.press('Control+z');
    await expect.poll(() => figure(page(), 'Ready')).toBe(before);
  });

  test('the whitespace says of each account what it owns, and how the potential is spread', async () => {
    const { products, owned, potentialInTop } = await exampleReading();
    await shown(page()).getByRole('radio', { name: 'Whitespace' }).click();
    const totals = shown(page()).getByRole('region', { name: 'Totals by product' });
    const first = products[0];
    const known = owned.filter((one) => one !== null).length;
    await expect
      .poll(() => totals.getByRole('row').nth(1).locator('td').allTextContents())
      .toEqual([
        String(first?.owners),
        String(known - (first?.owners ?? 0)),
        String(Math.round(((first?.owners ?? 0) / known) * 100)),
        Math.round(first?.typicalArr ?? 0).toLocaleString('en-US'),
      ]);
    const matrix = shown(page()).getByRole('grid', { name: 'Products by accounts' });
    await expect.poll(() => matrix.getByRole('gridcell', { name: /(owned|not bought)$/ }).count()).toBeGreaterThan(20);
    expect(
      await shown(page())
        .getByRole('row', { name: /^Potential of this list/ })
        .textContent(),
    ).toContain(String(Math.round((potentialInTop.share ?? 0) * 100)));
    await shown(page()).getByRole('radio', { name: 'List', exact: true }).click();
    await accountGrid(page()).waitFor();
  });

  test('the tabs are gone through by keys, which stay with them, and each keeps what was chosen in it', async () => {
    const tab = (name: string) => shown(page()).getByRole('radio', { name, exact: true });
    await tab('List').focus();
    for (const name of ['Whitespace', 'Forecast', 'Cohorts']) {
      await page().keyboard.press('ArrowRight');
      await isFocused(tab(name));
    }
    await tab('Month').click();
    const cell = shown(page()).locator('[data-cell][tabindex="0"]');
    await cell.focus();
    await page().keyboard.press('Home');
    await expect.poll(() => cell.getAttribute('data-cell')).toBe('0 0');
    await tab('Ladder').click();
    // Nothing in it takes the focus by itself.
    await isFocused(tab('Ladder'));
    await tab('Cohorts').click();
    await expect.poll(() => tab('Month').getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => cell.getAttribute('data-cell')).toBe('0 0');
    await tab('List').click();
    await isFocused(accountGrid(page()));
  });

  test('what a cell copies is pasted into another without the list ever being pressed, and undone', async () => {
    await accountGrid(page()).focus();
    await page().keyboard.press('Control+Home');
    await goToColumn(page(), 'NPS');
    const first = await settledText(page());
    await page().keyboard.press('Control+c');
    await page().keyboard.press('ArrowDown');
    const second = await settledText(page());
    await page().keyboard.press('Delete');
    await expect.poll(() => cursorText(page())).toBe('–');
    await page().keyboard.press('Control+v');
    await expect.poll(() => cursorText(page())).toBe(first);
    await page().keyboard.press('Control+z');
    await page().keyboard.press('Control+z');
    await expect.poll(() => cursorText(page())).toBe(second);
  });

  test('a dialog of the list gives the focus back to the button that opened it', async () => {
    const button = shown(page()).getByRole('button', { name: 'Scoring…' });
    await button.focus();
    await page().keyboard.press('Enter');
    await openDialog(page());
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await isFocused(button);
  });
}
