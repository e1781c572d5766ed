import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWhole } from '../../electron/wholeFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([0, 1, 999, 1000])('a file of %i bytes is read whole, where 1,000 are the most', async (size) => {
  const path = join(folder, 'board.headroom');
  const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
  await writeFile(path, bytes);
  expect(await readWhole(path, 1000)).toMatchObject({ ok: true, value: { bytes } });
});

test('a file of one byte more is refused with both sizes', async () => {
  const path = join(folder, 'board.headroom');
  await writeFile(path, new Uint8Array(1001));
  const error = { type: 'tooLarge', name: 'board.headroom', bytes: 1001, limit: 1000 };
  expect(await readWhole(path, 1000)).toEqual({ ok: false, error });
});

test.skipIf(process.platform === 'win32')(
  'a pipe by the name of a plan is refused at once, and not waited for',
  async () => {
    const path = join(folder, 'board.headroom');
    execFileSync('mkfifo', [path]);
    const error = { type: 'notReadable', name: 'board.headroom', code: 'EISDIR' };
    expect(await readWhole(path, 1000)).toEqual({ ok: false, error });
  },
);

test.skipIf(!existsSync('/proc/self/status'))(
  'a file that says it is empty is read to its end, or to the limit',
  async () => {
    expect(await readWhole('/proc/self/status', 100)).toMatchObject({ ok: false, error: { type: 'tooLarge' } });
    const read = await readWhole('/proc/self/status', 100_000);
    expect(read.ok && new TextDecoder().decode(read.value.bytes)).toMatch(/^Name:[\s\S]+VmRSS/);
  },
);
