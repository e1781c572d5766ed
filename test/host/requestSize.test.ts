import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isModest, LARGEST_BUFFER } from '#host/requestSize';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) });

test.each<readonly [string, unknown]>([
  ['nothing', null],
  ['a save', { handle: 'h', bytes: new Uint8Array(64), overwrite: false, inPlace: undefined }],
  ['what a plan comes to', { handle: 'h', summary: { title: 'Board', scenarios: 3, nrr: null, currency: 'USD' } }],
  ['the longest path', { path: '/'.repeat(32_767) }],
])('%s is modest', (_what, request) => {
  expect(isModest(request)).toBe(true);
});

test.each<readonly [string, unknown]>([
  ['a text beyond any path', { path: 'x'.repeat(32_768) }],
  ['a text where an object belongs', 'x'.repeat(100_000_000)],
  ['a key beyond any path', { ['x'.repeat(32_768)]: 1 }],
  [
    'a few bytes of more memory than any file has',
    { bytes: new Uint8Array(new ArrayBuffer(LARGEST_BUFFER + 1), 0, 1) },
  ],
  ['more entries than any request has', Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`key${at}`, 1]))],
  ['a list', { bytes: [1, 2, 3] }],
  ['an object in an object in an object', nested(3)],
  ['a million levels', Array.from({ length: 1_000_000 }).reduce<unknown>((inner) => ({ inner }), 1)],
  ['a function', { bytes: () => 1 }],
  ['a large whole number', { at: 10n }],
])('%s is not', (_what, request) => {
  expect(isModest(request)).toBe(false);
});

test('whatever is asked about, it answers', () => {
  fc.assert(
    fc.property(
      fc.anything({ maxDepth: 4, withBigInt: true, withTypedArray: true, withMap: true }),
      (request) => typeof isModest(request) === 'boolean',
    ),
    { numRuns: 1000, seed: 54 },
  );
});
