import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename } from 'node:path';
import { atomicSave, type SaveError } from '#files/atomicSave';
import { err, ok, type Result } from '#base/result';
import { type OpenedPlan, PLAN_BYTES_LIMIT, type PlanHandle, type SavedPlan } from '#host/contract';
import type { HostError } from '#host/errors';

/** The files of one window: which handle means which path, and what the window last knew to be in it. */
export interface PlanFiles {
  readonly open: (path: string) => Promise<Result<OpenedPlan, HostError>>;
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
    if (bytes.byteLength > PLAN_BYTES_LIMIT) return err(tooLarge(name, bytes.byteLength));
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
  const name = basename(path);
  let file: fs.FileHandle;
  try {
    file = await fs.open(path, 'r');
  } catch (error) {
    return err(readError(error, name));
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return err({ type: 'notReadable', name, code: 'EISDIR' });
    if (stats.size > PLAN_BYTES_LIMIT) return err(tooLarge(name, stats.size));
    const bytes = new Uint8Array(await file.readFile());
    return ok({ bytes, revision: { size: bytes.byteLength, mtimeMs: stats.mtimeMs, sha256: digest(bytes) } });
  } catch (error) {
    return err(readError(error, name));
  } finally {
    await file.close();
  }
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

function tooLarge(name: string, bytes: number): HostError {
  return { type: 'tooLarge', name, bytes, limit: PLAN_BYTES_LIMIT };
}

function readError(error: unknown, name: string): HostError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' ? { type: 'notFound', name } : { type: 'notReadable', name, code };
}

function hostErrorOf({ type, code }: SaveError, name: string): HostError {
  return { type, name, code };
}
