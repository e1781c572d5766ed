import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dialogClosed, isFocused, openDialog, pressAll, settled, undoAll, undoLabel } from './keys';
import { figure, shown } from './roadmap';

const field = (page: Page, label: string) => shown(page).getByLabel(label, { exact: true }).first();
const tab = (page: Page, name: string) => shown(page).getByRole('button', { name, exact: true }).click();
const cells = (page: Page) => shown(page).locator('.heat-table td');
const ownCell = (page: Page) => shown(page).locator('.heat-table .own-cell');
const status = (page: Page) => shown(page).locator('.status-main').textContent();

/** Shows the growth view and waits until it answers keys. */
export async function showGrowth(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.locator('[data-view="growth"]:not([hidden]) :focus').first().waitFor();
}

/** Adds the growth lines to a plan that has none, and waits for the map that comes of them. */
export async function addGrowthLines(page: Page): Promise<void> {
  await shown(page).getByRole('button', { name: 'Add the growth lines' }).click();
  await shown(page).locator('.heat-table').waitFor();
}

export async function type(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).click();
  await field(page, label).fill(text);
  await page.keyboard.press('Enter');
}

/** The cells of a row of the lower table, by the beginning of its label. */
const rowOf = (page: Page, label: string) =>
  shown(page)
    .locator('.tab-place tr', { has: page.getByRole('rowheader', { name: label }) })
    .locator('td')
    .allTextContents();

