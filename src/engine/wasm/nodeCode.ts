import type { BinaryOperator } from '#formula/expression';
import { wholePower } from '#base/elementary';
import type { Node } from '#engine/program';
import { cellBytes, type LaneCode, type Mask, type Value, type Whole } from './laneCode';
import type { Layout } from './layout';
import { type ModuleFunctions, REMEMBERED_CELLS, type SlowFunction } from './moduleFunctions';

/**
 * A figure as code, and what is known of it.
 *
 *     raw      infinite where the interpreter has NaN: + - * / and the like carry that on, so one check at the end serves a whole chain
 *     checked  finite or NaN
 *     stored   checked, and its NaN has the one pattern of bits that memory holds
 */
export interface Figure {
  readonly value: Value;
  readonly state: 'raw' | 'checked' | 'stored';
}

/** How far what belongs to the segment at hand lies behind what belongs to the first; 0 where code is not written by segment. */
export interface Step {
  readonly cell: Whole;
  /** The same, and on to the frame of the period. */
  readonly frame: Whole;
  readonly pointer: Whole;
  readonly remembered: Whole;
}

/** Where the code of a formula stands. `at` is how far its period lies into every series, in bytes. */
export interface Standing {
  readonly code: LaneCode;
  readonly layout: Layout;
  readonly functions: ModuleFunctions;
  readonly periods: number;
  readonly at: Whole;
  readonly step: Step;
  /** The steps to a row that a formula names: those of the segment at hand for a line by segment, none for others. */
  readonly placeOf: (row: number) => Pick<Step, 'cell' | 'frame'>;
  /** What a row holds in this period. */
  readonly read: (row: number) => Figure;
}

/** The code of a formula. Everything is computed without a branch: what `if` does not choose is pure and does no harm. */
export function nodeFigure(node: Node, standing: Standing): Figure {
  const { code, layout, periods, at } = standing;
  const inner = (part: Node) => nodeFigure(part, standing);
  switch (node.type) {
    case 'constant':
      return { value: code.constant(node.value), state: 'stored' };
    case 'calendar':
      return { value: code.load(at, layout.calendar(node.name)), state: 'stored' };
    case 'read':
      return standing.read(node.row);
    case 'unary':
      return unaryFigure(node, standing);
    case 'binary':
      if (node.operator === '^') return raw(slowValue('pow', node, [inner(node.left), inner(node.right)], standing));
      return binaryFigure(code, node.operator, inner(node.left), inner(node.right));
    case 'power':
      return powerFigure(code, inner(node.base), node.exponent);
    case 'conditional': {
      const condition = code.keep(checked(code, inner(node.condition)));
      const [whenTrue, otherwise] = [inner(node.whenTrue), inner(node.otherwise)];
      const taken = code.select(code.ne(condition, code.constant(0)), whenTrue.value, otherwise.value);
      const value = code.select(code.eq(condition, condition), taken, code.constant(Number.NaN));
      return { value, state: whenTrue.state === 'raw' || otherwise.state === 'raw' ? 'raw' : 'checked' };
    }
    case 'call':
      return callFigure(node, node.arguments.map(inner), standing);
    case 'lag': {
      const initial = node.initial === null ? missing(code) : inner(node.initial);
      if (node.back >= periods) return initial;
      const before = code.load(
        standing.placeOf(node.row).frame,
        layout.first(node.row) - node.back * layout.frameBytes,
      );
      const isBeforeStart = code.isLess(at, code.whole(node.back * cellBytes(code.width)));
      return { ...initial, value: code.choose(isBeforeStart, initial.value, before) };
    }
    case 'cumulative':
      return { value: code.load(standing.placeOf(node.row).cell, layout.accumulator(node.row)), state: 'raw' };
    case 'trailing':
      return trailingFigure(node, standing);
    case 'first':
      return { value: code.load(standing.placeOf(node.row).cell, layout.first(node.row)), state: 'stored' };
  }
}

export function missing(code: LaneCode): Figure {
  return { value: code.constant(Number.NaN), state: 'stored' };
}

/** The figure as finite or NaN. */
export function checked(code: LaneCode, { value, state }: Figure): Value {
  return state === 'raw' ? code.finite(value) : value;
}

/** Values added up from the first to the last. */
export function sumFigure(code: LaneCode, [first, ...others]: readonly Value[]): Figure {
  if (first === undefined) throw new Error('a sum of nothing');
  return { value: others.reduce(code.add, first), state: 'raw' };
}

function raw(value: Value): Figure {
  return { value, state: 'raw' };
}

function unaryFigure(node: Node & { readonly type: 'unary' }, standing: Standing): Figure {
  const { code } = standing;
  const operand = nodeFigure(node.operand, standing);
  switch (node.operator) {
    case '+':
      return operand;
    case '-':
      return changed(operand, code.neg(operand.value));
    case 'not': {
      const x = code.keep(checked(code, operand));
      return truth(code, code.eq(x, code.constant(0)), [x]);
    }
  }
}

/** What an operation that keeps infinite what is infinite makes of an operand. */
function changed(operand: Figure, value: Value): Figure {
  return { value, state: operand.state === 'raw' ? 'raw' : 'checked' };
}

