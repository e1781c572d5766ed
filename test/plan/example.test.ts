import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkPlan } from '#plan/check';
import { valueIn } from '#plan/lanes';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { caseOfC } from './caseOfC';
import { evaluated, withEvery } from './plans';
import { platform } from './platform';

const file = new URL('../../assets/examples/95-to-115.headroom', import.meta.url);

/** `npx vitest run --project unit test/plan/example.test.ts -u` writes the example anew. */
test('the example is the case, as a plan that Headroom wrote', async () => {
  await expect(await writePlan(caseOfC(), platform)).toMatchFileSnapshot(fileURLToPath(file));
});

test('the example opens as the case and has nothing to find', async () => {
  const opened = await openPlan(new Uint8Array(readFileSync(file)), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  expect(opened.value).toEqual(caseOfC());
  expect(checkPlan(opened.value)).toEqual({ ok: true, value: [] });
});

test('doing nothing keeps 94.95% a year, the stated end 108.59%, and initiatives 109.95% once all work', () => {
  const plan = caseOfC();
  const evaluation = evaluated(plan);
  const nrr = plan.scenarios.map(({ name }, lane) => [
    name,
    valueIn(evaluation, 'nrr_stated', 0, 2, lane).toFixed(12),
    valueIn(evaluation, 'nrr_ttm', 0, 5, lane).toFixed(12),
  ]);
  // The twelve months to the sixth quarter begin with the third, in which the last initiatives start.
  expect(nrr).toEqual([
    ['Initiatives', (188 / 198 + 0.15).toFixed(12), (188 / 198 + 0.15).toFixed(12)],
    ['Do nothing', (188 / 198).toFixed(12), (188 / 198).toFixed(12)],
    ['Stated end state', (215 / 198).toFixed(12), (215 / 198).toFixed(12)],
  ]);
  const gained = valueIn(evaluation, 'closing_arr', 0, 3, 2) - valueIn(evaluation, 'closing_arr', 0, 3, 1);
  expect(gained).toBeCloseTo((215 - 188) * 12_000, 3);
});

test('another starting ARR changes every amount and no ratio', () => {
  const plan = caseOfC();
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
