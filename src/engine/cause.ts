import type { Expression } from '#formula/expression';
import { print } from '#formula/print';
import { nodeValue, periodReader, type Reader, type Run, valueOfRow } from './interpreter';
import { variantOf } from './lanes';
import type { Slice } from './model';
import { type Node, placeOf, type Row } from './program';

/**
 * Why a figure cannot be computed, at the place where that began.
 *
 *     missingInput    no value was given
 *     divisionByZero  `divisor` is 0
 *     notEnoughHistory  `text` looks back `needs` periods, and only `has` exist
 *     undefinedPower  a negative base with a broken exponent, or 0 to a negative power
 *     outsideDomain   the function has no value for `operands`: sqrt or log of a negative number, digits that are not whole
 *     tooLarge        the result exceeds the largest number there is
 *     zeroWeights     the weights of the total sum to 0
 *     noTotal         the line has no total over segments
 *     noRule          the line has no value over a quarter or year
 *     notOverPeriods  its formula has no value over this quarter or year, such as a look back on a part of a year
 */
export type Cause = { readonly line: string; readonly slice: Slice } & (
  | { readonly type: 'missingInput' | 'zeroWeights' | 'noTotal'; readonly period: number }
  | { readonly type: 'divisionByZero'; readonly period: number; readonly divisor: string }
  | { readonly type: 'notEnoughHistory'; readonly period: number; readonly text: string; readonly needs: number; readonly has: number }
  | {
      readonly type: 'undefinedPower' | 'outsideDomain' | 'tooLarge';
      readonly period: number;
      readonly text: string;
      readonly operands: readonly { readonly text: string; readonly value: number }[];
    }
  | { readonly type: 'noRule' }
  | { readonly type: 'notOverPeriods'; readonly text: string }
);

/** Either the cell whose lack of a number explains this one, or the reason here. */
type Finding = { readonly row: number; readonly period: number } | { readonly reason: Reason };

type WithoutPlace<T> = T extends unknown ? Omit<T, 'line' | 'slice' | 'period'> : never;
type Reason = WithoutPlace<Exclude<Cause, { type: 'noRule' | 'notOverPeriods' }>>;

/** The first cause of a cell without a number: formulas are read from left to right, lines upstream as far as it takes. */
export function firstCause(run: Run, row: number, period: number, lane: number): Cause {
  let at = { row, period };
  for (;;) {
    const finding = cellFinding(run, run.program.rows[at.row] as Row, at.period, lane);
    if ('reason' in finding) return { ...finding.reason, ...placeOf(run.program, at.row), period: at.period };
    at = finding;
  }
}

function cellFinding(run: Run, row: Row, period: number, lane: number): Finding {
  const missing = (rows: readonly number[]): Finding | null => {
    const found = rows.find((read) => Number.isNaN(valueOfRow(run, read, period, lane)));
    return found === undefined ? null : { row: found, period };
  };
  const { rule } = row;
  switch (rule.type) {
    case 'none':
      return { reason: { type: 'noTotal' } };
    case 'sum':
      return missing(rule.rows) ?? { reason: { type: 'tooLarge', text: 'the total', operands: [] } };
    case 'weighted':
      return missing(rule.rows) ?? missing(rule.weights) ?? { reason: { type: 'zeroWeights' } };
    case 'own':
    case 'recompute': {
      const node = rule.variants[variantOf(run.lanes, row.index, lane)] ?? null;
      if (node === null) return { reason: { type: 'missingInput' } };
      const finding = nodeFinding(node, periodReader(run, { period, lane }));
      if (finding === null) throw new Error(`Row ${row.index} has no number, but nothing in its formula lacks one`);
      return finding;
    }
  }
}

/** The first part of a formula, read from left to right, that has no number; null where all have one. */
function nodeFinding(node: Node, reader: Reader): Finding | null {
  const value = (part: Node) => nodeValue(part, reader);
  const inner = (parts: readonly Node[]): Finding | null => {
    for (const part of parts) {
      const finding = nodeFinding(part, reader);
      if (finding !== null) return finding;
    }
    return null;
  };
  const here = (parts: readonly Node[], type: 'undefinedPower' | 'outsideDomain' | 'tooLarge'): Finding => ({
    reason: {
      type,
      text: print(node.source),
      operands: parts.map((part) => ({ text: print(part.source), value: value(part) })),
    },
  });
  if (!Number.isNaN(value(node))) return null;
  const { position, at } = reader;
  switch (node.type) {
    case 'constant':
    case 'calendar':
      return null;
    case 'read':
      return { row: node.row, period: position() };
    case 'first':
      return { row: node.row, period: 0 };
    case 'unary':
      return inner([node.operand]);
    case 'binary': {
      const found = inner([node.left, node.right]);
      if (found !== null) return found;
      if (node.operator === '/' && value(node.right) === 0) {
        return { reason: { type: 'divisionByZero', divisor: print(node.right.source) } };
      }
      const isRoot = Math.floor(value(node.right)) !== value(node.right);
      const isUndefined = node.operator === '^' && (value(node.left) === 0 || (value(node.left) < 0 && isRoot));
      return here([node.left, node.right], isUndefined ? 'undefinedPower' : 'tooLarge');
    }
    case 'power': {
      const found = inner([node.base]);
      if (found !== null) return found;
      return here([node.base], value(node.base) === 0 ? 'undefinedPower' : 'tooLarge');
    }
    case 'conditional':
      return inner([node.condition]) ?? inner([value(node.condition) !== 0 ? node.then : node.otherwise]);
    case 'call': {
      const found = inner(node.arguments);
      return found ?? here(node.arguments, node.function === 'exp' ? 'tooLarge' : 'outsideDomain');
    }
    case 'lag': {
      const back = reader.backOf(node);
      if (back <= position()) return { row: node.row, period: position() - back };
      if (node.initial !== null) return inner([node.initial]);
      return notEnoughHistory(node.source, back + 1, position() + 1);
    }
    case 'cumulative':
      return missingSince(node, 0);
    case 'trailing': {
      const back = reader.backOf(node);
      return back <= position() + 1
        ? missingSince(node, position() + 1 - back)
        : notEnoughHistory(node.source, back, position() + 1);
    }
  }

  function missingSince(looking: Node & { readonly type: 'cumulative' | 'trailing' }, from: number): Finding {
    for (let period = from; period <= position(); period++) {
      if (Number.isNaN(at(looking.row, period))) return { row: looking.row, period };
    }
    return here([], 'tooLarge');
  }
}

function notEnoughHistory(source: Expression, needs: number, has: number): Finding {
  return { reason: { type: 'notEnoughHistory', text: print(source), needs, has } };
}
