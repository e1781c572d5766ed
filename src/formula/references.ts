import type { Expression } from './expression';

/**
 * A line that a formula reads, and what of it must be known first.
 *
 *     same      its value in the period being computed; `cumulative`, `trailing_...` and `first` read that period too
 *     earlier   only values of earlier periods (`prev`, `lag`); the initial value of these is read in the same period
 *     total     its total over segments, in the period being computed
 */
export interface Reference {
  readonly line: string;
  readonly kind: 'same' | 'earlier' | 'total';
}

/** Every reference of a formula once, in the order in which they first stand in it. */
export function references(expression: Expression): readonly Reference[] {
  const found = new Map<string, Reference>();
  collect(expression, found);
  return [...found.values()];
}

function collect(expression: Expression, found: Map<string, Reference>): void {
  const line = lineOf(expression);
  if (line !== null) {
    const reference = { line, kind: kindOf(expression) };
    const key = `${reference.kind} ${line}`;
    if (!found.has(key)) found.set(key, reference);
  }
  for (const part of partsOf(expression)) collect(part, found);
}

function kindOf(expression: Expression): Reference['kind'] {
  if (expression.type === 'lag') return 'earlier';
  return expression.type === 'total' ? 'total' : 'same';
}

/** The line that this node itself reads, apart from its parts. */
export function lineOf(expression: Expression): string | null {
  return 'line' in expression ? expression.line : null;
}

/** The expressions directly inside an expression, in the order of their text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.otherwise];
    case 'call':
      return expression.arguments;
    case 'lag':
      return expression.initial === null ? [] : [expression.initial];
    case 'number':
    case 'line':
    case 'calendar':
    case 'cumulative':
    case 'trailing':
    case 'first':
    case 'total':
      return [];
  }
}

/**
 * The same formula reading line `to` wherever it read `from`. Spans are still those of the old text, and with a longer
 * name the printed formula can exceed the limits: who stores it parses it first.
 */
export function renameLine(expression: Expression, from: string, to: string): Expression {
  const rename = (part: Expression): Expression => renameLine(part, from, to);
  switch (expression.type) {
    case 'number':
    case 'calendar':
      return expression;
    case 'unary':
      return { ...expression, operand: rename(expression.operand) };
    case 'binary':
      return { ...expression, left: rename(expression.left), right: rename(expression.right) };
    case 'conditional':
      return {
        ...expression,
        condition: rename(expression.condition),
        whenTrue: rename(expression.whenTrue),
        otherwise: rename(expression.otherwise),
      };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(rename) };
    case 'lag': {
      const initial = expression.initial === null ? null : rename(expression.initial);
      return { ...expression, line: expression.line === from ? to : expression.line, initial };
    }
    case 'line':
    case 'cumulative':
    case 'trailing':
    case 'first':
    case 'total':
      return expression.line === from ? { ...expression, line: to } : expression;
  }
}
