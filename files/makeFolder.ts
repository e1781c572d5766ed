import fs from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type SaveSystem, syncFolder } from './atomicSave';

/**
 * Makes a folder of the app's own, and those on the way to it, so that a power cut leaves them: what is saved into a folder is no safer than the
 * folder. What cannot be made is said by the save that comes after.
 */
export async function makeFolder(folder: string, system: SaveSystem): Promise<void> {
  const made = await fs.mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  if (made === undefined) return;
  const first = resolve(made);
  for (let each = resolve(folder); ; each = dirname(each)) {
    await syncFolder(dirname(each), system).catch(() => undefined);
    if (each === first || each === dirname(each)) return;
  }
}
