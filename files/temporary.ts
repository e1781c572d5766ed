import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names of what a save writes before it takes the place of the file: they say which machine and which process write it. */
const NAME = /^\.headroom-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/;
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** No save writes nothing for so long and goes on. */
const STALLED_MS = 10 * 60_000;

export function temporaryName(): string {
  return `.headroom-${MACHINE}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
}

/**
 * Removes from a folder what saves left that were broken off: a whole plan may stand in it, and in plain text, though it was sealed since. Those under
 * way stay, other processes' and other machines' as well: what a process of this machine writes goes when it is gone, and the rest when
 * nothing was written into it for ten minutes. What cannot be removed stays too; the next time tries again.
 */
export async function removeLeftOvers(folder: string, now: number = Date.now()): Promise<void> {
  const names = await fs.readdir(folder).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const [, machine, writer] = NAME.exec(name) ?? [];
      if (writer === undefined) return;
      const path = join(folder, name);
      const isLeft = (machine === MACHINE && !isAlive(Number(writer))) || (await isStalled(path, now));
      if (isLeft) await fs.rm(path, { force: true }).catch(() => undefined);
    }),
  );
}

function isAlive(writer: number): boolean {
  try {
    return process.kill(writer, 0);
  } catch (error) {
    // Of another person: there it is all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isStalled(path: string, now: number): Promise<boolean> {
  const stats = await fs.stat(path).catch(() => null);
  return stats !== null && now - stats.mtimeMs > STALLED_MS;
}
