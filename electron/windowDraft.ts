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

type DraftChannel = Extract<Channel, `draft:${string}`>;

/** The unsaved changes of one window, as they are kept for the case of a crash. */
export interface WindowDraft {
  readonly handlers: { readonly [C in DraftChannel]: Handler<C> };
  /** The page is gone without a word: the next one is offered what was kept. */
  readonly pageCrashed: () => void;
  readonly drop: () => Promise<void>;
}

/** `left` is the draft this window was opened for; its changes stay kept until they are saved or discarded. */
export function createWindowDraft(
  drafts: Drafts,
  files: PlanFiles,
  left: LeftDraft | null,
  openWindow: (left: LeftDraft) => void,
): WindowDraft {
  const id = left?.id ?? randomUUID();
  let isOffered = left !== null;
  let handle = handleOf(left?.identity ?? null);

  function handleOf(identity: DraftIdentity | null): PlanHandle | null {
    return identity?.path == null ? null : files.adopt(identity.path, identity.base ?? '');
  }

  async function recover(): Promise<Result<RecoveredDraft | null, HostError>> {
    if (!isOffered) return ok(null);
    const draft = await drafts.read(id);
    if (draft.ok) {
      const { identity, content } = draft.value;
      const { name, base, keptAt } = identity;
      return ok({ type: 'draft', handle, name, content, keptAt, file: await fileSince(base) });
    }
    isOffered = false;
    if (draft.error.type === 'notReadable') {
      return draft.error.code === 'ENOENT'
        ? ok(null)
        : ok({ type: 'damaged', why: `it cannot be read (${draft.error.code})`, where: id });
    }
    const where = await drafts.setAside(id);
    return ok({ type: 'damaged', why: 'it is not what was written', where: `drafts/${where}` });
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
    handlers: {
      'draft:keep': async ({ handle: of, name, content }) => {
        const path = of === null ? null : files.pathOf(of);
        if (of !== null && path === null) return err({ type: 'unknownHandle' });
        const base = of === null ? null : files.sha256Of(of);
        handle = of;
        return keep({ path, name: path === null ? name : basename(path), base, keptAt: Date.now() }, id, content);
      },
      'draft:drop': async () => {
        await drop();
        return ok(null);
      },
      'draft:recover': recover,
      'draft:setAside': async () => {
        isOffered = false;
        return ok({ where: `drafts/${await drafts.setAside(id)}` });
      },
      'draft:openNew': async ({ name, content }) => {
        const own = { id: randomUUID(), identity: { path: null, name, base: null, keptAt: Date.now() } };
        const kept = await keep(own.identity, own.id, content);
        if (kept.ok) openWindow(own);
        return kept;
      },
    },
  };
}

/** All drafts of processes that are gone. */
export async function leftDrafts(drafts: Drafts): Promise<readonly LeftDraft[]> {
  const ids = await drafts.list();
  return Promise.all(
    ids.map(async (id) => {
      const draft = await drafts.read(id);
      return { id, identity: draft.ok ? draft.value.identity : null };
    }),
  );
}
