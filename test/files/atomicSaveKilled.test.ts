import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { buildNodeBundle } from '../../scripts/build.mjs';

const ROUNDS = 15;
const AT_ONCE = 3;
const OLD = '0\nold\n0\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-kill-'));
  await buildNodeBundle({
    entry: 'test/files/savingChild.ts',
    folder: 'dist/test',
    fileName: 'savingChild.mjs',
    external: [],
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Kills a saving process `delay` ms after its first acknowledged save; gives the last version it acknowledged. */
async function killWhileSaving(path: string, delay: number): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'dist/test/savingChild.mjs'), path]);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += chunk.toString();
  });
  await new Promise((done) => child.on('close', done));
  return Number(said.trim().split('\n').at(-1));
}

test('kill -9 at any moment leaves a whole file, no older than the last acknowledged save', {
  timeout: 60_000,
}, async () => {
  const bad: unknown[] = [];
  const versions: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const kills = Array.from({ length: AT_ONCE }, async (_, index) => {
      const path = join(folder, `plan-${index}.headroom`);
      await writeFile(path, OLD);
      const acknowledged = await killWhileSaving(path, (round * AT_ONCE + index) * 1.7);
      const [first, , last] = (await readFile(path, 'utf8')).split('\n');
      const version = Number(first);
      versions.push(version);
      if (first !== last || !(version >= acknowledged && version > 0)) bad.push({ acknowledged, first, last });
    });
    await Promise.all(kills);
  }
  expect(bad).toEqual([]);
  // The kills came at different points of the run, not all after the same save.
  expect(new Set(versions).size).toBeGreaterThan(5);
});
