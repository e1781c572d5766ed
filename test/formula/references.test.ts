import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { reachIn } from '#formula/reach';
import { references, renameLine } from '#formula/references';
import { parsed } from './bare';
import { patience, runs } from '../soak';
import { formulaText } from './soup';

test.each([
  ['a + b * a', ['same a', 'same b']],
  ['prev(a, b) + a', ['earlier a', 'same b', 'same a']],
  ['lag(a, periods_per_year, lag(b, 2))', ['earlier a', 'earlier b']],
  ['cumulative(a) + trailing_sum(b, 3) + first(c)', ['same a', 'same b', 'same c']],
  ['total(a) / a', ['total a', 'same a']],
  ['if(a > 0, not b, c ? d : -e)', ['same a', 'same b', 'same c', 'same d', 'same e']],
  ['round(a, b) + period + 10%', ['same a', 'same b']],
  ['1 + periods_per_year', []],
])('%j reads %j', (text, expected) => {
  expect(references(parsed(text)).map(({ kind, line }) => `${kind} ${line}`)).toEqual(expected);
});

test('renaming reaches every place a line is read, and no longer name that begins like it', () => {
  const text =
    'a + prev(a, a) + lag(a, 2) + cumulative(a) + trailing_sum(a, 3) + first(a) + total(a) + if(a, -a, min(a, ab)) + (a ? a : a)';
  expect(print(renameLine(parsed(text), 'a', 'new_name'))).toBe(
    'new_name + prev(new_name, new_name) + lag(new_name, 2) + cumulative(new_name) + trailing_sum(new_name, 3) + first(new_name) + total(new_name) + ' +
      'if(new_name, -new_name, min(new_name, ab)) + (new_name ? new_name : new_name)',
  );
});

test(
  'after a line is renamed no formula reads the old name, and renaming it back gives the formula again',
  () => {
    fc.assert(
      fc.property(formulaText, (text) => {
        const result = parse(text);
        if (!result.ok) return;
        const renamed = renameLine(result.value, 'a', 'fresh');
        expect(references(renamed).map(({ line }) => line)).not.toContain('a');
        expect(renameLine(renamed, 'fresh', 'a')).toEqual(result.value);
      }),
      { numRuns: runs(500) },
    );
  },
  patience,
);

test('a reach counts periods of the timeline the formula runs on', () => {
  const reach = { factor: 1, offset: -1 };
  expect([12, 4, 1].map((periods) => reachIn(reach, periods))).toEqual([11, 3, 0]);
});
