import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveInPlace } from '#files/saveInPlace';
import { faultySystem, shortWriting } from './faultySystem';

const LONG = 'what the file held before, which is longer';
const SHORT = 'the new plan';
const bytesOf = (text: string) => new TextEncoder().encode(text);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-in-place-'));
  path = join(folder, 'board.headroom');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  [LONG, SHORT],
  [SHORT, LONG],
])('the file itself is written, and nothing of "%s" is left', async (before, after) => {
  await writeFile(path, before);
  const { ino } = await stat(path);
  expect(await saveInPlace(path, bytesOf(after), bytesOf(before))).toMatchObject({ ok: true });
  expect({ text: await readFile(path, 'utf8'), ino: (await stat(path)).ino }).toEqual({ text: after, ino });
});

test.each([
  ['once', (call: number, at: number) => call === at],
  ['from then on', (call: number, at: number) => call >= at],
])(
  'the file is the new one, or the old one again, or said to be damaged, whatever call fails %s',
  async (_how, fails) => {
    const bad: unknown[] = [];
    let damaged = 0;
    for (const [before, after] of [
      [LONG, SHORT],
      [SHORT, LONG],
    ] as const) {
      for (let at = 1; at <= 8; at++) {
        await writeFile(path, before);
        const { system } = faultySystem({ code: 'EIO', fails: (call) => fails(call, at) });
        const saved = await saveInPlace(path, bytesOf(after), bytesOf(before), system);
        const text = await readFile(path, 'utf8');
        if (!saved.ok && !saved.error.restored) damaged++;
        else if (text !== (saved.ok ? after : before)) bad.push({ at, before, saved, text });
      }
    }
    expect(bad).toEqual([]);
    // A disk that fails once lets the old content be put back; one that fails for good does not.
    expect(damaged > 0).toBe(_how === 'from then on');
  },
);

test('what is written is on the disk before it is said to be saved, and a short write is no save', async () => {
  await writeFile(path, LONG);
  const { system, calls } = faultySystem({ code: 'EIO', fails: () => false });
  await saveInPlace(path, bytesOf(SHORT), bytesOf(LONG), system);
  expect(calls.slice(-5)).toEqual(['writeFile', 'truncate', 'sync', 'fstat', 'close']);
  await writeFile(path, LONG);
  const short = await saveInPlace(path, bytesOf(SHORT), bytesOf(LONG), shortWriting);
  expect(short).toMatchObject({ ok: false, error: { type: 'diskFull' } });
});

test('a file that is not there is not made', async () => {
  expect(await saveInPlace(path, bytesOf(SHORT), bytesOf(LONG))).toMatchObject({
    ok: false,
    error: { type: 'notWritable', code: 'ENOENT' },
  });
  await expect(stat(path)).rejects.toThrow();
});
