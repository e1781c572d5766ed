import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { err, ok, type Result } from '#base/result';
import { inTurn } from './inTurn';
import { temporaryName } from './temporary';

/** The calls a save makes, passed in so that a test can let any one of them fail. */
export interface SaveSystem {
  readonly realpath: (path: string) => Promise<string>;
  readonly readlink: (path: string) => Promise<string>;
  readonly stat: (path: string) => Promise<Pick<Stats, 'mode' | 'uid' | 'gid' | 'isFile'>>;
  readonly access: (path: string, mode: number) => Promise<void>;
  readonly open: (path: string, flags: string, mode?: number) => Promise<SaveHandle>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly platform: NodeJS.Platform;
}

export interface SaveHandle {
  readonly writeFile: (bytes: Uint8Array) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly chmod: (mode: number) => Promise<void>;
  readonly chown: (uid: number, gid: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly stat: () => Promise<Pick<Stats, 'size' | 'uid' | 'gid'>>;
  readonly close: () => Promise<void>;
}

interface Stats {
  readonly mode: number;
  readonly size: number;
  readonly uid: number;
  readonly gid: number;
  readonly isFile: () => boolean;
}

/**
 * Why a save failed; `code` is the operating system's word. The file is as it was, except after `notConfirmed`:
 * there it is the new one, but the disk did not confirm that a power cut would keep it.
 */
export interface SaveError {
  readonly type: 'notWritable' | 'diskFull' | 'saveFailed' | 'notConfirmed';
  readonly code: string;
}

export const nodeSaveSystem: SaveSystem = {
  realpath: fs.realpath,
  readlink: fs.readlink,
  stat: fs.stat,
  access: fs.access,
  open: fs.open,
  rename: fs.rename,
  unlink: fs.unlink,
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  platform: process.platform,
};

const NEW_FILE_MODE = 0o600;
const PERMISSION_BITS = 0o7777;
const WRITE_BITS = 0o222;
const GROUP_BITS = 0o070;
const OTHER_BITS = 0o007;
const LINK_LIMIT = 40;
/** Virus scanners and indexers hold a file for moments; after 2.5 s it is held for good. */
const RENAME_DELAYS = [10, 20, 40, 80, 160, 320, 640, 1230];

/**
 * Replaces the file at `path` by `bytes`, or creates it: after a crash, a power cut or an error at any moment the file
 * is the old one or the new one, whole. Answers only when the new one is on the disk. A symbolic link stays a link and
 * its target is replaced; the file keeps its permissions and, as far as the system allows it, whose it is; a new one is its
 * owner's alone. Saves of one file queue up.
 */
export async function atomicSave(
  path: string,
  bytes: Uint8Array,
  system: SaveSystem = nodeSaveSystem,
): Promise<Result<null, SaveError>> {
  // In the order asked, by the path as given; and one at a time by the file it leads to, which may have several paths.
  return inTurn(`path ${resolve(path)}`, async () => {
    let target: string;
    try {
      target = await resolveLinks(resolve(path), system);
    } catch (error) {
      return err(saveError(error));
    }
    return inTurn(`file ${target}`, () => replaceFile(target, bytes, system));
  });
}

async function replaceFile(target: string, bytes: Uint8Array, system: SaveSystem): Promise<Result<null, SaveError>> {
  const temporary = join(dirname(target), temporaryName());
  try {
    const replaced = await ownershipOfWritable(target, system);
    await writeTemporary(temporary, bytes, replaced, system);
  } catch (error) {
    return err(saveError(error));
  }
  try {
    await renameWithRetries(temporary, target, system);
  } catch (error) {
    await removeQuietly(temporary, system);
    return err(saveError(error));
  }
  try {
    await syncFolder(dirname(target), system);
  } catch (error) {
    return err({ type: 'notConfirmed', code: codeOf(error) });
  }
  return ok(null);
}

/** The file a path leads to in the end; realpath alone fails for a file or a link's target that is not there yet. */
export async function resolveLinks(path: string, system: SaveSystem, depth = 0): Promise<string> {
  try {
    return await system.realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || depth > LINK_LIMIT) throw error;
  }
  const linked = await readLinkOrNull(path, system);
  if (linked !== null) return resolveLinks(resolve(dirname(path), linked), system, depth + 1);
  return join(await system.realpath(dirname(path)), basename(path));
}

async function readLinkOrNull(path: string, system: SaveSystem): Promise<string | null> {
  try {
    return await system.readlink(path);
  } catch {
    return null;
  }
}

interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Permissions of the file to replace and whose it is, null for a new one. Renaming over a file asks only its folder, so ask the file too. */
async function ownershipOfWritable(target: string, system: SaveSystem): Promise<Ownership | null> {
  try {
    const stats = await system.stat(target);
    if (!stats.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' });
    // Whoever may write everything, as an administrator may, still does not replace what was marked read-only.
    if ((stats.mode & WRITE_BITS) === 0) throw Object.assign(new Error('marked read-only'), { code: 'EACCES' });
    await system.access(target, constants.W_OK);
    return { mode: stats.mode & PERMISSION_BITS, uid: stats.uid, gid: stats.gid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeTemporary(
  temporary: string,
  bytes: Uint8Array,
  replaced: Ownership | null,
  system: SaveSystem,
): Promise<void> {
  const handle = await system.open(temporary, 'wx', NEW_FILE_MODE);
  try {
    try {
      if (replaced !== null) await takeOver(handle, replaced);
      await handle.writeFile(bytes);
      await handle.sync();
      const { size } = await handle.stat();
      if (size !== bytes.byteLength) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    } finally {
      await handle.close();
    }
  } catch (error) {
    await removeQuietly(temporary, system);
    throw error;
  }
}

/**
 * Gives a new file the owner, group and permissions of the one it replaces. Where the system does not give away the group, as it need not, members of whatever
 * group the file has instead may do what everybody may.
 */
async function takeOver(handle: SaveHandle, { mode, uid, gid }: Ownership): Promise<void> {
  const own = await handle.stat();
  const tryOwner = (owner: number) =>
    handle.chown(owner, gid).then(
      () => true,
      () => false,
    );
  const isSame = own.uid === uid && own.gid === gid;
  const hasGroup = isSame || (await tryOwner(uid)) || own.gid === gid || (await tryOwner(own.uid));
  const allowed = hasGroup ? mode : (mode & ~GROUP_BITS) | ((mode & OTHER_BITS) << 3);
  // Some file systems know no modes at all.
  await handle.chmod(allowed).catch(() => undefined);
}

async function renameWithRetries(from: string, to: string, system: SaveSystem): Promise<void> {
  for (const delay of RENAME_DELAYS) {
    try {
      return await system.rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error;
    }
    await system.sleep(delay);
  }
  await system.rename(from, to);
}

/** Without it a power cut can bring the old file back after "saved". Windows cannot and need not. */
export async function syncFolder(folder: string, system: SaveSystem): Promise<void> {
  if (system.platform === 'win32') return;
  const handle = await system.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems offer no fsync for folders.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function removeQuietly(path: string, system: SaveSystem): Promise<void> {
  await system.unlink(path).catch(() => undefined);
}

/** What the operating system said, as one of few kinds. Throws on what is not an error of the operating system: that is a bug. */
export function saveError(error: unknown): SaveError {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { type: 'diskFull', code };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return { type: 'notWritable', code };
    default:
      return { type: 'saveFailed', code };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
