import { nodeSaveSystem, type SaveHandle, type SaveSystem } from '#files/atomicSave';

export type CallName =
  | 'realpath'
  | 'stat'
  | 'access'
  | 'open'
  | 'writeFile'
  | 'truncate'
  | 'sync'
  | 'fstat'
  | 'close'
  | 'rename';

/** Fails the given calls, counted over the whole save, with `code`; `partial` writes half of the bytes first. */
export interface Fault {
  readonly code: string;
  readonly fails: (call: number, name: CallName) => boolean;
}

export interface FaultySystem {
  readonly system: SaveSystem;
  /** Names of the calls made so far, in order. */
  readonly calls: readonly CallName[];
}

/** The real file system on the real disk, in which chosen calls fail as the operating system lets them fail. */
export function faultySystem(fault: Fault, platform: NodeJS.Platform = 'linux'): FaultySystem {
  const calls: CallName[] = [];

  async function attempt<T>(name: CallName, call: () => Promise<T>, before?: () => Promise<unknown>): Promise<T> {
    calls.push(name);
    if (!fault.fails(calls.length, name)) return call();
    await before?.();
    throw Object.assign(new Error(`${name} failed on purpose`), { code: fault.code });
  }

  function faultyHandle(handle: SaveHandle): SaveHandle {
    return {
      chmod: (mode) => handle.chmod(mode),
      chown: (uid, gid) => handle.chown(uid, gid),
      writeFile: (bytes) =>
        attempt(
          'writeFile',
          () => handle.writeFile(bytes),
          () => handle.writeFile(bytes.subarray(0, bytes.length / 2)),
        ),
      truncate: (length) => attempt('truncate', () => handle.truncate(length)),
      sync: () => attempt('sync', () => handle.sync()),
      stat: () => attempt('fstat', () => handle.stat()),
      // A close that fails has closed all the same.
      close: () =>
        attempt(
          'close',
          () => handle.close(),
          () => handle.close(),
        ),
    };
  }

  const system: SaveSystem = {
    ...nodeSaveSystem,
    platform,
    sleep: async () => undefined,
    realpath: (path) => attempt('realpath', () => nodeSaveSystem.realpath(path)),
    stat: (path) => attempt('stat', () => nodeSaveSystem.stat(path)),
    access: (path, mode) => attempt('access', () => nodeSaveSystem.access(path, mode)),
    open: (path, flags, mode) =>
      attempt('open', async () => faultyHandle(await nodeSaveSystem.open(path, flags, mode))),
    rename: (from, to) => attempt('rename', () => nodeSaveSystem.rename(from, to)),
  };
  return { system, calls };
}

/** The real file system, which writes only the first bytes of whatever it is given and says nothing of it, as some do on a full disk. */
export const shortWriting: SaveSystem = {
  ...nodeSaveSystem,
  open: async (name, flags, mode) => {
    const handle = await nodeSaveSystem.open(name, flags, mode);
    return {
      chmod: (to) => handle.chmod(to),
      chown: (uid, gid) => handle.chown(uid, gid),
      writeFile: (all) => handle.writeFile(all.subarray(0, 3)),
      truncate: async () => undefined,
      sync: () => handle.sync(),
      stat: () => handle.stat(),
      close: () => handle.close(),
    };
  },
};

/** Calls of a save that a power cut can come between, in an order in which none of them costs the old file or the new one. */
export const DURABLE = ['writeFile', 'sync', 'fstat', 'close', 'rename', 'open', 'sync', 'close'];
