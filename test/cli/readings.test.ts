import { expect, test } from 'vitest';
import { openPlan } from '#plan/open';
import { done, deskWith, runAsJson } from './desk';

test('two segments at 80% and 130% that part as the first wins customers print 99.61% and 105.00%, from a plan file', async () => {
  const desk = deskWith();
  await done(desk, 'new', 'mix', '--basis', 'annual', '--periods', '12', '--segments', 'Small,Large');
  const inputs = [
    'starting_arr@Small=1000000',
    'starting_arr@Large=1000000',
    'churn_rate@Small=20%',
    'new_logo_arr@Small=100000',
    'churn_rate@Large=10%',
    'upsell_rate@Large=40%',
  ];
  await done(desk, 'set', 'mix.headroom', ...inputs);
  expect((await openPlan(desk.files.get('mix.headroom') ?? new Uint8Array(), desk.platform)).ok).toBe(true);
  const lines = (await runAsJson(desk, 'mix.headroom')).scenarios[0]?.lines ?? {};
  const last = (line: string) => `${((lines[line]?.total.at(-1) ?? Number.NaN) * 100).toFixed(2)}%`;
  expect([last('nrr_ttm'), last('nrr_cohort')]).toEqual(['99.61%', '105.00%']);
  const table = await done(desk, 'run', 'mix.headroom', '--lines', 'nrr_ttm,nrr_cohort,nrr_simple');
  expect(table).toContain('99.61%');
  expect(table).toContain('105.00%');
});
