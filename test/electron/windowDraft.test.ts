import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDrafts } from '#files/drafts';
import { createVersions } from '#files/versions';
import type { Result } from '#base/result';
import type { PlanHandle } from '#host/contract';
import type { HostError } from '#host/errors';
import { createPlanFiles, type PlanFiles } from '../../electron/planFiles';
import { createWindowDraft, type LeftDraft, leftDrafts, type WindowDraft } from '../../electron/windowDraft';

const name = 'board.headroom';
const content = new TextEncoder().encode('unsaved');
let folder: string;
let path: string;
let opened: LeftDraft[];
let may: Result<null, HostError>;
beforeEach(async () => {
  may = { ok: true, value: null };
  folder = await mkdtemp(join(tmpdir(), 'headroom-window-draft-'));
  path = join(folder, name);
  opened = [];
  await writeFile(path, 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Window {
  readonly files: PlanFiles;
  readonly draft: WindowDraft;
}

const kept = () => createDrafts(join(folder, 'drafts'));

function newWindow(left: LeftDraft | null = null): Window {
  const files = createPlanFiles(createVersions(join(folder, 'versions')));
  return {
    files,
    draft: createWindowDraft(kept(), files, left, { mayOpen: () => may, openDraft: (one) => opened.push(one) }),
  };
}

async function keepIn({ files, draft }: Window, at: string | null = path): Promise<void> {
  const found = at === null ? null : await files.open(at);
  const handle: PlanHandle | null = found?.ok ? found.value.handle : null;
  const reply = await draft.handlers['draft:keep']({ handle, name, content });
  expect(reply).toEqual({ ok: true, value: null });
}

/** The window that the next start opens for the draft of one that is gone. */
async function nextStart(): Promise<Window> {
  const [left] = await leftDrafts(kept(), 40);
  if (left === undefined) throw new Error('nothing was left');
  return newWindow(left);
}

test.each([
  ['is as it was', async () => undefined, 'same'],
  ['was touched and written with the same content', () => writeFile(path, 'one'), 'same'],
  ['was changed', () => writeFile(path, 'two'), 'changed'],
  ['is gone', () => rm(path), 'missing'],
])('a file that %s since is said to be so, and its changes are offered back', async (_what, change, file) => {
  await keepIn(newWindow());
  await change();
  const { files, draft } = await nextStart();
  const reply = await draft.handlers['draft:recover'](null);
  expect(reply).toMatchObject({ ok: true, value: { type: 'draft', name, content, file } });
  expect(files.currentPath()).toBe(path);
  const handle = reply.ok && reply.value?.type === 'draft' ? reply.value.handle : null;
  if (handle === null) throw new Error('no handle');
  const saved = await files.save(handle, new TextEncoder().encode('mine'), { overwrite: false, inPlace: false });
  expect(saved.ok ? 'saved' : saved.error.type).toBe(file === 'same' ? 'saved' : 'changedOnDisk');
});

test('a plan without a file is offered back without one', async () => {
  await keepIn(newWindow(), null);
  expect(await (await nextStart()).draft.handlers['draft:recover'](null)).toMatchObject({
    ok: true,
    value: { handle: null, name, file: 'none' },
  });
});

test('it is offered until it is dropped, however often the page loads, and kept in the same place meanwhile', async () => {
  await keepIn(newWindow());
  const again = await nextStart();
  await again.draft.handlers['draft:recover'](null);
  expect(await again.draft.handlers['draft:recover'](null)).toMatchObject({ value: { type: 'draft' } });
  await keepIn(again);
  expect(await readdir(join(folder, 'drafts'))).toHaveLength(1);
  await again.draft.handlers['draft:drop'](null);
  expect(await again.draft.handlers['draft:recover'](null)).toEqual({ ok: true, value: null });
  expect(await leftDrafts(kept(), 40)).toEqual([]);
});

test('a window that was not opened for a draft offers none, until its page crashes', async () => {
  const window = newWindow();
  await keepIn(window);
  expect(await window.draft.handlers['draft:recover'](null)).toEqual({ ok: true, value: null });
  window.draft.pageCrashed();
  expect(await window.draft.handlers['draft:recover'](null)).toMatchObject({ value: { content } });
});

test('a damaged draft is refused and kept aside, and the next start says nothing of it', async () => {
  await keepIn(newWindow());
  const [file = ''] = await readdir(join(folder, 'drafts'));
  const bytes = await readFile(join(folder, 'drafts', file));
  await writeFile(join(folder, 'drafts', file), bytes.subarray(0, -1));
  const { draft } = await nextStart();
  const reply = await draft.handlers['draft:recover'](null);
  const where = `drafts/damaged/${file}`;
  expect(reply).toEqual({ ok: true, value: { type: 'damaged', why: 'it is not what was written', where } });
  await draft.drop();
  expect(await draft.handlers['draft:recover'](null)).toEqual(reply);
  expect(await leftDrafts(kept(), 40)).toEqual([]);
  expect(await readFile(join(folder, where))).toEqual(bytes.subarray(0, -1));
});

test('a draft of a handle that was not given out is refused', async () => {
  const handle = crypto.randomUUID() as PlanHandle;
  const reply = await newWindow().draft.handlers['draft:keep']({ handle, name, content });
  expect(reply).toEqual({ ok: false, error: { type: 'unknownHandle' } });
});

test('work shown in a window of its own is on the disk before the window opens', async () => {
  await newWindow().draft.handlers['draft:openNew']({ name: 'copy.headroom', content });
  expect(await leftDrafts(kept(), 40)).toEqual(opened);
  expect(opened).toMatchObject([{ identity: { path: null, name: 'copy.headroom' } }]);
});

test('where there are as many windows as there may be, none opens and nothing is kept for it', async () => {
  may = { ok: false, error: { type: 'tooManyWindows', most: 40 } };
  expect(await newWindow().draft.handlers['draft:openNew']({ name: 'copy.headroom', content })).toEqual(may);
  expect({ opened, left: await leftDrafts(kept(), 40) }).toEqual({ opened: [], left: [] });
});

test('a draft that is left is offered by the next start as it was, whatever its window keeps meanwhile', async () => {
  await keepIn(newWindow());
  const again = await nextStart();
  await again.draft.handlers['draft:recover'](null);
  expect(again.files.currentPath()).toBe(path);
  await again.draft.handlers['draft:leave'](null);
  expect({ offered: again.draft.isOffered(), path: again.files.currentPath() }).toEqual({ offered: false, path: null });
  await again.draft.handlers['draft:keep']({ handle: null, name, content: new TextEncoder().encode('other') });
  await again.draft.drop();
  expect(await (await nextStart()).draft.handlers['draft:recover'](null)).toMatchObject({ value: { content } });
});

test('a page that shows its file discards what it kept, but not what it never took', async () => {
  const window = newWindow();
  await keepIn(window);
  await window.draft.pageShowsFile();
  expect(await leftDrafts(kept(), 40)).toEqual([]);
  await keepIn(window);
  const again = await nextStart();
  await again.draft.pageShowsFile();
  await again.draft.drop();
  expect(await leftDrafts(kept(), 40)).toHaveLength(1);
});

test('a page that leaves or sets aside what it was not offered fills no disk', async () => {
  const window = newWindow();
  for (const _ of [1, 2, 3]) {
    await keepIn(window, null);
    await window.draft.handlers['draft:leave'](null);
    expect((await window.draft.handlers['draft:setAside'](null)).ok).toBe(false);
  }
  expect(await readdir(join(folder, 'drafts'))).toHaveLength(1);
});

test('of more drafts than windows the newest come first, and the others stay for a later start', async () => {
  const drafts = kept();
  const ids = [
    '00000000-0000-4000-8000-000000000001',
    '00000000-0000-4000-8000-000000000002',
    '00000000-0000-4000-8000-000000000003',
  ];
  for (const [at, id] of ids.entries())
    await drafts.keep(id, { path: null, name, base: null, keptAt: 1000 + at }, content);
  const names = async (most: number) => (await leftDrafts(drafts, most)).map(({ id }) => id);
  expect(await names(2)).toEqual([ids[2], ids[1]]);
  expect(await names(40)).toHaveLength(3);
});
