import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename } from 'node:path';
import { atomicSave } from '#files/atomicSave';
import { err, ok, type Result } from '#base/result';
import { type OpenedPlan, PLAN_BYTES_LIMIT, type PlanHandle, type SavedPlan } from '#host/contract';
import type { HostError } from '#host/errors';
import { hostErrorOf, readWhole, tooLarge } from './wholeFile';

/** The files of one window: which handle means which path, and what the window last knew to be in it. */
export interface PlanFiles {
  readonly open: (path: string) => Promise<Result<OpenedPlan, HostError>>;
  /** Begins a plan: it has the content of the template and no file of its own yet. */
  readonly openTemplate: (path: string) => Promise<Result<OpenedPlan, HostError>>;
  readonly save: (handle: PlanHandle, text: string, overwrite: boolean) => Promise<Result<SavedPlan, HostError>>;
  /** Saves at a path a person just chose, whatever is there. */
  readonly saveAs: (path: string, text: string) => Promise<Result<SavedPlan, HostError>>;
  /** Null for a handle that was not given out here. */
  readonly pathOf: (handle: PlanHandle) => string | null;
  /** Path of the plan the window shows, for Save As to start at. */
  readonly currentPath: () => string | null;
}

interface KnownFile {
  readonly path: string;
  readonly revision: Revision;
}

/** Equal size and time mean unchanged; otherwise the content decides, because copying a file back also touches it. */
interface Revision {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

export function createPlanFiles(): PlanFiles {
  const known = new Map<PlanHandle, KnownFile>();
  let current: string | null = null;

  function remember(handle: PlanHandle, file: KnownFile): void {
    known.set(handle, file);
    current = file.path;
  }

  async function write(handle: PlanHandle, path: string, text: string): Promise<Result<SavedPlan, HostError>> {
    const bytes = new TextEncoder().encode(text);
    const name = basename(path);
    if (bytes.byteLength > PLAN_BYTES_LIMIT) return err(tooLarge(name, bytes.byteLength, PLAN_BYTES_LIMIT));
    const saved = await atomicSave(path, bytes);
    if (!saved.ok) return err(hostErrorOf(saved.error, name));
    remember(handle, { path, revision: { ...saved.value, sha256: digest(bytes) } });
    return ok({ handle, name });
  }

  return {
    pathOf: (handle) => known.get(handle)?.path ?? null,
    currentPath: () => current,
    async open(path) {
      const read = await readPlanFile(path);
      if (!read.ok) return read;
      const handle = newHandle();
      remember(handle, { path, revision: read.value.revision });
      return ok({ handle, name: basename(path), bytes: read.value.bytes });
    },
    async openTemplate(path) {
      const read = await readPlanFile(path);
      const name = basename(path).replace(/\.[^.]*$/, '.headroom');
      return read.ok ? ok({ handle: null, name, bytes: read.value.bytes }) : read;
    },
    async save(handle, text, overwrite) {
      const file = known.get(handle);
      if (file === undefined) return err({ type: 'unknownHandle' });
      if (!overwrite && !(await isUnchanged(file))) return err({ type: 'changedOnDisk', name: basename(file.path) });
      return write(handle, file.path, text);
    },
    saveAs: (path, text) => write(newHandle(), path, text),
  };
}

function newHandle(): PlanHandle {
  return randomUUID() as PlanHandle;
}

async function readPlanFile(path: string): Promise<Result<{ bytes: Uint8Array; revision: Revision }, HostError>> {
  const read = await readWhole(path, PLAN_BYTES_LIMIT);
  if (!read.ok) return read;
  const { bytes, mtimeMs } = read.value;
  return ok({ bytes, revision: { size: bytes.byteLength, mtimeMs, sha256: digest(bytes) } });
}

/** A file that is gone or cannot be read any more counts as changed: someone has to decide. */
async function isUnchanged({ path, revision }: KnownFile): Promise<boolean> {
  try {
    const { size, mtimeMs } = await fs.stat(path);
    if (size === revision.size && mtimeMs === revision.mtimeMs) return true;
  } catch {
    return false;
  }
  const now = await readPlanFile(path);
  return now.ok && now.value.revision.sha256 === revision.sha256;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
