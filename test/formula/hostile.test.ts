import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeFormulaError } from '#formula/describeError';
import { partsOf } from '#formula/references';
import type { Expression } from '#formula/expression';
import { limits } from '#formula/limits';
import { parse } from '#formula/parse';
import { print } from '#formula/print';
import { bare } from './bare';
import { patience, report, runs } from '../soak';
import { foreignSoup, formulaText, tokenSoup } from './soup';

function partCount(expression: Expression): number {
  return 1 + partsOf(expression).reduce((sum, part) => sum + partCount(part), 0);
}

/** What holds for every text at all. Plain checks, because `expect` costs more than the parser. */
function holds(text: string): boolean {
  const result = parse(text);
  if (!result.ok) {
    const { start, end } = result.error.span;
    const sentence = describeFormulaError(result.error);
    return 0 <= start && start <= end && end <= text.length && /^Column \d+: [^\n]{10,300}[.?]$/.test(sentence);
  }
  return (
    text.length <= limits.length &&
    partCount(result.value) <= limits.parts &&
    print(result.value).length <= limits.length
  );
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyAscii = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });

test.each([
  ['bytes', anyText, 20_000],
  ['ASCII', anyAscii, 20_000],
  ['tokens of the language', tokenSoup, 30_000],
  ['tokens of this and other languages', foreignSoup, 30_000],
  ['formulas', formulaText, 2000],
] as const)(
  'random %s give a formula within the limits or an error inside the text',
  (kind, texts, count) => {
    fc.assert(fc.property(texts, holds), { numRuns: runs(count), seed: 5 });
    report(`${runs(count)} texts of random ${kind}`);
  },
  patience,
);

test(
  'a formula cut anywhere, or with two pieces exchanged, gives a formula or an error inside the text',
  () => {
    fc.assert(
      fc.property(formulaText, fc.nat(), fc.nat(), (text, first, second) => {
        const cut = first % (text.length + 1);
        const hole = second % (text.length + 1);
        return (
          holds(text.slice(0, cut)) &&
          holds(text.slice(cut) + text.slice(0, cut)) &&
          holds(text.slice(0, hole) + text.slice(hole + 1))
        );
      }),
      { numRuns: runs(2000), seed: 6 },
    );
  },
  patience,
);

test.each([
  ['minus signs', `${'-'.repeat(1999)}1`],
  ['signs and nots', `${'not-'.repeat(499)}a`],
  ['powers', `${'a^'.repeat(999)}a`],
  ['sums', `${'a+'.repeat(999)}a`],
  ['conditionals', `${'a?a:'.repeat(499)}a`],
  ['brackets', '('.repeat(1000)],
  ['closing brackets', ')'.repeat(2000)],
  ['calls', 'abs('.repeat(499)],
  ['arguments', `min(${'1,'.repeat(900)}1)`],
  ['digits', '9'.repeat(2000)],
  ['letters', 'a'.repeat(2000)],
  ['exponent digits', `1e${'9'.repeat(1900)}`],
  ['exponent digits of a percentage', `1e${'9'.repeat(1900)}%`],
  ['spaces', ' '.repeat(2000)],
  ['characters', '1'.repeat(2_000_000)],
])('a text made of nothing but %s is refused with an error inside it', (_, text) => {
  expect(holds(text)).toBe(true);
  expect(parse(text).ok).toBe(false);
});

test.each([
  ['an exponent', `1${'0'.repeat(900)}e-${'0'.repeat(900)}900%`, `1${'0'.repeat(900)}e${'9'.repeat(900)}%`],
  ['an operand of minus signs', `${'-'.repeat(499)}1`, `${'-'.repeat(500)}1`],
  ['a power', `${'a^'.repeat(249)}-a`, `${'a^'.repeat(250)}a`],
  ['arguments', `min(${'a,'.repeat(63)}a)`, `min(${'a,'.repeat(64)}a)`],
  ['brackets', `${'('.repeat(32)}a${')'.repeat(32)}`, `${'('.repeat(33)}a${')'.repeat(33)}`],
  ['characters', `1${' '.repeat(1999)}`, `1${' '.repeat(2000)}`],
  ['a name', 'a'.repeat(64), 'a'.repeat(65)],
])('%s may be as long as the limit and no longer', (_, longest, tooLong) => {
  expect([parse(longest).ok, parse(tooLong).ok]).toEqual([true, false]);
});

