import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Naming, plainName, takenNames } from '#plan/accountNames';

/** What the list is called once the names that are taken are not given. */
function namesOf(list: readonly Naming[]): readonly string[] {
  const taken = takenNames(list);
  return list.map(({ before, after }, place) => plainName(taken.has(place) ? (before ?? after) : after));
}

const naming = fc.record({
  before: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { freq: 4 }),
  after: fc.constantFrom('A', 'b', ' c', 'd ', 'E', 'f', 'g'),
});

test('no account comes to have the name of another, and none keeps its old one without another having the new', () => {
  let chains = 0;
  fc.assert(
    fc.property(fc.array(naming, { maxLength: 8 }), (list) => {
      const taken = takenNames(list);
      const names = namesOf(list);
      const others = (place: number, name: string) => names.filter((one, at) => at !== place && one === name).length;
      for (const [place, { before, after }] of list.entries()) {
        const isRenamed = before !== null && before !== plainName(after);
        if (!isRenamed) expect(taken.has(place)).toBe(false);
        else expect(taken.has(place)).toBe(others(place, plainName(after)) > 0);
      }
      const directly = list.filter(({ after }, place) => list.some((one, at) => at !== place && one.after === after));
      if (taken.size > directly.length) chains++;
    }),
    { numRuns: 2000 },
  );
  expect(chains).toBeGreaterThan(0);
});

test('a chain of thousands in which each takes the name of the next is taken back as a whole where its end is taken', () => {
  const list: readonly Naming[] = [
    ...Array.from({ length: 20_000 }, (_, at) => ({ before: `n${at}`, after: `n${at + 1}` })),
    { before: 'n20000', after: 'n20000' },
  ];
  expect(takenNames(list).size).toBe(20_000);
});
