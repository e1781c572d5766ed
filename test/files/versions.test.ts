import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_VERSIONS } from '#base/versionRules';
import { temporaryName } from '#files/temporary';
import { createVersions } from '#files/versions';
import { DURABLE, faultySystem, shortWriting } from './faultySystem';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PLAN = '/plans/board.headroom';
const bytesOf = (text: string) => new TextEncoder().encode(text);

let folder: string;
let now: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-versions-'));
  now = 1_800_000_000_000;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const versions = () => createVersions(folder, () => now);

test('versions come back byte for byte, newest first, each with when it was written and replaced', async () => {
  const one = Uint8Array.of(0, 255, 10);
  await versions().keep(PLAN, one, now - 5000);
  now += 10 * MINUTE;
  await versions().keep(PLAN, bytesOf('two'), now - 7000);
  const listed = await versions().list(PLAN);
  expect(listed.map(({ savedAt, replacedAt, size }) => ({ savedAt, replacedAt, size }))).toEqual([
    { savedAt: now - 7000, replacedAt: now, size: 3 },
    { savedAt: now - 10 * MINUTE - 5000, replacedAt: now - 10 * MINUTE, size: 3 },
  ]);
  expect(await versions().read(PLAN, listed[1]?.id ?? '')).toEqual(one);
});

test.each([
  ['just now', 0, false],
  ['not quite five minutes ago', 5 * MINUTE - 1, false],
  ['five minutes ago', 5 * MINUTE, true],
  ['in the future, because the clock was set back', -6 * MINUTE, true],
])('after a version was kept %s, the next is due: %s', async (_when, passed, isDue) => {
  expect(await versions().isDue(PLAN)).toBe(true);
  await versions().keep(PLAN, bytesOf('one'), now);
  now += passed;
  expect(await versions().isDue(PLAN)).toBe(isDue);
});

test('what was replaced seven days ago is kept, what was before that goes; how old the file was does not matter', async () => {
  await versions().keep(PLAN, bytesOf('a'), 0);
  now += MINUTE;
  await versions().keep(PLAN, bytesOf('b'), 0);
  const leftOver = join(folder, (await readdir(folder))[0] ?? '', temporaryName());
  await writeFile(leftOver, 'half');
  await utimes(leftOver, 1, 1);
  now += 7 * DAY;
  await versions().expire();
  expect((await versions().list(PLAN)).map(({ size, savedAt }) => ({ size, savedAt }))).toEqual([
    { size: 1, savedAt: 0 },
  ]);
  now += 1;
  await versions().expire();
  expect(await readdir(folder)).toEqual([]);
});

test('of more than are kept some go once the new one is on the disk, and not where that failed', async () => {
  for (let at = 0; at < MOST_VERSIONS; at++) {
    now += 5 * MINUTE;
    await versions().keep(PLAN, bytesOf(`${at}`), now);
  }
  const before = await versions().list(PLAN);
  now += 5 * MINUTE;
  const broken = createVersions(
    folder,
    () => now,
    faultySystem({ code: 'EIO', fails: (_call, name) => name === 'sync' }).system,
  );
  expect((await broken.keep(PLAN, bytesOf('lost'), now)).ok).toBe(false);
  expect(await versions().list(PLAN)).toEqual(before);
  await versions().keep(PLAN, bytesOf('newest'), now);
  const after = await versions().list(PLAN);
  expect([before.length, after.length, after[0]?.size]).toEqual([MOST_VERSIONS, MOST_VERSIONS, 6]);
});

test('what is the newest version already is not kept twice, and comes back when something else was between', async () => {
  for (const text of ['one', 'one', 'two', 'one']) {
    now += MINUTE;
    await versions().keep(PLAN, bytesOf(text), now);
  }
  const listed = await versions().list(PLAN);
  expect(
    await Promise.all(
      listed.map(async ({ id }) => new TextDecoder().decode((await versions().read(PLAN, id)) ?? undefined)),
    ),
  ).toEqual(['one', 'two', 'one']);
});

