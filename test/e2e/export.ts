import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openPlan } from '#plan/open';
import { root } from '../../scripts/bootstrap.mjs';
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
    expect(await page.locator('.plan-name').textContent()).toBe(before);
    expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(1);
    await undoAll(page);
  });

  test('figures leave as CSV as the command line prints them, scenario by scenario', async () => {
    const text = new TextDecoder().decode(await exported(app(), 'Figures as CSV', 'figures.csv'));
    const run = [join(root, 'scripts/headroom.mjs'), 'run', EXAMPLE, '--csv'];
    expect(text).toBe((await promisify(execFile)(process.execPath, run)).stdout);
  });

  test('scenarios leave in a file and come back beside the ones that stayed, as one step of undo', async () => {
    const { page } = app();
    const dialog = await chooseExport(app(), 'Scenarios');
    expect(await dialog.getByRole('button', { name: 'Export…' }).isEnabled()).toBe(false);
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
    expect(await undoLabel(page)).toBe('Undo: Merge scenarios from end.headroom');
    await undoAll(page);
  });

  test('a copy of values alone opens, and shows a client no formula', async () => {
    const copy = await openPlan(await exported(app(), 'Values only', 'client.headroom'), platform);
    expect(copy.ok && copy.value.lines.some(({ definition }) => definition.type === 'formula')).toBe(false);
    expect(copy.ok && copy.value.scenarios.every(({ locked }) => locked)).toBe(true);
  });

  test('a place that nobody chose leaves the dialog as it was', async () => {
    const { page } = app();
    await cancelPlaces(app());
    const dialog = await chooseExport(app(), 'Copy of the plan');
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect.poll(() => dialog.getByRole('button', { name: 'Export…' }).isEnabled()).toBe(true);
    expect(await dialog.textContent()).not.toContain('is written');
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
