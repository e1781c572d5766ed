import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum, shapleyValues, sizeOf } from '#analysis/shapley';

/** The definition, in all orders: what each adds to those before it, averaged. */
function overAllOrders(count: number, worth: (subset: number) => number): readonly number[] {
  const orders = permutations(Array.from({ length: count }, (_, player) => player));
  return Array.from({ length: count }, (_, player) => {
    const added = orders.map((order) => {
      const before = order.slice(0, order.indexOf(player)).reduce((subset, one) => subset | (1 << one), 0);
      return worth(before | (1 << player)) - worth(before);
    });
    return added.reduce((sum, one) => sum + one, 0) / orders.length;
  });
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

const games = (most: number) =>
  fc
    .nat(most)
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 << count, maxLength: 1 << count }),
      ),
    );

test('contributions are the mean of what is added over all orders, for up to five players', () => {
  fc.assert(
    fc.property(games(5), ([count, worths]) => {
      const worth = (subset: number) => worths[subset] ?? Number.NaN;
      const naive = overAllOrders(count, worth);
      for (const [player, value] of shapleyValues(count, worth).entries())
        expect(Math.abs(value - (naive[player] ?? Number.NaN))).toBeLessThanOrEqual(1e-6);
    }),
    { numRuns: 200 },
  );
});

test('two players who need each other share evenly what they add together', () => {
  expect(shapleyValues(2, (subset) => [10, 20, 30, 100][subset] ?? 0)).toEqual([40, 50]);
});

test('contributions of twelve players sum to the whole to the last digits', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 1e6, max: 1e7, noNaN: true })), (stream) => {
      const worths = Float64Array.from({ length: 4096 }, () => stream.next().value);
      const sum = exactSum(shapleyValues(12, (subset) => worths[subset] ?? 0));
      const whole = (worths[4095] ?? 0) - (worths[0] ?? 0);
      expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-8);
    }),
    { numRuns: 20 },
  );
});

test('a sum keeps what plain additions would lose, and a subset has as many players as bits', () => {
  expect(exactSum([1e16, 1, -1e16])).toBe(1);
  expect([0, 1, 6, 4095].map(sizeOf)).toEqual([0, 1, 2, 12]);
});
