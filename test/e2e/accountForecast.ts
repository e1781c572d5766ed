import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { dialogClosed, isFocused, openDialog, undoAll, undoLabel } from './keys';

const view = (page: Page) => page.locator('[data-view="accounts"]:not([hidden])');
const panel = (page: Page, name: string) => view(page).getByRole('region', { name, exact: true });
const field = (page: Page, name: string) => view(page).getByRole('textbox', { name, exact: true });
const status = (page: Page) => view(page).locator('.status-main').textContent();

/** Shows the forecast of the accounts, from the rail or from under More, and waits until it answers keys. */
async function showForecast(page: Page): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Views' });
  if ((await rail.getByRole('button', { name: 'Accounts', exact: true }).count()) > 0) {
    await rail.getByRole('button', { name: 'Accounts', exact: true }).click();
  } else {
    await rail.getByRole('button', { name: 'More views' }).click();
    await page.locator('[role="menu"]').waitFor();
    await page.getByRole('menuitem', { name: 'Accounts' }).click();
  }
  await view(page).waitFor();
  await view(page).getByRole('radio', { name: 'Forecast', exact: true }).click();
  await panel(page, 'Pipeline').waitFor();
}

/** The cells of a row of a table of the forecast. */
async function cells(page: Page, region: string, row: string): Promise<readonly string[]> {
  const header = page.getByRole('rowheader', { name: row, exact: true });
  return panel(page, region).getByRole('row').filter({ has: header }).locator('td').allTextContents();
}

const likely = async (page: Page, row: string): Promise<number> =>
  Number((await cells(page, 'Pipeline', row))[7]?.replaceAll(',', ''));

async function typed(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await page.keyboard.press('Enter');
}

