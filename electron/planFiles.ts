import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { atomicSave, nodeSaveSystem, type SaveError, type SaveSystem } from '#files/atomicSave';
import { saveInPlace } from '#files/saveInPlace';
import { removeLeftOvers } from '#files/temporary';
import type { Version, Versions } from '#files/versions';
import { err, ok, type Result } from '#base/result';
import { type OpenedPlan, PLAN_BYTES_LIMIT, type PlanHandle, type SavedPlan } from '#host/contract';
import type { HostError } from '#host/errors';
import { hostErrorOf, readWhole, tooLarge } from './wholeFile';

/** The files of one window: which handle means which path, and what the window last knew to be in it. */
export interface PlanFiles {
  readonly open: (path: string) => Promise<Result<OpenedPlan, HostError>>;
  /** Begins a plan: it has the content of the template and no file of its own yet. */
  readonly openTemplate: (path: string) => Promise<Result<OpenedPlan, HostError>>;
  readonly save: (handle: PlanHandle, bytes: Uint8Array, wish: SaveWish) => Promise<Result<SavedPlan, HostError>>;
  /** Saves at a path a person just chose, whatever is there. */
  readonly saveAs: (path: string, bytes: Uint8Array) => Promise<Result<SavedPlan, HostError>>;
  /** A handle for a file whose content was last known by its SHA-256. */
  readonly adopt: (path: string, sha256: string) => PlanHandle;
  /** What the file holds now; with `adopt`, what the window knows of it from now on. */
  readonly readAgain: (handle: PlanHandle, adopt: boolean) => Promise<Result<FileContent, HostError>>;
  readonly versions: (handle: PlanHandle) => Promise<Result<readonly Version[], HostError>>;
  readonly readVersion: (handle: PlanHandle, id: string) => Promise<Result<{ readonly bytes: Uint8Array }, HostError>>;
  /** SHA-256 of the file as the window last knew it. */
  readonly sha256Of: (handle: PlanHandle) => string | null;
  /** The file of this handle stays sealed: the window is as if it had not opened it. */
  readonly letGo: (handle: PlanHandle) => void;
  /** Null for a handle that was not given out here. */
  readonly pathOf: (handle: PlanHandle) => string | null;
  /** Path of the plan the window shows, for Save As to start at. */
  readonly currentPath: () => string | null;
}

interface SaveWish {
  readonly overwrite: boolean;
  readonly inPlace: boolean;
}

