import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { themeChoiceSchema } from '#host/contract';
import { createKept } from '../../electron/kept';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-kept-'));
  path = join(folder, 'own', 'theme.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what is kept is there at the next start, in a folder made for it and nothing beside it', async () => {
  createKept(path, themeChoiceSchema, 'system').set('dark');
  expect(createKept(path, themeChoiceSchema, 'system').get()).toBe('dark');
  expect(await readdir(join(folder, 'own'))).toEqual(['theme.json']);
});

test.each([['{"theme":'], ['"sepia"'], [''], ['null']])('a file that says %j counts as none', async (text) => {
  path = join(folder, 'theme.json');
  await writeFile(path, text);
  expect(createKept(path, themeChoiceSchema, 'light').get()).toBe('light');
});

test.skipIf(process.platform === 'win32')(
  'a pipe in its place is not waited for, and what is written into it counts as none',
  () => {
    path = join(folder, 'theme.json');
    execFileSync('mkfifo', [path]);
    const writer = spawn('sh', ['-c', `printf '"dark"' > '${path}'`]);
    expect(createKept(path, themeChoiceSchema, 'light').get()).toBe('light');
    writer.kill();
  },
);

test('where nothing can be written the choice still holds until the end', async () => {
  await writeFile(join(folder, 'own'), 'a file in place of the folder');
  const kept = createKept(path, themeChoiceSchema, 'system');
  kept.set('dark');
  expect(kept.get()).toBe('dark');
  expect(await readFile(join(folder, 'own'), 'utf8')).toBe('a file in place of the folder');
});
