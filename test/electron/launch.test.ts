import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { NOTHING_TO_OPEN, readLaunch, validLaunch } from '../../electron/launch';

const folder = resolve('/plans');
const board = { plan: resolve(folder, 'board.headroom'), example: null };

test.each([
  ['a file as a file manager passes it', ['board.headroom'], board],
  ['a file among switches and the app folder', ['--no-sandbox', '.', '--lang=de', 'board.headroom'], board],
  [
    'a plan by switch, whatever its ending',
    ['.', '--plan=board.txt'],
    { ...board, plan: resolve(folder, 'board.txt') },
  ],
  [
    'a file as an address, as some file managers pass it',
    [pathToFileURL(resolve(folder, 'Plan 100% ä.headroom')).href],
    { ...board, plan: resolve(folder, 'Plan 100% ä.headroom') },
  ],
  [
    'a file of a name that only looks like an address',
    ['file:///%2F.headroom'],
    { ...board, plan: resolve(folder, 'file:/%2F.headroom') },
  ],
  ['an example', ['.', '--example=95-to-115'], { plan: null, example: '95-to-115' }],
  ['an example that would leave its folder', ['--example=../../secret'], NOTHING_TO_OPEN],
  ['nothing', ['.', '--no-sandbox'], NOTHING_TO_OPEN],
])('the start is read as %s', (_what, args, launch) => {
  expect(readLaunch(args, folder)).toEqual(launch);
});

test.each([[undefined], ['board.headroom'], [{ plan: 1, example: null }], [{ ...board, more: true }]])(
  'a second start that hands over %j opens nothing',
  (raw) => {
    expect(validLaunch(raw)).toEqual(NOTHING_TO_OPEN);
  },
);
