import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { isFocused, pressAll, undoAll, undoLabel } from './keys';

const view = (page: Page) => page.locator('[data-view="accounts"]:not([hidden])');
const region = (page: Page, name: string) => view(page).getByRole('region', { name, exact: true });
const radio = (page: Page, name: string) => view(page).getByRole('radio', { name, exact: true });
const cell = (page: Page, row: number, age: number) => view(page).locator(`[data-cell="${row} ${age}"]`);

async function showTab(page: Page, tab: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Views' });
  if ((await rail.getByRole('button', { name: 'Accounts', exact: true }).count()) > 0) {
    await rail.getByRole('button', { name: 'Accounts', exact: true }).click();
  } else {
    await rail.getByRole('button', { name: 'More views' }).click();
    await page.locator('[role="menu"]').waitFor();
    await page.getByRole('menuitem', { name: 'Accounts' }).click();
  }
  await radio(page, tab).click();
  await expect.poll(() => radio(page, tab).getAttribute('aria-checked')).toBe('true');
}

/** The texts of the rows of a table, its heading left out. */
function rows(page: Page, name: string): Promise<readonly (readonly string[])[]> {
  return region(page, name)
    .locator('tbody tr')
    .evaluateAll((found) => found.map((row) => [...row.children].map((one) => one.textContent ?? '')));
}

async function accessibleInBothThemes(page: Page): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await page.locator('html').evaluate((html, wanted) => html.setAttribute('data-theme', wanted), theme);
    await expectAccessible(page);
  }
}

/**
 * What every shell's window does with cohorts and the ladder. `page` gives a window that shows `planWithCohorts` as it comes. Both shells draw the same page: one of
 * them is enough to hold it to axe.
 */
