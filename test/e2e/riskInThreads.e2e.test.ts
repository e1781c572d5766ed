import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { writePlan } from '#plan/write';
import { largePlan } from '../bench/largePlan';
import { deskWith, done } from '../cli/desk';
import { platform } from '../plan/platform';
import { inBothShells } from './inBothShells';
import { expectAccessible } from './accessibility';
import { showRisk, trialsDone, type as typeInto } from './risk';
import { figure, shown } from './roadmap';

/** The text of a plan of which ten thousand trials take a thread some seconds. */
function largePlanText(): Promise<string> {
  const range = (line: string, low: number, likely: number, high: number) =>
    ({ line, segment: null, shape: 'pert', low, likely, high, note: '', source: '' }) as const;
  const plan: Plan = {
    ...largePlan({ lines: 300, periods: 120, segments: 6 }),
    risk: {
      distributions: [range('churn_rate', 0.06, 0.1, 0.16), range('upsell_rate', 0.02, 0.05, 0.08)],
      correlations: [],
      seed: 5,
    },
  };
  return writePlan(plan, platform);
}

async function savedLargePlan(): Promise<{ readonly folder: string; readonly plan: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'large.headroom');
  await writeFile(plan, await largePlanText());
  return { folder, plan };
}

/** The median of NRR at the end of the plan, in percent, as the command line has it on one thread. */
async function medianOnTheCommandLine(seed: number): Promise<string> {
  const desk = deskWith();
  desk.files.set('p.headroom', new TextEncoder().encode(await largePlanText()));
  const said = await done(desk, 'simulate', 'p.headroom', '--lines', 'nrr_ttm', '--seed', String(seed), '--json');
  const { lines } = JSON.parse(said) as {
    readonly lines: Readonly<Record<string, { readonly p50: readonly number[] }>>;
  };
  return ((lines['nrr_ttm']?.p50.at(-1) ?? Number.NaN) * 100).toFixed(1);
}

/** Begins trials and sees them say how far they are; where they are over before anybody looked, others are begun. The seed of those that run. */
async function whileTrialsRun(page: Page, from: number): Promise<number> {
  for (let seed = from; ; seed++) {
    await typeInto(page, 'Seed', String(seed));
    const isSeen = await shown(page)
      .getByText(/^Computing, [\d,]+ of 10,000$/)
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
    if (isSeen) return seed;
    await trialsDone(page);
  }
}

inBothShells('trials of a large plan', savedLargePlan, (app) => {
  test('run in threads beside the window, and have the figures of the command line', async () => {
    const { page } = app();
    await showRisk(page);
    await trialsDone(page);
    expect(page.workers().length).toBeGreaterThan(0);
    await expect.poll(() => figure(page, 'NRR, median')).toBe(await medianOnTheCommandLine(5));
  });

  test('are begun anew at once when something changes meanwhile, by the same threads, and say how far they are', async () => {
    const { page } = app();
    const threads = page.workers();
    const seed = await whileTrialsRun(page, 6);
    await typeInto(page, 'Seed', String(seed + 1));
    await trialsDone(page);
    await expect.poll(() => figure(page, 'NRR, median')).toBe(await medianOnTheCommandLine(seed + 1));
    expect(page.workers()).toEqual(threads);
  });

  test('are stopped by their button or Escape: the figures before stay and say so, until the trials are run after all', async () => {
    const { page } = app();
    const status = shown(page).locator('.status-main');
    const stopped = shown(page).locator('.risk-stopped');
    const run = stopped.getByRole('button', { name: 'Run them' });
    const stop = shown(page).getByRole('button', { name: 'Stop', exact: true });
    /** Begins trials and stops them. Where a machine is so quick that they are over before, others are begun. */
    const stopTrials = async (from: number, how: () => Promise<unknown>) => {
      for (let seed = from; ; seed++) {
        await trialsDone(page);
        const kept = { median: await figure(page, 'NRR, median'), status: await status.textContent() };
        await typeInto(page, 'Seed', String(seed));
        await how().catch(() => undefined);
        const isStopped = await run.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
        if (isStopped) return kept;
      }
    };
    const press = () =>
      stop.evaluate(
        (button: HTMLElement) => {
          button.focus();
          button.click();
        },
        undefined,
        { timeout: 5_000 },
      );
    const kept = await stopTrials(8, press);
    await expect
      .poll(() => stopped.textContent())
      .toMatch(/^Stopped after [\d,]+ of 10,000 trials: the figures are those from before the last change\.Run them$/);
    expect(await figure(page, 'NRR, median')).toBe(kept.median);
    expect(await status.textContent()).toBe(kept.status);
    await expectAccessible(page);
    // The keyboard stays where the button was.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')))
      .toBe('fan chart');
    await run.click();
    await expect.poll(() => stopped.count()).toBe(0);
    await stopTrials(50, async () => {
      await stop.waitFor({ timeout: 5_000 });
      await page.keyboard.press('Escape');
    });
    expect(await stop.count()).toBe(0);
    await run.click();
    await trialsDone(page);
    expect(await stopped.count()).toBe(0);
  });
});
