import { dirname } from 'node:path';
import type { SaveHandle, SaveSystem } from '#files/atomicSave';

/** A file as running programs see it, and what of it is on the disk for certain. */
interface Inode {
  seen: string;
  durable: string;
}

/** A change of the folder that no fsync of the folder has confirmed: names that go, and a name that comes. */
interface Change {
  readonly gone: string | null;
  readonly set: readonly [string, Inode] | null;
}

/** A folder on a disk that keeps only what was fsynced for certain, and anything else perhaps. */
export interface UncertainDisk {
  readonly system: SaveSystem;
  /** After each call so far, beginning with none: every content the file may have once the power is back; null for no file. */
  readonly cuts: readonly { readonly after: string; readonly contents: ReadonlySet<string | null> }[];
  /** The same for the disk as it is now. */
  readonly contents: () => ReadonlySet<string | null>;
}

/**
 * A model of a file system at its meanest: without fsync of a file any of its data may be missing, with its length in place or not; without
 * fsync of the folder any of the changes to its names may be missing, whatever their order. Only a single rename is whole.
 *
 * `fails` lets calls fail, by their number from 1, with EIO and after half of what they do.
 */
export function uncertainDisk(
  path: string,
  old: string | null,
  fails: (call: number) => boolean = () => false,
): UncertainDisk {
  const folder = dirname(path);
  const names = new Map<string, Inode>();
  const durable = new Map<string, Inode>();
  const pending: Change[] = [];
  if (old !== null) {
    const inode = { seen: old, durable: old };
    names.set(path, inode);
    durable.set(path, inode);
  }
  const cuts = [{ after: 'nothing', contents: contents() }];
  let calls = 0;

  /** Every subset of the changes that are not confirmed may be what the disk has. */
  function contents(): Set<string | null> {
    const found = new Set<string | null>();
    for (let subset = 0; subset < 2 ** pending.length; subset++) {
      const left = new Map(durable);
      pending.forEach((change, at) => {
        if ((subset & (1 << at)) !== 0) apply(change, left);
      });
      const inode = left.get(path);
      for (const content of inode === undefined ? [null] : contentsOf(inode)) found.add(content);
    }
    return found;
  }

  function change(made: Change): void {
    apply(made, names);
    pending.push(made);
  }

  async function call<T>(name: string, work: () => T, half: () => void = () => undefined): Promise<T> {
    calls += 1;
    try {
      if (!fails(calls)) return work();
      half();
      throw refused('EIO');
    } finally {
      cuts.push({ after: `${calls} ${name}`, contents: contents() });
    }
  }

  function inodeAt(at: string): Inode {
    const inode = names.get(at);
    if (inode === undefined) throw refused('ENOENT');
    return inode;
  }

  function fileHandle(inode: Inode): SaveHandle {
    return {
      chmod: async () => undefined,
      chown: async () => undefined,
      writeFile: (bytes) => {
        const text = new TextDecoder().decode(bytes);
        const write = (part: string) => {
          inode.seen = part + inode.seen.slice(part.length);
        };
        return call(
          'write',
          () => write(text),
          () => write(text.slice(0, text.length / 2)),
        );
      },
      truncate: (length) =>
        call('truncate', () => {
          inode.seen = inode.seen.slice(0, length);
        }),
      sync: () =>
        call('sync of the file', () => {
          inode.durable = inode.seen;
        }),
      stat: () => call('fstat', () => ({ size: new TextEncoder().encode(inode.seen).length, uid: 0, gid: 0 })),
      close: () => call('close', () => undefined),
    };
  }

  const folderHandle: SaveHandle = {
    ...fileHandle({ seen: '', durable: '' }),
    sync: () =>
      call('sync of the folder', () => {
        for (const each of pending.splice(0)) apply(each, durable);
      }),
  };

  const system: SaveSystem = {
    platform: 'linux',
    sleep: async () => undefined,
    realpath: (at) =>
      call('realpath', () => {
        if (at !== folder) inodeAt(at);
        return at;
      }),
    readlink: async () => {
      throw refused('EINVAL');
    },
    stat: (at) =>
      call('stat', () => {
        inodeAt(at);
        return { mode: 0o600, uid: 0, gid: 0, isFile: () => true };
      }),
    access: () => call('access', () => undefined),
    open: (at, flags) =>
      call('open', () => {
        if (at === folder) return folderHandle;
        if (flags !== 'wx') return fileHandle(inodeAt(at));
        const inode = { seen: '', durable: '' };
        change({ gone: null, set: [at, inode] });
        return fileHandle(inode);
      }),
    rename: (from, to) => call('rename', () => change({ gone: from, set: [to, inodeAt(from)] })),
    unlink: (at) => call('unlink', () => change({ gone: at, set: null })),
  };
  return { system, cuts, contents };
}

function apply({ gone, set }: Change, to: Map<string, Inode>): void {
  if (gone !== null) to.delete(gone);
  if (set !== null) to.set(...set);
}

/** What may be read of a file whose newest data never were confirmed: old ones, none, the first of them, zeros in their place. */
function contentsOf({ seen, durable }: Inode): readonly string[] {
  if (seen === durable) return [seen];
  const half = seen.slice(0, seen.length / 2);
  return [durable, '', half, half + durable.slice(half.length), '\0'.repeat(seen.length), seen];
}

function refused(code: string): Error {
  return Object.assign(new Error(code), { code });
}