interface FileContent {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Whether a file is unchanged is for its content to say: times are touched by copying, and some disks know them only to two seconds. */
interface KnownFile {
  readonly path: string;
  readonly sha256: string;
}

/** What a save replaces is kept among `versions`. */
export function createPlanFiles(versions: Versions, system: SaveSystem = nodeSaveSystem): PlanFiles {
  const known = new Map<PlanHandle, KnownFile>();
  let current: string | null = null;

  function remember(handle: PlanHandle, file: KnownFile): void {
    known.set(handle, file);
    current = file.path;
  }

  async function write(
    handle: PlanHandle,
    path: string,
    bytes: Uint8Array,
    { overwrite, inPlace, known: expected }: SaveWish & { readonly known: string | null },
  ): Promise<Result<SavedPlan, HostError>> {
    const name = basename(path);
    if (bytes.byteLength > PLAN_BYTES_LIMIT) return err(tooLarge(name, bytes.byteLength, PLAN_BYTES_LIMIT));
    const old = await readWhole(path, PLAN_BYTES_LIMIT);
    const isUnchanged = old.ok && digest(old.value.bytes) === expected;
    // A file that is gone or cannot be read any more counts as changed: someone has to decide.
    if (!overwrite && !isUnchanged) return err({ type: 'changedOnDisk', name });
    // What others wrote is kept whenever it is replaced; what this window wrote, every few minutes.
    const kept = await keepOld(path, old, overwrite || inPlace);
    // At the place of a Save As, which a person chose, nothing was promised to be kept.
    const isPromised = inPlace || (expected !== null && !isUnchanged);
    if (isPromised && !kept.ok) return err({ type: 'noBackup', name, code: kept.error.code });
    if (inPlace && old.ok) return writeInto(handle, path, bytes, old.value.bytes);
    const saved = await atomicSave(path, bytes, system);
    if (!saved.ok) return err(await refusal(saved.error, path, name));
    remember(handle, { path, sha256: digest(bytes) });
    return ok({ handle, name, ...(kept.ok ? {} : { versionLost: kept.error.code }) });
  }

  /** What is about to be replaced, among the versions: in any case with `isWanted`, else when one is due. What cannot be read cannot be kept. */
  async function keepOld(
    path: string,
    old: Awaited<ReturnType<typeof readWhole>>,
    isWanted: boolean,
  ): Promise<Result<null, { readonly code: string }>> {
    if (!old.ok) return old.error.type === 'notFound' ? ok(null) : err({ code: codeOf(old.error) });
    if (!isWanted && !(await versions.isDue(path))) return ok(null);
    return versions.keep(path, old.value.bytes, old.value.mtimeMs);
  }

  /** `old` is kept elsewhere. */
  async function writeInto(
    handle: PlanHandle,
    path: string,
    bytes: Uint8Array,
    old: Uint8Array,
  ): Promise<Result<SavedPlan, HostError>> {
    const name = basename(path);
    const saved = await saveInPlace(path, bytes, old, system);
    if (!saved.ok) return err({ type: 'inPlaceFailed', name, code: saved.error.code, restored: saved.error.restored });
    remember(handle, { path, sha256: digest(bytes) });
    return ok({ handle, name });
  }

  return {
    pathOf: (handle) => known.get(handle)?.path ?? null,
    sha256Of: (handle) => known.get(handle)?.sha256 ?? null,
    currentPath: () => current,
    letGo(handle) {
      // A file opens in a window that shows none.
      if (known.get(handle)?.path === current) current = null;
      known.delete(handle);
    },
    async open(path) {
      const read = await readPlanFile(path);
      if (!read.ok) return read;
      const handle = newHandle();
      remember(handle, { path, sha256: read.value.sha256 });
      void removeLeftOvers(dirname(path));
      const readOnly = !(await isWritable(path));
      return ok({ handle, name: basename(path), bytes: read.value.bytes, ...(readOnly ? { readOnly } : {}) });
    },
    async openTemplate(path) {
      const read = await readPlanFile(path);
      const name = basename(path).replace(/\.[^.]*$/, '.headroom');
      return read.ok ? ok({ handle: null, name, bytes: read.value.bytes }) : read;
    },
    adopt(path, sha256) {
      const handle = newHandle();
      remember(handle, { path, sha256 });
      return handle;
    },
    async save(handle, bytes, wish) {
      const file = known.get(handle);
      if (file === undefined) return err({ type: 'unknownHandle' });
      return write(handle, file.path, bytes, { ...wish, known: file.sha256 });
    },
    saveAs: (path, bytes) => write(newHandle(), path, bytes, { overwrite: true, inPlace: false, known: null }),
    async readAgain(handle, adopt) {
      const file = known.get(handle);
      if (file === undefined) return err({ type: 'unknownHandle' });
      const read = await readPlanFile(file.path);
      if (read.ok && adopt) remember(handle, { path: file.path, sha256: read.value.sha256 });
      return read;
    },
    async versions(handle) {
      const file = known.get(handle);
      return file === undefined ? err({ type: 'unknownHandle' }) : ok(await versions.list(file.path));
    },
    async readVersion(handle, id) {
      const file = known.get(handle);
      if (file === undefined) return err({ type: 'unknownHandle' });
      const bytes = await versions.read(file.path, id);
      return bytes === null ? err({ type: 'notFound', name: `This version of ${basename(file.path)}` }) : ok({ bytes });
    },
  };
}

/** Where a file cannot be replaced but can be written, there is another way, which a person has to agree to. */
async function refusal(error: SaveError, path: string, name: string): Promise<HostError> {
  const isHeld = error.type === 'notWritable' || error.code === 'EBUSY';
  return isHeld && (await isWritable(path))
    ? { type: 'notReplaceable', name, code: error.code }
    : hostErrorOf(error, name);
}

/** Whether there is a file that can be written; one marked read-only cannot, whoever asks. */
async function isWritable(path: string): Promise<boolean> {
  try {
    const stats = await fs.stat(path);
    await fs.access(path, fs.constants.W_OK);
    return stats.isFile() && (stats.mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

/** Why a file was not read, in a word as the operating system would have it. */
function codeOf(error: HostError): string {
  return error.type === 'tooLarge' ? 'EFBIG' : 'code' in error ? error.code : error.type;
}

function newHandle(): PlanHandle {
  return randomUUID() as PlanHandle;
}

async function readPlanFile(path: string): Promise<Result<FileContent, HostError>> {
  const read = await readWhole(path, PLAN_BYTES_LIMIT);
  return read.ok ? ok({ bytes: read.value.bytes, sha256: digest(read.value.bytes) }) : read;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
