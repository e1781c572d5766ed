import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeJsonError, parseJson } from '#base/parseJson';

const limits = { maxDepth: 64 };

/** What `JSON.parse` makes of a text, or `refused`. */
function judge(text: string): unknown {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return 'refused';
  }
}

function read(text: string): unknown {
  const result = parseJson(text, limits);
  return result.ok ? { value: result.value } : 'refused';
}

test('valid text without double keys means what JSON.parse says, however it is spaced', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\t', '\r\n'), (text, space) => {
      fc.pre(!text.includes('__proto__'));
      const spaced = JSON.stringify(JSON.parse(text), null, space === '' ? 0 : space === '\t' ? '\t' : 2);
      expect(read(space + spaced + space)).toEqual(judge(spaced));
    }),
  );
});

test('a text with one character removed, changed or cut off is accepted only where JSON.parse accepts it', () => {
  const text = '{"a":[1,-2.5e+3,true,false,null,"x\\u00e9\\n\\"y"],"b":{"c":0.25,"d":[]},"e":"tab"}';
  for (let at = 0; at < text.length; at++) {
    for (const damaged of [
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at),
      ...['x', '"', ',', '0', '\\', '\t', '}', ']'].map((c) => text.slice(0, at) + c + text.slice(at + 1)),
    ]) {
      const doubled = /"(\w)":.*"\1":/.test(damaged);
      expect([damaged, read(damaged)]).toEqual([damaged, doubled ? 'refused' : judge(damaged)]);
    }
  }
});

test.each([
  ['', { type: 'unexpectedEnd', line: 1, column: 1 }],
  ['{"a":1,\n"b":', { type: 'unexpectedEnd', line: 2, column: 5 }],
  ['"open', { type: 'unexpectedEnd', line: 1, column: 6 }],
  ['{"a":1\n<<<<<<< mine', { type: 'unexpectedCharacter', found: '<', line: 2, column: 1 }],
  ['[1,]', { type: 'unexpectedCharacter', found: ']', line: 1, column: 4 }],
  ['[01]', { type: 'unexpectedCharacter', found: '1', line: 1, column: 3 }],
  ['[NaN]', { type: 'unexpectedCharacter', found: 'N', line: 1, column: 2 }],
  ['{} 😀', { type: 'unexpectedCharacter', found: '😀', line: 1, column: 4 }],
  ['[1e400]', { type: 'badNumber', found: '1e400', line: 1, column: 2 }],
  ['["a\nb"]', { type: 'badString', line: 1, column: 4 }],
  ['["\\q"]', { type: 'badString', line: 1, column: 2 }],
  ['{"a":1,\n"a":2}', { type: 'duplicateKey', key: 'a', line: 2, column: 1 }],
  ['{"a":1,"\\u0061":2}', { type: 'duplicateKey', key: 'a', line: 1, column: 8 }],
  ['{"__proto__":{"x":1}}', { type: 'refusedKey', key: '__proto__', line: 1, column: 2 }],
  ['{"\\u005f_proto__":1}', { type: 'refusedKey', key: '__proto__', line: 1, column: 2 }],
])('%j is refused with its reason and place', (text, error) => {
  expect(parseJson(text, limits)).toEqual({ ok: false, error });
});

test('nesting is refused beyond the limit, not at it, and a million brackets do not exhaust the stack', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJson(nested(64), limits).ok).toBe(true);
  const refused = { ok: false, error: { type: 'tooDeep', maxDepth: 64, line: 1, column: 65 } };
  expect(parseJson(nested(65), limits)).toEqual(refused);
  expect(parseJson('['.repeat(1_000_000), limits)).toEqual(refused);
});

test('names of object members are plain data', () => {
  const result = parseJson('{"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":2,"toString":3}', limits);
  expect(result.ok && Object.keys(result.value as object)).toEqual(['constructor', 'hasOwnProperty', 'toString']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a text of many megabytes in one string is read', () => {
  const long = 'x'.repeat(8_000_000);
  const result = parseJson(`["${long}"]`, limits);
  expect(result.ok && (result.value as readonly string[])[0] === long).toBe(true);
});

test('every error is one sentence that names its place', () => {
  for (const text of ['', '[x]', '[1e400]', '"\n"', '{"a":1,"a":1}', '{"__proto__":1}', '['.repeat(65)]) {
    const result = parseJson(text, limits);
    expect(result.ok ? 'accepted' : describeJsonError(result.error)).toMatch(/^[^.]+ line 1, column \d+\.$/);
  }
});
