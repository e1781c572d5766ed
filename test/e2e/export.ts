import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { VIEW_IDS } from '#host/contract';
import { openPlan } from '#plan/open';
import { root } from '../../scripts/bootstrap.mjs';
import { readBack } from '../exchange/workbook/readBack';
import { readDeck } from '../exchange/deck/readDeck';
import { platform } from '../plan/platform';
import type { AppUnderTest } from './appUnderTest';
import { typeInto } from './grid';
import { openDialog, undoAll, undoLabel } from './keys';
import { answerFile, chooseExport, exported } from './outputs';
import { EXAMPLE } from './planWindow';

/** What the export dialog does, whatever it exports. The window shows a plan of its own that may be changed. */
export function exporting(app: () => AppUnderTest): void {
  test('a copy of the plan holds what is typed and not yet saved, and the window stays with its own file', async () => {
    const { page } = app();
    const before = await page.locator('.plan-name').textContent();
    await typeInto(page, 'Starting ARR', 0, '3000');
    const copy = await openPlan(await exported(app(), 'Copy of the plan', 'copy.headroom'), platform);
    expect(copy.ok && JSON.stringify(copy.value)).toContain('3000000');
    await expect.poll(() => page.locator('.plan-name').textContent()).toBe(before);
    await expect.poll(() => page.getByRole('button', { name: /^Save/ }).count()).toBe(1);
    await undoAll(page);
  });

  test('figures leave as CSV as the command line prints them, scenario by scenario', async () => {
    const text = new TextDecoder().decode(await exported(app(), 'Figures as CSV', 'figures.csv'));
    const run = [join(root, 'scripts/headroom.mjs'), 'run', EXAMPLE, '--csv'];
    expect(text).toBe((await promisify(execFile)(process.execPath, run)).stdout);
  });

  test('a view leaves as CSV: its tables, also what is out of sight, and the figures of its charts, as numbers', async () => {
    const { page } = app();
    await page.keyboard.press(`Control+${VIEW_IDS.indexOf('compare') + 1}`);
    await page.locator('[data-view="compare"] .compare-table').waitFor();
    const text = new TextDecoder().decode(await exported(app(), 'This view as CSV', 'compare.csv'));
    const rows = text.split('\n');
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Line,Unit,"FY27, Initiatives"/),
        expect.stringMatching(/^Closing ARR,\$K,2546,/),
      ]),
    );
    expect(text).toMatch(/\n"?Where the difference comes from, /);
    expect(text).toMatch(/\nNRR, 12 months|\n"NRR, 12 months"/);
    await page.keyboard.press('Control+1');
    await page.locator('[data-view="plan"]:not([hidden])').waitFor();
  });

  test('scenarios leave in a file and come back beside the ones that stayed, as one step of undo', async () => {
    const { page } = app();
    const dialog = await chooseExport(app(), 'Scenarios');
    await expect.poll(() => dialog.getByRole('button', { name: 'Export…' }).isEnabled()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Stated end state' }).click();
    const file = await exported(app(), 'Scenarios', 'end.headroom');
    await answerFile(app(), 'end.headroom', file);
    await page.getByRole('button', { name: 'Menu and settings' }).click();
    await page.getByRole('menuitem', { name: 'Merge scenarios…' }).click();
    const merging = await openDialog(page);
    await merging.getByText('Stated end state 2').waitFor();
    await merging.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('radio', { name: 'Stated end state 2' }).waitFor();
    await expect.poll(() => undoLabel(page)).toBe('Undo: Merge scenarios from end.headroom');
    await undoAll(page);
  });

  test('a copy of values alone opens, and shows a client no formula', async () => {
    const copy = await openPlan(await exported(app(), 'Values only', 'client.headroom'), platform);
    expect(copy.ok && copy.value.lines.some(({ definition }) => definition.type === 'formula')).toBe(false);
    expect(copy.ok && copy.value.scenarios.every(({ locked }) => locked)).toBe(true);
  });

  test('a workbook leaves the window with the figures and formulas of the command line', async () => {
    const mine = readBack(await exported(app(), 'Excel workbook', 'plan.xlsx'));
    const folder = await mkdtemp(join(tmpdir(), 'headroom-workbook-'));
    const file = join(folder, 'plan.xlsx');
    const scenario = String(mine.sheets.get('Scenarios')?.get('B3')?.value);
    const run = [join(root, 'scripts/headroom.mjs'), 'export', EXAMPLE, '--xlsx', file, '--scenario', scenario];
    await promisify(execFile)(process.execPath, run);
    const printed = readBack(await readFile(file));
    await rm(folder, { recursive: true });
    expect([...mine.sheets.keys()]).toEqual(expect.arrayContaining(['Overview', 'Scenarios', 'Checks', 'Compare']));
    expect(mine.sheets).toEqual(printed.sheets);
  });

  test('the report leaves as slides about the chosen scenario, with its charts and the workbooks behind them', async () => {
    const { page } = app();
    await page.getByRole('radio', { name: 'Do nothing' }).click();
    const { slides, parts } = await readDeck(await exported(app(), 'Report as slides', 'board.pptx'));
    const titles = slides.map(({ title }) => title);
    expect(titles[1]).toBe('NRR is 94.95% in Q4 2027, 20.05 pt short of its target of 115.00%');
    const [path] = slides[1]?.charts ?? [];
    expect(path?.series[1]?.values.map((value) => value.toFixed(4))).toEqual(path?.labels.map(() => '0.9495'));
    expect(path?.cells[1]?.[2]).toBe(path?.series[1]?.values[0]);
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>From 95% to 115%</dc:title>');
    await page.getByRole('radio', { name: 'Initiatives' }).click();
  });

  test('a place that nobody chose leaves the dialog as it was', async () => {
    const { page } = app();
    await cancelPlaces(app());
    const dialog = await chooseExport(app(), 'Copy of the plan');
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect.poll(() => dialog.getByRole('button', { name: 'Export…' }).isEnabled()).toBe(true);
    await expect.poll(() => dialog.textContent()).not.toContain('is written');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
}

async function cancelPlaces(app: AppUnderTest): Promise<void> {
  if ('app' in app) {
    const desktop = app as import('./electronApp').ElectronApp;
    await desktop.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    });
    return;
  }
  await app.page.evaluate(() => {
    const cancel = async () => {
      throw new DOMException('cancelled', 'AbortError');
    };
    Object.defineProperty(window, 'showSaveFilePicker', { value: cancel, configurable: true });
  });
}