/** What every shell's window does with the forecast. `page` gives a window that shows `askedOfSeats` as it comes. */
export function forecastWindow(page: () => Page): void {
  test('an account counts once in all, and once in each motion that it is talked to about, one after the other', async () => {
    await showForecast(page());
    const all = await cells(page(), 'Pipeline', 'All, each account once');
    expect(all.slice(0, 5)).toEqual(['130', '130', '', '0', '130']);
    const rows = await Promise.all(
      ['Seats', 'Tier upgrade', 'Cross-sell', 'Usage', 'Price at renewal'].map(async (row) =>
        (await cells(page(), 'Pipeline', row)).slice(0, 5).map(Number),
      ),
    );
    for (const [eligible = 0, triggered = 0, otherFirst = 0, notReached = 0, inTalks = 0] of rows) {
      expect(triggered).toBeLessThanOrEqual(eligible);
      expect(otherFirst + notReached + inTalks).toBe(triggered);
      expect(inTalks).toBeLessThanOrEqual(130);
    }
    expect(rows.reduce((sum, row) => sum + (row[4] ?? 0), 0)).toBeGreaterThan(130);
  });

  test('a conversion moves the forecast of its motion by as much, in one step, and says what is wrong with one that is none', async () => {
    const before = await likely(page(), 'Seats');
    await typed(page(), 'Seats conversion, likely', '25');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Forecast: seats, conversion');
    // Shown in thousands, so that both may be rounded.
    await expect.poll(async () => Math.abs((await likely(page(), 'Seats')) - before * 1.25)).toBeLessThanOrEqual(1.2);
    await typed(page(), 'Seats conversion, likely', '30');
    await expect.poll(() => status(page())).toContain('likely, 30%, would be above high, 25%; change the other first.');
    await page().keyboard.press('Escape');
    await view(page()).getByRole('button', { name: 'Reset Seats' }).click();
    await expect.poll(() => likely(page(), 'Seats')).toBe(before);
  });

  test('a team of two reaches 60 accounts; whom it leaves is said and not counted, and no quarter has more in talks', async () => {
    await typed(page(), 'CSMs', '2');
    await expect
      .poll(async () => (await cells(page(), 'Pipeline', 'All, each account once')).slice(3, 5))
      .toEqual(['70', '60']);
    await expect.poll(() => panel(page(), 'Capacity').textContent()).toContain('70 triggered accounts are not reached');
    const busy = await panel(page(), 'Capacity').locator('tbody td').allTextContents();
    expect(busy.map(Number).every((count) => count <= 60)).toBe(true);
    await typed(page(), 'CSMs', '3');
    await expect.poll(async () => (await cells(page(), 'Pipeline', 'All, each account once'))[4]).toBe('90');
    await typed(page(), 'CSMs', '');
    await expect.poll(async () => (await cells(page(), 'Pipeline', 'All, each account once'))[4]).toBe('130');
  });

  test('what the roadmap asks from seats stands beside what the accounts carry, in words', async () => {
    await expect
      .poll(() => panel(page(), 'Beside the roadmap').locator('li').first().textContent())
      .toMatch(
        /^The roadmap asks 3\.\d\d points from seats; the accounts carry 1\.\d\d \(0\.\d\d to 3\.\d\d\), and what is asked lies within/,
      );
    await panel(page(), 'Beside the roadmap').getByRole('radio', { name: 'Q2' }).click();
    await expect
      .poll(() => panel(page(), 'Beside the roadmap').locator('.panel-caption').textContent())
      .toContain('Q2 2027');
    await panel(page(), 'Beside the roadmap').getByRole('radio', { name: 'All' }).click();
  });

  test('a recorded forecast is measured by what came, and what came becomes the assumption on a click', async () => {
    await view(page()).getByRole('button', { name: 'Record this forecast' }).click();
    await field(page(), 'Won, seats, Q1 2027').waitFor();
    await typed(page(), 'In talks, seats, Q1 2027', '40');
    await typed(page(), 'Won, seats, Q1 2027', '41');
    await expect.poll(() => status(page())).toContain('no more can be won than the 40 that were in talks.');
    await page().keyboard.press('Escape');
    await typed(page(), 'Won, seats, Q1 2027', '11');
    const offer = panel(page(), 'Forecast and outcome').getByRole('button', { name: /as conversion of seats/ });
    await expect.poll(() => offer.getAttribute('aria-label')).toBe('Use 27.5% as conversion of seats');
    await offer.click();
    await expect.poll(() => field(page(), 'Seats conversion, likely').inputValue()).toBe('27.5');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Forecast: seats, conversion from what came');
    await undoAll(page());
    await expect.poll(() => panel(page(), 'Forecast and outcome').locator('.empty').count()).toBe(1);
  });

  test('used from the bottom up, by keys, it is a scenario in one step; the name of another is refused in words', async () => {
    const use = view(page()).getByRole('button', { name: 'Use bottom-up…' });
    await use.focus();
    await page().keyboard.press('Enter');
    const dialog = await openDialog(page());
    await expectAccessible(page());
    const name = dialog.getByLabel('Name of the scenario');
    await isFocused(name);
    await name.fill('Base');
    await page().keyboard.press('Enter');
    await expect.poll(() => dialog.locator('.form-fault').textContent()).toContain('Base');
    await name.fill('What accounts carry');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await page().locator('[data-view="roadmap"]:not([hidden])').waitFor();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Use the forecast as What accounts carry');
    await expect
      .poll(() => page().getByRole('radio', { name: 'What accounts carry' }).getAttribute('aria-checked'))
      .toBe('true');
    await showForecast(page());
    // What the accounts carry is now what the roadmap asks: no difference but of rounding.
    await expect.poll(async () => (await cells(page(), 'Beside the roadmap', 'Seats'))[7]).toBe('0');
    expect((await cells(page(), 'Beside the roadmap', 'Seats'))[2]).toMatch(/^1\.\d\d$/);
    await undoAll(page());
    await expect.poll(() => page().getByRole('radio', { name: 'What accounts carry' }).count()).toBe(0);
  });
}
