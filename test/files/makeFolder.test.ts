import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeSaveSystem, type SaveSystem } from '#files/atomicSave';
import { createDrafts } from '#files/drafts';
import { createVersions } from '#files/versions';

let folder: string;
let synced: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-folder-'));
  synced = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The real disk, which notes what was synced of the folders on it. */
const noting: SaveSystem = {
  ...nodeSaveSystem,
  platform: 'linux',
  open: async (path, flags, mode) => {
    if (flags !== 'r') return nodeSaveSystem.open(path, flags, mode);
    const nothing = async () => undefined;
    return {
      writeFile: nothing,
      truncate: nothing,
      chmod: nothing,
      chown: nothing,
      close: nothing,
      stat: async () => ({ size: 0, uid: 0, gid: 0 }),
      sync: async () => void synced.push(path),
    };
  },
};

test.each([
  [
    'draft',
    (own: string) =>
      createDrafts(own, noting).keep(
        crypto.randomUUID(),
        { path: null, name: 'a', base: null, keptAt: 1 },
        new Uint8Array(1),
      ),
    2,
  ],
  ['version', (own: string) => createVersions(own, () => 1, noting).keep('/plans/a.headroom', new Uint8Array(1), 1), 3],
])('the folders that the first %s makes are themselves on the disk before it is kept', async (_what, keep, made) => {
  const own = join(folder, 'new', 'own');
  expect(await keep(own)).toEqual({ ok: true, value: null });
  // Last of all the folder that the file itself is in.
  const [last = '', ...parents] = synced.toReversed();
  const expected = [dirname(last), dirname(dirname(last)), dirname(dirname(dirname(last)))].slice(0, made).toReversed();
  expect(parents).toEqual(expected);
  expect(parents[0]).toBe(folder);
});
