import fc from 'fast-check';

/** One change of a file: some bytes overwritten, taken out, put in or copied elsewhere, or all after them cut off; places as shares of its length. */
const mutation = fc.record({
  kind: fc.constantFrom('set', 'delete', 'insert', 'copy', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

export function mutated(file: Uint8Array, { kind, at, from, bytes }: Mutation): Uint8Array {
  const place = Math.floor(at * file.length);
  const before = file.subarray(0, place);
  switch (kind) {
    case 'set':
      return joined(before, bytes, file.subarray(place + bytes.length));
    case 'delete':
      return joined(before, file.subarray(place + bytes.length));
    case 'insert':
      return joined(before, bytes, file.subarray(place));
    case 'copy': {
      const source = Math.floor(from * file.length);
      return joined(before, file.subarray(source, source + 40), file.subarray(place));
    }
    case 'cut':
      return before;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
