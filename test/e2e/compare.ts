import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { expectAccessible } from './accessibility';
import { select } from './grid';
import { isFocused, pressAll, undoAll } from './keys';
import { EXAMPLE } from './planWindow';

const view = (page: Page) => page.locator('[data-view="compare"]:not([hidden])');
const table = (page: Page) => view(page).getByRole('region', { name: 'Figures of the scenarios side by side' });
const status = (page: Page) => view(page).locator('.status-bar').textContent();
const bridge = (page: Page) => view(page).getByRole('img', { name: /^Bridge from / });

/** Shows the comparison by the rail. */
export async function showCompare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await view(page).waitFor();
}

/** The row of a line. Only rows in sight are in the page, so the table is scrolled until it shows. */
async function rowOf(page: Page, name: string): Promise<Locator> {
  const found = table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
  await expect
    .poll(async () => {
      if ((await found.count()) > 0) return true;
      await table(page).evaluate((box) => {
        const before = box.scrollTop;
        box.scrollTop += box.clientHeight / 2;
        if (box.scrollTop === before) box.scrollTop = 0;
      });
      return false;
    })
    .toBe(true);
  return found;
}

/** What a line's row says, cell by cell. */
async function row(page: Page, name: string): Promise<readonly string[]> {
  return (await rowOf(page, name)).locator('td').allTextContents();
}

interface Printed {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly { readonly name: string; readonly amount: number }[];
}

async function printed(...words: readonly string[]): Promise<Printed> {
  const typed = [join(root, 'scripts/headroom.mjs'), 'compare', EXAMPLE, ...words, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, typed);
  return JSON.parse(stdout) as Printed;
}

