import { realpath } from 'node:fs/promises';

/** A folder on a network that does not answer is not waited for; what is in it counts as another file. */
const PATIENCE_MS = 500;

/**
 * Whether two paths lead to one file: through links, folders that are links, or in other capitals where the disk knows no difference.
 * Hard links are files of their own here, because saving under one of the names leaves the others as they are.
 */
export async function leadToSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const [first, second] = await Promise.all([realPathOf(one), realPathOf(other)]);
  return first !== null && first === second;
}

function realPathOf(path: string): Promise<string | null> {
  const patience = new Promise<null>((done) => {
    setTimeout(() => done(null), PATIENCE_MS).unref();
  });
  return Promise.race([realpath(path).catch(() => null), patience]);
}
