import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { DraftIdentity, Drafts } from '#files/drafts';
import { err, ok, type Result } from '#base/result';
import type { Channel, PlanHandle, RecoveredDraft } from '#host/contract';
import type { HostError } from '#host/errors';
import type { Handler } from './guarded';
import type { PlanFiles } from './planFiles';
import { hostErrorOf } from './wholeFile';

/** A draft that was left by a process that is gone; without identity where it is damaged. */
export interface LeftDraft {
  readonly id: string;
  readonly identity: DraftIdentity | null;
}

/** How further windows come about. */
interface Windows {
  readonly mayOpen: () => Result<null, HostError>;
  readonly openDraft: (left: LeftDraft) => void;
}

type DraftChannel = Extract<Channel, `draft:${string}`>;

/** The unsaved changes of one window, as they are kept for the case of a crash. */
export interface WindowDraft {
  readonly handlers: { readonly [C in DraftChannel]: Handler<C> };
  /** The page is gone without a word: the next one is offered what was kept. */
  readonly pageCrashed: () => void;
  /** The page shows its file: what it had not saved is discarded by now, but not what it was offered and did not take. */
  readonly pageShowsFile: () => Promise<void>;
  /** Nobody has decided yet what becomes of what this window was opened to offer back. */
  readonly isOffered: () => boolean;
  readonly drop: () => Promise<void>;
}

/** `left` is the draft this window was opened for; its changes stay kept until they are saved or discarded. */
export function createWindowDraft(
  drafts: Drafts,
  files: PlanFiles,
  left: LeftDraft | null,
  windows: Windows,
): WindowDraft {
  let id = left?.id ?? randomUUID();
  let isOffered = left !== null;
  /** Said again to a page that is loaded again. */
  let refused: RecoveredDraft | null = null;
  let handle = handleOf(left?.identity ?? null);

  function handleOf(identity: DraftIdentity | null): PlanHandle | null {
    return identity?.path == null ? null : files.adopt(identity.path, identity.base ?? '');
  }

  async function recover(): Promise<Result<RecoveredDraft | null, HostError>> {
    if (!isOffered) return ok(refused);
    const draft = await drafts.read(id);
    if (draft.ok) {
      const { identity, content } = draft.value;
      const { name, base, keptAt } = identity;
      return ok({ type: 'draft', handle, name, content, keptAt, file: await fileSince(base) });
    }
    if (draft.error.type === 'damaged') {
      refused = { type: 'damaged', why: 'it is not what was written', where: await setAside() };
    } else if (draft.error.code !== 'ENOENT') {
      refused = { type: 'damaged', why: `it cannot be read (${draft.error.code})`, where: `drafts/${id}` };
      forsake();
    }
    isOffered = false;
    return ok(refused);
  }

  /** What this window keeps from now on leaves the draft it was opened for as it is. */
  function forsake(): void {
    id = randomUUID();
    isOffered = false;
  }

  async function setAside(): Promise<string> {
    const where = `drafts/${await drafts.setAside(id)}`;
    forsake();
    return where;
  }

  async function fileSince(base: string | null): Promise<'none' | 'same' | 'changed' | 'missing'> {
    if (handle === null) return 'none';
    const now = await files.readAgain(handle, false);
    if (!now.ok) return 'missing';
    return now.value.sha256 === base ? 'same' : 'changed';
  }

  function drop(): Promise<void> {
    isOffered = false;
    return drafts.drop(id);
  }

  async function keep(of: DraftIdentity, at: string, content: Uint8Array): Promise<Result<null, HostError>> {
    const kept = await drafts.keep(at, of, content);
    return kept.ok ? kept : err(hostErrorOf(kept.error, 'The draft'));
  }

  return {
    drop,
    pageCrashed: () => {
      isOffered = true;
    },
    pageShowsFile: async () => (isOffered ? forsake() : drop()),
    isOffered: () => isOffered,
    handlers: {
      'draft:keep': async ({ handle: of, name, content }) => {
        const path = of === null ? null : files.pathOf(of);
        if (of !== null && path === null) return err({ type: 'unknownHandle' });
        const base = of === null ? null : files.sha256Of(of);
        handle = of;
        refused = null;
        return keep({ path, name: path === null ? name : basename(path), base, keptAt: Date.now() }, id, content);
      },
      'draft:drop': async () => {
        await drop();
        return ok(null);
      },
      'draft:recover': recover,
      'draft:leave': async () => {
        // A page that has no other than its own would leave one after the other, as many as the disk takes.
        if (!isOffered) return ok(null);
        forsake();
        // The page would open its file next, and ask for the same passphrase.
        if (handle !== null) files.letGo(handle);
        handle = null;
        return ok(null);
      },
      'draft:setAside': async () =>
        isOffered ? ok({ where: await setAside() }) : err({ type: 'rejected', why: 'request' }),
      'draft:openNew': async ({ name, content }) => {
        const may = windows.mayOpen();
        if (!may.ok) return may;
        const own = { id: randomUUID(), identity: { path: null, name, base: null, keptAt: Date.now() } };
        const kept = await keep(own.identity, own.id, content);
        if (kept.ok) windows.openDraft(own);
        return kept;
      },
    },
  };
}

/** Drafts of processes that are gone, the newest first. Where there are more than `most`, the others stay for a later start. */
export async function leftDrafts(drafts: Drafts, most: number): Promise<readonly LeftDraft[]> {
  const ids = await drafts.list();
  const left = await Promise.all(
    ids.map(async (id) => {
      const draft = await drafts.read(id);
      return { id, identity: draft.ok ? draft.value.identity : null };
    }),
  );
  const keptAt = ({ identity }: LeftDraft) => identity?.keptAt ?? 0;
  return left.toSorted((a, b) => keptAt(b) - keptAt(a)).slice(0, most);
}
