import { err, ok } from '#base/result';
import type { PlanHandle, RecoveredDraft } from '#host/contract';
import type { Host } from '#host/host';
import { inStore } from './database';
import { fileOf, type Revision, revisionOf } from './fileContent';

/** The file a handle of this page leads to, and how it was when the page last knew it. */
export interface KnownFile {
  readonly file: FileSystemFileHandle;
  readonly revision: Revision;
}

interface KeptDraft {
  readonly id: string;
  readonly name: string;
  readonly known: KnownFile | null;
  readonly keptAt: number;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

const lockOf = (id: string) => `headroom draft ${id}`;
const leftKey = (id: string) => `headroom.left.${id}`;

/**
 * Unsaved changes in IndexedDB, one entry a page. A page holds a lock by the name of its own for as long as it lives, so that another can
 * tell what was left by one that is gone. A page that was left on purpose, after the browser asked, leaves nothing behind.
 */
export function createBrowserDrafts(
  fileOfHandle: (handle: PlanHandle) => KnownFile | null,
  adopt: (known: KnownFile) => PlanHandle,
): Host['drafts'] {
  let id: string = crypto.randomUUID();
  /** What was offered is neither shown yet nor set aside: leaving the page then gives nothing up. */
  let isOffered = false;
  void take(id);
  window.addEventListener('pagehide', (event) => {
    if (!event.persisted && !isOffered) markLeft(id);
  });

  return {
    async keep(handle, name, content) {
      isOffered = false;
      const known = handle === null ? null : fileOfHandle(handle);
      const kept = Uint8Array.from(content);
      const draft: KeptDraft = { id, name, known, keptAt: Date.now(), content: kept, sha256: await digest(kept) };
      const done = await inStore('drafts', 'readwrite', (store) => store.put(draft));
      return done === null ? err({ type: 'saveFailed', name: 'The draft', code: 'IndexedDB' }) : ok(null);
    },
    async drop() {
      isOffered = false;
      await inStore('drafts', 'readwrite', (store) => store.delete(id));
      return ok(null);
    },
    async recover() {
      const draft = await newestLeft();
      if (draft === null) return ok(null);
      if ((await digest(draft.content)) !== draft.sha256) {
        await inStore('drafts', 'readwrite', (store) => store.put({ ...draft, id: `damaged ${draft.id}` }));
        await inStore('drafts', 'readwrite', (store) => store.delete(draft.id));
        return ok(damaged(draft.id));
      }
      id = draft.id;
      isOffered = true;
      const { name, known, content, keptAt } = draft;
      const handle = known === null ? null : adopt(known);
      return ok({ type: 'draft', handle, name, content, keptAt, file: await fileSince(known) });
    },
    async leave() {
      // Its lock is held until this page is gone: so long no other is asked for the same.
      id = crypto.randomUUID();
      isOffered = false;
      void take(id);
      return ok(null);
    },
    async setAside() {
      isOffered = false;
      const draft = await inStore('drafts', 'readonly', (store) => store.get(id) as IDBRequest<KeptDraft>);
      if (draft !== null) {
        await inStore('drafts', 'readwrite', (store) => store.put({ ...draft, id: `damaged ${id}` }));
        await inStore('drafts', 'readwrite', (store) => store.delete(id));
      }
      return ok({ where: `“damaged ${id}” in the browser’s database` });
    },
    openNew: null,
  };
}

function damaged(id: string): RecoveredDraft {
  return { type: 'damaged', why: 'it is not what was written', where: `“damaged ${id}” in the browser’s database` };
}

/** Takes the lock of a draft until the page is gone, however it goes. Resolves to whether no other page has it. */
function take(id: string): Promise<boolean> {
  return new Promise((done) => {
    void navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
      done(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** The newest draft of a page that is gone, taken by this one; of the plan that this page was opened for, if it was for one. */
async function newestLeft(): Promise<KeptDraft | null> {
  const all = (await inStore('drafts', 'readonly', (store) => store.getAll() as IDBRequest<KeptDraft[]>)) ?? [];
  const asked = new URLSearchParams(location.search);
  const name = asked.get('plan') ?? (asked.has('example') ? `${asked.get('example')}.headroom` : null);
  for (const draft of all.toSorted((a, b) => b.keptAt - a.keptAt)) {
    if (draft.id.startsWith('damaged ')) continue;
    if (wasLeft(draft.id)) await inStore('drafts', 'readwrite', (store) => store.delete(draft.id));
    else if ((name === null || draft.name === name) && (await take(draft.id))) return draft;
  }
  return null;
}

async function fileSince(known: KnownFile | null): Promise<Extract<RecoveredDraft, { type: 'draft' }>['file']> {
  if (known === null) return 'none';
  const found = await fileOf(known.file);
  // A browser asks for permission again first, which needs a click.
  if (!found.ok) return found.error.type === 'notFound' ? 'missing' : 'unknown';
  const now = revisionOf(found.value);
  return now.size === known.revision.size && now.lastModified === known.revision.lastModified ? 'same' : 'changed';
}

/** Written at once, for a page that is going waits for nothing. */
function markLeft(id: string): void {
  try {
    localStorage.setItem(leftKey(id), '1');
  } catch {
    // Then the changes are offered back, which does no harm.
  }
}

function wasLeft(id: string): boolean {
  try {
    const was = localStorage.getItem(leftKey(id)) !== null;
    localStorage.removeItem(leftKey(id));
    return was;
  } catch {
    return false;
  }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
