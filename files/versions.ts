import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#base/result';
import { isSealed } from '#base/sealMark';
import { isVersionDue, isVersionExpired, versionsTooMany } from '#base/versionRules';
import { atomicSave, nodeSaveSystem, resolveLinks, type SaveError, saveError, type SaveSystem } from './atomicSave';
import { makeFolder } from './makeFolder';
import { removeLeftOvers } from './temporary';

/** An older version of a file, as it was before a save replaced it. */
export interface Version {
  readonly id: string;
  /** When it was written, and when it was replaced; milliseconds since 1970. */
  readonly savedAt: number;
  readonly replacedAt: number;
  readonly size: number;
}

/** Older versions of files, copied byte for byte into the app's own folder, so that a sealed plan is sealed there too. */
export interface Versions {
  /** Whether the next save of this file should keep what it replaces: every five minutes, or more seldom. */
  readonly isDue: (path: string) => Promise<boolean>;
  /** What is the newest version already is not kept again. Of too many, some go once the new one is on the disk. */
  readonly keep: (path: string, bytes: Uint8Array, savedAt: number) => Promise<Result<null, SaveError>>;
  /** Newest first. */
  readonly list: (path: string) => Promise<readonly Version[]>;
  /** Null where it is gone. */
  readonly read: (path: string, id: string) => Promise<Uint8Array | null>;
  /** Removes those of a file that are not sealed; the error is why some could not be. */
  readonly forgetPlain: (path: string) => Promise<Result<null, SaveError>>;
  /** Removes what was replaced more than seven days ago, of all files. */
  readonly expire: () => Promise<void>;
}

const NAME = /^(\d{1,16})-(\d{1,16})\.headroom$/;

/** `now` gives milliseconds since 1970. */
export function createVersions(
  folder: string,
  now: () => number = Date.now,
  system: SaveSystem = nodeSaveSystem,
): Versions {
  /** The same for every path that leads to the file, links included. */
  async function folderOf(path: string): Promise<string> {
    const file = await resolveLinks(resolve(path), nodeSaveSystem).catch(() => resolve(path));
    return join(folder, createHash('sha256').update(file).digest('hex').slice(0, 32));
  }

  async function list(path: string): Promise<readonly Version[]> {
    const own = await folderOf(path);
    const names = await fs.readdir(own).catch(() => []);
    const found = await Promise.all(names.map((name) => versionAt(own, name)));
    return found.filter((one) => one !== null).toSorted((a, b) => b.replacedAt - a.replacedAt || b.savedAt - a.savedAt);
  }

  /** What cannot be removed stays: a later save tries again. */
  async function thin(path: string): Promise<void> {
    const own = await folderOf(path);
    for (const { id } of versionsTooMany(await list(path), now()))
      await fs.rm(join(own, `${id}.headroom`), { force: true }).catch(() => undefined);
  }

  return {
    list,
    isDue: async (path) => {
      const newest = (await list(path))[0];
      return isVersionDue(newest?.replacedAt ?? null, now());
    },
    keep: async (path, bytes, savedAt) => {
      const own = await folderOf(path);
      const newest = (await list(path))[0];
      // A save that failed kept what it was to replace: the next one replaces the same.
      if (newest?.size === bytes.byteLength && (await isAt(join(own, `${newest.id}.headroom`), bytes))) return ok(null);
      await makeFolder(own, system);
      const name = `${Math.round(now())}-${Math.max(0, Math.round(savedAt))}.headroom`;
      const saved = await atomicSave(join(own, name), bytes, system);
      if (!saved.ok) return saved;
      await thin(path);
      return ok(null);
    },
    read: async (path, id) => {
      if (!NAME.test(`${id}.headroom`)) return null;
      try {
        return new Uint8Array(await fs.readFile(join(await folderOf(path), `${id}.headroom`)));
      } catch {
        return null;
      }
    },
    forgetPlain: async (path) => {
      const own = await folderOf(path);
      let failed: SaveError | null = null;
      for (const { id } of await list(path)) {
        const file = join(own, `${id}.headroom`);
        // What is gone meanwhile is forgotten; what cannot be read cannot be shown to be sealed.
        const bytes = await fs.readFile(file).catch(() => null);
        if (bytes !== null && isSealed(bytes)) continue;
        await fs.rm(file, { force: true }).catch((error) => {
          failed ??= saveError(error);
        });
      }
      return failed === null ? ok(null) : err(failed);
    },
    expire: async () => {
      const folders = await fs.readdir(folder).catch(() => []);
      await Promise.all(folders.map((name) => expireIn(join(folder, name), now())));
    },
  };
}

async function isAt(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await fs.readFile(path)).equals(bytes);
  } catch {
    return false;
  }
}

async function versionAt(folder: string, name: string): Promise<Version | null> {
  const [, replacedAt, savedAt] = NAME.exec(name) ?? [];
  if (replacedAt === undefined || savedAt === undefined) return null;
  try {
    const stats = await fs.stat(join(folder, name));
    // A pipe or a device by such a name was never kept here, and reading it may have no end.
    if (!stats.isFile() && !stats.isDirectory()) return null;
    return {
      id: name.slice(0, -'.headroom'.length),
      replacedAt: Number(replacedAt),
      savedAt: Number(savedAt),
      size: stats.size,
    };
  } catch {
    return null;
  }
}

/** What cannot be removed stays: a later start tries again. */
async function expireIn(folder: string, now: number): Promise<void> {
  await removeLeftOvers(folder);
  for (const name of await fs.readdir(folder).catch(() => [])) {
    const [, replacedAt] = NAME.exec(name) ?? [];
    if (replacedAt !== undefined && isVersionExpired(Number(replacedAt), now)) {
      await fs.rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }
  // Succeeds only for an empty one.
  await fs.rmdir(folder).catch(() => undefined);
}
