import { expect, test } from 'vitest';
import { describeFormulaError } from '#formula/describeError';
import { checkNames } from '#formula/names';
import { parse } from '#formula/parse';

/** The piece of the text an error points at, and its sentence. */
function refusal(text: string): readonly [string, string] {
  const result = parse(text);
  const checked = result.ok ? checkNames(result.value, ['churn_rate', 'opening_arr', 'x']) : result;
  if (checked.ok) expect.fail(`${text} is a formula`);
  const { span } = checked.error;
  return [text.slice(span.start, span.end), describeFormulaError(checked.error)];
}

test.each([
  ['opening_arr * chrun_rate', 'chrun_rate', 'Column 15: unknown name `chrun_rate`, did you mean `churn_rate`?'],
  ['prev( chrun_rate, 0)', 'chrun_rate', 'Column 7: unknown name `chrun_rate`, did you mean `churn_rate`?'],
  [
    'x + nothing_like_it',
    'nothing_like_it',
    'Column 5: unknown name `nothing_like_it`, no line of the plan is called that.',
  ],
  ['perod + 1', 'perod', 'Column 1: unknown name `perod`, did you mean `period`?'],
  ['Churn_Rate', 'Churn_Rate', 'Column 1: unknown name `Churn_Rate`, did you mean `churn_rate`?'],
  ['tralling_sum(x, 3)', 'tralling_sum', 'Column 1: there is no function `tralling_sum`, did you mean `trailing_sum`?'],
  ['MAX(x, 3)', 'MAX', 'Column 1: there is no function `MAX`, did you mean `max`?'],
  [
    'SUM(x, 3)',
    'SUM',
    'Column 1: there is no function `SUM`, write `a + b`, over periods `cumulative(line)` or `trailing_sum(line, n)`, over segments `total(line)`.',
  ],
  ['ln(x)', 'ln', 'Column 1: there is no function `ln`, the natural logarithm is `log(x)`.'],
  ['x(1 + 2)', 'x', 'Column 1: there is no function `x`, to multiply a value by a bracket write `*` between them.'],
  [
    'churn_rate(1)',
    'churn_rate',
    'Column 1: there is no function `churn_rate`, to multiply a value by a bracket write `*` between them.',
  ],
  ['', '', 'Column 1: the formula is empty, write a number, a line or a calculation.'],
  ['1e400', '1e400', 'Column 1: the number `1e400` is too large to be computed with, the largest is about 1.8e308.'],
  [
    'x + 1e400%',
    '1e400%',
    'Column 5: the number `1e400%` is too large to be computed with, the largest is about 1.8e308.',
  ],
  ['1_000', '1_000', 'Column 1: digits are not grouped in a formula, write `1000`.'],
  ['1,000 + x', ',', 'Column 2: a comma cannot group digits, write 1,000 as `1000`.'],
  ['1,5 + x', ',', 'Column 2: a comma stands only between the arguments of a function, a decimal has a point.'],
  ['0x1f', '0x1f', 'Column 1: `0x1f` is not a number here, write it in decimal digits.'],
  ['1.2.3', '1.2.3', 'Column 1: `1.2.3` is not a number, write digits with at most one point, as in `1234.5`.'],
  ['= x + 1', '=', 'Column 1: a formula starts without `=`, take it out.'],
  ['x = 1', '=', 'Column 3: a formula assigns nothing, to compare two values write `==`.'],
  ['x <> 1', '<>', 'Column 3: `<>` is written `!=` here.'],
  ['x => 1', '=>', 'Column 3: the sign `=` comes last in a comparison, write `<=` or `>=`.'],
  ['x && 1', '&&', 'Column 3: `&&` is written `and` here.'],
  ['x || 1', '||', 'Column 3: `||` is written `or` here.'],
  ['!x', '!', 'Column 1: `!` is written `not` here, and there are no factorials.'],
  ['x ** 2', '**', 'Column 3: a power is written `^`, as in `x^2`.'],
  [
    'x % 3',
    '%',
    'Column 3: `%` stands only directly after a number, as in `10%`, for a remainder write `a - b * floor(a / b)`.',
  ],
  [
    '(1+2)%',
    '%',
    'Column 6: `%` stands only directly after a number, as in `10%`, for a remainder write `a - b * floor(a / b)`.',
  ],
  [
    '10 %',
    '%',
    'Column 4: `%` stands only directly after a number, as in `10%`, for a remainder write `a - b * floor(a / b)`.',
  ],
  [
    '10%%',
    '%',
    'Column 4: `%` stands only directly after a number, as in `10%`, for a remainder write `a - b * floor(a / b)`.',
  ],
  ['10%3', '3', 'Column 4: an operator is missing between `10%` and `3`, to multiply write `*`.'],
  ['"x"', '"', 'Column 1: a formula has no texts, only numbers and names without quotation marks.'],
  [
    'x[1]',
    '[',
    'Column 2: a formula has no square brackets, read other periods with `prev(line, initial)` or `lag(line, n)`.',
  ],
  ['{x}', '{', 'Column 1: `{` is not part of a formula, use round brackets.'],
  ['x; 1', ';', 'Column 2: a formula is one expression, between arguments write a comma.'],
  ['1:12', ':', 'Column 2: `:` stands only in `condition ? value : other value`, there are no ranges.'],
  ['$1', '$', 'Column 1: a formula has no currency signs, write the number or the name alone.'],
  ['x # 1', '#', 'Column 3: a formula has no comments, write them into the note of the line.'],
  ['x.y', '.', 'Column 2: a point stands only between the digits of a number, and a name has no parts.'],
  ['~x', '~', 'Column 1: `~` is not part of a formula.'],
  [
    'x churn_rate',
    'churn_rate',
    'Column 3: an operator is missing between `x` and `churn_rate`, to multiply write `*`.',
  ],
  ['x AND x', 'AND', 'Column 3: an operator is missing between `x` and `AND`, the word is written `and`.'],
  ['NOT x', 'x', 'Column 5: an operator is missing between `NOT` and `x`, the word is written `not`.'],
  ['AND(x, x)', 'AND', 'Column 1: there is no function `AND`, write `a and b`.'],
  ['2x', 'x', 'Column 2: an operator is missing between `2` and `x`, to multiply write `*`.'],
  ['(x)(x)', '(', 'Column 4: an operator is missing between `)` and `(`, to multiply write `*`.'],
  ['x \u2212 1', '\u2212', 'Column 3: the character `\u2212` (U+2212) is not part of a formula, write `-`.'],
  ['x \u00d7 1', '\u00d7', 'Column 3: the character `\u00d7` (U+00D7) is not part of a formula, write `*`.'],
  ['x \u00f7 1', '\u00f7', 'Column 3: the character `\u00f7` (U+00F7) is not part of a formula, write `/`.'],
  ['x\u00a0+ 1', '\u00a0', 'Column 2: the character U+00A0 is not part of a formula, write an ordinary space.'],
  [
    '\u{1f600}',
    '\u{1f600}',
    'Column 1: the character `\u{1f600}` (U+1F600) is not part of a formula, which has only plain letters a to z, digits and signs.',
  ],
  ['true', 'true', 'Column 1: `true` is not a word of this language: write 1.'],
  [
    'x mod 3',
    'mod',
    'Column 3: `mod` is not a word of this language: for the remainder of a by b write `a - b * floor(a / b)`.',
  ],
  ['x +', '', 'Column 4: the formula ends where a value should follow, add it or take out the last sign.'],
  ['x + * 2', '*', 'Column 5: a number, a name or a bracket should stand here, not `*`.'],
  ['and(x, 1)', 'and', 'Column 1: `and` stands between two values, write `a and b`.'],
  ['(x + 1', '(', 'Column 1: this bracket is never closed, add a `)`.'],
  ['min(x, 1', '(', 'Column 4: this bracket is never closed, add a `)`.'],
  ['x + 1)', ')', 'Column 6: this `)` closes no bracket, take it out or add a `(` before it.'],
  [
    '0 < x <= 1',
    '0 < x <=',
    'Column 1: two comparisons stand in a row, write `a < b and b <= c` for both or use brackets for one inside the other.',
  ],
  ['x ? 1', '', 'Column 6: the conditional has no `:`, write `condition ? value : other value`.'],
  [
    'x ? x ? 1 : 2 : 3',
    '?',
    'Column 7: a conditional between `?` and `:` needs brackets, write `a ? (b ? c : d) : e`.',
  ],
  ['if x > 1', 'if', 'Column 1: `if` is a function, write if(condition, then, otherwise).'],
  [
    'if(x > 1, 2)',
    'if(x > 1, 2)',
    'Column 1: if takes 3 arguments and has 2 arguments here, write if(condition, then, otherwise).',
  ],
  ['1 + prev(x)', 'prev(x)', 'Column 5: prev takes 2 arguments and has 1 argument here, write prev(line, initial).'],
  [
    'round()',
    'round()',
    'Column 1: round takes 1 or 2 arguments and has 0 arguments here, write round(x) or round(x, digits).',
  ],
  ['min()', 'min()', 'Column 1: min takes 1 to 64 arguments and has 0 arguments here, write min(a, b, ...).'],
  [
    'prev(x+churn_rate, 0)',
    'x+churn_rate',
    'Column 6: prev looks back on a line, give `x+churn_rate` a line of its own and write its name here.',
  ],
  ['total(5)', '5', 'Column 7: total reads the total of a line, give `5` a line of its own and write its name here.'],
  [
    'cumulative(period)',
    'period',
    'Column 12: cumulative reads the periods of a line, give `period` a line of its own and write its name here.',
  ],
  [
    'lag(x, churn_rate)',
    'churn_rate',
    'Column 8: `churn_rate` is not a fixed number of periods, lag takes a whole number, `periods_per_year` or sums and multiples of these, as in `periods_per_year - 1`.',
  ],
  ['lag(x, 0)', '0', 'Column 8: lag looks at 1 period at least, and `0` is less.'],
  [
    'trailing_sum(x, periods_per_year - 12)',
    'periods_per_year - 12',
    'Column 17: trailing_sum looks at 1 period at least, and `periods_per_year - 12` is less.',
  ],
])('%j points at %j and says why', (text, piece, sentence) => {
  expect(refusal(text)).toEqual([piece, sentence]);
});

test.each([
  '1.5',
  '1 / 2',
  '10%',
  '13 - periods_per_year',
  'periods_per_year^2',
  'periods_per_year * periods_per_year',
  'period',
  'max(1, 2)',
  '1e300',
  'not 1',
])('%s is no number of periods to look back', (reach) => {
  const result = parse(`lag(x, ${reach})`);
  expect(result).toMatchObject({ ok: false, error: { type: 'reachNotConstant', found: reach } });
});

test('limits are said with their numbers', () => {
  expect(
    ['1+'.repeat(1001), `${'('.repeat(40)}1`, '-'.repeat(600), 'a'.repeat(70)].map((text) => refusal(text)[1]),
  ).toEqual([
    'Column 2001: the formula has 2002 characters and at most 2000 are allowed, move a part of it to a line of its own.',
    'Column 33: more than 32 brackets stand inside each other, move a part of the formula to a line of its own.',
    'Column 501: the formula has more than 500 numbers, names, operators and functions, move a part of it to a line of its own.',
    'Column 1: the name has 70 characters and at most 64 are allowed.',
  ]);
});
