import { evaluate } from 'mathjs';
import { expect, test } from 'vitest';
import type { Expression } from '#formula/expression';
import { parse } from '#formula/parse';
import { bare, parsed } from './bare';

const values: Readonly<Record<string, number>> = { x: 200, a: 3, b: 0 };

/** The value of a formula without time, as the text books have it: enough to show what a text means. */
function evaluated(expression: Expression): number {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'line':
      return values[expression.line] ?? Number.NaN;
    case 'unary': {
      const operand = evaluated(expression.operand);
      return { '-': -operand, '+': operand, not: operand === 0 ? 1 : 0 }[expression.operator];
    }
    case 'binary': {
      const [a, b] = [evaluated(expression.left), evaluated(expression.right)];
      const results = {
        '+': a + b,
        '-': a - b,
        '*': a * b,
        '/': a / b,
        '^': a ** b,
        '==': a === b,
        '!=': a !== b,
        '<': a < b,
        '<=': a <= b,
        '>': a > b,
        '>=': a >= b,
        and: a !== 0 && b !== 0,
        or: a !== 0 || b !== 0,
      };
      return Number(results[expression.operator]);
    }
    case 'conditional':
      return evaluated(evaluated(expression.condition) === 0 ? expression.otherwise : expression.whenTrue);
    default:
      throw new Error(`${expression.type} needs an engine`);
  }
}

test.each([
  ['10% + 5', 5.1],
  ['100 + 10%', 100.1],
  ['x - 10%', 199.9],
  ['x * 10%', 20],
  ['5% + 5% + x', 200.1],
  ['2^10%', 2 ** 0.1],
  ['-2^2', -4],
  ['(-2)^2', 4],
  ['2^-1', 0.5],
  ['2^3^2', 512],
  ['2 - 3 - 4', -5],
  ['24 / 4 / 3', 2],
  ['1 + 2 * 3', 7],
  ['not a == 1', 0],
  ['not (a == 1)', 1],
  ['a > 2 and b == 0', 1],
  ['a ? 1 : b ? 2 : 3', 1],
  ['b ? 1 : b ? 2 : 3', 3],
  ['if(a > 5, 1, 2)', 2],
  ['1 == 1.0000000000001', 0],
])('%j is %d', (text, value) => {
  expect(evaluated(parsed(text))).toBe(value);
});

test.each(['1 + 2 * 3 ^ 2 / 4 - -5', '2 ^ -3 ^ 2', '-3 ^ 2 * 2', '(1 + 2) * (3 - 4) / 5', '1.5e3 / .5 - 2.'])(
  '%j is what mathjs computes',
  (text) => {
    expect(evaluated(parsed(text))).toBe(evaluate(text));
  },
);

test('percentages are exact: no percentage of whole or tenth per cent differs from its decimal', () => {
  for (let tenths = 0; tenths <= 3000; tenths++) {
    const text = `${Math.floor(tenths / 10)}.${tenths % 10}`;
    expect(evaluated(parsed(`${text}%`))).toBe(Number(`${text}e-2`));
  }
});

test('functions of time keep their line, how far they look back, and their initial value', () => {
  const reach = (factor: number, offset: number) => ({ factor, offset });
  const texts = [
    'prev(x, 0)',
    'lag(x, 3)',
    'lag(x, periods_per_year - 1)',
    'lag(x, 2*periods_per_year, a)',
    'trailing_sum(x, periods_per_year)',
    'trailing_product(x, 1)',
    'trailing_mean((x), 1 + 2)',
    'cumulative(x)',
    'first(x)',
    'total(x)',
  ];
  expect(texts.map((text) => bare(parsed(text)))).toEqual([
    {
      type: 'lag',
      written: 'prev',
      line: 'x',
      reach: reach(0, 1),
      initial: { type: 'number', value: 0, percent: false },
    },
    { type: 'lag', written: 'lag', line: 'x', reach: reach(0, 3), initial: null },
    { type: 'lag', written: 'lag', line: 'x', reach: reach(1, -1), initial: null },
    { type: 'lag', written: 'lag', line: 'x', reach: reach(2, 0), initial: { type: 'line', line: 'a' } },
    { type: 'trailing', function: 'trailing_sum', line: 'x', reach: reach(1, 0) },
    { type: 'trailing', function: 'trailing_product', line: 'x', reach: reach(0, 1) },
    { type: 'trailing', function: 'trailing_mean', line: 'x', reach: reach(0, 3) },
    { type: 'cumulative', line: 'x' },
    { type: 'first', line: 'x' },
    { type: 'total', line: 'x' },
  ]);
});

test('every node spans its own text, without the brackets around it', () => {
  expect(parse(' (a + 10%) * prev( x , b )')).toEqual({
    ok: true,
    value: {
      type: 'binary',
      operator: '*',
      span: { start: 1, end: 26 },
      left: {
        type: 'binary',
        operator: '+',
        span: { start: 2, end: 9 },
        left: { type: 'line', line: 'a', span: { start: 2, end: 3 } },
        right: { type: 'number', value: 0.1, percent: true, span: { start: 6, end: 9 } },
      },
      right: {
        type: 'lag',
        written: 'prev',
        line: 'x',
        lineSpan: { start: 19, end: 20 },
        reach: { factor: 0, offset: 1 },
        span: { start: 13, end: 26 },
        initial: { type: 'line', line: 'b', span: { start: 23, end: 24 } },
      },
    },
  });
});

test('calendar names are not lines, and capitals make another name', () => {
  expect(
    ['period', 'periods_per_year', 'year', 'quarter', 'month', 'Period'].map((name) => bare(parsed(name))),
  ).toEqual([
    ...['period', 'periods_per_year', 'year', 'quarter', 'month'].map((name) => ({ type: 'calendar', name })),
    { type: 'line', line: 'Period' },
  ]);
});
