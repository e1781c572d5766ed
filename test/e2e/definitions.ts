import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { expectAccessible } from './accessibility';
import { planOf, withEvery } from '../plan/plans';
import { platform } from '../plan/platform';
import { readingLines } from '#plan/readingLines';
import { writePlan } from '#plan/write';
import { select, typeInto } from './grid';
import { callMenu, settled, takeItem } from './keys';
import { EXAMPLE, printedByCommandLine } from './planWindow';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Definitions and benchmarks' });

async function openByMenu(page: Page, item: 'Definitions' | 'Where the plan stands'): Promise<void> {
  await page.getByRole('button', { name: /rates · bridge NRR/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await panel(page).waitFor();
}

async function close(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Close the definitions' }).click();
  await expect.poll(() => panel(page).count()).toBe(0);
}

/** The texts of a table in the panel, row by row, its row heading first. */
async function rowsOf(page: Page, region: string): Promise<readonly (readonly string[])[]> {
  const rows = panel(page).getByRole('region', { name: region }).locator('tbody tr');
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
}

/** The figures of the readings, by line: the links name the lines they lead to. */
async function readings(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await panel(page)
    .getByRole('table', { name: /^NRR and GRR at/ })
    .locator('tbody tr:has(button)')
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('button')?.title.replace(/^Go to (\w+) .*$/, '$1') ?? '',
        [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      ]),
    );
  return Object.fromEntries(rows) as Record<string, readonly string[]>;
}

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? 'n/a' : (value * 100).toFixed(2);

/** Makes the plan of two segments that part as the first one wins customers, by the command line. */
export async function makeShiftingMix(file: string): Promise<void> {
  const headroom = (...words: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'scripts/headroom.mjs'), ...words]);
  await headroom(
    'new',
    file,
    '--basis',
    'annual',
    '--start',
    '2027-01',
    '--periods',
    '12',
    '--segments',
    'Small,Large',
  );
  await headroom(
    'set',
    file,
    'starting_arr@Small=1000000',
    'starting_arr@Large=1000000',
    'churn_rate@Small=20%',
    'new_logo_arr@Small=100000',
    'churn_rate@Large=10%',
    'upsell_rate@Large=40%',
  );
}

/** What the panel of definitions and benchmarks does with the example plan, in every shell. */
export function definitionsClaims(page: () => Page): void {
  test('the panel shows every reading in every scenario as the command line prints it, at the end and at a period one chooses', async () => {
    await openByMenu(page(), 'Definitions');
    const printed = await printedByCommandLine(EXAMPLE, '--all-scenarios');
    for (const [label, period] of [
      ['Q4 2028', 7],
      ['Q2 2027', 1],
    ] as const) {
      await panel(page()).getByLabel('Period to read at').selectOption({ label });
      const figures = await settled(page(), () => readings(page()));
      expect(Object.keys(figures)).toHaveLength(12);
      const expected = Object.fromEntries(
        Object.keys(figures).map((line) => [
          line,
          printed.scenarios.map(({ lines }) => shown(lines[line]?.total[period])),
        ]),
      );
      expect(figures).toEqual(expected);
    }
    await expect.poll(async () => (await readings(page()))['nrr_cohort']).toContain('n/a');
    await panel(page()).getByLabel('Period to read at').selectOption({ label: 'Q4 2028' });
  });

  test('what is typed in the plan meanwhile changes the panel at once', async () => {
    await panel(page()).getByLabel('Period to read at').selectOption({ label: 'Q4 2027' });
    const before = await settled(page(), () => readings(page()));
    await typeInto(page(), 'Churn rate', 0, '20');
    await expect.poll(async () => (await readings(page()))['nrr_ttm']).not.toEqual(before['nrr_ttm']);
    await expect.poll(() => panel(page()).textContent()).toContain('The 12 months still contain Q1 2027');
    await page().getByRole('button', { name: 'Undo: Churn rate, Q1 2027' }).click();
    await expect.poll(async () => (await readings(page()))['nrr_ttm']).toEqual(before['nrr_ttm']);
    await close(page());
  });

  test('the menu gives the panel the keyboard, and Escape gives it back to the menu’s button', async () => {
    await page()
      .getByRole('button', { name: /rates · bridge NRR/ })
      .focus();
    await page().keyboard.press('Enter');
    await page().getByRole('menuitem', { name: 'Definitions' }).waitFor();
    await page().getByRole('menuitem', { name: 'Definitions' }).focus();
    await page().keyboard.press('Enter');
    await expect
      .poll(() => page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')))
      .toBe('definitions');
    await page().keyboard.press('Escape');
    await expect.poll(() => panel(page()).count()).toBe(0);
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toContain('rates · bridge NRR');
  });

  test('period and method of a key figure, a chart and an inspected cell lead to the definitions, at their period', async () => {
    const read = () => panel(page()).getByLabel('Period to read at').inputValue();
    await page().getByRole('button', { name: '12 months to Q4 2028, bridge' }).first().click();
    await panel(page()).waitFor();
    await expect.poll(() => read()).toBe('7');
    await close(page());
    await select(page(), 'NRR annualized', 2);
    if (!(await page().getByRole('complementary', { name: 'Inspector' }).isVisible()))
      await page().getByRole('button', { name: 'Show the inspector' }).click();
    await page().getByRole('button', { name: 'Read as the period held for a year, bridge' }).click();
    await panel(page()).waitFor();
    await expect.poll(() => read()).toBe('2');
    await close(page());
    await page().getByRole('button', { name: '% annualized by quarter, bridge' }).click();
    await panel(page()).waitFor();
    await close(page());
    await page().keyboard.press('Control+Home');
  });

  test('where the plan stands is said by every source in its own words, none without its source', async () => {
    await openByMenu(page(), 'Where the plan stands');
    const rows = await rowsOf(page(), 'Where the plan stands');
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const row of rows) expect(row[3]).toMatch(/^[A-E]+$/);
    const of = (name: string) => rows.find(([what]) => what === name)?.[1];
    expect([of('Tier'), of('Scale'), of('Stage'), of('Strong base')]).toEqual([
      'Healthy',
      'Survival',
      'between median and top quartile',
      'silent at this ARR',
    ]);
    await expect
      .poll(async () => (await rowsOf(page(), 'Where the sources disagree')).map(([item]) => item))
      .toContain('“Elite” NRR');
    await close(page());
  });

  test('another benchmark stands behind the NRR path with its own source line', async () => {
    const select_ = page().getByLabel('Benchmark behind the path');
    const note = () => page().getByRole('region', { name: 'NRR path' }).locator('.panel-note').textContent();
    for (const [id, says] of [
      ['D', 'Inferred from source D'],
      ['E', 'Scale: source E'],
      ['stage', 'Source E, below $10M ARR'],
      ['usage', 'Source E, usage-based pricing'],
      ['C', 'Tiers: source C'],
    ] as const) {
      await select_.selectOption(id);
      await expect.poll(note).toContain(says);
    }
  });
}

