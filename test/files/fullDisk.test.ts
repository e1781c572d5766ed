import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { atomicSave } from '#files/atomicSave';
import { createDrafts } from '#files/drafts';
import { saveInPlace } from '#files/saveInPlace';
import { createVersions } from '#files/versions';

/** A disk of 1 MB; null where this system does not let a test make one. */
const disk = smallDisk();

function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

const ID = '00000000-0000-4000-8000-000000000001';
const OLD = new Uint8Array(300_000).fill(111);
/** More than is free beside the old one. */
const LARGE = new Uint8Array(900_000).fill(110);

describe.skipIf(disk === null)('on a disk that is full', () => {
  const root = disk ?? '';
  const path = join(root, 'disk', 'board.headroom');
  beforeEach(() => {
    rmSync(join(root, 'disk'), { recursive: true, force: true });
    mkdirSync(join(root, 'disk'));
    writeFileSync(path, OLD);
  });
  afterAll(() => {
    execFileSync('umount', [root]);
    rmSync(root, { recursive: true });
  });

  const free = () => {
    const { bavail, bsize } = statfsSync(root);
    return bavail * bsize;
  };
  const isOld = () => readFileSync(path).equals(OLD);

  test('a save says so, leaves the old plan and takes no room', async () => {
    const before = free();
    for (let time = 0; time < 20; time++) {
      expect(await atomicSave(path, LARGE)).toEqual({ ok: false, error: { type: 'diskFull', code: 'ENOSPC' } });
    }
    expect({ isOld: isOld(), free: free() }).toEqual({ isOld: true, free: before });
  });

  test('a draft that does not fit leaves the one before it', async () => {
    const drafts = createDrafts(join(root, 'disk', 'drafts'));
    const identity = { path, name: 'board', base: null, keptAt: 1 };
    expect(await drafts.keep(ID, identity, OLD)).toMatchObject({ ok: true });
    expect(await drafts.keep(ID, identity, LARGE)).toMatchObject({ ok: false, error: { type: 'diskFull' } });
    const draft = await drafts.read(ID);
    expect(draft.ok && Buffer.from(draft.value.content).equals(OLD)).toBe(true);
  });

  test('a version that does not fit is not there, and those before it are', async () => {
    const versions = createVersions(join(root, 'disk', 'versions'));
    expect(await versions.keep(path, OLD, 1)).toMatchObject({ ok: true });
    expect(await versions.keep(path, LARGE, 2)).toMatchObject({ ok: false, error: { type: 'diskFull' } });
    expect((await versions.list(path)).map(({ size }) => size)).toEqual([OLD.length]);
  });

  test('writing into the file itself puts the old plan back', async () => {
    const saved = await saveInPlace(path, new Uint8Array(1_200_000), OLD);
    expect(saved).toMatchObject({ ok: false, error: { type: 'diskFull', restored: true } });
    expect(isOld()).toBe(true);
  });
});
