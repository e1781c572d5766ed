import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { atomicSave, nodeSaveSystem, type SaveHandle, type SaveSystem } from '#files/atomicSave';

const OLD = 'o'.repeat(200_000);
const NEW = 'n'.repeat(300_000);
const encode = (text: string) => new TextEncoder().encode(text);

/** A disk of 8 MB in a file, whose copy is that disk after a power cut: what was not written to it yet is in no copy. */
class Disk {
  readonly #folder: string;
  readonly #image: string;
  readonly #mounted: string;
  readonly path: string;
  #copies: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    this.#image = join(folder, 'disk.img');
    this.#mounted = join(folder, 'disk');
    this.path = join(this.#mounted, 'board.headroom');
    mkdirSync(this.#mounted);
    writeFileSync(this.#image, '');
    truncateSync(this.#image, 8_000_000);
    execFileSync('mkfs.ext4', ['-q', '-F', this.#image], { stdio: 'ignore' });
    // The kernel's own guess that a rename means "write this now", and its commit every five seconds, would hide a missing fsync.
    execFileSync('mount', ['-o', 'loop,noauto_da_alloc,commit=300', this.#image, this.#mounted], { stdio: 'ignore' });
  }

  cut(): void {
    const copy = join(this.#folder, `${this.#copies.length}.img`);
    copyFileSync(this.#image, copy);
    this.#copies.push(copy);
  }

  /** What is in the file on each copy, from the first cut to the last; null where there is none. */
  readAll(): readonly (string | null)[] {
    const at = join(this.#folder, 'after');
    mkdirSync(at, { recursive: true });
    const found = this.#copies.map((copy) => {
      execFileSync('mount', ['-o', 'loop', copy, at], { stdio: 'ignore' });
      try {
        return readFileSync(join(at, 'board.headroom'), 'utf8');
      } catch {
        return null;
      } finally {
        execFileSync('umount', [at]);
        rmSync(copy);
      }
    });
    this.#copies = [];
    return found;
  }

  remove(): void {
    execFileSync('umount', [this.#mounted]);
    rmSync(this.#folder, { recursive: true });
  }
}

/** Null where this system does not let a test make one. */
const disk = newDisk();

function newDisk(): Disk | null {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-power-'));
  try {
    return new Disk(folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

/** Cuts the power after each call that can change the disk, and lets go of an fsync: of the file or of the folder. */
function cutAfterEach(cut: () => void, unsynced: 'file' | 'folder' | null): SaveSystem {
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    cut();
    return done;
  };
  return {
    ...nodeSaveSystem,
    rename: (from, to) => after(nodeSaveSystem.rename(from, to)),
    open: async (path, flags, mode) => {
      const handle = await after(nodeSaveSystem.open(path, flags, mode));
      const isLeftOut = (flags === 'wx' ? 'file' : 'folder') === unsynced;
      const cutting: SaveHandle = {
        chmod: (to) => handle.chmod(to),
        chown: (uid, gid) => handle.chown(uid, gid),
        truncate: (length) => handle.truncate(length),
        stat: () => handle.stat(),
        writeFile: (bytes) => after(handle.writeFile(bytes)),
        sync: () => (isLeftOut ? Promise.resolve() : after(handle.sync())),
        close: () => handle.close(),
      };
      return cutting;
    },
  };
}

describe.skipIf(disk === null)('on a real disk whose power goes after any call of a save', () => {
  const real = disk as Disk;
  afterAll(() => real.remove());

  /** What the file holds after each cut, said in a word. */
  async function cuts(unsynced: 'file' | 'folder' | null): Promise<readonly string[]> {
    expect((await atomicSave(real.path, encode(OLD))).ok).toBe(true);
    const saved = await atomicSave(
      real.path,
      encode(NEW),
      cutAfterEach(() => real.cut(), unsynced),
    );
    expect(saved.ok).toBe(true);
    return real
      .readAll()
      .map((text) => (text === OLD ? 'old' : text === NEW ? 'new' : text === null ? 'none' : `${text.length} bytes`));
  }

  test('the file is the old one or the new one, and the new one once the save is acknowledged', async () => {
    const found = await cuts(null);
    expect(found.filter((each) => each !== 'old' && each !== 'new')).toEqual([]);
    expect([found[0], found.at(-1), found.length]).toEqual(['old', 'new', 6]);
  });

  test('without fsync of the file a broken one is found', async () => {
    expect((await cuts('file')).at(-1)).toBe('0 bytes');
  });

  test('without fsync of the folder the acknowledged one is not', async () => {
    expect((await cuts('folder')).at(-1)).toBe('old');
  });
});
