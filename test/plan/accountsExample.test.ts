import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkPlan } from '#plan/check';
import { valueIn } from '#plan/lanes';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { bottomUpExample } from '../../assets/examples/fromTheBottomUp';
import { evaluated } from './plans';
import { platform } from './platform';

const file = new URL('../../assets/examples/from-the-bottom-up.headroom', import.meta.url);

/** `npx vitest run --project unit test/plan/accountsExample.test.ts -u` writes the example anew. */
test('the script gives the bytes of the example, every time', async () => {
  await expect(await writePlan(bottomUpExample(), platform)).toMatchFileSnapshot(fileURLToPath(file));
});

test('the example opens, has nothing to find, and says that it is synthetic', async () => {
  const opened = await openPlan(new Uint8Array(readFileSync(file)), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  expect(checkPlan(opened.value)).toEqual({ ok: true, value: [] });
  expect(`${opened.value.title} ${opened.value.note}`).toMatch(/synthetic.*Synthetic/);
});

test('the accounts of each segment come to its opening ARR, and every history ends at the ARR of its account', () => {
  const plan = bottomUpExample();
  const evaluation = evaluated(plan);
  const sums = plan.segments.map(({ name }) =>
    plan.accounts.filter(({ segment }) => segment === name).reduce((sum, { arr }) => sum + arr, 0),
  );
  expect(sums).toEqual(plan.segments.map((_, slice) => valueIn(evaluation, 'opening_arr', slice, 0, 0)));
  expect(plan.accounts.filter(({ arr, arrHistory }) => arrHistory?.at(-1) !== arr)).toEqual([]);
});

test('the list is like lists are: some have left, some signals are unknown, some accounts are near their limit', () => {
  const { accounts } = bottomUpExample();
  const count = (is: (account: (typeof accounts)[number]) => boolean) => accounts.filter(is).length;
  const counts = [
    count(({ arr }) => arr === 0),
    count(({ nps }) => nps === undefined),
    count(({ usage = 0, commitment = Infinity }) => usage > 0.8 * commitment),
    count(({ criticalIssues = 0 }) => criticalIssues > 0),
  ];
  expect(counts.every((one) => one >= 8 && one <= 120)).toBe(true);
  expect(new Set(accounts.map(({ name }) => name)).size).toBe(240);
});
