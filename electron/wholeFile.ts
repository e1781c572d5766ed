import fs from 'node:fs/promises';
import { basename } from 'node:path';
import type { SaveError } from '#files/atomicSave';
import { err, ok, type Result } from '#base/result';
import type { HostError } from '#host/errors';

/** A file as it is on the disk, unless it has more than `limit` bytes. */
export async function readWhole(
  path: string,
  limit: number,
): Promise<Result<{ readonly bytes: Uint8Array; readonly mtimeMs: number }, HostError>> {
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
    if (stats.size > limit) return err(tooLarge(name, stats.size, limit));
    return ok({ bytes: new Uint8Array(await file.readFile()), mtimeMs: stats.mtimeMs });
  } catch (error) {
    return err(readError(error, name));
  } finally {
    await file.close();
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
