import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { VIEW_IDS } from '#host/contract';
import { root } from '../../scripts/bootstrap.mjs';
import { dialogClosed, isFocused, openDialog, settled, undoAll, undoLabel } from './keys';
import { EXAMPLE } from './planWindow';
import { figure, shown } from './roadmap';

const field = (page: Page, label: string | RegExp) => shown(page).getByLabel(label).first();
const button = (page: Page, name: string | RegExp) => shown(page).getByRole('button', { name, exact: true });
const status = (page: Page) => shown(page).locator('.status-main').textContent();

/** Shows the risk view and waits until it answers keys. */
export async function showRisk(page: Page): Promise<void> {
  await page.keyboard.press(`Control+${VIEW_IDS.indexOf('risk') + 1}`);
  await page.locator('[data-view="risk"]:not([hidden])').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-view="risk"]') !== null))
    .toBe(true);
}

/** Gives the rates ranges, and waits for the trials that come of them. */
export async function giveRanges(page: Page): Promise<void> {
  await shown(page)
    .getByRole('button', { name: /^Give rates/ })
    .click();
  await trialsDone(page);
}

/** Waits until the trials of the present plan are there. */
export async function trialsDone(page: Page): Promise<void> {
  await shown(page)
    .getByText(/^Computed in/)
    .waitFor();
}

interface PrintedTable {
  readonly values: readonly (readonly number[])[];
}

async function printed(command: string, ...words: readonly string[]): Promise<PrintedTable> {
  const typed = [join(root, 'scripts/headroom.mjs'), command, EXAMPLE, ...words, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, typed);
  return JSON.parse(stdout) as PrintedTable;
}

export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await field(page, label).click();
  await field(page, label).fill(text);
  await page.keyboard.press('Enter');
}