/** What every shell's window does with growth. `page` gives a window that shows the example as it comes, which has no growth lines. */
export function growthWindow(page: () => Page): void {
  test('a plan without the lines is offered them in one step, and shows no figure before', async () => {
    await showGrowth(page());
    await expect.poll(() => shown(page()).locator('.key-figure').count()).toBe(0);
    await isFocused(shown(page()).getByRole('button', { name: 'Add the growth lines' }));
    await page().keyboard.press('Enter');
    await shown(page()).locator('.heat-table').waitFor();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Add the growth lines');
    await expect.poll(() => figure(page(), 'Required new logos')).toBe('n/a');
  });

  test('a target that is typed outlines the cell of the plan, and a text that is none stays, marked', async () => {
    await type(page(), 'Target growth', 'forty');
    await expect.poll(() => field(page(), 'Target growth').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => status(page())).toContain('“forty” is not a number');
    await type(page(), 'Target growth', '40');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Target growth');
    await expect.poll(() => figure(page(), 'Growth target')).toBe('40.0');
    const nrr = Number(await figure(page(), 'NRR'));
    await expect.poll(async () => Number(await ownCell(page()).textContent())).toBeCloseTo(140 - nrr, 1);
    await expect.poll(() => figure(page(), 'Plan has')).toBe('0');
  });

  test('at a chosen NRR of 85% a target of 40% takes 55% of opening ARR, 15 of these points for what is lost', async () => {
    await shown(page()).getByRole('radio', { name: 'Chosen' }).click();
    await type(page(), 'Chosen NRR', '85%');
    await expect.poll(() => ownCell(page()).textContent()).toBe('55');
    await expect.poll(() => figure(page(), 'Compensatory')).toBe('15.0');
    await expect
      .poll(() =>
        shown(page())
          .getByRole('img', { name: /^New-logo ARR that a target/ })
          .getAttribute('aria-label'),
      )
      .toContain('Chosen 85.0% 55.0%, of which 15.0 points replace losses');
    await shown(page()).getByRole('radio', { name: 'From the plan' }).click();
    await expect.poll(() => ownCell(page()).textContent()).not.toBe('55');
  });

  test('what is not available leads to the input that mends it, and its figures come as soon as it is typed', async () => {
    await tab(page(), 'Targets side by side');
    await expect.poll(() => rowOf(page(), 'Acquisition spend')).toEqual(['n/a', 'n/a', 'n/a', 'n/a']);
    await shown(page()).getByRole('button', { name: 'n/a: Missing input: cac_ratio' }).first().click();
    await page().locator('.inputs-table [data-field="cac_ratio"]:focus').waitFor();
    await page().keyboard.type('2');
    await page().keyboard.press('Enter');
    await expect.poll(() => undoLabel(page())).toBe('Undo: CAC ratio');
    await tab(page(), 'Targets side by side');
    const required = () => rowOf(page(), 'With movement');
    await expect.poll(async () => (await rowOf(page(), 'CAC ratio'))[0]).toBe('2.00');
    const spends = await settled(page(), async () => (await rowOf(page(), 'Acquisition spend')).map(Number));
    for (const [at, text] of (await required()).entries()) expect(spends[at]).toBeCloseTo(2 * Number(text), 1);
  });

  test('a year may have a target of its own, which the others leave alone', async () => {
    await tab(page(), 'Year by year');
    const targets = () =>
      shown(page())
        .locator('.year-table .cell-field')
        .evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value));
    await expect.poll(targets).toEqual(['40.0', '40.0']);
    await shown(page()).locator('.year-table .cell-field').nth(1).click();
    await page().keyboard.press('Control+a');
    await page().keyboard.type('25');
    await page().keyboard.press('Enter');
    await expect
      .poll(() => undoLabel(page()))
      .toMatch(/^Undo: Target growth, Q1 2028 to Q4 2028|^Undo: Target growth, Jan 2028/);
    await page().keyboard.press('Tab');
    await expect.poll(targets).toEqual(['40.0', '25.0']);
    await expect.poll(() => field(page(), 'Target growth').inputValue()).toBe('varies');
    await page().keyboard.press('Control+z');
    await expect.poll(targets).toEqual(['40.0', '40.0']);
  });

  test('a plan that is too short for the question is made a year longer, and back', async () => {
    const years = () => shown(page()).getByRole('radiogroup', { name: 'Years' }).getByRole('radio').allTextContents();
    await expect.poll(() => years()).toEqual(['1', '2']);
    await shown(page())
      .getByRole('button', { name: /^Add a year, to / })
      .click();
    await expect.poll(years).toEqual(['1', '2', '3']);
    await expect.poll(() => undoLabel(page())).toMatch(/^Undo: Lengthen the plan to .* 2029$/);
    await shown(page()).getByRole('radio', { name: '3', exact: true }).click();
    await expect
      .poll(() => shown(page()).locator('.key-figure', { hasText: 'Plan has' }).textContent())
      .toContain('2029');
    await page().keyboard.press('Control+z');
    await expect.poll(years).toEqual(['1', '2']);
  });

  test('by keys a cell of the map becomes a scenario that has its NRR and wins what its target takes', async () => {
    const pills = () => page().getByRole('radiogroup', { name: 'Scenario', exact: true }).getByRole('radio').count();
    const before = await settled(page(), pills);
    await ownCell(page()).focus();
    await pressAll(page(), 'ArrowDown', 'ArrowLeft');
    const words = await settled(page(), async () => (await status(page())) ?? '');
    const [, nrr = '', target = '', share = ''] = /NRR (\S+)%, target (\S+)%: (\S+)% of opening/.exec(words) ?? [];
    await page().keyboard.press('Enter');
    const dialog = await openDialog(page());
    await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe(`NRR ${nrr}% for ${target}% growth`);
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe(`Undo: Add scenario NRR ${nrr}% for ${target}% growth`);
    await expect.poll(() => pills()).toBe(before + 1);
    await expect.poll(() => figure(page(), 'NRR')).toBe(Number(nrr).toFixed(2));
    await expect.poll(() => figure(page(), 'Growth target')).toBe(Number(target).toFixed(1));
    await expect.poll(async () => Number(await ownCell(page()).textContent())).toBeCloseTo(Number(share), 1);
    await expect
      .poll(() => shown(page()).locator('.key-figure', { hasText: 'Plan has' }).textContent())
      .toContain('meets it');
    await page().keyboard.press('Control+z');
    await expect.poll(pills).toBe(before);
  });

  test('a sum on either side: which brings more, where the two cross, and motions once the costs lines are there', async () => {
    const verdict = () => shown(page()).locator('[data-verdict]').textContent();
    await type(page(), 'Sum a year', '50K');
    await type(page(), 'Points of NRR gained', '1');
    await expect.poll(verdict).toMatch(/^Acquisition brings more: .*The two cross at \d+\.\d\d points of NRR/);
    const [, crossing = ''] = /cross at ([\d.]+) points/.exec((await verdict()) ?? '') ?? [];
    await type(page(), 'Points of NRR gained', String(Number(crossing) + 0.5));
    await expect.poll(verdict).toMatch(/^Retention and expansion bring more/);
    await tab(page(), 'Break-even by motion');
    await expect.poll(() => shown(page()).getByLabel('Rules that sources state').textContent()).toContain('quoted, D');
    await shown(page()).getByRole('button', { name: 'Add the costs lines' }).click();
    await expect
      .poll(() =>
        shown(page()).locator('.panels-side tr', { hasText: 'Upsell, break-even' }).locator('td').first().textContent(),
      )
      .toMatch(/^\d+\.\d\d$/);
    await tab(page(), 'Where a dollar goes further');
    await expect
      .poll(() =>
        shown(page())
          .getByRole('img', { name: /pays from/ })
          .count(),
      )
      .toBe(1);
  });

  test('the unit of the map, its table, and valuations that are off until they are asked for', async () => {
    await shown(page())
      .getByRole('radio', { name: '$M' })
      .or(shown(page()).getByRole('radio', { name: '$K' }))
      .click();
    await expect.poll(() => ownCell(page()).textContent()).not.toBe('55');
    const count = await settled(page(), () => cells(page()).count());
    await tab(page(), 'New-logo ARR needed as a table');
    await expect.poll(() => shown(page()).locator('.map-place .panel-table td').count()).toBe(count);
    await tab(page(), 'New-logo ARR needed as a table');
    await tab(page(), 'Valuation');
    await expect.poll(() => shown(page()).locator('.valuation-table').count()).toBe(0);
    await shown(page()).getByLabel('Show valuations').check();
    await type(page(), 'Low multiple of ARR', '5');
    await type(page(), 'High multiple of ARR', '8');
    await expect.poll(() => shown(page()).locator('.valuation-table tbody td').nth(3).textContent()).toMatch(/ to /);
  });

  test('F6 goes round its regions, and undo takes all of it back to the offer', async () => {
    const here = () =>
      page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null);
    await ownCell(page()).focus();
    for (const region of ['tables', 'acquire or expand']) {
      await page().keyboard.press('F6');
      await expect.poll(here).toBe(region);
    }
    await undoAll(page());
    await shown(page()).getByRole('button', { name: 'Add the growth lines' }).waitFor();
    await page().keyboard.press('Control+1');
  });
}
