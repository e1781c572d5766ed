import { mkdir, mkdtemp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlanHandle } from '#host/contract';
import { createPlanFiles } from '../../electron/planFiles';

const bytes = (text: string) => new TextEncoder().encode(text);

const name = 'board.headroom';
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-files-'));
  path = join(folder, name);
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
  expect(await createPlanFiles().open(path)).toMatchObject({
    ok: true,
    value: { name, bytes: Uint8Array.of(0xff, 0, 0xc3) },
  });
});

test('each save knows the one before, so that saving again is no conflict', async () => {
  const files = createPlanFiles();
  const handle = await openedHandle(files);
  for (const text of ['two', 'three'])
    expect(await files.save(handle, bytes(text), false)).toEqual({ ok: true, value: { handle, name } });
  expect(await readFile(path, 'utf8')).toBe('three');
});

test.each([
  ['was rewritten with the same length', () => writeFile(path, 'uno')],
  ['is gone', () => rm(path)],
])('a file that %s is not saved over unasked', async (_what, change) => {
  const files = createPlanFiles();
  const handle = await openedHandle(files);
  await change();
  await utimes(path, 1, 1).catch(() => undefined);
  expect(await files.save(handle, bytes('two'), false)).toEqual({ ok: false, error: { type: 'changedOnDisk', name } });
  expect(await files.save(handle, bytes('two'), true)).toMatchObject({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('two');
});

test('a file that was only touched is no conflict', async () => {
  const files = createPlanFiles();
  const handle = await openedHandle(files);
  await utimes(path, 1, 1);
  expect(await files.save(handle, bytes('two'), false)).toMatchObject({ ok: true });
});

test('a handle of one window means nothing in another', async () => {
  const handle = await openedHandle(createPlanFiles());
  expect(await createPlanFiles().save(handle, bytes('two'), true)).toEqual({
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
  expect(await createPlanFiles().open(join(folder, file))).toEqual({ ok: false, error });
});

test('a file that is not shown after all is none of the window, and its handle saves nothing', async () => {
  const files = createPlanFiles();
  const handle = await openedHandle(files);
  files.letGo(handle);
  expect(files.currentPath()).toBeNull();
  expect(await files.save(handle, bytes('two'), true)).toEqual({ ok: false, error: { type: 'unknownHandle' } });
});
