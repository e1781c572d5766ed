import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedPlaces } from '#analysis/movedPlaces';

const places = (before: readonly object[], now: readonly object[]) => {
  const moved = movedPlaces(before, now);
  return now.map((_, at) => moved(at));
};

test('what stays, moves, comes and goes is found where it was', () => {
  const [a, b, c, d, e] = [{}, {}, {}, {}, {}];
  expect(places([a, b, c, d], [a, b, c, d])).toEqual([0, 1, 2, 3]);
  expect(places([a, b, c, d], [a, e, c, d])).toEqual([0, -1, 2, 3]);
  expect(places([a, b, c, d], [a, e, b, c, d])).toEqual([0, -1, 1, 2, 3]);
  expect(places([a, b, c, d], [a, d])).toEqual([0, 3]);
  expect(places([a, b, c, d], [d, c, b, a])).toEqual([3, 2, 1, 0]);
  expect(places([], [a])).toEqual([-1]);
  expect(places([a], [])).toEqual([]);
});

test('for any two lists of the same items it says what looking each of them up says', () => {
  const items = Array.from({ length: 12 }, (_, id) => ({ id }));
  const some = fc.shuffledSubarray(items);
  fc.assert(
    fc.property(
      some,
      fc.oneof(some, fc.subarray(items)),
      fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
      (was, is, at) => {
        const now: { readonly id: number }[] = [...is];
        for (const place of at) now.splice(place, 0, { id: -1 });
        expect(places(was, now)).toEqual(now.map((one) => was.indexOf(one)));
      },
    ),
  );
});