test('each file has its own versions, and an id leads nowhere else', async () => {
  await versions().keep(PLAN, bytesOf('one'), now);
  const id = (await versions().list(PLAN))[0]?.id ?? '';
  await writeFile(join(folder, 'secret.headroom'), 'secret');
  const other = versions();
  expect([
    await other.list('/plans/other.headroom'),
    await other.read('/plans/other.headroom', id),
    await other.read(PLAN, '../secret'),
    await other.read(PLAN, `${id}/../../secret`),
  ]).toEqual([[], null, null, null]);
});

test('a version is on the disk before it is said to be kept, and half of one never is one', async () => {
  const { system, calls } = faultySystem({ code: 'EIO', fails: () => false });
  await createVersions(folder, () => now, system).keep(PLAN, bytesOf('whole'), now);
  expect(calls.slice(-DURABLE.length)).toEqual(DURABLE);
  const half = await createVersions(folder, () => now + 1, shortWriting).keep(PLAN, bytesOf('longer'), now);
  expect(half).toMatchObject({ ok: false, error: { type: 'diskFull' } });
  expect((await versions().list(PLAN)).map(({ size }) => size)).toEqual([5]);
});

test('a version is whole or not there, whatever call of keeping it fails', async () => {
  const bad: unknown[] = [];
  for (const code of ['EIO', 'ENOSPC', 'EROFS', 'EACCES', 'EMFILE']) {
    for (let at = 1; at <= 18; at++) {
      await rm(folder, { recursive: true, force: true });
      const { system } = faultySystem({ code, fails: (call) => call >= at });
      const kept = await createVersions(folder, () => now, system).keep(PLAN, bytesOf('whole'), now);
      const sizes = (await versions().list(PLAN)).map(({ size }) => size);
      const isThere = kept.ok || kept.error.type === 'notConfirmed';
      if (JSON.stringify(sizes) !== JSON.stringify(isThere ? [5] : [])) bad.push({ code, at, kept, sizes });
    }
  }
  expect(bad).toEqual([]);
});

test('what is not sealed is forgotten, also when it is asked twice at once, and what is sealed stays', async () => {
  for (const text of ['one', 'headroom-sealed 1\n…', 'two', 'three']) {
    now += MINUTE;
    await versions().keep(PLAN, bytesOf(text), now);
  }
  await Promise.all([versions().forgetPlain(PLAN), versions().forgetPlain(PLAN), versions().forgetPlain(PLAN)]);
  const left = await versions().list(PLAN);
  expect(left.map(({ size }) => size)).toEqual([bytesOf('headroom-sealed 1\n…').length]);
});

test('what cannot be forgotten is said, and the rest is forgotten all the same', async () => {
  await versions().keep(PLAN, bytesOf('one'), now);
  now += MINUTE;
  await versions().keep(PLAN, bytesOf('two'), now);
  const own = join(folder, (await readdir(folder))[0] ?? '');
  const [first = ''] = await readdir(own);
  // Nobody, an administrator included, removes a folder as if it were a file.
  await rm(join(own, first));
  await mkdir(join(own, first));
  expect(await versions().forgetPlain(PLAN)).toMatchObject({ ok: false });
  expect(await readdir(own)).toEqual([first]);
});

test.skipIf(process.platform === 'win32')(
  'a link and what it leads to have the same versions, also while the file itself is away',
  async () => {
    const plans = join(folder, 'plans');
    const kept = createVersions(join(folder, 'kept'), () => now);
    await mkdir(plans);
    const file = join(plans, 'board.headroom');
    await writeFile(file, 'one');
    await symlink(plans, join(folder, 'link'));
    const linked = join(folder, 'link', 'board.headroom');
    await kept.keep(linked, bytesOf('one'), now);
    await rename(file, `${file}.away`);
    expect({ file: (await kept.list(file)).length, link: (await kept.list(linked)).length }).toEqual({
      file: 1,
      link: 1,
    });
    expect(await kept.forgetPlain(file)).toEqual({ ok: true, value: null });
    expect(await kept.list(linked)).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')('a pipe by the name of a version is none', async () => {
  await versions().keep(PLAN, bytesOf('one'), now);
  const [own = ''] = await readdir(folder);
  execFileSync('mkfifo', [join(folder, own, `${now + 1}-${now}.headroom`)]);
  expect((await versions().list(PLAN)).map(({ size }) => size)).toEqual([3]);
});
