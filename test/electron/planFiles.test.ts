import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlanHandle } from '#host/contract';
import { nodeSaveSystem, type SaveSystem } from '#files/atomicSave';
import { createVersions, type Versions } from '#files/versions';
import { createPlanFiles } from '../../electron/planFiles';

const bytes = (text: string) => new TextEncoder().encode(text);

const name = 'board.headroom';
let folder: string;
let path: string;
let versions: Versions;
const plainly = { overwrite: false, inPlace: false };
const overwriting = { overwrite: true, inPlace: false };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-files-'));
  path = join(folder, name);
  versions = createVersions(join(folder, 'versions'));
  await writeFile(path, 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function openedHandle(files: ReturnType<typeof createPlanFiles>): Promise<PlanHandle> {
  const opened = await files.open(path);
  if (!opened.ok || opened.value.handle === null) throw new Error('did not open');
  return opened.value.handle;
}

test('a plan is read byte for byte, damaged text included', async () => {
  await writeFile(path, Uint8Array.of(0xff, 0, 0xc3));
  expect(await createPlanFiles(versions).open(path)).toMatchObject({
    ok: true,
    value: { name, bytes: Uint8Array.of(0xff, 0, 0xc3) },
  });
});

test('each save knows the one before, so that saving again is no conflict', async () => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  for (const text of ['two', 'three'])
    expect(await files.save(handle, bytes(text), plainly)).toEqual({ ok: true, value: { handle, name } });
  expect(await readFile(path, 'utf8')).toBe('three');
});

test.each([
  ['was rewritten with the same length', () => writeFile(path, 'uno')],
  ['is gone', () => rm(path)],
])('a file that %s is not saved over unasked', async (_what, change) => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  await change();
  await utimes(path, 1, 1).catch(() => undefined);
  expect(await files.save(handle, bytes('two'), plainly)).toEqual({
    ok: false,
    error: { type: 'changedOnDisk', name },
  });
  expect(await files.save(handle, bytes('two'), overwriting)).toMatchObject({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('a file that was only touched is no conflict', async () => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  await utimes(path, 1, 1);
  expect(await files.save(handle, bytes('two'), plainly)).toMatchObject({ ok: true });
});

test('a handle of one window means nothing in another', async () => {
  const handle = await openedHandle(createPlanFiles(versions));
  expect(await createPlanFiles(versions).save(handle, bytes('two'), overwriting)).toEqual({
    ok: false,
    error: { type: 'unknownHandle' },
  });
});

test.each([
  ['is missing', 'none.headroom', { type: 'notFound', name: 'none.headroom' }],
  ['is a folder', 'folder', { type: 'notReadable', name: 'folder', code: 'EISDIR' }],
  ['is larger than any plan', 'huge', { type: 'tooLarge', name: 'huge', bytes: 64_000_001, limit: 64_000_000 }],
])('a file that %s is refused with its reason', async (_what, file, error) => {
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'huge'), '');
  await truncate(join(folder, 'huge'), 64_000_001);
  expect(await createPlanFiles(versions).open(join(folder, file))).toEqual({ ok: false, error });
});

/** The real file system in a folder that takes no new files. */
const fullFolder: SaveSystem = {
  ...nodeSaveSystem,
  open: async (name, flags, mode) => {
    if (flags === 'wx') throw Object.assign(new Error('no new files here'), { code: 'EACCES' });
    return nodeSaveSystem.open(name, flags, mode);
  },
};

const contents = async () =>
  Promise.all(
    (await versions.list(path)).map(async ({ id }) =>
      new TextDecoder().decode((await versions.read(path, id)) ?? undefined),
    ),
  );

test('where a file cannot be replaced, it is written in place only when that is wanted, after a copy of it was kept', async () => {
  const files = createPlanFiles(versions, fullFolder);
  const handle = await openedHandle(files);
  expect(await files.save(handle, bytes('two'), plainly)).toEqual({
    ok: false,
    error: { type: 'notReplaceable', name, code: 'EACCES' },
  });
  expect(await readFile(path, 'utf8')).toBe('one');
  expect(await files.save(handle, bytes('two'), { overwrite: false, inPlace: true })).toMatchObject({ ok: true });
  expect({ file: await readFile(path, 'utf8'), kept: (await contents()).at(-1) }).toEqual({ file: 'two', kept: 'one' });
  expect(await files.save(handle, bytes('three'), { overwrite: false, inPlace: true })).toMatchObject({ ok: true });
});

