import { isSealed } from '#base/sealMark';
import { isVersionDue, isVersionExpired, versionsTooMany } from '#base/versionRules';
import type { PlanVersion } from '#host/contract';
import { inStore } from './database';

interface KeptVersion extends PlanVersion {
  readonly file: FileSystemFileHandle;
  /** Read from the disk only when it is asked for. */
  readonly content: Blob;
}

/** Older versions of files in IndexedDB, as they were before a save replaced them. */
export interface BrowserVersions {
  /** Keeps what is in the file now, if it is time or `always`. Returns whether nothing stood in the way. */
  readonly keep: (file: FileSystemFileHandle, always: boolean) => Promise<boolean>;
  /** Newest first. */
  readonly list: (file: FileSystemFileHandle) => Promise<readonly PlanVersion[]>;
  readonly read: (file: FileSystemFileHandle, id: string) => Promise<Uint8Array | null>;
  /** Removes those of a file that are not sealed. */
  readonly forgetPlain: (file: FileSystemFileHandle) => Promise<void>;
}

export function createBrowserVersions(): BrowserVersions {
  async function allOf(file: FileSystemFileHandle): Promise<readonly KeptVersion[]> {
    const all = (await inStore('versions', 'readonly', (store) => store.getAll() as IDBRequest<KeptVersion[]>)) ?? [];
    const same = await Promise.all(all.map((one) => one.file.isSameEntry(file)));
    return all.filter((_, at) => same[at] === true).toSorted((a, b) => b.replacedAt - a.replacedAt);
  }

  return {
    async keep(file, always) {
      const now = Date.now();
      const known = await allOf(file);
      for (const { id, replacedAt } of known) {
        if (isVersionExpired(replacedAt, now)) await inStore('versions', 'readwrite', (store) => store.delete(id));
      }
      if (!always && !isVersionDue(known[0]?.replacedAt ?? null, now)) return true;
      const content = await file.getFile().catch(() => null);
      // A new file replaces nothing.
      if (content === null || content.size === 0) return true;
      const savedAt = content.lastModified;
      // A save that failed kept what it was to replace: the next one replaces the same.
      if (known[0]?.savedAt === savedAt && known[0].size === content.size) return true;
      const version: KeptVersion = {
        id: `${now}-${savedAt}`,
        savedAt,
        replacedAt: now,
        size: content.size,
        file,
        // The file itself will have another content soon.
        content: new Blob([await content.arrayBuffer()]),
      };
      if ((await inStore('versions', 'readwrite', (store) => store.put(version))) === null) return false;
      for (const { id } of versionsTooMany(
        [version, ...known.filter((one) => !isVersionExpired(one.replacedAt, now))],
        now,
      ))
        await inStore('versions', 'readwrite', (store) => store.delete(id));
      return true;
    },
    list: async (file) =>
      (await allOf(file)).map(({ id, savedAt, replacedAt, size }) => ({ id, savedAt, replacedAt, size })),
    async forgetPlain(file) {
      for (const { id, content } of await allOf(file)) {
        if (isSealed(new Uint8Array(await content.arrayBuffer()))) continue;
        await inStore('versions', 'readwrite', (store) => store.delete(id));
      }
    },
    async read(file, id) {
      const found = (await allOf(file)).find((one) => one.id === id);
      return found === undefined ? null : new Uint8Array(await found.content.arrayBuffer());
    },
  };
}
