import { resolve } from 'node:path';
import { err, ok, type Result } from '#base/result';
import {
  nodeSaveSystem,
  resolveLinks,
  type SaveError,
  type SaveHandle,
  saveError,
  type SaveSystem,
} from './atomicSave';
import { inTurn } from './inTurn';

/** `restored` says whether the file is what it was before; where not, only the backup is. */
export interface InPlaceError extends SaveError {
  readonly restored: boolean;
}

/**
 * Writes into the file itself, for places where a file can be written and not replaced: a folder that takes no new files, a file that
 * another program holds. A crash in the middle leaves half a file, so `old`, what the file holds now, has to be safe elsewhere before.
 * Where writing fails, `old` is put back.
 */
export async function saveInPlace(
  path: string,
  bytes: Uint8Array,
  old: Uint8Array,
  system: SaveSystem = nodeSaveSystem,
): Promise<Result<null, InPlaceError>> {
  return inTurn(`path ${resolve(path)}`, async () => {
    let target: string;
    try {
      target = await resolveLinks(resolve(path), system);
    } catch (error) {
      return err({ ...saveError(error), restored: true });
    }
    return inTurn(`file ${target}`, async () => {
      let handle: SaveHandle;
      try {
        handle = await system.open(target, 'r+');
      } catch (error) {
        return err({ ...saveError(error), restored: true });
      }
      try {
        await writeThrough(handle, bytes);
        return ok(null);
      } catch (error) {
        return err({ ...saveError(error), restored: await putBack(target, old, system) });
      }
    });
  });
}

async function putBack(target: string, old: Uint8Array, system: SaveSystem): Promise<boolean> {
  try {
    await writeThrough(await system.open(target, 'r+'), old);
    return true;
  } catch {
    return false;
  }
}

async function writeThrough(handle: SaveHandle, bytes: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(bytes);
    await handle.truncate(bytes.byteLength);
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== bytes.byteLength) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
  } finally {
    await handle.close();
  }
}
