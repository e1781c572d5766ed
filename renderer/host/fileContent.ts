import { err, ok, type Result } from '#base/result';
import type { HostError } from '#host/errors';
import type { DroppedFile } from '#host/host';

/** Size and time by which a change by another program shows. */
export interface Revision {
  readonly size: number;
  readonly lastModified: number;
}

/** A file that was moved or deleted since it was chosen. */
export async function fileOf(handle: FileSystemFileHandle): Promise<Result<File, HostError>> {
  try {
    return ok(await handle.getFile());
  } catch (error) {
    const code = nameOf(error);
    return err(
      code === 'NotFoundError'
        ? { type: 'notFound', name: handle.name }
        : { type: 'notReadable', name: handle.name, code },
    );
  }
}

export async function readFile(
  file: DroppedFile,
  limit: number,
): Promise<Result<{ bytes: Uint8Array; revision: Revision }, HostError>> {
  if (file.size > limit) {
    return err({ type: 'tooLarge', name: file.name, bytes: file.size, limit });
  }
  try {
    return ok({ bytes: new Uint8Array(await file.arrayBuffer()), revision: revisionOf(file) });
  } catch (error) {
    return err({ type: 'notReadable', name: file.name, code: nameOf(error) });
  }
}

export function revisionOf(file: { readonly size: number; readonly lastModified?: number }): Revision {
  return { size: file.size, lastModified: file.lastModified ?? 0 };
}

/** The browser writes into a file of its own and swaps it in on close: the old content or the new one, never half of one. */
export async function replaceContent(file: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const writable = await file.createWritable();
  await writable.write(Uint8Array.from(bytes));
  await writable.close();
}

/** Why a browser did not write a file. */
export function writeError(error: unknown, name: string): HostError {
  const code = nameOf(error);
  switch (code) {
    case 'QuotaExceededError':
      return { type: 'diskFull', name, code };
    case 'NotAllowedError':
    case 'NoModificationAllowedError':
    case 'NotFoundError':
      return { type: 'notWritable', name, code };
    default:
      return { type: 'saveFailed', name, code };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
}