/** A plan in euros as it was saved before the readings of twelve months were lines. */
export async function makeOlderPlan(file: string): Promise<void> {
  const made = withEvery(planOf({ title: 'Older', grain: 'quarter', currency: 'EUR' }), {
    starting_arr: 9_500_000,
    churn_rate: 0.1,
    upsell_rate: 0.15,
  });
  const later = new Set(readingLines().map(({ id }) => id));
  const older = { ...made, lines: made.lines.filter(({ id }) => !later.has(id)) };
  await writeFile(file, await writePlan(older, platform));
}

/** What the panel offers to a plan that lacks lines, and a rate to the dollar. */
export function olderPlanClaims(page: () => Page): void {
  test('a plan without the lines of the readings is offered them, as one step that undo takes back', async () => {
    await openByMenu(page(), 'Definitions');
    await expect.poll(async () => Object.keys(await readings(page()))).toHaveLength(8);
    await panel(page()).getByRole('button', { name: 'Add them' }).click();
    await expect.poll(async () => Object.keys(await readings(page()))).toHaveLength(12);
    await expect.poll(async () => (await readings(page()))['nrr_cohort']).toEqual(['105.00']);
    await page().getByRole('button', { name: 'Undo: Add the lines of the 12-month readings' }).click();
    await expect.poll(async () => Object.keys(await readings(page()))).toHaveLength(8);
    await close(page());
  });

  test('a plan in euros has a stage once it states its rate to the dollar, and a wrong rate is refused with a sentence', async () => {
    await openByMenu(page(), 'Where the plan stands');
    const stage = async () => (await rowsOf(page(), 'Where the plan stands')).find(([what]) => what === 'Stage')?.[1];
    await expect.poll(() => stage()).toBe('needs US dollars');
    const rate = panel(page()).getByLabel('US dollars for one EUR');
    await rate.fill('none');
    await rate.press('Enter');
    await expect.poll(() => panel(page()).textContent()).toContain('“none” is no rate');
    await expect.poll(() => stage()).toBe('needs US dollars');
    await rate.fill('1.1');
    await rate.press('Enter');
    await expect.poll(stage).toBe('in the median range');
    await page().getByRole('button', { name: 'Undo: US dollars for one EUR' }).click();
    await expect.poll(stage).toBe('needs US dollars');
    await expectAccessible(page());
    await close(page());
  });

  test('the menu of a cell of NRR leads to how it is read, in that period, with the keyboard', async () => {
    await select(page(), 'NRR of the period', 2);
    await callMenu(page(), 'Shift+F10');
    await takeItem(page(), 'How it is read');
    await panel(page()).waitFor();
    await expect.poll(() => panel(page()).getByLabel('Period to read at').inputValue()).toBe('2');
    await expect
      .poll(() => page().evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')))
      .toBe('definitions');
    await close(page());
  });
}

/** What the panel says of the plan of two segments. */
export function shiftingMixClaims(page: () => Page): void {
  test('two segments at 80% and 130% read 99.61% by the bridge and 105.00% by cohort, and their parts and the mix shift add up', async () => {
    await openByMenu(page(), 'Definitions');
    const figures = await settled(page(), () => readings(page()));
    expect([figures['nrr_ttm'], figures['nrr_cohort']]).toEqual([['99.61'], ['105.00']]);
    const rows = await settled(page(), () => rowsOf(page(), 'What segments bring to NRR'));
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['Small', '40.00'],
      ['Large', '65.00'],
      ['Cohort reading', '105.00'],
      ['Mix shift since, by what came in', '−5.39'],
      ['Compounded bridge', '99.61'],
    ]);
    await expect
      .poll(() => panel(page()).textContent())
      .toContain('because the mix shifted to Small, which keeps 80.00%');
    await expectAccessible(page());
    await close(page());
  });
}
