import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedPlaces } from '../../renderer/charts/axis';
import { placesIn } from '../../renderer/charts/bandLabels';
import { areApart, fitted, isClear } from '../../renderer/charts/labelPlace';
import { placesAround } from '../../renderer/roadmap/pointNames';

const lengthOf = (text: string) => text.length;

test('a name that fits stays as it is, and a long one is cut to its room with an ellipsis', () => {
  expect(fitted('Base', 4, lengthOf)).toBe('Base');
  expect(fitted('Board case after the committee', 12, lengthOf)).toBe('Board case…');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.integer({ min: 2, max: 90 }), (name, room) => {
      expect(fitted(name, room, lengthOf).length).toBeLessThanOrEqual(room);
    }),
  );
});

test('no two names under an axis touch, the first and last of which end with it', () => {
  const name = 38;
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 100, max: 2000 }), (count, width) => {
      const last = count - 1;
      const spans = [...namedPlaces(count, width, name)].map((at) => {
        const x = (at / last) * width;
        const left = at === 0 ? x : at === last ? x - name : x - name / 2;
        return { left, right: left + name };
      });
      for (const [at, { left }] of spans.entries()) expect(left - (spans[at - 1]?.right ?? -10)).toBeGreaterThan(9);
    }),
  );
});

test('the name of a band stands over or under a line through the middle of it', () => {
  const band = { left: 0, top: 100, right: 200, bottom: 134 };
  const flat = [
    [
      { x: 0, y: 118 },
      { x: 200, y: 118 },
    ],
  ];
  expect([...placesIn(band, 60)].find((place) => isClear(place, flat))).toEqual({
    left: 134,
    right: 194,
    top: 102,
    bottom: 114,
  });
});

test('the name of a band goes to the left where the lines at its right leave no room', () => {
  const band = { left: 0, top: 100, right: 200, bottom: 120 };
  const steep = [
    [
      { x: 120, y: 0 },
      { x: 190, y: 300 },
    ],
  ];
  const place = [...placesIn(band, 60)].find((one) => isClear(one, steep));
  expect([place?.left, place?.top]).toEqual([62, 102]);
});

test('four points in a row that are narrower than their names all find a place', () => {
  const area = { left: 0, right: 400 };
  const taken: ReturnType<typeof placesAround>[number][] = [];
  for (const [at, x] of [0, 34, 68, 102].entries()) {
    const free = placesAround({ x, y: 200 - at * 12 }, 38, area, at === 0).find((one) =>
      taken.every((other) => areApart(one, other, 8)),
    );
    if (free !== undefined) taken.push(free);
  }
  expect(taken).toHaveLength(4);
});
