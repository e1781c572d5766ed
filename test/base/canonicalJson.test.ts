import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import { parseJson } from '#base/parseJson';

const limits = { maxDepth: 64 };
const json = fc.jsonValue({ maxDepth: 6 }).filter((value) => !JSON.stringify(value).includes('"__proto__":'));

test('containers above the break depth have one element per text line, deeper and empty ones stand on one', () => {
  const value = {
    title: 'Plan',
    lines: [
      { id: 'b', at: { '2027-01': 1 } },
      { id: 'a', at: {} },
    ],
    notes: [],
  };
  expect(canonicalText(value, 2)).toBe(
    [
      '{',
      '"lines":[',
      '{"at":{"2027-01":1},"id":"b"},',
      '{"at":{},"id":"a"}',
      '],',
      '"notes":[],',
      '"title":"Plan"',
      '}',
      '',
    ].join('\n'),
  );
  expect(canonicalText(value, 0).split('\n')).toHaveLength(2);
});

test('keys are sorted by code unit, so digits stand before capitals and capitals before small letters', () => {
  expect(canonicalText({ b: 1, B: 2, '10': 3, '9': 4, ä: 5, '': 6 }, 0)).toBe(
    '{"":6,"10":3,"9":4,"B":2,"b":1,"ä":5}\n',
  );
});

test.each([
  [-0, '0'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e21, '1e+21'],
  [5e-324, '5e-324'],
  [2_376_000, '2376000'],
])('the number %d is written as %s', (value, text) => {
  expect(canonicalText(value, 0)).toBe(`${text}\n`);
});

test.each([
  ['NaN', Number.NaN],
  ['Infinity', [Number.POSITIVE_INFINITY]],
  ['undefined', { a: undefined }],
  ['a function', { a: () => 1 }],
  ['a big integer', 1n],
])('%s is a bug, not a null in the file', (_, value) => {
  expect(() => canonicalText(value, 0)).toThrow();
});

test('the order in which keys were added does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), fc.nat(4), (object, breakDepth) => {
      const reversed = Object.fromEntries(Object.entries(object).reverse());
      expect(canonicalText(reversed, breakDepth)).toBe(canonicalText(object, breakDepth));
    }),
  );
});

test('text that was read is written back byte for byte, at every break depth', () => {
  fc.assert(
    fc.property(json, fc.nat(4), (value, breakDepth) => {
      const text = canonicalText(value, breakDepth);
      const read = parseJson(text, limits);
      expect(read.ok && canonicalText(read.value, breakDepth)).toBe(text);
    }),
  );
});

test('no line of text changes but that of the element that changed', () => {
  fc.assert(
    fc.property(fc.array(json, { minLength: 1 }), fc.nat(), json, (array, place, other) => {
      const at = place % array.length;
      const before = canonicalText(array, 1).split('\n');
      const after = canonicalText(array.with(at, other), 1).split('\n');
      expect(after.toSpliced(at + 1, 1)).toEqual(before.toSpliced(at + 1, 1));
    }),
  );
});
