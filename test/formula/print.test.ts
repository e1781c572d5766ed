import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';
import { print, sameExpression } from '#formula/print';
import { printPercent } from '#formula/printNumber';
import { partsOf } from '#formula/references';
import { bare, parsed } from './bare';
import { patience, runs } from '../soak';
import { formulaText, tokenSoup } from './soup';

test.each([
  ['a+b*c', 'a + b * c'],
  ['((a+b))*c', '(a + b) * c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['(a-b)-c', 'a - b - c'],
  ['a/(b*c)', 'a / (b * c)'],
  ['(a^b)^c', '(a^b)^c'],
  ['a^(b^c)', 'a^b^c'],
  ['(-2)^2', '(-2)^2'],
  ['-2^2', '-2^2'],
  ['-(2^2)', '-2^2'],
  ['2^-3^2', '2^-3^2'],
  ['-(a*b)', '-(a * b)'],
  ['- a*b', '-a * b'],
  ['a - -b', 'a - -b'],
  ['- -a', '--a'],
  ['not a==b', '(not a) == b'],
  ['not(a==b)', 'not (a == b)'],
  ['not not a', 'not not a'],
  ['-not a', '-(not a)'],
  ['not -a', 'not -a'],
  ['a and not b or c', 'a and not b or c'],
  ['a and (b or c)', 'a and (b or c)'],
  ['a==(b==c)', 'a == (b == c)'],
  ['a?b:c?d:e', 'a ? b : c ? d : e'],
  ['(a?b:c)?(d?a:b):c', '(a ? b : c) ? (d ? a : b) : c'],
  ['1+(a?b:c)', '1 + (a ? b : c)'],
  ['if(a>0,b,c?d:e)', 'if(a > 0, b, c ? d : e)'],
  ['10%', '10%'],
  ['.5%+1e-3+1E3+2.', '0.5% + 0.001 + 1000 + 2'],
  ['1e-3%', '0.001%'],
  ['1e30+1e-9+1e30%+1e-9%', '1e+30 + 1e-9 + 1e+30% + 1e-9%'],
  ['prev( a ,0 )', 'prev(a, 0)'],
  ['lag(a,periods_per_year*1)', 'lag(a, periods_per_year)'],
  ['lag(a,-1+2*periods_per_year,b)', 'lag(a, 2 * periods_per_year - 1, b)'],
  ['trailing_sum(a,(periods_per_year+3))', 'trailing_sum(a, periods_per_year + 3)'],
  ['a +\n\tb', 'a + b'],
])('%j prints as %j', (text, printed) => {
  expect(print(parsed(text))).toBe(printed);
});

test(
  'a printed formula reads back as the same expression, and prints as itself',
  () => {
    let formulas = 0;
    fc.assert(
      fc.property(fc.oneof(formulaText, tokenSoup), (text) => {
        const result = parse(text);
        if (!result.ok) return;
        formulas++;
        const printed = print(result.value);
        const again = parsed(printed);
        expect(bare(again)).toEqual(bare(result.value));
        expect(print(again)).toBe(printed);
      }),
      { numRuns: runs(4000) },
    );
    expect(formulas).toBeGreaterThan(1000);
  },
  patience,
);

function checkSpans(expression: Expression, text: string): void {
  const { start, end } = expression.span;
  expect(bare(parsed(text.slice(start, end)))).toEqual(bare(expression));
  if ('lineSpan' in expression)
    expect(text.slice(expression.lineSpan?.start, expression.lineSpan?.end)).toBe(expression.line);
  for (const part of partsOf(expression)) checkSpans(part, text);
}

test(
  'the text that a part of a formula spans reads as that part',
  () => {
    fc.assert(
      fc.property(formulaText, (text) => {
        const result = parse(text);
        if (result.ok) checkSpans(result.value, text);
      }),
      { numRuns: runs(1000) },
    );
  },
  patience,
);

test(
  'a percentage prints so that it reads back as the same number, whatever the number',
  () => {
    const numbers = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (value) => {
        const printed = printPercent(value);
        expect(bare(parsed(printed))).toEqual({ type: 'number', value, percent: true });
      }),
      {
        numRuns: runs(3000),
        examples: [[0], [5e-324], [1.7976931348623157e308], [0.07], [1e-7], [1e-9], [1e19], [1e18], [0.29]],
      },
    );
  },
  patience,
);

test(
  'a plain number prints so that it reads back as the same number, whatever the number',
  () => {
    const numbers = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(bare(parsed(print({ type: 'number', value, percent: false, span: { start: 0, end: 0 } })))).toEqual({
          type: 'number',
          value,
          percent: false,
        });
      }),
      { numRuns: runs(1000) },
    );
  },
  patience,
);

test('two texts say the same only if they mean the same, brackets and spaces aside', () => {
  const same = (a: string, b: string): boolean => sameExpression(parsed(a), parsed(b));
  expect([
    same('a+(b*c)', 'a + b*c'),
    same('(a+b)*c', 'a+b*c'),
    same('10%', '0.1'),
    same('prev(a,0)', 'lag(a,1,0)'),
  ]).toEqual([true, false, false, false]);
});
