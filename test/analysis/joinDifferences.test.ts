import { expect, test } from 'vitest';
import { joinDifferences, type WeighedDifference } from '#analysis/joinDifferences';

/** Differences named by their section and effect, `a3` being one of section a that is worth 3. */
function weighed(...names: readonly string[]): readonly WeighedDifference[] {
  return names.map((name) => ({
    difference: { id: name, type: 'values', name, section: name.charAt(0), lines: [name] },
    effect: Number(name.slice(1)),
  }));
}

const joined = (most: number, ...names: readonly string[]) =>
  joinDifferences(weighed(...names), most).map(({ name, differences }) =>
    differences.length === 1 ? name : `${name}: ${differences.map((one) => one.name).join(' ')}`,
  );

test('the smallest of a section are joined until there are few enough, in the order of what they begin with', () => {
  expect(joined(4, 'a9', 'a1', 'b2', 'b8', 'a3')).toEqual(['a9', 'a, 2 smallest: a1 a3', 'b2', 'b8']);
  expect(joined(3, 'a9', 'a1', 'b2', 'b8', 'a3')).toEqual(['a9', 'a, 2 smallest: a1 a3', 'b, all 2: b2 b8']);
});

test('nothing is joined where there are few enough', () => {
  expect(joined(5, 'a9', 'a1', 'b2')).toEqual(['a9', 'a1', 'b2']);
});

test('where every section has come down to one step, the smallest steps are joined', () => {
  expect(joined(2, 'a9', 'b1', 'c2', 'd8')).toEqual(['a9', '3 smallest: b1 c2 d8']);
  expect(joined(2, 'a5', 'a4', 'b1', 'c2')).toEqual(['a, all 2: a4 a5', '2 smallest: b1 c2']);
});
