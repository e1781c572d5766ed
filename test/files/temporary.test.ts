import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeLeftOvers, temporaryName } from '#files/temporary';

const ELEVEN_MINUTES = 11 * 60;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-temporary-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The number of a process that was there and is gone. */
async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.once('exit', done));
  return child.pid ?? 0;
}

const by = (process_: number) => temporaryName().replace(`-${process.pid}-`, `-${process_}-`);
const elsewhere = () => temporaryName().replace(/^\.headroom-.{8}/, '.headroom-00000000');

test('what a process that is gone was writing goes, and what nobody wrote into for ten minutes, wherever it came from; nothing else does', async () => {
  const left = by(await goneProcess());
  const [own, other, stalled, old] = [temporaryName(), elsewhere(), elsewhere(), temporaryName()];
  const foreign = ['.headroom-notes.tmp', 'board.headroom', '.other.tmp'];
  for (const name of [left, own, other, stalled, old, ...foreign]) await writeFile(join(folder, name), 'half');
  const then = Date.now() / 1000 - ELEVEN_MINUTES;
  for (const name of [stalled, old, ...foreign]) await utimes(join(folder, name), then, then);
  await removeLeftOvers(folder);
  expect((await readdir(folder)).toSorted()).toEqual([own, other, ...foreign].toSorted());
});

test('a folder that is not there has nothing to remove', async () => {
  await expect(removeLeftOvers(join(folder, 'none'))).resolves.toBeUndefined();
});
