import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { atomicSave, nodeSaveSystem, type SaveSystem } from '#files/atomicSave';

const OWN = { uid: 1000, gid: 1000 };
const COLLEAGUE = { uid: 1001, gid: 50 };
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-ownership-'));
  path = join(folder, 'board.headroom');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The real file system, on which new files are ours, the one to replace is `of` somebody, and `gives` says what may be given away. */
function shared(of: typeof OWN, gives: (uid: number, gid: number) => boolean) {
  const given: (readonly [number, number])[] = [];
  const system: SaveSystem = {
    ...nodeSaveSystem,
    stat: async (at) => {
      const stats = await nodeSaveSystem.stat(at);
      return { mode: stats.mode, isFile: () => stats.isFile(), ...of };
    },
    open: async (at, flags, mode) => {
      const handle = await nodeSaveSystem.open(at, flags, mode);
      return {
        chmod: (to) => handle.chmod(to),
        truncate: (length) => handle.truncate(length),
        writeFile: (bytes) => handle.writeFile(bytes),
        sync: () => handle.sync(),
        close: () => handle.close(),
        stat: async () => ({ size: (await handle.stat()).size, ...OWN }),
        chown: async (uid, gid) => {
          if (!gives(uid, gid)) throw Object.assign(new Error('not given away'), { code: 'EPERM' });
          given.push([uid, gid]);
        },
      };
    },
  };
  return { system, given };
}

// On Windows permissions are not bits.
test.skipIf(process.platform === 'win32').each([
  ['everything', () => true, [[1001, 50]], 0o664],
  ['only the group', (uid: number) => uid === 1000, [[1000, 50]], 0o664],
  ['nothing', () => false, [], 0o644],
])(
  'where a system lets give away %s, a colleague’s file stays as much theirs as can be, and nobody reads it who could not',
  async (_what, gives, given, mode) => {
    await writeFile(path, 'old');
    await chmod(path, 0o664);
    const disk = shared(COLLEAGUE, gives);
    expect(await atomicSave(path, new TextEncoder().encode('new'), disk.system)).toEqual({ ok: true, value: null });
    expect({ given: disk.given, mode: (await stat(path)).mode & 0o777 }).toEqual({ given, mode });
  },
);

test('one’s own file is given to nobody', async () => {
  await writeFile(path, 'old');
  const disk = shared(OWN, () => true);
  await atomicSave(path, new TextEncoder().encode('new'), disk.system);
  expect(disk.given).toEqual([]);
});
