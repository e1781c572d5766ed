import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryName } from '#files/temporary';

/** Why nothing can be kept in a folder, in the operating system's word; null where something can. */
export function whyNotKept(folder: string): string | null {
  const probe = join(folder, temporaryName());
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(probe, 'wx', 0o600));
    rmSync(probe, { force: true });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
