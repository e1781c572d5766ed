import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { WHOLE } from '#plan/model';
import { newPlan } from '#plan/newPlan';
import { writePlan } from '#plan/write';
import { root } from '../../scripts/bootstrap.mjs';
import { expectOk } from '../domain/expectOk';
import { platform } from '../plan/platform';
import { cellOf, paste, rowTexts, select } from './grid';

const SIZE = 60;
const fixture = (name: string) => readFile(join(root, 'test/e2e/fixtures', name), 'utf8');

/** A plan of 60 months with 60 inputs of its own, rates and amounts in turn, before those of the template. */
export async function largePlan(): Promise<{ readonly folder: string; readonly plan: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const made = expectOk(newPlan({ basis: 'annual', start: '2027-01', periods: SIZE }));
  const lines = Array.from({ length: SIZE }, (_, at) => ({
    index: at,
    line: {
      id: `own_${at}`,
      label: `Own line ${at}`,
      section: 'Own',
      pack: 'own' as const,
      unit: at % 2 === 0 ? ('rate' as const) : ('money' as const),
      segmented: false,
      once: false,
      overSegments: { type: 'none' as const },
      overPeriods: at % 2 === 0 ? ('none' as const) : ('sum' as const),
      definition: { type: 'input' as const, values: { [WHOLE]: { every: 0, at: {} } } },
      cells: {},
      note: '',
      source: '',
    },
  }));
  const { plan: large } = expectOk(applyAll(made, [{ type: 'insertLines', lines }]));
  const plan = join(folder, 'large.headroom');
  await writeFile(plan, await writePlan(large, platform));
  return { folder, plan };
}

/** What a copy of the selection puts on the clipboard. */
async function copied(page: Page): Promise<{ readonly text: string; readonly html: string }> {
  return page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  });
}

const undone = (page: Page) => expect.poll(() => page.getByRole('button', { name: 'Nothing to undo' }).count()).toBe(1);

/** The row of 60 cells that a line would have in a spreadsheet: 5.1%, an amount in thousands with a sign, nothing. */
function sheetRow(at: number): readonly { readonly value: number | null; readonly shown: string }[] {
  return Array.from({ length: SIZE }, (_, column) => {
    if ((at + column) % 7 === 0) return { value: null, shown: '' };
    if (at % 2 === 0) {
      const value = 0.01 + at / 1000 + column / 7000;
      return { value, shown: `${(value * 100).toFixed(1)}%` };
    }
    const value = (1000 + at * 17.25 + column) * (column % 5 === 0 ? -1 : 1);
    const whole = Math.round(Math.abs(value)).toLocaleString('en-US');
    return { value, shown: value < 0 ? `(${whole})` : whole };
  });
}

const sheet = Array.from({ length: SIZE }, (_, at) => sheetRow(at));
const asText = `${sheet.map((row) => row.map(({ shown }) => shown).join('\t')).join('\n')}\n`;
const asCalc = `<html><body><table cellspacing="0" border="0"><colgroup span="60" width="85"></colgroup>${sheet
  .map(
    (row) =>
      `<tr>${row
        .map(({ value, shown }) =>
          value === null
            ? '<td align="left"><br></td>'
            : `<td align="right" sdval="${value}" sdnum="1033;0;">${shown}</td>`,
        )
        .join('')}</tr>`,
  )
  .join('\n')}</table></body></html>`;

