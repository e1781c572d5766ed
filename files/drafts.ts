import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#base/result';
import { atomicSave, nodeSaveSystem, type SaveError, type SaveSystem } from './atomicSave';
import { inTurn } from './inTurn';
import { makeFolder } from './makeFolder';
import { removeLeftOvers } from './temporary';

/** Which plan a draft is of. */
export interface DraftIdentity {
  /** Null for a plan that was not saved anywhere. */
  readonly path: string | null;
  readonly name: string;
  /** SHA-256 of the file as the window last knew it; null without a file. */
  readonly base: string | null;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** `content` is the page's own: it may be sealed, and nothing here reads it. */
interface Draft {
  readonly identity: DraftIdentity;
  readonly content: Uint8Array;
}

/** `damaged` is not, byte for byte, what was written. */
export type DraftError = { readonly type: 'damaged' } | { readonly type: 'notReadable'; readonly code: string };

/** Unsaved changes in the app's own folder, one file for each window that has some. */
export interface Drafts {
  readonly keep: (id: string, identity: DraftIdentity, content: Uint8Array) => Promise<Result<null, SaveError>>;
  readonly drop: (id: string) => Promise<void>;
  readonly read: (id: string) => Promise<Result<Draft, DraftError>>;
  /** Ids of all drafts there are. Removes what broken off saves left. */
  readonly list: () => Promise<readonly string[]>;
  /** Takes a draft that is of no use out of the list, without deleting it; gives the name it has from then on within the folder. */
  readonly setAside: (id: string) => Promise<string>;
  /** When everything begun so far is done. */
  readonly settled: () => Promise<void>;
}

const MARK = 'headroom-draft 1';
const EXTENSION = '.draft';
const ASIDE = 'damaged';
const NEWLINE = 10;
const ID = /^[0-9a-f-]{36}$/;
/** Names may hold signs that end a line elsewhere, such as U+2028; here only a newline does. */
const FIRST_LINE = /^headroom-draft 1 ([0-9a-f]{64}) (\{.*\})$/s;

export function createDrafts(folder: string, system: SaveSystem = nodeSaveSystem): Drafts {
  const fileOf = (id: string) => join(folder, `${id}${EXTENSION}`);
  const underWay = new Set<Promise<unknown>>();
  function inOrder<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = inTurn(`draft ${fileOf(id)}`, work);
    underWay.add(turn);
    return turn.finally(() => underWay.delete(turn));
  }
  return {
    keep: (id, identity, content) =>
      inOrder(id, async () => {
        await makeFolder(folder, system);
        const saved = await atomicSave(fileOf(id), draftBytes(identity, content), system);
        return saved.ok ? ok(null) : saved;
      }),
    drop: (id) => inOrder(id, () => fs.rm(fileOf(id), { force: true }).catch(() => undefined)),
    read: async (id) => {
      try {
        return readDraft(new Uint8Array(await fs.readFile(fileOf(id))));
      } catch (error) {
        return err({
          type: 'notReadable',
          code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
        });
      }
    },
    list: async () => {
      await removeLeftOvers(folder);
      const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
      return (
        entries
          // A pipe or a device by such a name was never kept here, and reading it may have no end.
          .filter((entry) => entry.isFile() && entry.name.endsWith(EXTENSION))
          .map(({ name }) => name.slice(0, -EXTENSION.length))
          .filter((id) => ID.test(id))
      );
    },
    settled: async () => void (await Promise.allSettled(underWay)),
    setAside: async (id) => {
      const name = join(ASIDE, `${id}${EXTENSION}`);
      try {
        await fs.mkdir(join(folder, ASIDE), { recursive: true, mode: 0o700 });
        await fs.rename(fileOf(id), join(folder, name));
        return name;
      } catch {
        // It stays where it is, and is refused again the next time.
        return `${id}${EXTENSION}`;
      }
    },
  };
}

function draftBytes(identity: DraftIdentity, content: Uint8Array): Uint8Array {
  const said = JSON.stringify(identity);
  return Buffer.concat([Buffer.from(`${MARK} ${digestOf(said, content)} ${said}\n`), content]);
}

function readDraft(bytes: Uint8Array): Result<Draft, DraftError> {
  const end = bytes.indexOf(NEWLINE);
  const [, digest, said] = FIRST_LINE.exec(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString('utf8')) ?? [];
  const content = bytes.subarray(end + 1);
  if (digest === undefined || said === undefined || digestOf(said, content) !== digest) return err({ type: 'damaged' });
  // What has the right digest is what was written, and it is written here alone.
  return ok({ identity: JSON.parse(said) as DraftIdentity, content });
}

/** Of the identity too: changes that are given to the wrong file are as bad as wrong changes. */
function digestOf(identity: string, content: Uint8Array): string {
  return createHash('sha256').update(`${identity}\n`).update(content).digest('hex');
}
