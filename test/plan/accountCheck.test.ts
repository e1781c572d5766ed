import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import { isAccount } from '#plan/accountCheck';
import { accountSchema } from '#plan/accountSchema';
import { describeOpenError, openPlan } from '#plan/open';
import { contentHash, writePlan } from '#plan/write';
import { manyAccounts, planOfMany } from './manyAccounts';
import { richPlan } from './plans';
import { platform } from './platform';

const [whole] = richPlan().accounts;
const keys = Object.keys(accountSchema.entries);

/** Values at the edges of what fields take, and none that any takes. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, '', 'x', 'x'.repeat(200), 'x'.repeat(201), 'y'.repeat(20_001)),
  fc.constantFrom<unknown>(0, -0, 1, -1, 1.0001, 100, 101, -100, -101, Number.NaN, Infinity, -Infinity, 1e300),
  fc.constantFrom<unknown>('2027-02-28', '2027-02-30', '2028-02-29', '0000-01-01', '2027-2-1', 'improving', 'better'),
  fc.constantFrom<unknown>([], [null], [1, null, -2], ['1'], [Number.NaN], [''], ['a', 'b'], Array(241).fill(1), {}),
  fc.constantFrom<unknown>(
    Array(1001).fill('p'),
    { A: '2027-01-01' },
    { A: 1 },
    { '': '2027-01-01' },
    { A: '2027-13-01' },
  ),
  fc.constantFrom<unknown>(JSON.parse('{"constructor":"2027-01-01"}'), JSON.parse('{"prototype":"2027-01-01"}')),
);

test('the quick look takes for an account what the schema takes for one, and nothing else', () => {
  let [right, wrong] = [0, 0];
  fc.assert(
    fc.property(fc.constantFrom(...keys, 'other', 'constructor'), odd, fc.boolean(), (key, value, isGone) => {
      const { [key as 'nps']: _, ...rest } = whole ?? { id: 'a', name: 'A', arr: 1 };
      const account = isGone ? rest : { ...rest, [key]: value };
      const isRight = v.safeParse(accountSchema, account).success;
      expect(isAccount(account)).toBe(isRight);
      if (isRight) right++;
      else wrong++;
    }),
    { numRuns: 3_000 },
  );
  expect(Math.min(right, wrong)).toBeGreaterThan(300);
});

test('a wrong account in a file is told by its place and its field, as anything else in it', async () => {
  const plan = richPlan();
  const broken = { ...plan, accounts: [...manyAccounts(3), { id: 'x', name: 'X', arr: 1, nps: 101 }] };
  const file = { format: 'headroom', version: 1, sha256: await contentHash(broken, platform), plan: broken };
  const opened = await openPlan(new TextEncoder().encode(canonicalText(file, 3)), platform);
  expect(opened.ok ? 'opened' : describeOpenError(opened.error)).toMatch(/at accounts\[3\]\.nps: .*100/);
});

test('the texts that are kept of accounts give the bytes that writing all anew gives', async () => {
  const plan = planOfMany(40);
  const first = await writePlan(plan, platform);
  const { accounts } = plan;
  const [one, ...others] = accounts;
  if (one === undefined) throw new Error('no account');
  const changed = { ...plan, accounts: [{ ...one, arr: one.arr + 1 }, ...others] };
  for (const [of, text] of [
    [plan, first],
    [changed, await writePlan(changed, platform)],
    [{ ...plan, accounts: [] }, await writePlan({ ...plan, accounts: [] }, platform)],
  ] as const) {
    const sha256 = await contentHash(JSON.parse(JSON.stringify(of)), platform);
    const anew = canonicalText({ format: 'headroom', version: 1, sha256, plan: JSON.parse(JSON.stringify(of)) }, 3);
    expect(text).toBe(anew);
    const hash = Buffer.from(await platform.sha256(new TextEncoder().encode(canonicalText(of, 0)))).toString('hex');
    expect(sha256).toBe(hash);
  }
});

test('writing many accounts lets go of the thread again and again, and only the first time', async () => {
  const plan = planOfMany(1_000);
  let pauses = 0;
  const pausing = { ...platform, pause: async () => void pauses++ };
  await writePlan(plan, pausing);
  const first = pauses;
  await writePlan({ ...plan, title: 'Another' }, pausing);
  expect([first, pauses - first]).toEqual([6, 1]);
});
