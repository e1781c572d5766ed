import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { writePlan } from '#plan/write';
import { largePlan } from '../bench/largePlan';
import { deskWith, done } from '../cli/desk';
import { platform } from '../plan/platform';
import { inBothShells } from './inBothShells';
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
    await typeInto(page, 'Seed', '6');
    await shown(page)
      .getByText(/^Computing, [\d,]+ of 10,000$/)
      .waitFor();
    await typeInto(page, 'Seed', '7');
    await trialsDone(page);
    await expect.poll(() => figure(page, 'NRR, median')).toBe(await medianOnTheCommandLine(7));
    expect(page.workers()).toEqual(threads);
  });
});
