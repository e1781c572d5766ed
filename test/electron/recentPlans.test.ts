import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecentId } from '#host/contract';
import { createKept } from '../../electron/kept';
import { createRecentPlans, recentPathsSchema } from '../../electron/recentPlans';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-recent-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function recentPlans(changed: () => void = () => {}) {
  return createRecentPlans(createKept(join(folder, 'recent.json'), recentPathsSchema, []), changed);
}

async function plan(name: string): Promise<string> {
  await writeFile(join(folder, name), name);
  return join(folder, name);
}

test('the page gets names and folders, newest first, and no path', async () => {
  const recent = recentPlans();
  recent.add(await plan('first.headroom'), 1);
  recent.add(await plan('second.headroom'), 2);
  recent.add(join(folder, 'first.headroom'), 3);
  const list = await recent.list();
  expect(list.map(({ id: _id, ...shown }) => shown)).toEqual([
    { name: 'first.headroom', folder: basename(folder), lastOpened: 3, missing: false, summary: null, sealed: false },
    { name: 'second.headroom', folder: basename(folder), lastOpened: 2, missing: false, summary: null, sealed: false },
  ]);
  expect(JSON.stringify(list)).not.toContain(tmpdir());
});

test('an id leads to its path while it is on the list, and never after it was taken off', async () => {
  const recent = recentPlans();
  recent.add(await plan('first.headroom'), 1);
  const [first] = await recent.list();
  const id = first?.id as RecentId;
  expect(recent.pathOf(id)).toBe(join(folder, 'first.headroom'));
  recent.remove(id);
  expect(recent.pathOf(id)).toBeNull();
  expect(await recent.list()).toEqual([]);
});

test('an id that was made up leads nowhere', async () => {
  const recent = recentPlans();
  recent.add(await plan('first.headroom'), 1);
  expect(recent.pathOf('0b0e7d6e-5f3b-4d57-9f3e-5a4b2f6c1d2e' as RecentId)).toBeNull();
});

test('what a plan comes to is kept while the plan is opened again, and said of no plan that is off the list', async () => {
  const summary = {
    title: 'Board plan',
    scenarios: 3,
    period: 'Dec 2029',
    nrr: 1.039,
    closingArr: null,
    currency: 'USD',
  };
  const recent = recentPlans();
  recent.add(await plan('first.headroom'), 1);
  recent.describe(join(folder, 'first.headroom'), summary);
  recent.describe(join(folder, 'other.headroom'), summary);
  recent.add(join(folder, 'first.headroom'), 2);
  expect(await recentPlans().list()).toMatchObject([{ name: 'first.headroom', lastOpened: 2, summary }]);
});

test('a list from before plans were described still counts, and one with a figure that is none does not', async () => {
  const path = await plan('first.headroom');
  const keep = (entry: object) => writeFile(join(folder, 'recent.json'), JSON.stringify([entry]));
  await keep({ path, lastOpened: 1 });
  expect(await recentPlans().list()).toMatchObject([{ name: 'first.headroom', summary: null }]);
  await keep({ path, lastOpened: 1, summary: { title: 'Board plan', nrr: 'high' } });
  expect(await recentPlans().list()).toEqual([]);
});

test('a plan that is gone says so and stays until it is removed', async () => {
  const recent = recentPlans();
  recent.add(await plan('gone.headroom'), 1);
  await rm(join(folder, 'gone.headroom'));
  expect(await recent.list()).toMatchObject([{ name: 'gone.headroom', missing: true }]);
});

test('the list survives the app, keeps the newest twelve, and tells the menu of each change', async () => {
  const changed = vi.fn();
  const recent = recentPlans(changed);
  for (let i = 0; i < 15; i++) recent.add(join(folder, `${i}.headroom`), i);
  expect(
    recentPlans()
      .paths()
      .map((path) => basename(path, '.headroom')),
  ).toEqual(['14', '13', '12', '11', '10', '9', '8', '7', '6', '5', '4', '3']);
  recent.clear();
  expect(recentPlans().paths()).toEqual([]);
  expect(changed).toHaveBeenCalledTimes(16);
});

test('what a plan came to goes from the disk when the plan is sealed, and that it is sealed goes when it no longer is', async () => {
  const summary = { title: 'Board plan', scenarios: 3, period: 'Dec 2029', nrr: 1.039, closingArr: 7, currency: 'USD' };
  const path = await plan('first.headroom');
  const recent = recentPlans();
  recent.add(path, 1);
  recent.describe(path, summary);
  recent.forgetPlain(path);
  recent.add(path, 2);
  expect(await recentPlans().list()).toMatchObject([{ lastOpened: 2, summary: null, sealed: true }]);
  expect(await readFile(join(folder, 'recent.json'), 'utf8')).not.toContain('Board plan');
  recent.describe(path, summary);
  expect(await recentPlans().list()).toMatchObject([{ summary, sealed: false }]);
});