test('without its copy a file is not written in place', async () => {
  const none = createVersions(join(path, 'no folder'));
  const files = createPlanFiles(none, fullFolder);
  const handle = await openedHandle(files);
  expect(await files.save(handle, bytes('two'), { overwrite: false, inPlace: true })).toMatchObject({
    ok: false,
    error: { type: 'noBackup', name },
  });
  expect(await readFile(path, 'utf8')).toBe('one');
});

test('a save keeps what it replaces, not again within minutes, but always what someone else wrote', async () => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  await files.save(handle, bytes('two'), plainly);
  await files.save(handle, bytes('three'), plainly);
  expect(await contents()).toEqual(['one']);
  await writeFile(path, 'from elsewhere');
  await files.save(handle, bytes('four'), overwriting);
  expect((await contents()).toSorted()).toEqual(['from elsewhere', 'one']);
});

test('a save goes on where the version before it cannot be kept, and says so', async () => {
  const files = createPlanFiles(createVersions(join(path, 'no folder')));
  const handle = await openedHandle(files);
  expect(await files.save(handle, bytes('two'), plainly)).toEqual({
    ok: true,
    value: { handle, name, versionLost: 'ENOTDIR' },
  });
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('what others wrote is not overwritten where no copy of it can be kept', async () => {
  const files = createPlanFiles(createVersions(join(path, 'no folder')));
  const handle = await openedHandle(files);
  await writeFile(path, 'from elsewhere');
  expect(await files.save(handle, bytes('two'), overwriting)).toEqual({
    ok: false,
    error: { type: 'noBackup', name, code: 'ENOTDIR' },
  });
  expect(await readFile(path, 'utf8')).toBe('from elsewhere');
});

test('nor is what is too large to be read, or no file at all', async () => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  await truncate(path, 64_000_001);
  expect(await files.save(handle, bytes('two'), overwriting)).toEqual({
    ok: false,
    error: { type: 'noBackup', name, code: 'EFBIG' },
  });
  expect((await stat(path)).size).toBe(64_000_001);
  await rm(path);
  await mkdir(path);
  expect(await files.save(handle, bytes('two'), overwriting)).toEqual({
    ok: false,
    error: { type: 'noBackup', name, code: 'EISDIR' },
  });
});

test('a place that a person chose is saved at, whatever is there', async () => {
  await truncate(path, 64_000_001);
  expect(await createPlanFiles(versions).saveAs(path, bytes('two'))).toMatchObject({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('a file marked read-only is said to be, and not replaced by anyone', async () => {
  await chmod(path, 0o444);
  const files = createPlanFiles(versions);
  const opened = await files.open(path);
  expect(opened).toMatchObject({ ok: true, value: { readOnly: true } });
  const handle = opened.ok ? opened.value.handle : null;
  if (handle === null) throw new Error('did not open');
  expect(await files.save(handle, bytes('two'), plainly)).toEqual({
    ok: false,
    error: { type: 'notWritable', name, code: 'EACCES' },
  });
  expect(await readFile(path, 'utf8')).toBe('one');
});

test('a file whose content is all that is known of it is saved over while it has that content, and not after', async () => {
  const files = createPlanFiles(versions);
  const known = createHash('sha256').update('one').digest('hex');
  const handle = files.adopt(path, known);
  await writeFile(path, 'two');
  expect(await files.save(handle, bytes('mine'), plainly)).toEqual({
    ok: false,
    error: { type: 'changedOnDisk', name },
  });
  await writeFile(path, 'one');
  expect(await files.save(handle, bytes('mine'), plainly)).toMatchObject({ ok: true });
});

test('a file that is not shown after all is none of the window, and its handle saves nothing', async () => {
  const files = createPlanFiles(versions);
  const handle = await openedHandle(files);
  files.letGo(handle);
  expect(files.currentPath()).toBeNull();
  expect(await files.save(handle, bytes('two'), overwriting)).toEqual({ ok: false, error: { type: 'unknownHandle' } });
});

// The longest path differs by system.
test.skipIf(process.platform !== 'linux')(
  'a path so long that nothing fits beside the file is no dead end: the file itself can be written, with consent',
  async () => {
    let deep = folder;
    while (deep.length < 3800) deep = join(deep, 'd'.repeat(200));
    deep = join(deep, 'e'.repeat(4080 - deep.length));
    await mkdir(deep, { recursive: true });
    path = join(deep, 'a.headroom');
    await writeFile(path, 'one');
    const files = createPlanFiles(versions);
    const handle = await openedHandle(files);
    expect(await files.save(handle, bytes('two'), plainly)).toEqual({
      ok: false,
      error: { type: 'notReplaceable', name: 'a.headroom', code: 'ENAMETOOLONG' },
    });
    expect(await files.save(handle, bytes('two'), { ...plainly, inPlace: true })).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('two');
  },
);
