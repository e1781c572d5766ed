import { constants } from 'node:fs';
import fs from 'node:fs/promises';
import { basename } from 'node:path';
import type { SaveError } from '#files/atomicSave';
import { err, ok, type Result } from '#base/result';
import type { HostError } from '#host/errors';

/** A pipe by the name of a plan would otherwise be waited for, until somebody writes into it. Windows has no such flag and no such files. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file as it is on the disk, unless it has more than `limit` bytes. */
export async function readWhole(
  path: string,
  limit: number,
): Promise<Result<{ readonly bytes: Uint8Array; readonly mtimeMs: number }, HostError>> {
  const name = basename(path);
  let file: fs.FileHandle;
  try {
    file = await fs.open(path, WITHOUT_WAITING);
  } catch (error) {
    return err(readError(error, name));
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return err({ type: 'notReadable', name, code: 'EISDIR' });
    if (stats.size > limit) return err(tooLarge(name, stats.size, limit));
    const bytes = await readUpTo(file, stats.size, limit);
    return bytes === null ? err(tooLarge(name, limit + 1, limit)) : ok({ bytes, mtimeMs: stats.mtimeMs });
  } catch (error) {
    return err(readError(error, name));
  } finally {
    await file.close();
  }
}

/** Some files have more in them than their size says, and some have no end: null where there is more than `limit`. */
async function readUpTo(file: fs.FileHandle, size: number, limit: number): Promise<Uint8Array | null> {
  let bytes = new Uint8Array(size + 1);
  for (let length = 0; ; ) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
    length += bytesRead;
    if (bytesRead === 0) return bytes.slice(0, length);
    if (length > limit) return null;
    if (length === bytes.length) {
      const larger = new Uint8Array(Math.min(2 * length, limit) + 1);
      larger.set(bytes);
      bytes = larger;
    }
  }
}

export function tooLarge(name: string, bytes: number, limit: number): HostError {
  return { type: 'tooLarge', name, bytes, limit };
}

export function hostErrorOf({ type, code }: SaveError, name: string): HostError {
  return { type, name, code };
}

function readError(error: unknown, name: string): HostError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' ? { type: 'notFound', name } : { type: 'notReadable', name, code };
}
