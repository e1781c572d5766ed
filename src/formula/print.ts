import type { BinaryOperator, Expression, Reach } from './expression';
import { printNumber, printPercent } from './printNumber';

/** How tightly a printed piece holds together; the same order as in `parse`. */
const CONDITIONAL = 0;
const UNARY = 6;
const POWER = 7;
const ATOM = 8;
const tightness: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '^': POWER,
};

/**
 * The standard text of a formula: what files store and people are shown. Reading it back gives the same expression.
 *
 * It has the brackets it needs, and some more around `not` next to an operator that people expect to be read first:
 * `(not a) == b`.
 */
export function print(expression: Expression): string {
  switch (expression.type) {
    case 'number':
      return expression.percent ? printPercent(expression.value) : printNumber(expression.value);
    case 'line':
      return expression.line;
    case 'calendar':
      return expression.name;
    case 'unary': {
      const { operator, operand } = expression;
      const inner = operator === 'not' ? at(UNARY, operand) : operandOfSign(UNARY, operand);
      return operator === 'not' ? `not ${inner}` : operator + inner;
    }
    case 'binary':
      return printBinary(expression.operator, expression.left, expression.right);
    case 'conditional': {
      const { written, condition, whenTrue, otherwise } = expression;
      if (written === 'if') return call('if', [condition, whenTrue, otherwise].map(print));
      return `${at(CONDITIONAL + 1, condition)} ? ${at(CONDITIONAL + 1, whenTrue)} : ${print(otherwise)}`;
    }
    case 'call':
      return call(expression.function, expression.arguments.map(print));
    case 'lag': {
      const { written, line, reach, initial } = expression;
      const steps = written === 'prev' ? [] : [printReach(reach)];
      return call(written, [line, ...steps, ...(initial === null ? [] : [print(initial)])]);
    }
    case 'trailing':
      return call(expression.function, [expression.line, printReach(expression.reach)]);
    case 'cumulative':
    case 'first':
    case 'total':
      return call(expression.type, [expression.line]);
  }
}

/** Whether two expressions say the same, wherever they stand in their texts. */
export function sameExpression(a: Expression, b: Expression): boolean {
  return print(a) === print(b);
}

function printBinary(operator: BinaryOperator, left: Expression, right: Expression): string {
  const own = tightness[operator];
  if (operator === 'and' || operator === 'or') return `${at(own, left)} ${operator} ${at(own + 1, right)}`;
  if (operator === '^') return `${operandOfSign(POWER + 1, left)}^${operandOfSign(UNARY, right)}`;
  const isComparison = own === tightness['=='];
  const leftmost = isComparison ? own + 1 : own;
  return `${operandOfSign(leftmost, left)} ${operator} ${operandOfSign(own + 1, right)}`;
}

/** In brackets where it holds less tightly than its place asks. */
function at(least: number, expression: Expression): string {
  const text = print(expression);
  return tightnessOf(expression) < least ? `(${text})` : text;
}

/** As `at`, and in brackets if it is a `not`, which reads as if it spoke of everything that follows. */
function operandOfSign(least: number, expression: Expression): string {
  const isNot = expression.type === 'unary' && expression.operator === 'not';
  return isNot ? `(${print(expression)})` : at(least, expression);
}

function tightnessOf(expression: Expression): number {
  if (expression.type === 'binary') return tightness[expression.operator];
  if (expression.type === 'unary') return UNARY;
  return expression.type === 'conditional' && expression.written === '?' ? CONDITIONAL : ATOM;
}

function call(name: string, texts: readonly string[]): string {
  return `${name}(${texts.join(', ')})`;
}

function printReach({ factor, offset }: Reach): string {
  if (factor === 0) return printNumber(offset);
  const years = factor === 1 ? 'periods_per_year' : `${factor} * periods_per_year`;
  if (offset === 0) return years;
  return `${years} ${offset < 0 ? '-' : '+'} ${printNumber(Math.abs(offset))}`;
}