/** What is exchanged with spreadsheets, in every shell. The page shows `largePlan` as it comes. */
export function clipboardUse(page: () => Page): void {
  test.each([
    ['what Calc put there', 'calc.html', ['5.6', '-1.3', '', '0.1'], '5.6321987%\t-1.25%'],
    ['what Excel put there', 'excel.html', ['5.6', '-1.3', '', '0.1'], '5.6321987%\t-1.3%'],
  ])(
    'a pasted table keeps numbers in full, negatives in brackets and empty cells: %s',
    async (_, name, rates, full) => {
      await select(page(), 'Own line 0', 0);
      await paste(page(), { 'text/html': await fixture(name), 'text/plain': 'not this' });
      await expect
        .poll(async () => (await rowTexts(page(), 'Own line 0')).slice(0, 4))
        .toEqual(rates.map((text) => (text === '' ? 'n/a' : text.replace('-', '−'))));
      await expect.poll(async () => (await rowTexts(page(), 'Own line 1'))[0]).toBe('1,234,567.89');
      await expect.poll(async () => (await cellOf(page(), 'Own line 1', 2)).getAttribute('class')).toContain('wrong');
      await select(page(), 'Own line 0', 0);
      await page().keyboard.press('Shift+ArrowRight');
      await expect.poll(async () => (await copied(page())).text).toBe(full);
      await page().keyboard.press('Control+z');
      await undone(page());
    },
  );

  test('what is copied is the table that Calc was seen to read as these numbers, percentages and all', async () => {
    await select(page(), 'Own line 0', 0);
    await paste(page(), { 'text/html': await fixture('calc.html') });
    await select(page(), 'Own line 0', 0);
    await selectHalfYear(page());
    await expect.poll(async () => (await copied(page())).html).toBe((await fixture('copied.html')).trimEnd());
    await page().keyboard.press('Control+z');
    await undone(page());
  });

  test.each([
    ['as Calc writes its table', { 'text/html': asCalc, 'text/plain': asText }, 2],
    ['as text alone', { 'text/plain': asText }, 0],
  ])(
    'a block of 60 by 60 goes into lines and periods, also those that are folded away: %s',
    async (_, forms, decimals) => {
      const inFirstHalf = (at: number) => sheet[at]?.slice(0, 6).map(({ value }) => inCell(value, at, decimals));
      await select(page(), 'Own line 0', 0);
      await paste(page(), forms);
      for (const at of [0, 5, 59]) {
        await expect.poll(async () => (await rowTexts(page(), `Own line ${at}`)).slice(0, 6)).toEqual(inFirstHalf(at));
      }
      const undo = page().getByRole('button', { name: /^Undo: Own line 0, / });
      await expect.poll(() => undo.getAttribute('aria-label')).toMatch(/and 3599 more$/);
      await undo.click();
      await undone(page());
    },
  );

  test('what is copied with the totals of quarters and years comes back to the same periods, to the last digit', async () => {
    await select(page(), 'Own line 0', 0);
    await paste(page(), { 'text/html': asCalc });
    await expect.poll(async () => (await rowTexts(page(), 'Own line 1'))[1]).toBe('1,018.25');
    await select(page(), 'Own line 0', 0);
    await selectHalfYear(page());
    const block = await copied(page());
    await select(page(), 'Own line 30', 0);
    await paste(page(), { 'text/html': block.html });
    await expect.poll(async () => (await rowTexts(page(), 'Own line 31'))[1]).toBe('1,018.25');
    await select(page(), 'Own line 30', 0);
    await selectHalfYear(page());
    await expect.poll(() => copied(page())).toEqual(block);
    for (let step = 0; step < 2; step++) await page().keyboard.press('Control+z');
    await undone(page());
  });
}

/** From a cell of January on: two lines, six months and the totals of their quarters. */
async function selectHalfYear(page: Page): Promise<void> {
  await page.keyboard.press('Shift+ArrowDown');
  for (let column = 0; column < 7; column++) await page.keyboard.press('Shift+ArrowRight');
}

/** How the grid shows a figure of the sheet that came with all its digits, or rounded to whole amounts and tenths of a percent. */
function inCell(value: number | null, at: number, decimals: number): string {
  if (value === null) return 'n/a';
  if (at % 2 === 0) return (value * 100).toFixed(1);
  const known = Number(value.toFixed(decimals));
  return known.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−');
}
