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
 *     notOverPeriods  its formula has no value over this quarter or year, such as a look back on a part of a year; `divisor` is what
 *                     is 0 there, null where that is not the reason
 */
export type Cause = { readonly line: string; readonly slice: Slice } & (
  | { readonly type: 'missingInput' | 'zeroWeights' | 'noTotal'; readonly period: number }
  | { readonly type: 'divisionByZero'; readonly period: number; readonly divisor: string }
  | {
      readonly type: 'notEnoughHistory';
      readonly period: number;
      readonly text: string;
      readonly needs: number;
      readonly has: number;
    }
  | {
      readonly type: 'undefinedPower' | 'outsideDomain' | 'tooLarge';
      readonly period: number;
      readonly text: string;
      readonly operands: readonly { readonly text: string; readonly value: number }[];
    }
  | { readonly type: 'noRule' }
  | { readonly type: 'notOverPeriods'; readonly text: string; readonly divisor: string | null }
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

/** What a formula divides by that is 0, where its figures come from `reader`; null where something else keeps it from a value. */
export function zeroDivisor(node: Node, reader: Reader): string | null {
  const finding = nodeFinding(node, reader);
  return finding !== null && 'reason' in finding && finding.reason.type === 'divisionByZero'
    ? finding.reason.divisor
    : null;
}

/** The first part of a formula, read from left to right, that has no number; null where all have one. */
function nodeFinding(node: Node, reader: Reader): Finding | null {
  if (!Number.isNaN(nodeValue(node, reader))) return null;
  switch (node.type) {
    case 'constant':
    case 'calendar':
      return null;
    case 'read':
      return { row: node.row, period: reader.position() };
    case 'first':
      return { row: node.row, period: 0 };
    case 'unary':
      return firstAmong([node.operand], reader);
    case 'binary':
      return firstAmong([node.left, node.right], reader) ?? operationFinding(node, reader);
    case 'power':
      return (
        firstAmong([node.base], reader) ?? reasonHere(node, [node.base], reader, powerReason(node.base, -1, reader))
      );
    case 'conditional':
      return firstAmong([node.condition], reader) ?? firstAmong([branchTaken(node, reader)], reader);
    case 'call':
      return (
        firstAmong(node.arguments, reader) ??
        reasonHere(node, node.arguments, reader, node.function === 'exp' ? 'tooLarge' : 'outsideDomain')
      );
    case 'lag':
    case 'cumulative':
    case 'trailing':
      return lookBackFinding(node, reader);
  }
}

type OperationReason = 'undefinedPower' | 'outsideDomain' | 'tooLarge';

function firstAmong(parts: readonly Node[], reader: Reader): Finding | null {
  for (const part of parts) {
    const finding = nodeFinding(part, reader);
    if (finding !== null) return finding;
  }
  return null;
}

function branchTaken(node: Node & { readonly type: 'conditional' }, reader: Reader): Node {
  return nodeValue(node.condition, reader) !== 0 ? node.whenTrue : node.otherwise;
}

/** An operation whose operands are numbers and whose result is none. */
function operationFinding(node: Node & { readonly type: 'binary' }, reader: Reader): Finding {
  const { left, right } = node;
  const operand = nodeValue(right, reader);
  if (node.operator === '/' && operand === 0)
    return { reason: { type: 'divisionByZero', divisor: print(right.source) } };
  return reasonHere(
    node,
    [left, right],
    reader,
    node.operator === '^' ? powerReason(left, operand, reader) : 'tooLarge',
  );
}

function powerReason(base: Node, exponent: number, reader: Reader): OperationReason {
  const value = nodeValue(base, reader);
  const isRoot = Math.floor(exponent) !== exponent;
  return value === 0 || (value < 0 && isRoot) ? 'undefinedPower' : 'tooLarge';
}

function reasonHere(node: Node, parts: readonly Node[], reader: Reader, type: OperationReason): Finding {
  const operands = parts.map((part) => ({ text: print(part.source), value: nodeValue(part, reader) }));
  return { reason: { type, text: print(node.source), operands } };
}

type Looking = Node & { readonly type: 'lag' | 'cumulative' | 'trailing' };

function lookBackFinding(node: Looking, reader: Reader): Finding | null {
  const here = reader.position();
  switch (node.type) {
    case 'lag': {
      const back = reader.backOf(node);
      if (back <= here) return { row: node.row, period: here - back };
      return node.initial === null ? notEnoughHistory(node, back + 1, here + 1) : nodeFinding(node.initial, reader);
    }
    case 'trailing': {
      const from = here + 1 - reader.backOf(node);
      return from >= 0 ? missingSince(node, from, reader) : notEnoughHistory(node, here + 1 - from, here + 1);
    }
    case 'cumulative':
      return missingSince(node, 0, reader);
  }
}

function missingSince(node: Looking, from: number, reader: Reader): Finding {
  for (let period = from; period <= reader.position(); period++) {
    if (Number.isNaN(reader.at(node.row, period))) return { row: node.row, period };
  }
  return reasonHere(node, [], reader, 'tooLarge');
}

function notEnoughHistory(node: Looking, needs: number, has: number): Finding {
  return { reason: { type: 'notEnoughHistory', text: print(node.source), needs, has } };
}