test('a formula whose standard form breaks a limit is refused, so that what a plan stores can be read again', () => {
  const wide = Array.from({ length: 100 }, () => 'abcdefghijklmnopqr').join('+');
  const deep = `${'not ('.repeat(31)}not a == 1${') == 1'.repeat(31)}`;
  expect([parse(wide), parse(deep)]).toEqual([
    { ok: false, error: { type: 'tooLong', length: 2097, most: 2000, standard: true, span: { start: 0, end: 0 } } },
    { ok: false, error: { type: 'tooDeep', most: 32, standard: true, span: { start: 0, end: 0 } } },
  ]);
});

/** What expression languages have been attacked with: none of it may get as far as being a formula. */
test.each([
  'zeros(1e5, 1e5)',
  '1:1e9',
  '(1:1e9)',
  'import({ min: 1 })',
  'import({}, { override: true })',
  'createUnit("knot")',
  'cos.constructor("return process")()',
  'min.constructor("return 1")()',
  'combinations(1e9, 5e8)',
  'factorial(1e9)',
  '170!',
  'evaluate("1")',
  'parse("1")',
  'simplify("x")',
  'derivative("x", "x")',
  'compile("1")',
  'help(1)',
  'config({})',
  'typed("f")',
  'range(1, 1e9)',
  'ones(9)',
  'identity(1e5)',
  'random()',
  'chain(1)',
  'f(x) = x^2',
  'f(x)=f(x)',
  'x = 1',
  'x += 1',
  '[1, 2; 3, 4]',
  '[1]',
  'x[1]',
  'x.y',
  'x["y"]',
  '{a: 1}',
  '"text"',
  "'text'",
  '`text`',
  '$1',
  '1; 2',
  '1\n2',
  '5 cm to inch',
  '5 cm',
  '1 in 2',
  '2 xor 3',
  '7 mod 3',
  'x % 3',
  '1 < 2 < 3',
  '1 | 2',
  '1 & 2',
  '~1',
  '1 << 2',
  '1 >> 2',
  '1 >>> 2',
  "a'",
  'a .* b',
  'a ./ b',
  'a .^ b',
  'a ?? b',
  'a?.b',
  'a => b',
  '() => 1',
  'new Date()',
  'this.x',
  'a, b',
  '@a',
  '\\u0061',
  'constructor(1)',
  '__proto__(1)',
  'toString()',
  'hasOwnProperty(1)',
  'require(1)',
  'true',
  'null',
  'NaN',
  'Infinity',
  'undefined',
  '<script>',
  '=1+1',
  '+cmd|1',
  '1 // 2',
  '/* 1 */',
  '# 1',
  'sqrt(-1) i',
  'a\u00a0b',
  '\u221a4',
  '2\u00b2',
  '1\u2212 1',
  'x\u200b',
  '\ud800',
  'prev(__proto__[1], 0)',
])('%j is refused with an error inside its text', (text) => {
  expect(parse(text).ok).toBe(false);
  expect(holds(text)).toBe(true);
});

test('names that every object has are ordinary unknown lines to the parser', () => {
  const names = ['constructor', '__proto__', 'toString', 'prototype', 'end', 'e', 'pi', 'i'];
  expect(names.map((name) => parse(name)).map((result) => result.ok && bare(result.value))).toEqual(
    names.map((line) => ({ type: 'line', line })),
  );
});