/** 1 or 0 where all operands are there, else NaN. */
function truth(code: LaneCode, claim: Mask, operands: readonly Value[]): Figure {
  const number = code.select(claim, code.constant(1), code.constant(0));
  const areThere = operands.map((x) => code.eq(x, x)).reduce(code.and);
  return { value: code.select(areThere, number, code.constant(Number.NaN)), state: 'checked' };
}

const COMPARISONS = { '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;

function binaryFigure(code: LaneCode, operator: Exclude<BinaryOperator, '^'>, left: Figure, right: Figure): Figure {
  switch (operator) {
    case '+':
      return raw(code.add(left.value, right.value));
    case '-':
      return raw(code.sub(left.value, right.value));
    case '*':
      return raw(code.mul(left.value, right.value));
    case '/':
      // A divisor that is infinite would give 0.
      return raw(code.div(left.value, checked(code, right)));
    case 'and':
    case 'or': {
      const [a, b] = [code.keep(checked(code, left)), code.keep(checked(code, right))];
      const isTrue = (x: Value) => code.ne(x, code.constant(0));
      return truth(code, (operator === 'and' ? code.and : code.or)(isTrue(a), isTrue(b)), [a, b]);
    }
    default: {
      const [a, b] = [code.keep(checked(code, left)), code.keep(checked(code, right))];
      return truth(code, code[COMPARISONS[operator]](a, b), [a, b]);
    }
  }
}

/** The chain of `wholePower`, without its multiplications by 1. */
function powerFigure(code: LaneCode, base: Figure, exponent: number): Figure {
  if (exponent === 0) return { value: code.constant(wholePower(0, 0)), state: 'stored' };
  let square = code.keep(checked(code, base));
  let result: Value | null = null;
  for (let rest = Math.abs(exponent); rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) result = result === null ? square : code.keep(code.mul(result, square));
    if (rest > 1) square = code.keep(code.mul(square, square));
  }
  if (result === null) throw new Error('a power without factors');
  return raw(exponent < 0 ? code.div(code.constant(1), result) : result);
}

/** The code of a slow function, with the place where its last operands and result are remembered. */
function slowValue(name: SlowFunction, node: Node, operands: readonly Figure[], standing: Standing): Value {
  const { code, layout, functions, at, step } = standing;
  const [x = missing(code), y = { value: code.constant(0), state: 'stored' }] = operands;
  // An entry is that many cells, so the period's place in a series counts as often.
  const ofPeriod = code.mulWhole(at, code.whole(REMEMBERED_CELLS));
  const entry = code.addWhole(code.addWhole(ofPeriod, step.remembered), code.whole(layout.remembered(node)));
  return code.call(functions.shared(`remembered ${name}`), [checked(code, x), checked(code, y), entry]);
}

function callFigure(node: Node & { readonly type: 'call' }, given: readonly Figure[], standing: Standing): Figure {
  const { code, functions } = standing;
  const [x = missing(code), digits = { value: code.constant(0), state: 'stored' }] = given;
  switch (node.function) {
    case 'min':
      return extreme(code, given, code.lt);
    case 'max':
      return extreme(code, given, code.gt);
    case 'abs':
      return changed(x, code.abs(x.value));
    case 'floor':
      return changed(x, code.floor(x.value));
    case 'ceil':
      return changed(x, code.ceil(x.value));
    case 'sqrt':
      return changed(x, code.sqrt(x.value));
    case 'round': {
      const operands = [checked(code, x), checked(code, digits)];
      return { value: code.call(functions.shared('round'), operands), state: 'checked' };
    }
    case 'exp':
      return raw(slowValue('exp', node, [x], standing));
    case 'log':
      return { value: slowValue('log', node, [x], standing), state: 'checked' };
  }
}

/** The first of the smallest (or largest); NaN as soon as one is, because NaN is taken and then kept. */
function extreme(code: LaneCode, given: readonly Figure[], takes: LaneCode['lt']): Figure {
  let best: Value | null = null;
  for (const figure of given) {
    const candidate = code.keep(checked(code, figure));
    if (best === null) best = candidate;
    else {
      const isTaken = code.or(takes(candidate, best), code.ne(candidate, candidate));
      best = code.keep(code.select(isTaken, candidate, best));
    }
  }
  return best === null ? missing(code) : { value: best, state: 'checked' };
}

function trailingFigure(node: Node & { readonly type: 'trailing' }, standing: Standing): Figure {
  const { code, functions, layout, at, periods } = standing;
  if (node.back > periods) return missing(code);
  const newest = layout.first(node.row);
  const here = standing.placeOf(node.row).frame;
  const from = code.addWhole(here, code.whole(newest - (node.back - 1) * layout.frameBytes));
  const to = code.addWhole(here, code.whole(newest));
  const taken = code.call(functions.shared(node.function === 'trailing_product' ? 'productBack' : 'sumBack'), [
    from,
    to,
    code.whole(layout.frameBytes),
  ]);
  const span = (node.back - 1) * cellBytes(code.width);
  const result = node.function === 'trailing_mean' ? code.div(taken, code.constant(node.back)) : taken;
  return raw(code.choose(code.isLess(at, code.whole(span)), code.constant(Number.NaN), result));
}
