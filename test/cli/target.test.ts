import { beforeEach, expect, test } from 'vitest';
import { type Desk, deskWith, done, sentence } from './desk';

let desk: Desk;

beforeEach(async () => {
  desk = deskWith();
  await done(desk, 'new', 'p', '--basis', 'annual', '--set', 'starting_arr=1000000', 'churn_rate=10%');
  await done(desk, 'scenario', 'add', 'p.headroom', 'Board');
});

const asJson = async () => JSON.parse(await done(desk, 'target', 'p.headroom', '--json')) as unknown;

test('a plan has no target until one is set; then the roadmap leads to it', async () => {
  expect(await done(desk, 'target', 'p.headroom')).toBe('NRR         no target\nStated end       none\n');
  expect(await done(desk, 'target', 'p.headroom', '115%')).toContain('NRR, from the start on  115%, annual rates');
  const roadmap = JSON.parse(await done(desk, 'roadmap', 'p.headroom', '--json')) as { target: number };
  expect(roadmap.target).toBe(1.15);
});

test('a path is kept in the order of its periods, and what is not named stays', async () => {
  await done(desk, 'target', 'p.headroom', '110%@FY28', '105%@2027-12', '--stated', 'board');
  const path = [
    { period: '2027-12', value: 1.05 },
    { period: '2028-12', value: 1.1 },
  ];
  expect(await asJson()).toEqual({ line: 'nrr_stated', targets: path, stated: 'Board' });
  await done(desk, 'target', 'p.headroom', '--stated', 'none');
  expect(await asJson()).toEqual({ line: 'nrr_stated', targets: path, stated: null });
  await done(desk, 'target', 'p.headroom', '--remove');
  expect(await asJson()).toEqual({ line: 'nrr_stated', targets: [], stated: null });
});

test.each([
  ['a percentage without its sign', ['115'], '115%'],
  ['an NRR of nothing', ['0'], 'above 0%'],
  ['one period twice', ['110%@2027-12', '1.2@2027-12'], 'each period once'],
  ['a period outside the plan', ['110%@2040-01'], '2040-01'],
  ['a target that is removed as well', ['110%', '--remove'], '--remove'],
  ['a scenario there is not', ['110%', '--stated', 'Bored'], 'Board'],
])('%s is refused in a sentence, and nothing is written', async (_, words, mentioned) => {
  const before = await asJson();
  expect(await sentence(desk, 'target', 'p.headroom', ...words)).toContain(mentioned);
  expect(await asJson()).toEqual(before);
});

test.each([
  ['a_on=0.5', '1 or 0'],
  ['a_length=3.5', 'whole months'],
  ['a_shape=2', 'S-shaped'],
  ['a_monthly_cost=-5', 'cost'],
])('set %s is no value of an initiative', async (word, mentioned) => {
  await done(desk, 'initiative', 'add', 'p.headroom', 'A', '--motion', 'seat', '--start', '2027-03', '--points', '1%');
  expect(await sentence(desk, 'set', 'p.headroom', word)).toContain(mentioned);
  expect(await sentence(desk, 'set', 'p.headroom', word, '--scenario', 'Board')).toContain(mentioned);
});
