import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atomicSave, nodeSaveSystem, type SaveSystem } from '#files/atomicSave';
import { type Fault, faultySystem } from './faultySystem';

const OLD = 'the old plan';
const NEW = 'the new plan, which is longer than the old one';
const bytes = new TextEncoder().encode(NEW);
const CODES = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'EMFILE', 'ENOTSUP'];
const never = { code: 'EIO', fails: () => false };

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-save-'));
  path = join(folder, 'board.headroom');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(existing: boolean): Promise<void> {
  await rm(path, { force: true });
  if (existing) await writeFile(path, OLD);
}

async function contentOrNull(): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

interface Found {
  readonly saved: Awaited<ReturnType<typeof atomicSave>>;
  readonly content: string | null;
  readonly leftOver: readonly string[];
}

async function saveUnder(fault: Fault, existing: boolean): Promise<Found> {
  await put(existing);
  const saved = await atomicSave(path, bytes, faultySystem(fault).system);
  const leftOver = (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
  return { saved, content: await contentOrNull(), leftOver };
}

/** The file is what the save said it is, and nothing lies about. */
function isSound({ saved, content, leftOver }: Found, existing: boolean): boolean {
  const written = saved.ok || saved.error.type === 'notConfirmed';
  return content === (written ? NEW : existing ? OLD : null) && leftOver.length === 0;
}

describe.each([
  ['over an old file', true],
  ['of a new file', false],
])('a save %s', (_which, existing) => {
  test.each([
    ['once', (call: number, at: number) => call === at],
    ['from then on', (call: number, at: number) => call >= at],
  ])('keeps the old file or the new one, whatever call fails %s and however', async (_how, fails) => {
    const calls = faultySystem(never);
    await put(existing);
    await atomicSave(path, bytes, calls.system);
    expect(calls.calls.length).toBeGreaterThan(8);

    const broken: unknown[] = [];
    for (const code of CODES) {
      for (let at = 1; at <= calls.calls.length + 1; at++) {
        const found = await saveUnder({ code, fails: (call) => fails(call, at) }, existing);
        if (!isSound(found, existing)) broken.push({ code, at, ...found });
      }
    }
    expect(broken).toEqual([]);
  });
});

test('a save asks the disk in the order that survives a power cut', async () => {
  await put(true);
  const { system, calls } = faultySystem(never);
  await atomicSave(path, bytes, system);
  const order = [
    'realpath',
    'stat',
    'access',
    'open',
    'fstat',
    'writeFile',
    'sync',
    'fstat',
    'close',
    'rename',
    'open',
    'sync',
    'close',
  ];
  expect(calls).toEqual(order);
});

test('on Windows the folder is not synced, because it cannot be', async () => {
  const { system, calls } = faultySystem(never, 'win32');
  expect(await atomicSave(path, bytes, system)).toMatchObject({ ok: true });
  expect(calls.at(-1)).toBe('rename');
});

test.each([
  ['EBUSY', true],
  ['EPERM', true],
  ['EACCES', true],
  ['EIO', false],
])('a rename refused with %s is tried again: %s', async (code, again) => {
  await put(true);
  let refusals = 5;
  const { system } = faultySystem({ code, fails: (_call, name) => name === 'rename' && refusals-- > 0 });
  expect((await atomicSave(path, bytes, system)).ok).toBe(again);
});

test('a short write is not renamed over the old file', async () => {
  await put(true);
  const { system } = faultySystem(never);
  const short: typeof system = {
    ...system,
    open: async (name, flags, mode) => {
      const handle = await system.open(name, flags, mode);
      return { ...handle, writeFile: (all) => handle.writeFile(all.subarray(0, 3)) };
    },
  };
  expect(await atomicSave(path, bytes, short)).toEqual({ ok: false, error: { type: 'diskFull', code: 'ENOSPC' } });
  expect(await contentOrNull()).toBe(OLD);
});

test.skipIf(process.platform === 'win32')('permissions stay, and a new file is its owner’s alone', async () => {
  await writeFile(path, OLD, { mode: 0o664 });
  await chmod(path, 0o664);
  await atomicSave(path, bytes);
  const created = join(folder, 'new.headroom');
  await atomicSave(created, bytes);
  const modes = await Promise.all([path, created].map(async (each) => (await stat(each)).mode & 0o777));
  expect(modes).toEqual([0o664, 0o600]);
});

test.skipIf(process.platform === 'win32')(
  'a symbolic link stays a link, also to a file that is not there yet',
  async () => {
    await mkdir(join(folder, 'real'));
    const link = join(folder, 'link.headroom');
    await symlink('real/plan.headroom', link);
    for (const text of ['first', 'second']) {
      expect(await atomicSave(link, new TextEncoder().encode(text))).toMatchObject({ ok: true });
      expect(await readFile(join(folder, 'real/plan.headroom'), 'utf8')).toBe(text);
      expect(await readlink(link)).toBe('real/plan.headroom');
    }
  },
);

test('a folder is not replaced by a file', async () => {
  await mkdir(path);
  expect(await atomicSave(path, bytes)).toEqual({ ok: false, error: { type: 'notWritable', code: 'EISDIR' } });
});

test('saves of one file queue up: the last one asked for is the one that stays', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `version ${index} ${'x'.repeat(1000 * (20 - index))}`);
  const saves = await Promise.all(texts.map((text) => atomicSave(path, new TextEncoder().encode(text))));
  expect(saves.every((saved) => saved.ok)).toBe(true);
  expect((await contentOrNull())?.slice(0, 10)).toBe('version 19');
});

test.skipIf(process.platform === 'win32')(
  'saves of one file queue up also where they come by different paths',
  async () => {
    await put(true);
    const link = join(folder, 'link.headroom');
    await symlink(path, link);
    let begin: (value: null) => void = () => undefined;
    const isBegun = new Promise<null>((done) => {
      begin = done;
    });
    const slow: SaveSystem = {
      ...nodeSaveSystem,
      rename: async (from, to) => {
        begin(null);
        await nodeSaveSystem.sleep(100);
        await nodeSaveSystem.rename(from, to);
      },
    };
    const first = atomicSave(link, new TextEncoder().encode('first'), slow);
    await isBegun;
    const second = atomicSave(path, new TextEncoder().encode('second'));
    expect([(await first).ok, (await second).ok, await contentOrNull()]).toEqual([true, true, 'second']);
  },
);
