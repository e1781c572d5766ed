import type { Expression } from './expression';

const LARGEST_LITERAL_POWER = 1024;

/** The whole number that an expression literally is, as in `x^12` or `x^-1`; null for anything else. */
export function literalWhole(expression: Expression): number | null {
  if (expression.type === 'unary' && expression.operator === '-') {
    const size = literalWhole(expression.operand);
    return size === null ? null : -size;
  }
  if (expression.type !== 'number' || expression.percent) return null;
  const { value } = expression;
  return Math.floor(value) === value && Math.abs(value) <= LARGEST_LITERAL_POWER ? value : null;
}