/** What every shell's window does with the comparison. `page` gives a window that shows the example as it comes. */
export function compareWindow(page: () => Page): void {
  test('the scenario of the pill stands beside the one it follows, with change and percentage', async () => {
    await page()
      .getByRole('radio', { name: /^Stated end state/ })
      .click();
    await showCompare(page());
    await expect
      .poll(() => row(page(), 'Closing ARR'))
      .toEqual(['2,546', '2,580', '+34', '+1.3', '2,799', '2,802', '+2', '+0.1']);
    await expect
      .poll(() => row(page(), 'NRR, 12 months'))
      .toEqual(['107.16', '108.59', '+1.43 pt', '', '109.95', '108.59', '−1.36 pt', '']);
  });

  test('the bridge has the steps that the command line prints, and they sum', async () => {
    await view(page()).getByLabel('Figure that is explained').selectOption('nrr_ttm');
    await expect.poll(() => bridge(page()).getAttribute('aria-label')).toContain('NRR, 12 months');
    const { steps, from, to } = await printed('Initiatives', 'Stated end state', '--line', 'nrr_ttm');
    const points = (value: number) => (value * 100).toFixed(2).replace('-', '−');
    const said = steps.map(({ name, amount }) => `${name} ${amount > 0 ? '+' : ''}${points(amount)}`);
    await expect
      .poll(() => bridge(page()).getAttribute('aria-label'))
      .toBe(
        `Bridge from Initiatives to Stated end state, NRR, 12 months, Q4 2028, compounded bridge: ` +
          `Initiatives ${points(from)}, ${said.join(', ')}, Stated end state ${points(to)}.`,
      );
    await expect.poll(() => status(page())).toContain('9 differences, 512 mixtures, all computed');
    await expect.poll(() => status(page())).toContain('Steps sum to the difference: −1.36 pt');
    const each = view(page()).getByRole('region', { name: 'Each difference, each figure' });
    await expect
      .poll(() =>
        each
          .getByRole('row', { name: /^Seat pricing/ })
          .locator('td')
          .allTextContents(),
      )
      .toEqual(['5.0%', '0.0%', '−5.00', '−257.9']);
  });

  test('exchanging the scenarios turns every step round, and a third one gets columns of its own', async () => {
    await view(page()).getByLabel('From', { exact: true }).selectOption({ label: 'Stated end state' });
    await expect
      .poll(() => bridge(page()).getAttribute('aria-label'))
      .toContain('Bridge from Stated end state to Initiatives');
    await expect.poll(() => bridge(page()).getAttribute('aria-label')).toContain('Upsell rate −10.10');
    await view(page()).getByRole('button', { name: 'Compare one more scenario' }).click();
    await expect.poll(() => table(page()).getByRole('columnheader', { name: 'Do nothing' }).count()).toBe(2);
    await expect
      .poll(async () => (await row(page(), 'NRR, 12 months')).slice(0, 7))
      .toEqual(['108.59', '107.16', '−1.43 pt', '', '94.95', '−13.64 pt', '']);
    // The bridge leads between the first two until others are chosen, which the table does not follow.
    const end = (name: string) => view(page()).getByRole('combobox', { name, exact: true });
    const between = () => bridge(page()).getAttribute('aria-label');
    await end('Bridge from').selectOption({ label: 'Do nothing' });
    await expect.poll(between).toContain('Bridge from Do nothing to Initiatives');
    await end('Bridge to').selectOption({ label: 'Stated end state' });
    await expect.poll(between).toContain('Bridge from Do nothing to Stated end state');
    const { steps } = await printed('Do nothing', 'Stated end state', '--line', 'nrr_ttm');
    await expect
      .poll(() => view(page()).getByRole('region', { name: 'Each difference, each figure' }).textContent())
      .toContain('Stated end state − Do nothing');
    await expect.poll(() => status(page())).toContain(`${steps.length} differences`);
    await end('Bridge to').selectOption({ label: 'Do nothing' });
    await expect.poll(between).toContain('Bridge from Stated end state to Do nothing');
    await expect.poll(() => end('From').locator('option:checked').textContent()).toBe('Stated end state');
    await page().keyboard.press('Control+1');
    await showCompare(page());
    await expect.poll(() => between()).toContain('Bridge from Stated end state to Do nothing');
    await view(page()).getByRole('button', { name: 'Leave out Do nothing' }).click();
    await expect.poll(between).toContain('Bridge from Stated end state to Initiatives');
    await expect.poll(() => table(page()).getByRole('columnheader', { name: 'Do nothing' }).count()).toBe(0);
  });

  test('a row is explained by its name, a cell at its time; what is n/a says why when pointed at', async () => {
    await view(page()).getByRole('radio', { name: 'Quarters' }).click();
    await (await rowOf(page(), 'Churn')).getByRole('button', { name: 'Churn', exact: true }).click();
    await expect.poll(() => bridge(page()).getAttribute('aria-label')).toContain('Churn, Q4 2028, $K');
    const missing = (await rowOf(page(), 'NRR, 12 months')).locator('td.na').first();
    await missing.hover();
    await expect.poll(() => missing.getAttribute('title')).toMatch(/4 periods/);
    await (await rowOf(page(), 'Closing ARR')).locator('td').nth(1).click();
    await expect.poll(() => bridge(page()).getAttribute('aria-label')).toContain('Closing ARR, Q1 2027');
    await expect.poll(() => view(page()).getByLabel('Time', { exact: true }).inputValue()).toBe('2027-Q1');
  });

  test('F6 goes round its regions, arrows choose, folds open by key', async () => {
    await view(page()).getByLabel('From', { exact: true }).focus();
    const regions: (string | null)[] = [];
    for (let step = 0; step < 4; step++) {
      await page().keyboard.press('F6');
      regions.push(
        await page().evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? null,
        ),
      );
    }
    expect(regions.slice(0, 3)).toEqual(['figures', 'difference over time', 'bridge']);
    await view(page()).getByRole('radio', { name: 'Quarters' }).focus();
    await page().keyboard.press('ArrowRight');
    await isFocused(view(page()).getByRole('radio', { name: 'Years' }));
    const fold = (await rowOf(page(), 'Assumptions')).getByRole('button');
    await fold.focus();
    await page().keyboard.press('Enter');
    await expect.poll(() => row(page(), 'Upsell rate')).not.toEqual([]);
    await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('true');
  });

  test('what is typed in the grid is in the bridge when one comes back', async () => {
    await page().getByRole('button', { name: 'Plan', exact: true }).click();
    await select(page(), 'Price rate', 0);
    await pressAll(page(), '2', 'Enter');
    await showCompare(page());
    await expect.poll(() => bridge(page()).getAttribute('aria-label')).toContain('Price rate');
    await expect.poll(() => status(page())).toContain('10 differences, 1024 mixtures');
    await page().getByRole('button', { name: 'Plan', exact: true }).click();
    await undoAll(page());
  });

  test('axe finds nothing serious in the comparison, its charts as tables and its values over time', async () => {
    await showCompare(page());
    await expect.poll(() => bridge(page()).count()).toBe(1);
    await expectAccessible(page());
    await view(page()).getByRole('button', { name: 'Where the difference comes from as a table' }).click();
    await view(page()).getByRole('button', { name: 'Values', exact: true }).click();
    await expectAccessible(page());
  });
}
