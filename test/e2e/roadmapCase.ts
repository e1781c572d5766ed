import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { expectAccessible } from './accessibility';
import { typeInto } from './grid';
import { dialogClosed, openDialog, settled, undoAll, undoLabel } from './keys';
import { EXAMPLE } from './planWindow';
import { barOf, figure, shown, showRoadmap } from './roadmap';

interface Gain {
  readonly againstStart: number;
  readonly againstNothing: number;
}
interface Returns {
  readonly grossStart: number;
  readonly netStart: number;
  readonly grossNothing: number;
  readonly netNothing: number;
}
interface Reading {
  readonly end: number;
  readonly gap: { readonly points: number; readonly currency: number };
  readonly gain: Gain;
  readonly roi: Returns;
}
/** As much of what `roadmap --json` prints as the window shows. */
interface Printed {
  readonly start: number;
  readonly path: readonly { readonly period: string; readonly nrr: number }[];
  readonly steps: readonly { readonly initiative: string; readonly points: number; readonly currency: number }[];
  readonly end: number;
  readonly target: number;
  readonly cost: number;
  readonly readings: { readonly initiatives: Reading; readonly stated: Reading };
}

async function printedRoadmap(): Promise<Printed> {
  const typed = [join(root, 'scripts/headroom.mjs'), 'roadmap', EXAMPLE, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, typed);
  return JSON.parse(stdout) as Printed;
}

function fixed(value: number, decimals: number): string {
  return value
    .toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace('-', '−');
}
const signed = (value: number, decimals: number) => `${value > 0 ? '+' : ''}${fixed(value, decimals)}`;

