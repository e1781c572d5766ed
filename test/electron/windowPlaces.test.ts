import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKept } from '../../electron/kept';
import { type KeptPlaces, placeFor, rememberPlace, windowPlacesSchema } from '../../electron/windowPlaces';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const left = { x: -1920, y: 0, width: 1920, height: 1080 };
const place = { x: 100, y: 100, width: 1200, height: 700, maximized: false };

function placed(kept: KeptPlaces, path: string, displays = [laptop], taken: readonly (typeof laptop)[] = []) {
  return placeFor(kept, path, displays, taken);
}

test('each plan has its own place, and a plan without one that of the last window without a plan', () => {
  const kept: KeptPlaces = [
    ['', { ...place, x: 5 }],
    ['/board', place],
  ];
  expect([placed(kept, '/board')?.x, placed(kept, '/other')?.x, placed([], '/board')]).toEqual([100, 5, null]);
});

test.each([
  ['on a display that is gone', { ...place, x: -1500 }, null],
  ['with its title bar above the display', { ...place, y: -300 }, null],
  ['with a sliver of its title bar in sight', { ...place, x: 1400 }, null],
  ['larger than the display', { ...place, width: 3000, height: 2000 }, { ...place, width: 1440, height: 875 }],
])('a place %s is not taken as it is', (_where, kept, expected) => {
  expect(placed([['', kept]], '')).toEqual(expected);
});

test('a place on the second display counts while that display is there', () => {
  const onLeft = { ...place, x: -1500, maximized: true };
  expect(placed([['', onLeft]], '', [laptop, left])).toEqual(onLeft);
});

test('a window steps aside from those that stand exactly there', () => {
  const taken = [
    { ...laptop, x: 100, y: 100 },
    { ...laptop, x: 128, y: 128 },
  ];
  expect(placed([['', place]], '', [laptop], taken)).toMatchObject({ x: 156, y: 156 });
});

test('the last hundred places are remembered, each plan once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-places-'));
  const kept = createKept(join(folder, 'windows.json'), windowPlacesSchema, []);
  for (let i = 0; i < 130; i++) rememberPlace(kept, `/${i % 110}`, { ...place, x: i });
  const paths = kept.get().map(([path]) => path);
  expect([paths.length, new Set(paths).size, paths[0], paths.at(-1)]).toEqual([100, 100, '/30', '/19']);
  rmSync(folder, { recursive: true });
});
