import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDrafts, type DraftIdentity, type Drafts } from '#files/drafts';
import { temporaryName } from '#files/temporary';
import { DURABLE, faultySystem, shortWriting } from './faultySystem';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const identityAt = (keptAt: number): DraftIdentity => ({
  path: '/plans/b\nä.headroom',
  name: 'b\nä.headroom',
  base: 'ab',
  keptAt,
});
const OLD = { identity: identityAt(1), content: bytesOf('the old draft') };
const NEW = { identity: identityAt(2), content: bytesOf('the new draft, which is longer\nand has\0bytes') };

let folder: string;
let drafts: Drafts;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-drafts-'));
  drafts = createDrafts(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const keep = (one: typeof OLD, by: Drafts = drafts, id = ID) => by.keep(id, one.identity, one.content);

async function readBack(): Promise<string> {
  const draft = await drafts.read(ID);
  if (!draft.ok) return draft.error.type;
  const { identity, content } = draft.value;
  return JSON.stringify([identity, new TextDecoder().decode(content)]);
}

const textOf = ({ identity, content }: typeof OLD) => JSON.stringify([identity, new TextDecoder().decode(content)]);

test('what is kept comes back as it was, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        path: fc.option(fc.string({ unit: 'binary' }), { nil: null }),
        name: fc.string({ unit: 'grapheme' }),
        base: fc.option(fc.string(), { nil: null }),
        keptAt: fc.nat(),
      }),
      fc.uint8Array({ maxLength: 200 }),
      async (identity, content) => {
        await drafts.keep(ID, identity, content);
        expect(await drafts.read(ID)).toEqual({ ok: true, value: { identity, content } });
      },
    ),
    { numRuns: 60 },
  );
});

test('a name may hold the signs that end a line elsewhere', async () => {
  const identity = { ...identityAt(3), name: 'a\u2028b\u2029c\u0085d\re.headroom' };
  await drafts.keep(ID, identity, NEW.content);
  expect(await drafts.read(ID)).toEqual({ ok: true, value: { identity, content: NEW.content } });
});

test.each([
  ['once', (call: number, at: number) => call === at],
  ['from then on', (call: number, at: number) => call >= at],
])('a draft is the old one or the new one, whatever call fails %s and however', async (_how, fails) => {
  const bad: unknown[] = [];
  for (const code of ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE']) {
    for (let at = 1; at <= 18; at++) {
      await keep(OLD);
      const kept = await keep(
        NEW,
        createDrafts(folder, faultySystem({ code, fails: (call) => fails(call, at) }).system),
      );
      const expected = kept.ok || kept.error.type === 'notConfirmed' ? NEW : OLD;
      if ((await readBack()) !== textOf(expected)) bad.push({ code, at, kept });
      if ((await readdir(folder)).length !== 1) bad.push({ code, at, left: await readdir(folder) });
    }
  }
  expect(bad).toEqual([]);
});

test('a kept draft is on the disk before it is said to be kept, and a short write keeps the old one', async () => {
  await keep(OLD);
  const { system, calls } = faultySystem({ code: 'EIO', fails: () => false });
  await keep(OLD, createDrafts(folder, system));
  expect(calls.slice(-DURABLE.length)).toEqual(DURABLE);
  expect(await keep(NEW, createDrafts(folder, shortWriting))).toMatchObject({ ok: false, error: { type: 'diskFull' } });
  expect(await readBack()).toBe(textOf(OLD));
});

test('no draft that lost or changed a byte is taken for one', async () => {
  await keep(NEW);
  const file = join(folder, `${ID}.draft`);
  const whole = await readFile(file);
  const taken: unknown[] = [];
  for (let at = 0; at < whole.length; at++) {
    const flipped = Uint8Array.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    for (const damaged of [flipped, whole.subarray(0, at)]) {
      await writeFile(file, damaged);
      if ((await readBack()) !== 'damaged') taken.push({ at, length: damaged.length });
    }
  }
  expect(taken).toEqual([]);
});

test('dropping waits for a keeping that is under way, and so is the last word', async () => {
  const keeping = keep(NEW);
  await drafts.drop(ID);
  expect({ kept: await keeping, left: await readdir(folder) }).toEqual({ kept: { ok: true, value: null }, left: [] });
});

test('all is settled once what was dropped is gone', async () => {
  await keep(OLD);
  void drafts.drop(ID);
  await drafts.settled();
  expect(await readdir(folder)).toEqual([]);
});

test('the list has every draft and nothing else, and clears away what broken off saves left', async () => {
  await keep(OLD);
  await keep(NEW, drafts, OTHER);
  const left = temporaryName();
  for (const name of [left, 'notes.txt', '../x.draft'.replaceAll('/', '_')]) await writeFile(join(folder, name), '');
  await utimes(join(folder, left), 1, 1);
  expect((await drafts.list()).toSorted()).toEqual([ID, OTHER]);
  expect(await readdir(folder)).not.toContain(left);
});

test('a draft that is set aside is offered no more and not lost', async () => {
  await keep(OLD);
  const whole = await readFile(join(folder, `${ID}.draft`));
  const name = await drafts.setAside(ID);
  expect({ list: await drafts.list(), kept: await readFile(join(folder, name)) }).toEqual({ list: [], kept: whole });
});

test.skipIf(process.platform === 'win32')('a folder that is not there yet is made, for its owner alone', async () => {
  const made = createDrafts(join(folder, 'new', 'drafts'));
  expect(await keep(OLD, made)).toEqual({ ok: true, value: null });
  expect(await made.list()).toEqual([ID]);
});

test.skipIf(process.platform === 'win32')('folders, pipes and links by the name of a draft are none', async () => {
  await keep(OLD);
  const at = (last: number) => join(folder, `00000000-0000-4000-8000-00000000000${last}.draft`);
  await mkdir(at(2));
  execFileSync('mkfifo', [at(3)]);
  await symlink('/dev/zero', at(4));
  expect(await drafts.list()).toEqual([ID]);
});
