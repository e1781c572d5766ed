import { ok } from '#base/result';
import { type Attempt, misuse } from './failure';
import { describeFileError } from './fileError';
import type { World } from './world';

const OPTION = '--passphrase-file';

/** What is typed without the option that names a file with a passphrase, which every command takes, and the world that reads it there. */
export function withPassphraseFile(
  typed: readonly string[],
  world: World,
): Attempt<{ readonly rest: readonly string[]; readonly world: World }> {
  const end = typed.indexOf('--');
  const at = typed.findIndex(
    (word, place) => (end === -1 || place < end) && (word === OPTION || word.startsWith(`${OPTION}=`)),
  );
  if (at === -1) return ok({ rest: typed, world });
  const inline = typed[at]?.includes('=') === true;
  const path = inline ? typed[at]?.slice(OPTION.length + 1) : typed[at + 1];
  if (path === undefined || path === '') return misuse(`${OPTION} needs a file after it.`);
  const rest = typed.toSpliced(at, inline ? 1 : 2);
  return ok({ rest, world: { ...world, passphrase: () => passphraseIn(path, world) } });
}

/** The first line of a file; its end of line does not count. */
export async function passphraseIn(path: string, world: World): Promise<Attempt<string>> {
  const bytes = await world.readFile(path);
  if (!bytes.ok) return misuse(describeFileError(path, bytes.error));
  try {
    const [first = ''] = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value).split(/\r?\n/);
    return first === '' ? misuse(`${path} has no passphrase in its first line.`) : ok(first);
  } catch {
    return misuse(`${path} is not text; write the passphrase in its first line, in UTF-8.`);
  }
}
