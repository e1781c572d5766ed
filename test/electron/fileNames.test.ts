import { expect, test } from 'vitest';
import { isPlanName, isTemplateName, withEnding } from '../../electron/fileNames';
import { oneAtATime } from '../../electron/oneAtATime';

test.each([
  ['/plans/board', '/plans/board.csv'],
  ['/plans/board.CSV', '/plans/board.CSV'],
  ['/plans/board.txt', '/plans/board.txt'],
  ['/plans/board.desktop', '/plans/board.desktop.csv'],
  ['/plans.csv/.bashrc', '/plans.csv/.bashrc.csv'],
])('%s is written as %s, so that no other kind of file comes out', (chosen, written) => {
  expect(withEnding(chosen, ['csv', 'txt'])).toBe(written);
});

test.each([
  ['a.headroom', true, false],
  ['A.HEADROOM', true, false],
  ['a.headroom-template', true, true],
  ['a.headroom.txt', false, false],
  ['headroom', false, false],
  ['/home/me/.ssh/id_ed25519', false, false],
])('%s opens: %s, as a template: %s', (name, opens, isTemplate) => {
  expect([isPlanName(name), isTemplateName(name)]).toEqual([opens, isTemplate]);
});

test('a question that comes while another is open is cancelled, and after a failed one the next is asked', async () => {
  const alone = oneAtATime();
  let answer: (value: string) => void = () => undefined;
  const first = alone(
    () =>
      new Promise<string>((done) => {
        answer = done;
      }),
  );
  expect(await alone(async () => 'second')).toBeNull();
  answer('first');
  expect(await first).toBe('first');
  await expect(alone(() => Promise.reject(new Error('no display')))).rejects.toThrow('no display');
  expect(await alone(async () => 'third')).toBe('third');
});