/** The rows of a table, each as its texts. */
function rowsOf(page: Page, region: string): Promise<readonly (readonly string[])[]> {
  return shown(page)
    .getByRole('region', { name: region })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

async function reading(page: Page, label: string): Promise<readonly string[]> {
  return (await rowsOf(page, 'Readings side by side')).find(([name]) => name === label)?.slice(1) ?? [];
}

/** What the roadmap says of the example in every shell. `page` gives a window that shows the example as it comes. */
export function roadmapCase(page: () => Page): void {
  test('the window says of the case what the command line prints: path, steps, gaps, gains, returns', async () => {
    await showRoadmap(page());
    const printed = await printedRoadmap();
    const { initiatives, stated } = printed.readings;
    const both = (text: (one: Reading) => string) => [text(initiatives), text(stated)];
    for (const [label, text] of [
      ['NRR, bridge', ({ end }: Reading) => `${fixed(end * 100, 2)}%`],
      ['Gap to target, points', ({ gap }: Reading) => fixed(gap.points * 100, 2)],
      ['Gap, monthly revenue', ({ gap }: Reading) => `$${fixed(gap.currency, 0)}`],
      ['Run-rate ARR gained on start', ({ gain }: Reading) => `$${fixed(gain.againstStart, 0)}`],
      ['Run-rate ARR gained on doing nothing', ({ gain }: Reading) => `$${fixed(gain.againstNothing, 0)}`],
      ['ROI on start, gross / net', ({ roi }: Reading) => `${fixed(roi.grossStart, 2)} / ${fixed(roi.netStart, 2)}`],
      [
        'ROI on doing nothing, gross / net',
        ({ roi }: Reading) => `${fixed(roi.grossNothing, 2)} / ${fixed(roi.netNothing, 2)}`,
      ],
    ] as const) {
      await expect.poll(async () => (await reading(page(), label)).slice(0, 2)).toEqual(both(text));
    }
    await page().getByRole('button', { name: 'From today to target as a table' }).click();
    const steps = await settled(page(), () => rowsOf(page(), 'From today to target'));
    expect(steps.slice(1, 1 + printed.steps.length)).toEqual(
      printed.steps.map(({ initiative, points, currency }) => [
        initiative,
        signed(points * 100, 2),
        signed(currency, 0),
      ]),
    );
    await page().getByRole('button', { name: 'From today to target as a table' }).click();
    await page().getByRole('button', { name: 'NRR path as a table' }).click();
    const path = await settled(page(), () => rowsOf(page(), 'NRR path'));
    expect(path.map(([, nrr]) => nrr)).toEqual(
      [printed.start, ...printed.path.map(({ nrr }) => nrr)].map((nrr) => fixed(nrr * 100, 2)),
    );
    await page().getByRole('button', { name: 'NRR path as a table' }).click();
  });

  test('they are the figures of the case: 94.95, 102.95, 105.95, 109.95, stated 108.59, target 115', async () => {
    const { start, path, target, cost } = await printedRoadmap();
    expect([start, ...path.slice(0, 3).map(({ nrr }) => nrr), target].map((nrr) => fixed(nrr * 100, 2))).toEqual([
      '94.95',
      '102.95',
      '105.95',
      '109.95',
      '115.00',
    ]);
    expect(cost).toBe(50_000);
    await expect.poll(() => reading(page(), 'NRR, bridge')).toEqual(['109.95%', '108.59%', '115.00%']);
    await expect
      .poll(async () => (await reading(page(), 'Gap to target, points')).slice(0, 2))
      .toEqual(['5.05', '6.41']);
    await expect
      .poll(async () => (await reading(page(), 'Gap, monthly revenue')).slice(0, 2))
      .toEqual(['$10,000', '$12,700']);
    await expect.poll(async () => (await reading(page(), 'Run-rate ARR gained on start'))[1]).toBe('$204,000');
    await expect.poll(async () => (await reading(page(), 'Run-rate ARR gained on doing nothing'))[1]).toBe('$324,000');
    await expect.poll(async () => (await reading(page(), 'ROI on start, gross / net'))[1]).toBe('4.08 / 3.08');
    await expect.poll(async () => (await reading(page(), 'ROI on doing nothing, gross / net'))[1]).toBe('6.48 / 5.48');
    const box = await settled(page(), () => shown(page()).locator('.amber-box').textContent());
    expect(box).toContain('Three end states');
    expect(box).toContain('Expansion is stated as 12.12% where the initiatives make it 14.02%');
  });

  test('another starting ARR changes every amount, and no percentage', async () => {
    await page().keyboard.press('Control+1');
    await typeInto(page(), 'Starting ARR', 0, '4,752');
    await showRoadmap(page());
    await expect
      .poll(async () => (await reading(page(), 'Gap, monthly revenue')).slice(0, 2))
      .toEqual(['$20,000', '$25,400']);
    await expect.poll(async () => (await reading(page(), 'Run-rate ARR gained on start'))[1]).toBe('$408,000');
    await expect.poll(async () => (await reading(page(), 'ROI on start, gross / net'))[1]).toBe('8.16 / 7.16');
    await expect.poll(() => reading(page(), 'NRR, bridge')).toEqual(['109.95%', '108.59%', '115.00%']);
    await undoAll(page());
    await showRoadmap(page());
    await expect.poll(async () => (await reading(page(), 'Gap, monthly revenue'))[0]).toBe('$10,000');
  });

  test('a way to close the gap is computed before it is taken, and is one step', async () => {
    await page().getByRole('button', { name: 'Close the gap' }).click();
    const dialog = await openDialog(page());
    await expect
      .poll(() => dialog.getByRole('listitem').allTextContents())
      .toEqual([
        expect.stringContaining('5.05 short of 115.00'),
        expect.stringContaining('115.00%closes the gap'),
        expect.stringContaining('A new initiative of +5.05 points'),
      ]);
    await expectAccessible(page());
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
    await page().getByRole('button', { name: 'Close the gap' }).click();
    await openDialog(page());
    await dialog.getByRole('button', { name: 'Apply: A new initiative' }).click();
    await dialogClosed(page());
    await expect.poll(() => figure(page(), 'By initiatives')).toBe('115.00');
    await barOf(page(), 'New initiative').waitFor();
    await expect.poll(() => undoLabel(page())).toBe('Undo: Close the gap: new initiative of +5.05 points');
    await page().keyboard.press('Control+z');
    await expect.poll(() => figure(page(), 'By initiatives')).toBe('109.95');
  });

  test('the target is set at a period or as a path, and the gap is read at the last of them', async () => {
    await shown(page()).getByRole('button', { name: 'Target', exact: true }).click();
    const dialog = await openDialog(page());
    await dialog.getByLabel('NRR aimed at, %').fill('108');
    await dialog.getByRole('button', { name: 'Add another period' }).click();
    await dialog.getByLabel('NRR aimed at, %').nth(1).fill('120');
    await dialog.getByLabel('in', { exact: true }).nth(1).selectOption({ label: 'Q4 2028' });
    await dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await dialogClosed(page());
    await expect.poll(() => figure(page(), 'Gap to target')).toBe('10.05');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Target 120.00%');
    await page().keyboard.press('Control+z');
    await expect.poll(() => figure(page(), 'Gap to target')).toBe('5.05');
  });

  test('an initiative is dragged to another place in the list by its row', async () => {
    const names = () =>
      shown(page())
        .getByLabel(/^Name of /)
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    const before = await settled(page(), names);
    const rows = shown(page()).locator('tr.initiative .col-name');
    await rows.nth(0).dragTo(rows.nth(2), { sourcePosition: { x: 3, y: 4 } });
    await expect.poll(names).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Reorder Seat pricing');
    await page().keyboard.press('Control+z');
    await expect.poll(names).toEqual(before);
  });

  test('in a locked scenario bars and figures are read-only, and say why', async () => {
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await page().getByRole('button', { name: 'What to do with Do nothing' }).click();
    await page().getByRole('menuitem', { name: /^Lock/ }).click();
    const dialog = await openDialog(page());
    await dialog.getByRole('button', { name: 'Lock', exact: true }).click();
    await dialogClosed(page());
    const bar = barOf(page(), 'Seat pricing');
    const before = await settled(page(), () => bar.getAttribute('aria-label'));
    await bar.focus();
    await page().keyboard.press('ArrowRight');
    await expect.poll(() => shown(page()).locator('.status-main').textContent()).toContain('Do nothing is locked');
    await expect.poll(() => bar.getAttribute('aria-label')).toBe(before);
    await expect.poll(() => page().getByLabel('Points of Seat pricing').getAttribute('readonly')).not.toBeNull();
    await undoAll(page());
    await page().getByRole('radio', { name: 'Initiatives' }).click();
  });
}
