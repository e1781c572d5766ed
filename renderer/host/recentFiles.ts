import { err, ok, type Result } from '#base/result';
import * as v from 'valibot';
import { type PlanSummary, planSummarySchema, type RecentId, type RecentPlan } from '#host/contract';
import type { HostError } from '#host/errors';
import { inStore } from './database';

/** A file that was open lately; the browser keeps the permission, which is asked for again on a click. */
interface RecentFile {
  readonly id: RecentId;
  readonly file: FileSystemFileHandle;
  readonly lastOpened: number;
  readonly summary?: PlanSummary;
  readonly sealed?: true;
}

const MOST = 12;

/** Recent files in IndexedDB, for browsers that have files to keep; elsewhere the list stays empty. */
export interface RecentFiles {
  readonly list: () => Promise<readonly RecentPlan[]>;
  readonly add: (file: FileSystemFileHandle) => Promise<void>;
  /** Says what the plan in a file comes to. */
  readonly describe: (file: FileSystemFileHandle, summary: PlanSummary) => Promise<void>;
  /** Keeps of the plan in a file that it is sealed, in place of what it comes to. */
  readonly forgetPlain: (file: FileSystemFileHandle) => Promise<void>;
  /** Asks for permission, so it is to be called from a click. Null where a person denies it. */
  readonly file: (id: RecentId) => Promise<Result<FileSystemFileHandle | null, HostError>>;
  readonly remove: (id: RecentId) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export function createRecentFiles(): RecentFiles {
  const all = async (): Promise<readonly RecentFile[]> => {
    const found = (await inStore('recent', 'readonly', (store) => store.getAll() as IDBRequest<RecentFile[]>)) ?? [];
    return found.toSorted((a, b) => b.lastOpened - a.lastOpened);
  };
  const say = async (file: FileSystemFileHandle, said: Pick<RecentFile, 'summary' | 'sealed'>): Promise<void> => {
    const known = await all();
    const same = await Promise.all(known.map((one) => one.file.isSameEntry(file)));
    const entry = known.find((_, at) => same[at] === true);
    if (entry === undefined) return;
    const { id, lastOpened } = entry;
    await inStore('recent', 'readwrite', (store) => store.put({ id, file: entry.file, lastOpened, ...said }));
  };
  const remove = async (id: RecentId) => void (await inStore('recent', 'readwrite', (store) => store.delete(id)));

  return {
    list: async () =>
      (await all()).map(({ id, file, lastOpened, summary, sealed }) => ({
        id,
        name: file.name,
        folder: '',
        lastOpened,
        missing: false,
        // Another version may have kept another shape.
        summary: v.is(planSummarySchema, summary) ? summary : null,
        sealed: sealed === true,
      })),
    add: async (file) => {
      if (window.showOpenFilePicker === undefined) return;
      const known = await all();
      const same = await Promise.all(known.map((one) => one.file.isSameEntry(file)));
      for (const [at, one] of known.entries()) if (same[at] === true || at >= MOST - 1) await remove(one.id);
      const before = known.find((_, at) => same[at] === true);
      const entry: RecentFile = { ...before, id: crypto.randomUUID() as RecentId, file, lastOpened: Date.now() };
      await inStore('recent', 'readwrite', (store) => store.put(entry));
    },
    describe: (file, summary) => say(file, { summary }),
    forgetPlain: (file) => say(file, { sealed: true }),
    file: async (id) => {
      const entry = (await all()).find((one) => one.id === id);
      if (entry === undefined) return err({ type: 'notFound', name: 'This plan' });
      const granted = await entry.file.requestPermission?.({ mode: 'readwrite' });
      return ok(granted === undefined || granted === 'granted' ? entry.file : null);
    },
    remove,
    clear: async () => void (await inStore('recent', 'readwrite', (store) => store.clear())),
  };
}