/** Counts how often the view says that no input has a range while some have. */
async function watched(page: Page): Promise<() => Promise<number>> {
  const handle = await page.evaluateHandle(() => {
    const seen = { count: 0 };
    const look = () => {
      const view = document.querySelector('[data-view="risk"]');
      const hasRanges = view?.querySelector('.risk-table tbody th') !== null;
      if (hasRanges && /No input has a range yet, so/.test(view?.textContent ?? '')) seen.count++;
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => handle.evaluate(({ count }) => count);
}

/** What every shell's window does with risk. `page` gives a window that shows the example as it comes, which has no ranges. */
export function riskWindow(page: () => Page): void {
  test('a plan without ranges is offered them in one step, and shows no figure before', async () => {
    await showRisk(page());
    await expect.poll(() => figure(page(), 'NRR, median')).toBe('n/a');
    const contradictions = await watched(page());
    await giveRanges(page());
    expect(await contradictions()).toBe(0);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Ranges for rates and new logos');
    await expect.poll(() => figure(page(), 'NRR, median')).toMatch(/^\d+\.\d$/);
    await expect.poll(() => status(page())).toBe('10,000 trials, seed 1');
    await expect.poll(() => shown(page()).locator('.risk-table tbody th').count()).toBe(3);
  });

  test('a target that is typed gets its probability, and a text that is none stays, marked', async () => {
    await type(page(), /^Target of NRR/, 'much');
    await expect.poll(() => field(page(), /^Target of NRR/).getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => status(page())).toContain('“much” is not a number');
    const median = await settled(page(), () => figure(page(), 'NRR, median'));
    await type(page(), /^Target of NRR/, median);
    await expect.poll(() => shown(page()).locator('.risk-answer b').textContent()).toMatch(/^(4\d|5\d)\.\d%$/);
    await expect
      .poll(() => shown(page()).locator('.risk-answer span').textContent())
      .toBe('of trials reach it, ± 0.5 points');
    await field(page(), 'Direction of the target').selectOption('at most');
    await expect.poll(() => shown(page()).locator('.risk-near th').first().textContent()).toBe('At most, %');
    await expect.poll(() => undoLabel(page())).toBe(`Undo: Target ${median}0%`);
  });

  test('the same seed gives the same figures, another seed others', async () => {
    const spread = () => shown(page()).locator('.risk-answer').textContent();
    const first = await settled(page(), spread);
    await type(page(), 'Seed', '2');
    await expect.poll(spread).not.toBe(first);
    await type(page(), 'Seed', '1');
    await expect.poll(spread).toBe(first);
    await type(page(), 'Seed', '-1');
    await expect.poll(() => status(page())).toContain('a seed is a whole number from 0 to 4294967295');
    await page().keyboard.press('Escape');
  });

  test('a number of a range changes the spread, and one out of order is refused with what holds', async () => {
    const spread = () => figure(page(), 'NRR, 5th to 95th');
    const before = await settled(page(), spread);
    await type(page(), /^High of Churn rate/, '20');
    await expect.poll(spread).not.toBe(before);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Range of Churn rate');
    await type(page(), /^Low of Churn rate/, '15');
    await expect.poll(() => status(page())).toContain('low, likely and high must stand in this order');
    await page().keyboard.press('Escape');
    await page().keyboard.press('Control+z');
    await expect.poll(spread).toBe(before);
  });

  test('a range is dragged: figures follow, nothing is in the plan before it is let go, and Escape leaves no trace', async () => {
    const median = () => figure(page(), 'NRR, median');
    const likely = shown(page()).getByRole('slider', { name: 'Churn rate, likely' });
    const [before, label] = await settled(page(), async () => [await median(), await undoLabel(page())]);
    const box = await likely.boundingBox();
    if (box === null) throw new Error('the bar is not in sight');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const pull = async (by: number) => {
      await page().mouse.move(x, y);
      await page().mouse.down();
      await page().mouse.move(x + by, y, { steps: 4 });
      await expect.poll(median).not.toBe(before);
      await expect.poll(() => undoLabel(page())).toBe(label);
    };
    await pull(30);
    const shownLikely = await field(page(), /^Likely of Churn rate/).inputValue();
    expect(Number(shownLikely)).toBeGreaterThan(5.56);
    await page().keyboard.press('Escape');
    await expect.poll(median).toBe(before);
    await page().mouse.up();
    await expect.poll(() => undoLabel(page())).toBe(label);
    await pull(30);
    await page().mouse.up();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Range of Churn rate');
    await expect.poll(() => field(page(), /^Likely of Churn rate/).inputValue()).toBe(shownLikely);
    await page().keyboard.press('Control+z');
    await expect.poll(median).toBe(before);
    await expect.poll(() => undoLabel(page())).toBe(label);
  });

  test('an open dialog keeps the view and the plan that it is about: keys for others wait until it is closed', async () => {
    const label = await undoLabel(page());
    await button(page(), 'Correlations').click();
    const dialog = await openDialog(page());
    await dialog.getByRole('combobox').first().focus();
    for (const key of ['Control+1', 'Control+z', 'Control+Shift+e']) await page().keyboard.press(key);
    await dialog.getByRole('button', { name: 'Add a pair' }).click();
    await expect.poll(() => page().locator('[role="dialog"]').count()).toBe(1);
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await expect.poll(() => page().locator('[data-view="risk"]:not([hidden])').count()).toBe(1);
    await expect.poll(() => undoLabel(page())).toBe(label);
  });

  test('a held arrow key drags as well, and is one step; with Shift the whole range goes', async () => {
    const high = shown(page()).getByRole('slider', { name: 'Churn rate, high' });
    const [text, label] = await settled(page(), async () => [
      await high.getAttribute('aria-valuetext'),
      await undoLabel(page()),
    ]);
    await high.focus();
    for (let press = 0; press < 3; press++) await page().keyboard.down('ArrowRight');
    await expect.poll(() => high.getAttribute('aria-valuetext')).not.toBe(text);
    await expect.poll(() => undoLabel(page())).toBe(label);
    await page().keyboard.up('ArrowRight');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Range of Churn rate');
    await page().keyboard.press('Control+z');
    await expect.poll(() => high.getAttribute('aria-valuetext')).toBe(text);
    const low = shown(page()).getByRole('slider', { name: 'Churn rate, low' });
    const lowest = Number(await low.getAttribute('aria-valuenow'));
    await high.focus();
    await page().keyboard.press('Shift+PageUp');
    await expect.poll(async () => Number(await low.getAttribute('aria-valuenow'))).toBeGreaterThan(lowest);
    await page().keyboard.press('Control+z');
    await expect.poll(() => undoLabel(page())).toBe(label);
  });

  test('correlations that contradict each other are refused with the pair and the nearest that can be', async () => {
    await button(page(), 'Correlations').click();
    const dialog = await openDialog(page());
    const pair = async (at: number, first: number, second: number, value: string) => {
      await dialog.getByLabel('Input', { exact: true }).nth(at).selectOption(String(first));
      await dialog.getByLabel('and', { exact: true }).nth(at).selectOption(String(second));
      await dialog.getByLabel('Correlation', { exact: true }).nth(at).fill(value);
    };
    await pair(0, 0, 1, '0.9');
    for (const [at, second, value] of [
      [1, 1, '0.9'],
      [2, 0, '-0.5'],
    ] as const) {
      await dialog.getByRole('button', { name: 'Add a pair' }).click();
      await pair(at, 2, second, value);
    }
    await page().keyboard.press('Enter');
    await expect
      .poll(() => dialog.locator('.form-fault').textContent())
      .toMatch(
        /^A correlation of .* and Upsell rate cannot be together with the others; the nearest that can is .*\.$/,
      );
    await dialog.getByLabel('Correlation', { exact: true }).nth(2).fill('0.7');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Correlations');
    await page().keyboard.press('Control+z');
  });

  test('a data table is kept in the plan, follows it, and outlines the plan’s own cell', async () => {
    await button(page(), 'New table').click();
    const dialog = await openDialog(page());
    await dialog.getByLabel('Columns: input', { exact: true }).selectOption('upsell_rate');
    await dialog.getByLabel('Rows: from, % yr').fill('2');
    await dialog.getByLabel('Rows: to').fill('110');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect
      .poll(() => dialog.locator('.form-fault').textContent())
      .toBe('Churn rate cannot be 110.00%; 100.00% is the most that it can be.');
    await dialog.getByLabel('Rows: to').fill('10');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toMatch(/^Undo: Add table .* by Churn rate and Upsell rate$/);
    await shown(page())
      .getByRole('button', { name: /by Churn rate and Upsell rate as a table$/ })
      .click();
    const heads = await shown(page()).locator('.risk-lower th[scope="row"]').allTextContents();
    // Five values, and the plan's own 5.56% among them.
    expect(heads).toEqual(['2.00%', '4.00%', '5.56%', '6.00%', '8.00%', '10.00%']);
    await button(page(), 'Change').click();
    const again = await openDialog(page());
    await again.getByLabel('Rows: input, when').selectOption('2027-Q3');
    await again.getByLabel('Columns: input', { exact: true }).selectOption({ label: 'Seat pricing: start' });
    await again.getByLabel('Figure', { exact: true }).selectOption('closing_arr');
    await again.getByRole('button', { name: 'Change', exact: true }).click();
    await dialogClosed(page());
    await expect
      .poll(() => undoLabel(page()))
      .toBe('Undo: Change table Closing ARR by Churn rate, Q3 2027 and Seat pricing: start');
    await expect
      .poll(() => shown(page()).locator('.risk-lower thead th').allTextContents())
      .toEqual(['Churn rate, Q3 2027', 'Jan 2027', 'Feb 2027', 'Mar 2027', 'Apr 2027']);
    // What the command line prints for the same question.
    const typed = ['--line', 'closing_arr', '--at', 'last', '--row', 'churn_rate@2027-Q3=2%..10%/2'];
    const across = ['--column', 'seat_pricing_start=2027-01..2027-04/4'];
    const { values } = await printed('table', ...typed, ...across);
    const row = (name: string) =>
      shown(page())
        .locator('.risk-lower tbody tr', { has: page().getByText(name, { exact: true }) })
        .locator('td');
    await expect
      .poll(() => row('10.00%').allTextContents())
      .toEqual(values[1]?.map((value) => Math.round(value / 1000).toLocaleString('en-US')));
    await button(page(), 'Remove').click();
    await expect.poll(() => shown(page()).locator('.risk-lower .panel-choices button').count()).toBe(1);
  });

  test('solving gives the value, says where a target is out of reach, and makes a scenario', async () => {
    await shown(page()).getByRole('button', { name: 'Solve', exact: true }).click();
    const dialog = await openDialog(page());
    await dialog.getByLabel(/^Target,/).fill('150');
    await page().keyboard.press('Enter');
    await expect
      .poll(() => dialog.locator('.amber-box').textContent())
      .toMatch(/^150.00% cannot be reached between 0.00% and /);
    await dialog.getByLabel(/^Target,/).fill('108');
    await page().keyboard.press('Enter');
    await expect
      .poll(() => dialog.locator('.risk-sentence').textContent())
      .toMatch(/^Churn rate at \d\.\d\d% reaches it\.$/);
    const name = dialog.getByLabel('Name of the scenario');
    await name.fill('Initiatives');
    await dialog.getByRole('button', { name: 'Make a scenario of it' }).click();
    await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(/Initiatives/);
    await expect.poll(() => dialog.locator('.risk-sentence').textContent()).toMatch(/reaches it\.$/);
    await name.fill('Needed churn');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect
      .poll(() => page().getByRole('radio', { name: 'Needed churn' }).getAttribute('aria-checked'))
      .toBe('true');
    await page().keyboard.press('Control+z');
  });

  test('a row of the tornado leads to its input by key, and the way back finds the view as it was', async () => {
    const row = shown(page()).getByRole('button', { name: 'Go to Churn rate' }).first();
    await row.focus();
    await isFocused(row);
    await page().keyboard.press('Enter');
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await expect.poll(() => page().locator('.status-bar:visible .status-main').textContent()).toContain('Churn rate, ');
    await showRisk(page());
    await isFocused(row);
    // From the full size as well, which does not stay over the grid.
    await shown(page())
      .getByRole('button', { name: /^What moves .* in full size$/ })
      .click();
    const full = await openDialog(page());
    await full.getByRole('button', { name: 'Go to Churn rate' }).click();
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await expect.poll(() => page().getByRole('dialog').count()).toBe(0);
    await showRisk(page());
    // Before a year has passed there is no NRR of twelve months, and nothing that moves it.
    await field(page(), 'Date of the target').selectOption({ label: 'Q1 2027' });
    await expect
      .poll(() => shown(page()).locator('.risk-lower .empty').textContent())
      .toBe('NRR, 12 months cannot be computed in Q1 2027.');
    await undoAll(page());
    await expect.poll(() => figure(page(), 'NRR, median')).toBe('n/a');
  });
}
