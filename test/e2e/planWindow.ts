import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { cellOf, paste, rowTexts, select, typeInto } from './grid';
import { settled } from './keys';

export const EXAMPLE = join(root, 'assets/examples/95-to-115.headroom');

interface Printed {
  readonly periods: readonly string[];
  readonly scenarios: readonly {
    readonly name: string;
    readonly lines: Record<string, { readonly total: readonly (number | null)[] }>;
  }[];
}

/** What the command line prints of a plan, as JSON. */
export async function printedByCommandLine(plan: string, ...options: readonly string[]): Promise<Printed> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, 'scripts/headroom.mjs'),
    'run',
    plan,
    '--json',
    ...options,
  ]);
  return JSON.parse(stdout) as Printed;
}

function grouped(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return 'n/a';
  const text = value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return text.replace('-', '−');
}

/** What every shell's window does with the example plan. `page` gives a window that shows it as it comes. */
export function planWindow(page: () => Page): void {
  test('window and command line print the same figures, in every scenario', async () => {
    for (const scenario of ['Initiatives', 'Do nothing', 'Stated end state']) {
      await page().getByRole('radio', { name: scenario }).click();
      const printed = await printedByCommandLine(EXAMPLE, '--scenario', scenario);
      const lines = printed.scenarios[0]?.lines ?? {};
      const window = async () => ({
        closing: await rowTexts(page(), 'Closing ARR'),
        nrr: await rowTexts(page(), 'NRR of the period'),
        trailing: await rowTexts(page(), 'NRR, 12 months'),
      });
      await expect.poll(window).toEqual({
        closing: lines['closing_arr']?.total.map((x) => grouped((x ?? Number.NaN) / 1000, 0)),
        nrr: lines['nrr']?.total.map((x) => grouped((x ?? Number.NaN) * 100, 2)),
        trailing: lines['nrr_ttm']?.total.map((x) => grouped(x === null ? x : x * 100, 2)),
      });
    }
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('the figures of the case stand in the window: 94.95%, by initiatives 109.95% and, at the stated end, 108.59% and 215,000 a month', async () => {
    for (const [scenario, nrr] of [
      ['Do nothing', '94.95%'],
      ['Initiatives', '109.95%'],
      ['Stated end state', '108.59%'],
    ] as const) {
      await page().getByRole('radio', { name: scenario }).click();
      await expect.poll(() => page().locator('.key-figure', { hasText: 'NRR' }).first().textContent()).toContain(nrr);
    }
    await page().getByRole('button', { name: 'Money as ARR' }).click();
    await expect.poll(async () => (await rowTexts(page(), 'Closing MRR'))[3]).toBe('215');
    await page().getByRole('button', { name: 'Money as MRR' }).click();
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('typing a starting ARR changes grid, key figures and charts at once, and undo takes it back by name', async () => {
    await page().getByRole('button', { name: 'ARR', exact: true }).click();
    const chart = () =>
      page()
        .getByRole('img', { name: /^Closing ARR/ })
        .getAttribute('aria-label');
    const before = await settled(page(), async () => ({
      closing: await rowTexts(page(), 'Closing ARR'),
      chart: await chart(),
    }));
    await typeInto(page(), 'Starting ARR', 0, '4,752');
    await expect.poll(async () => (await rowTexts(page(), 'Closing ARR'))[0]).toBe('4,787');
    const after = await settled(page(), async () => ({
      closing: await rowTexts(page(), 'Closing ARR'),
      chart: await chart(),
    }));
    expect(before.closing[0]).toBe('2,393');
    expect(after.closing.every((text, at) => text !== before.closing[at])).toBe(true);
    expect(after.chart).not.toBe(before.chart);
    await page().getByRole('button', { name: 'Undo: Starting ARR' }).click();
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before.closing);
    await page().keyboard.press('Control+y');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(after.closing);
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before.closing);
  });

  test('a chart says n/a beside a bar that cannot be computed', async () => {
    await page().getByRole('button', { name: 'By period', exact: true }).click();
    await page().evaluate(() => {
      const written = new Set<string>();
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        written.add(text.trim());
        fillText.call(this, text, ...place);
      };
      Object.assign(window, { written });
    });
    const written = () => page().evaluate(() => [...(Reflect.get(window, 'written') as Set<string>)]);
    // Losses above 100% leave nothing to go on from.
    await typeInto(page(), 'Churn rate', 0, '9000');
    await expect.poll(written).toContain('n/a');
    expect(await written()).not.toContain('NaN');
    await page().keyboard.press('Control+z');
    await page().getByRole('button', { name: 'Bridge', exact: true }).click();
  });

  test('charts whose lines and bars moved in place look, to the pixel, as when they are drawn anew', async () => {
    await page().getByRole('button', { name: 'By period', exact: true }).click();
    const pictures = () =>
      page()
        .locator('.charts canvas')
        .evaluateAll((all) => all.map((one) => (one instanceof HTMLCanvasElement ? one.toDataURL() : '')));
    // Another theme makes every chart anew.
    const turnTheme = async () => {
      const before = await pictures();
      await page().evaluate(() => {
        const { dataset } = document.documentElement;
        dataset['theme'] = dataset['theme'] === 'dark' ? 'light' : 'dark';
      });
      await expect.poll(async () => (await pictures()).some((picture, at) => picture === before[at])).toBe(false);
    };
    await turnTheme();
    await turnTheme();
    const first = await settled(page(), pictures);
    // What lies under the lines is kept from the first edit, and used from the second on.
    for (const [at, typed] of ['15.5', '15.6', '15.7'].entries()) {
      await typeInto(page(), 'Churn rate', at, typed);
      await expect.poll(async () => (await rowTexts(page(), 'Churn rate'))[at]).toBe(typed);
    }
    const moved = await settled(page(), pictures);
    await turnTheme();
    await turnTheme();
    const anew = await settled(page(), pictures);
    // Retention of a plan without initiatives does not follow its size: its chart stays, and has to be what it would be.
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    const small = await settled(page(), pictures);
    await typeInto(page(), 'Starting ARR', 0, '4,752');
    await expect.poll(async () => (await rowTexts(page(), 'Closing ARR'))[0]).not.toBe('2,393');
    const large = await settled(page(), pictures);
    await turnTheme();
    await turnTheme();
    const largeAnew = await settled(page(), pictures);
    await page().getByRole('button', { name: 'ARR', exact: true }).click();
    for (let edit = 0; edit < 4; edit++) await page().keyboard.press('Control+z');
    await page().getByRole('radio', { name: 'Initiatives' }).click();
    expect(moved.map((picture, at) => picture === first[at])).toEqual([false, false]);
    expect(moved).toEqual(anew);
    expect(large.map((picture, at) => picture === small[at])).toEqual([true, false]);
    expect(large).toEqual(largeAnew);
  });

  test('F6 goes round the regions in the order of the window, back and forth; Escape goes to the cell one came from', async () => {
    const here = () =>
      page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
    const regions = await page().evaluate(() =>
      [...document.querySelectorAll('[data-region]')]
        .filter((region) => region.checkVisibility())
        .map((region) => region.getAttribute('data-region')),
    );
    expect(regions).toEqual(expect.arrayContaining(['top bar', 'key figures', 'grid', 'charts']));
    const fromGrid = [...regions.slice(regions.indexOf('grid') + 1), ...regions.slice(0, regions.indexOf('grid') + 1)];
    await select(page(), 'Churn rate', 1);
    for (const region of fromGrid) {
      await page().keyboard.press('F6');
      await expect.poll(here).toBe(region);
    }
    for (const region of fromGrid.slice(0, -1).toReversed()) {
      await page().keyboard.press('Shift+F6');
      await expect.poll(here).toBe(region);
    }
    await page().keyboard.press('Escape');
    await expect.poll(here).toBe('grid');
    await page().keyboard.press('ArrowDown');
    await expect.poll(() => page().locator('.status-main').textContent()).toContain('Contraction rate, Q2 2027');
  });

  test('10 and 10% in a percent cell are both 10%, and 0.1 is 0.1%', async () => {
    for (const [typed, shown] of [
      ['10', '10.0'],
      ['10%', '10.0'],
      ['0.1', '0.1'],
    ] as const) {
      await typeInto(page(), 'Churn rate', 1, typed);
      await expect.poll(async () => (await cellOf(page(), 'Churn rate', 1)).textContent()).toBe(shown);
      await page().keyboard.press('Control+z');
      await expect.poll(async () => (await cellOf(page(), 'Churn rate', 1)).textContent()).toBe('5.6');
    }
  });

  test('a text that is no number stays, marked, with a sentence; the figures stay as they were', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await typeInto(page(), 'Contraction rate', 2, 'forty');
    await expect
      .poll(async () => (await cellOf(page(), 'Contraction rate', 2)).getAttribute('class'))
      .toContain('wrong');
    await expect
      .poll(() => page().locator('.status-main').textContent())
      .toContain('“forty” is not a number. Type one such as 10 or 10%.');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
    await typeInto(page(), 'Contraction rate', 2, '1.5');
    await expect.poll(async () => (await cellOf(page(), 'Contraction rate', 2)).textContent()).toBe('1.5');
    await page().keyboard.press('Control+z');
    await expect.poll(async () => (await cellOf(page(), 'Contraction rate', 2)).textContent()).toBe('forty');
    await page().keyboard.press('Control+z');
    await expect.poll(async () => (await cellOf(page(), 'Contraction rate', 2)).textContent()).toBe('1.5');
  });

  test('a cleared input is missing, not 0, and what it leads to says why', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Closing ARR'));
    await select(page(), 'Churn rate', 1);
    await page().keyboard.press('Delete');
    await expect
      .poll(async () => (await rowTexts(page(), 'Closing ARR')).slice(0, 3))
      .toEqual([before[0], 'n/a', 'n/a']);
    await (await cellOf(page(), 'Closing ARR', 4)).click();
    await expect
      .poll(() => page().locator('.status-main').textContent())
      .toContain('Missing input: churn_rate in Q2 2027 has no value.');
    await page().keyboard.press('Control+z');
    await expect.poll(() => rowTexts(page(), 'Closing ARR')).toEqual(before);
  });

  test('a block pasted from a spreadsheet becomes one step', async () => {
    const before = await settled(page(), () => rowTexts(page(), 'Upsell rate'));
    await select(page(), 'Upsell rate', 0);
    await paste(page(), '3%\t4%\n1\t<b>2</b>');
    await expect.poll(async () => (await rowTexts(page(), 'Upsell rate')).slice(0, 3)).toEqual(['3.0', '4.0', '2.0']);
    await expect.poll(async () => (await cellOf(page(), 'Seat rate', 1)).textContent()).toBe('<b>2</b>');
    await page().getByRole('button', { name: 'Undo: Upsell rate, Q1 2027 and 3 more' }).click();
    await expect.poll(() => rowTexts(page(), 'Upsell rate')).toEqual(before);
    await expect.poll(async () => (await cellOf(page(), 'Seat rate', 1)).textContent()).toBe('0.0');
  });

  test('typing in another scenario overrides there only, and clearing follows the parent again', async () => {
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await typeInto(page(), 'Churn rate', 0, '20');
    await expect.poll(async () => (await cellOf(page(), 'Churn rate', 0)).getAttribute('class')).toContain('override');
    await page().getByRole('radio', { name: 'Initiatives' }).click();
    await expect.poll(async () => (await cellOf(page(), 'Churn rate', 0)).textContent()).toBe('5.6');
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await select(page(), 'Churn rate', 0);
    await page().keyboard.press('Delete');
    await expect.poll(async () => (await cellOf(page(), 'Churn rate', 0)).getAttribute('class')).toContain('inherited');
    await page().keyboard.press('Control+z');
    await page().keyboard.press('Control+z');
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });
}