export function cohortsWindow(page: () => Page, withAxe: boolean): void {
  test('twelve months are read customer by customer beside every other reading, and what is left out is counted', async () => {
    await showTab(page(), 'Cohorts');
    await expect
      .poll(() => rows(page(), 'NRR in every reading'))
      .toEqual([
        ['Accounts, customer by customer', 'Dec 2026', '86.00', '80.00'],
        ['Accounts, cohort by segment', 'Dec 2026', '90.29', ''],
        ['Accounts, compounded bridge', 'Dec 2026', '89.78', ''],
        ['Accounts, simple sum', 'Dec 2026', '91.00', ''],
        ['Base, cohort by segment', 'Dec 2027', '90.00', '90.00'],
        ['Base, compounded bridge', 'Dec 2027', '90.00', '90.00'],
        ['Base, simple sum', 'Dec 2027', '90.00', '90.00'],
      ]);
    expect(
      (await rows(page(), 'Twelve months by segment')).map(([name, , , , , nrr, grr]) => [name, nrr, grr]),
    ).toEqual([
      ['SMB', '65.0', '50.0'],
      ['Enterprise', '100.0', '100.0'],
      ['All', '86.0', '80.0'],
    ]);
    await expect
      .poll(() => view(page()).locator('.amber-box').textContent())
      .toBe('Left out of the twelve months: 1 of 5 accounts, whose ARR of Dec 2025 is not known.');
    if (withAxe) await accessibleInBothThemes(page());
  });

  test('cells are gone through by arrow keys, and whoever stands behind one is listed beside', async () => {
    const customers = () => rows(page(), 'Customers of the cell');
    await cell(page(), 0, 1).click();
    await expect.poll(customers).toEqual([
      ['Left Labs', '100.0', '0.0', 'left −100.0'],
      ['Grown Foods', '100.0', '100.0', '0'],
      ['Stayed Hotels', '300.0', '300.0', '0'],
    ]);
    await pressAll(page(), 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await isFocused(cell(page(), 0, 4));
    await expect.poll(async () => (await customers())[1]).toEqual(['Grown Foods', '100.0', '130.0', '+30.0']);
    await expect
      .poll(() => cell(page(), 0, 4).getAttribute('aria-label'))
      .toBe('Began Q4 2025 or before, after 4 quarters: NRR 86.0%, 2 of 3 customers, $430.0K of $500.0K');
    // The younger cohort has reached two quarters: the cursor stays within what is there.
    await pressAll(page(), 'ArrowDown');
    await isFocused(cell(page(), 1, 2));
    await expect.poll(customers).toEqual([['Came Media', '50.0', '50.0', '0']]);
  });

  test('GRR takes the lesser of each customer, logos count them, and both go by year and segment', async () => {
    await radio(page(), 'GRR').click();
    await expect.poll(() => cell(page(), 0, 4).textContent()).toBe('80.0');
    await radio(page(), 'Logos').click();
    await expect.poll(() => cell(page(), 0, 4).textContent()).toBe('2');
    await radio(page(), 'Year').click();
    await view(page()).getByRole('combobox', { name: 'Segment of the accounts' }).selectOption('SMB');
    await expect
      .poll(() => cell(page(), 0, 1).getAttribute('aria-label'))
      .toContain('Began FY25 or before, after 1 year: customers kept 50.0%, 1 of 2 customers');
    await view(page()).getByRole('button', { name: 'Customers kept by year of start as a table' }).click();
    await expect
      .poll(() => rows(page(), 'Customers kept by year of start'))
      .toEqual([
        ['FY25 or before', '2', '2', '1'],
        ['All', '2', '2', '1'],
      ]);
    await view(page()).getByRole('button', { name: 'Customers kept by year of start as a table' }).click();
  });

  test('accounts stand on the rung they are known to have reached, and the climb is counted in days', async () => {
    await showTab(page(), 'Ladder');
    const names = async () =>
      (await rows(page(), 'Accounts by rung')).map(([, accounts, , acv, days, up]) => [accounts, acv, days, up]);
    await expect.poll(names).toEqual([
      ['0', 'n/a', 'n/a', '0'],
      ['0', 'n/a', 'n/a', '0'],
      ['1', '130.0', '130 (1)', '↑ 1'],
      ['0', 'n/a', 'n/a', '0'],
      ['2 (1 or higher)', '187.5', '', ''],
    ]);
    await expect.poll(() => view(page()).locator('.key-figure').nth(4).textContent()).toContain('100.0%1 of 1');
    if (withAxe) await accessibleInBothThemes(page());
  });

  test('noting today’s rungs is one step that can be taken back, and is asked for once', async () => {
    const note = view(page()).getByRole('button', { name: 'Note today’s rungs' });
    await note.click();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Note today’s rungs');
    await expect.poll(() => note.isDisabled()).toBe(true);
    await page().keyboard.press('Control+z');
    await expect.poll(() => note.isDisabled()).toBe(false);
  });

  test('a rung gets another name with its days, another least value, and a neighbour above; a name that is taken is refused', async () => {
    const field = (name: string) => view(page()).getByRole('textbox', { name, exact: true });
    const typed = async (name: string, text: string) => {
      await field(name).fill(text);
      await page().keyboard.press('Enter');
    };
    await typed('Name of rung 3', 'deep');
    await expect
      .poll(() => view(page()).locator('.status-main').textContent())
      .toContain('There is a rung called “deep” already; choose another name.');
    await typed('Name of rung 3', 'Everywhere');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Name of rung: Everywhere');
    expect((await rows(page(), 'Accounts by rung'))[2]?.slice(4)).toEqual(['130 (1)', '↑ 1']);
    await typed('Everywhere: Seats %', '95');
    await expect
      .poll(async () => (await rows(page(), 'Accounts by rung')).map((row) => row[1]))
      .toEqual(['0', '0', '0', '1', '2 (1 or higher)']);
    await view(page()).getByRole('button', { name: 'Add a rung' }).click();
    await expect.poll(async () => (await rows(page(), 'Accounts by rung')).length).toBe(6);
    await expect.poll(() => view(page()).getByRole('button', { name: 'Add a rung' }).isDisabled()).toBe(true);
    await undoAll(page());
    await expect.poll(() => field('Name of rung 3').inputValue()).toBe('Spread');
  });
}
