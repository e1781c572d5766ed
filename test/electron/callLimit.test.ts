import { expect, test } from 'vitest';
import { createCallLimit, MOST_BYTES, MOST_CALLS } from '../../electron/callLimit';

/** Calls that wait until they are let go. */
function waiting() {
  const limit = createCallLimit();
  const goes: (() => void)[] = [];
  const call = (request: unknown) =>
    limit.run('plan:save', request, () => new Promise<string>((done) => goes.push(() => done('answered'))));
  return { limit, goes, call };
}

test('as many calls as may wait are answered, one more is not, and its work is never begun', async () => {
  const { goes, call } = waiting();
  const calls = Array.from({ length: MOST_CALLS + 1 }, () => call(null));
  expect(await calls.at(-1)).toBe(null);
  expect(goes.length).toBe(MOST_CALLS);
  for (const go of goes) go();
  expect(new Set(await Promise.all(calls.slice(0, -1)))).toEqual(new Set(['answered']));
});

test('what was answered, or failed, makes room', async () => {
  const { limit, goes, call } = waiting();
  for (let at = 0; at < 3 * MOST_CALLS; at++) {
    await limit.run('plan:save', null, () => Promise.reject(new Error('a bug'))).catch(() => undefined);
    expect(await limit.run('plan:save', null, async () => 'at once')).toBe('at once');
  }
  const first = call(null);
  goes[0]?.();
  expect(await first).toBe('answered');
});

test('bytes count too, with all of the memory they are part of', async () => {
  const { goes, call } = waiting();
  const half = new Uint8Array(new ArrayBuffer(MOST_BYTES / 2), 0, 10);
  const calls = [call({ handle: 'a', bytes: half }), call({ content: half })];
  expect(await call({ bytes: new Uint8Array(1) })).toBe(null);
  for (const go of goes) go();
  await Promise.all(calls);
  const again = call({ bytes: new Uint8Array(1) });
  goes.at(-1)?.();
  expect(await again).toBe('answered');
});

test('answers that hold files are made one after the other, also after one that failed; others do not wait for them', async () => {
  const limit = createCallLimit();
  const begun: number[] = [];
  const goes: (() => void)[] = [];
  const reads = [0, 1, 2].map((at) =>
    limit.run('versions:read', null, () => {
      begun.push(at);
      return new Promise<number>((done, failed) =>
        goes.push(at === 0 ? () => failed(new Error('a bug')) : () => done(at)),
      );
    }),
  );
  expect(await limit.run('recent:list', null, async () => 'at once')).toBe('at once');
  await expect.poll(() => begun).toEqual([0]);
  goes[0]?.();
  await expect(reads[0]).rejects.toThrow('a bug');
  await expect.poll(() => begun).toEqual([0, 1]);
  goes[1]?.();
  expect(await reads[1]).toBe(1);
  await expect.poll(() => goes.length).toBe(3);
  goes[2]?.();
  expect(await reads[2]).toBe(2);
});
