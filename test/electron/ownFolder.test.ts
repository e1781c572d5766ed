import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whyNotKept } from '../../electron/ownFolder';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-own-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder that can be written is found so, made where it is not there, and left empty', async () => {
  const own = join(folder, 'new', 'own');
  expect([whyNotKept(own), whyNotKept(own), await readdir(own)]).toEqual([null, null, []]);
});

test('a folder that cannot be there says why', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(whyNotKept(join(folder, 'file'))).toBe('EEXIST');
  expect(whyNotKept(join(folder, 'file', 'own'))).toBe('ENOTDIR');
});
