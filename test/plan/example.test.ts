import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPlan } from '#plan/check';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { evaluated, withEvery } from './plans';
import { platform } from './platform';

const bytes = readFileSync(new URL('../../assets/examples/95-to-115.headroom', import.meta.url));

async function example(): Promise<Plan> {
  const opened = await openPlan(new Uint8Array(bytes), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  return opened.value;
}

test('the example opens, is canonical, and has nothing to find', async () => {
  const plan = await example();
  expect(await writePlan(plan, platform)).toBe(bytes.toString());
  expect(checkPlan(plan)).toEqual({ ok: true, value: [] });
});

test('the case of the source comes out: 94.95% as it is, 108.59% as the stated end', async () => {
  const plan = await example();
  const evaluation = evaluated(plan);
  const nrr = plan.scenarios.map(({ name }, lane) => [name, valueIn(evaluation, 'nrr_ttm', 0, 3, lane).toFixed(12)]);
  expect(nrr).toEqual([
    ['Initiatives', (188 / 198).toFixed(12)],
    ['Do nothing', (188 / 198).toFixed(12)],
    ['Stated end state', (215 / 198).toFixed(12)],
  ]);
  const gained = valueIn(evaluation, 'closing_arr', 0, 3, 2) - valueIn(evaluation, 'closing_arr', 0, 3, 1);
  expect(gained).toBeCloseTo((215 - 188) * 12_000, 3);
});

test('another starting ARR changes every amount and no ratio', async () => {
  const plan = await example();
  const before = evaluated(plan);
  const after = evaluated(withEvery(plan, { starting_arr: 4_752_000 }));
  for (const line of [
    'opening_arr',
    'upsell_arr',
    'expansion_arr',
    'churn_arr',
    'contraction_arr',
    'closing_arr',
    'net_new_arr',
  ]) {
    expect(valueIn(after, line, 0, 5, 0)).toBe(2 * valueIn(before, line, 0, 5, 0));
  }
  expect(valueIn(after, 'nrr', 0, 5, 0)).toBeCloseTo(valueIn(before, 'nrr', 0, 5, 0), 14);
});
