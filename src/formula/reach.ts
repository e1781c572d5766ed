import type { BinaryOperator, Expression, Reach } from './expression';

/** Periods in the longest year a plan has: one of months. */
const MOST_PERIODS_PER_YEAR = 12;

/** How many periods a function looks back where a year has this many. Below 1 where the formula makes no sense there. */
export function reachIn(reach: Reach, periodsPerYear: number): number {
  return reach.factor * periodsPerYear + reach.offset;
}

/** Whether some timeline gives this reach at least one period. */
export function reachesBack(reach: Reach): boolean {
  return reachIn(reach, MOST_PERIODS_PER_YEAR) >= 1;
}

/**
 * What an expression of whole numbers and `periods_per_year`, joined by + - and a whole factor, comes to; null for
 * any other expression, and where periods are subtracted by the year (a longer year would then reach less far).
 */
export function reachOf(expression: Expression): Reach | null {
  const reach = linear(expression);
  return reach === null || reach.factor < 0 ? null : reach;
}

function linear(expression: Expression): Reach | null {
  switch (expression.type) {
    case 'number':
      return expression.percent ? null : whole({ factor: 0, offset: expression.value });
    case 'calendar':
      return expression.name === 'periods_per_year' ? { factor: 1, offset: 0 } : null;
    case 'unary': {
      const operand = linear(expression.operand);
      if (operand === null || expression.operator === 'not') return null;
      return expression.operator === '-' ? scaled(operand, -1) : operand;
    }
    case 'binary':
      return combined(expression.operator, linear(expression.left), linear(expression.right));
    default:
      return null;
  }
}

function combined(operator: BinaryOperator, left: Reach | null, right: Reach | null): Reach | null {
  if (left === null || right === null) return null;
  if (operator === '+') return sum(left, right);
  if (operator === '-') return sum(left, scaled(right, -1));
  if (operator !== '*') return null;
  if (left.factor === 0) return whole(scaled(right, left.offset));
  return right.factor === 0 ? whole(scaled(left, right.offset)) : null;
}

function sum(a: Reach, b: Reach): Reach | null {
  return whole({ factor: a.factor + b.factor, offset: a.offset + b.offset });
}

/** Adding 0 turns -0, which `-0` and `0 * -1` make, into 0. */
function scaled(reach: Reach, by: number): Reach {
  return { factor: reach.factor * by + 0, offset: reach.offset * by + 0 };
}

function whole(reach: Reach): Reach | null {
  return Number.isSafeInteger(reach.factor) && Number.isSafeInteger(reach.offset) ? reach : null;
}
