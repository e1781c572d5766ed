import type { Expression } from '#formula/expression';
import { literalWhole } from '#formula/literals';
import { reachIn } from '#formula/reach';
import type { Node } from './program';

/** Finds the row that a name means; `kind` says whether the formula asks for the line itself or for its total. */
export type FindRow = (line: string, kind: 'line' | 'total') => number;

/** Turns a checked formula into nodes over rows. */
export function resolve(source: Expression, periodsPerYear: number, findRow: FindRow): Node {
  const inner = (expression: Expression) => resolve(expression, periodsPerYear, findRow);
  switch (source.type) {
    case 'number':
      return { type: 'constant', source, value: source.value };
    case 'calendar':
      return { type: 'calendar', source, name: source.name };
    case 'line':
      return { type: 'read', source, row: findRow(source.line, 'line') };
    case 'total':
      return { type: 'read', source, row: findRow(source.line, 'total') };
    case 'unary':
      return { type: 'unary', source, operator: source.operator, operand: inner(source.operand) };
    case 'binary': {
      const exponent = source.operator === '^' ? literalWhole(source.right) : null;
      if (exponent !== null) return { type: 'power', source, base: inner(source.left), exponent };
      return {
        type: 'binary',
        source,
        operator: source.operator,
        left: inner(source.left),
        right: inner(source.right),
      };
    }
    case 'conditional':
      return {
        type: 'conditional',
        source,
        condition: inner(source.condition),
        whenTrue: inner(source.whenTrue),
        otherwise: inner(source.otherwise),
      };
    case 'call':
      return { type: 'call', source, function: source.function, arguments: source.arguments.map(inner) };
    case 'lag':
      return {
        type: 'lag',
        source,
        row: findRow(source.line, 'line'),
        back: reachIn(source.reach, periodsPerYear),
        reach: source.reach,
        initial: source.initial === null ? null : inner(source.initial),
      };
    case 'cumulative':
      return { type: 'cumulative', source, row: findRow(source.line, 'line') };
    case 'trailing':
      return {
        type: 'trailing',
        source,
        function: source.function,
        row: findRow(source.line, 'line'),
        back: reachIn(source.reach, periodsPerYear),
        reach: source.reach,
      };
    case 'first':
      return { type: 'first', source, row: findRow(source.line, 'line') };
  }
}

/**
 * Calls `visit` for every row that the node reads in its own period; a lag reads an earlier one, but its `initial` this one.
 * `first` counts, because in the first period the first is this one.
 */
export function visitSamePeriod(node: Node, visit: (row: number) => void): void {
  switch (node.type) {
    case 'constant':
    case 'calendar':
      return;
    case 'read':
    case 'cumulative':
    case 'trailing':
    case 'first':
      visit(node.row);
      return;
    case 'lag':
      if (node.initial !== null) visitSamePeriod(node.initial, visit);
      return;
    case 'unary':
      visitSamePeriod(node.operand, visit);
      return;
    case 'power':
      visitSamePeriod(node.base, visit);
      return;
    case 'binary':
      visitSamePeriod(node.left, visit);
      visitSamePeriod(node.right, visit);
      return;
    case 'conditional':
      for (const part of [node.condition, node.whenTrue, node.otherwise]) visitSamePeriod(part, visit);
      return;
    case 'call':
      for (const part of node.arguments) visitSamePeriod(part, visit);
      return;
  }
}
