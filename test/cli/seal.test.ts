import { expect, test } from 'vitest';
import { ok } from '#base/result';
import { isSealed } from '#plan/seal';
import { type Desk, deskWith, done, headroom } from './desk';

const text = (content: string) => new TextEncoder().encode(content);

async function deskWithSecret(): Promise<Desk> {
  const desk = deskWith();
  desk.files.set('secret', text('gravel Tuesday oboe 41 lantern\nnot this\n'));
  desk.files.set('other', text('another one altogether 17\r\n'));
  await done(desk, 'new', 'p', '--basis', 'annual', 'starting_arr=1000000');
  return desk;
}

test('a sealed plan opens with its passphrase for every command, stays sealed when changed, and is plain again when unsealed', async () => {
  const desk = await deskWithSecret();
  const before = await done(desk, 'run', 'p.headroom', '--csv');
  expect(await done(desk, 'seal', 'p.headroom', '--passphrase-file', 'secret')).toBe(
    'p.headroom is sealed. Without the passphrase nobody can open it, and nobody can recover it.\n',
  );
  expect(isSealed(desk.files.get('p.headroom') ?? text(''))).toBe(true);
  expect(await done(desk, 'run', 'p.headroom', '--csv', '--passphrase-file', 'secret')).toBe(before);
  await done(desk, 'set', 'p.headroom', 'starting_arr=2000000', '--passphrase-file=secret');
  expect(isSealed(desk.files.get('p.headroom') ?? text(''))).toBe(true);
  await done(desk, 'unseal', 'p.headroom', '--passphrase-file', 'secret');
  expect(new TextDecoder().decode(desk.files.get('p.headroom'))).toContain('2000000');
});

test('another passphrase takes the place of the first', async () => {
  const desk = await deskWithSecret();
  await done(desk, 'seal', 'p.headroom', '--passphrase-file', 'secret');
  await done(desk, 'seal', 'p.headroom', '--passphrase-file', 'secret', '--new-passphrase-file', 'other');
  expect((await headroom(desk, 'check', 'p.headroom', '--passphrase-file', 'secret')).exit).toBe(2);
  expect(await done(desk, 'check', 'p.headroom', '--passphrase-file', 'other')).toBeTypeOf('string');
});

test('a passphrase that is typed is typed twice, and two that differ change nothing', async () => {
  const answers = ['one passphrase', 'another passphrase'];
  const desk = deskWith({ passphrase: async () => ok(answers.shift() ?? '') });
  await done(desk, 'new', 'p', '--basis', 'annual');
  const before = desk.files.get('p.headroom');
  const said = await headroom(desk, 'seal', 'p.headroom');
  expect(said).toMatchObject({ exit: 1, error: 'The two passphrases differ; nothing was changed.' });
  expect(desk.files.get('p.headroom')).toBe(before);
});

test.each([
  [['run', 'p.headroom', '--passphrase-file', 'other'], 'The passphrase does not open this plan'],
  [['run', 'p.headroom'], 'There is nobody to ask.'],
  [['run', 'p.headroom', '--passphrase-file', 'nowhere'], 'There is no file nowhere.'],
  [['run', 'p.headroom', '--passphrase-file'], '--passphrase-file needs a file after it.'],
  [['seal', 'p.headroom', '--passphrase-file', 'secret'], 'has this passphrase already'],
])('%j of a sealed plan is refused in one sentence', async (typed, sentence) => {
  const desk = await deskWithSecret();
  await done(desk, 'seal', 'p.headroom', '--passphrase-file', 'secret');
  const said = await headroom(desk, ...typed);
  expect(said.error).toContain(sentence);
  expect(said.error.trim()).not.toContain('\n');
});

test('a damaged sealed plan is called damaged, and one that is not sealed has nothing to take off', async () => {
  const desk = await deskWithSecret();
  expect((await headroom(desk, 'unseal', 'p.headroom')).error).toBe('p.headroom is not sealed; nothing was changed.');
  await done(desk, 'seal', 'p.headroom', '--passphrase-file', 'secret');
  const bytes = Uint8Array.from(desk.files.get('p.headroom') ?? text(''));
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  desk.files.set('p.headroom', bytes);
  const said = await headroom(desk, 'run', 'p.headroom', '--passphrase-file', 'secret');
  expect(said.error).toContain('The sealed file is damaged, and no passphrase opens it');
});
