import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Desk, deskWith, done, headroom } from './desk';

const EXAMPLE = readFileSync(new URL('../../assets/examples/95-to-115.headroom', import.meta.url));

async function deskWithPlans(): Promise<Desk> {
  const desk = deskWith();
  desk.files.set('case.headroom', EXAMPLE);
  await done(desk, 'new', 'mine', '--basis', 'annual', '--grain', 'quarter', '--periods', '8', 'starting_arr=1000000');
  return desk;
}

const closing = async (desk: Desk, plan: string, scenario: string) =>
  (await done(desk, 'run', plan, '--csv', '--lines', 'closing_arr', '--scenario', scenario)).split('\n')[1];

test('a scenario that was exported and merged back shows the same figures', async () => {
  const desk = await deskWithPlans();
  expect(
    await done(desk, 'export', 'case.headroom', '--scenarios', 'end.headroom', '--scenario', 'Stated end state'),
  ).toBe('end.headroom is written.\n');
  expect(await done(desk, 'merge', 'case.headroom', 'end.headroom')).toMatch(
    /^Added Stated end state 2 \(Stated end state there\): it says \d+ lines\.\n$/,
  );
  const copy = await closing(desk, 'case.headroom', 'Stated end state 2');
  expect(copy?.replace('Stated end state 2', 'Stated end state')).toBe(
    await closing(desk, 'case.headroom', 'Stated end state'),
  );
});

test('what the plan has not is neither added nor dropped unasked', async () => {
  const desk = await deskWithPlans();
  const before = desk.files.get('mine.headroom');
  const refused = await headroom(desk, 'merge', 'mine.headroom', 'case.headroom');
  expect(refused).toMatchObject({
    exit: 1,
    error: expect.stringMatching(
      /case\.headroom speaks of what mine\.headroom has not: Initiative .*--add .*--leave-out/,
    ),
  });
  expect(desk.files.get('mine.headroom')).toBe(before);
  const dry = await done(desk, 'merge', 'mine.headroom', 'case.headroom', '--dry-run');
  expect(dry).toMatch(/^Would add Do nothing/);
  expect(desk.files.get('mine.headroom')).toBe(before);
});

test('with additions and base, the figures of the file are those of the merged scenario', async () => {
  const desk = await deskWithPlans();
  await done(desk, 'merge', 'mine.headroom', 'case.headroom', '--add', '--with-base');
  expect(await closing(desk, 'mine.headroom', 'Do nothing')).toBe(await closing(desk, 'case.headroom', 'Do nothing'));
});

test.each([
  [['mine.headroom'], 'No file of scenarios is named'],
  [['mine.headroom', 'case.headroom', '--add', '--leave-out'], 'exclude each other'],
  [['mine.headroom', 'case.headroom', '--scenario', 'Nobody'], 'Nobody'],
  [['mine.headroom', 'mine.headroom'], 'no scenario in it besides its base'],
])('merge %j is refused in one sentence', async (typed, sentence) => {
  const said = await headroom(await deskWithPlans(), 'merge', ...typed);
  expect(said.error).toContain(sentence);
});
