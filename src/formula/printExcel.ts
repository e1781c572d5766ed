import type { BinaryOperator, CalendarName, Expression, PlainFunction, TrailingFunction } from './expression';
import { literalWhole } from './literals';
import { printPercent } from './printNumber';

/** What stands in a spreadsheet for a figure that cannot be computed; every operation passes it on. */
export const NOT_AVAILABLE = 'NA()';

/** The longest text of a formula and the deepest nesting of functions that Excel takes, less what a wrapper may add. */
const LONGEST = 7000;
const DEEPEST = 50;

/**
 * Where a formula is printed: a cell that stands for one line in one period, or in one quarter or year. Positions count these
 * from 0, as in `Reader` of the engine.
 */
export interface ExcelPlace {
  readonly position: number;
  readonly periodsPerYear: number;
  /** The cell of a line, or of its total; NA() where there is none. */
  readonly cell: (line: string, total: boolean, position: number) => string;
  /** What a line comes to over several positions, both included. */
  readonly over: (how: TrailingFunction, line: string, from: number, to: number) => string;
  readonly calendar: (name: Exclude<CalendarName, 'periods_per_year'>) => string;
  /** How far back a look of so many positions goes from here; NaN where it cannot look. */
  readonly backOf: (expression: Expression & { readonly type: 'lag' | 'trailing' }) => number;
  /** Puts a part of a formula that is too long for one cell into a cell of its own, and names that cell. */
  readonly moveOut: (text: string, part: Expression) => string;
}

/** A piece of a formula as Excel reads it. */
interface Piece {
  readonly text: string;
  /** How tightly it holds together, by Excel's own order. */
  readonly tightness: number;
  /** How many calls stand inside each other. */
  readonly depth: number;
  /** Whether it can give an error although nothing it reads is one. */
  readonly canFail: boolean;
  readonly source: Expression;
}

const COMPARISON = 1;
/** Excel binds a sign before a power; among sums and products it is put in brackets, because `a--b` reads badly. */
const SIGN = 2;
const SUM = 3;
const PRODUCT = 4;
const POWER = 5;
const ATOM = 6;

const COMPARISONS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const CALLS: Readonly<Partial<Record<PlainFunction, string>>> = {
  min: 'MIN',
  max: 'MAX',
  abs: 'ABS',
  floor: 'INT',
  sqrt: 'SQRT',
  exp: 'EXP',
  log: 'LN',
};

/**
 * A checked formula as an Excel formula, without the sign before it. What cannot be computed is #N/A, as in the engine: the
 * branch of a choice that is not taken does not matter, everything else passes an error on.
 *
 * Excel reads some things otherwise than the language: `-2^2` is 4 and `2^3^2` is 64 there, 0^0 is an error, and LibreOffice
 * takes odd roots of negative numbers; all of these are written so that they mean the same.
 */
export function printExcel(expression: Expression, place: ExcelPlace): string {
  return asCell(print(expression, place));
}

/** A formula whose failures all show as #N/A. */
function asCell(piece: Piece): string {
  return piece.canFail ? `IFERROR(${piece.text},${NOT_AVAILABLE})` : piece.text;
}

function print(source: Expression, place: ExcelPlace): Piece {
  switch (source.type) {
    case 'number':
      return atom(numberText(source.value, source.percent), source);
    case 'line':
      return atom(place.cell(source.line, false, place.position), source);
    case 'total':
      return atom(place.cell(source.line, true, place.position), source);
    case 'calendar':
      return source.name === 'periods_per_year'
        ? atom(numberText(place.periodsPerYear, false), source)
        : atom(place.calendar(source.name), source);
    case 'unary':
      return printUnary(source, place);
    case 'binary':
      return printBinary(source, place);
    case 'conditional': {
      const condition = printCondition(source.condition, place);
      const parts = [condition, print(source.whenTrue, place), print(source.otherwise, place)];
      return join(source, ATOM, parts, place, ([test = '', yes = '', no = '']) => `IF(${test},${yes},${no})`);
    }
    case 'call':
      return printCall(source, place);
    case 'lag': {
      const position = place.position - place.backOf(source);
      if (position >= 0) return atom(place.cell(source.line, false, position), source);
      // Compared this way round, a look back that cannot be is not before the start.
      return position < 0 && source.initial !== null ? print(source.initial, place) : atom(NOT_AVAILABLE, source);
    }
    case 'cumulative':
      return atom(place.over('trailing_sum', source.line, 0, place.position), source);
    case 'trailing': {
      const from = place.position + 1 - place.backOf(source);
      return atom(from >= 0 ? place.over(source.function, source.line, from, place.position) : NOT_AVAILABLE, source);
    }
    case 'first':
      return atom(place.cell(source.line, false, 0), source);
  }
}

function printUnary(source: Expression & { readonly type: 'unary' }, place: ExcelPlace): Piece {
  if (source.operator === 'not') return asNumber(printCondition(source, place), place);
  const operand = print(source.operand, place);
  if (source.operator === '+') return operand;
  return join(source, SIGN, [operand], place, ([text = '']) => `-${text}`, [ATOM]);
}

function printBinary(source: Expression & { readonly type: 'binary' }, place: ExcelPlace): Piece {
  const { operator } = source;
  switch (operator) {
    case '^':
      return printPower(source, place);
    case '+':
    case '-': {
      const parts = [print(source.left, place), print(source.right, place)];
      return join(source, SUM, parts, place, (texts) => texts.join(operator), [SIGN, PRODUCT]);
    }
    case '*':
    case '/': {
      const parts = [print(source.left, place), print(source.right, place)];
      const made = join(source, PRODUCT, parts, place, (texts) => texts.join(operator), [PRODUCT, POWER]);
      return operator === '/' ? { ...made, canFail: true } : made;
    }
    default:
      return asNumber(printCondition(source, place), place);
  }
}

/** A condition as TRUE or FALSE, where Excel wants one. */
function printCondition(source: Expression, place: ExcelPlace): Piece {
  if (source.type === 'unary' && source.operator === 'not') {
    return join(source, ATOM, [printCondition(source.operand, place)], place, ([text = '']) => `NOT(${text})`);
  }
  if (source.type === 'binary') {
    const sides = [source.left, source.right];
    const comparison = COMPARISONS[source.operator];
    if (comparison !== undefined) {
      const parts = sides.map((side) => print(side, place));
      return join(source, COMPARISON, parts, place, (texts) => texts.join(comparison), [SIGN, SIGN]);
    }
    if (source.operator === 'and' || source.operator === 'or') {
      const name = source.operator.toUpperCase();
      const parts = sides.map((side) => printCondition(side, place));
      return join(source, ATOM, parts, place, (texts) => `${name}(${texts.join()})`);
    }
  }
  return join(source, COMPARISON, [print(source, place)], place, ([text = '']) => `${text}<>0`, [SIGN]);
}

function asNumber(condition: Piece, place: ExcelPlace): Piece {
  return join(condition.source, ATOM, [condition], place, ([text = '']) => `IF(${text},1,0)`);
}

/**
 * `x^0` is 1 in the language and an error in Excel where x is 0. LibreOffice knows a root of a negative number where one over the
 * exponent is odd; the language does not.
 */
function printPower(source: Expression & { readonly type: 'binary' }, place: ExcelPlace): Piece {
  if (literalWhole(source.right) === 0) return atom('1', source);
  const parts = [print(source.left, place), print(source.right, place)];
  const base = constantValue(source.left, place.periodsPerYear);
  const exponent = constantValue(source.right, place.periodsPerYear);
  const write = base !== null && base > 0 ? plainPower : powerOf(exponent);
  const made = join(source, write === plainPower ? POWER : ATOM, parts, place, write, [ATOM, ATOM]);
  return { ...made, canFail: true };
}

/** How a power is written whose base may be anything. */
function powerOf(exponent: number | null): (texts: readonly string[]) => string {
  if (exponent === null || exponent === 0) return guardedPower;
  return Math.floor(exponent) === exponent || isEvenRoot(exponent) ? plainPower : rootPower;
}

function plainPower([x = '', y = '']: readonly string[]): string {
  return `${x}^${y}`;
}

function rootPower([x = '', y = '']: readonly string[]): string {
  return `IF(${x}<0,${NOT_AVAILABLE},${x}^${y})`;
}

function guardedPower([x = '', y = '']: readonly string[]): string {
  return `IF(AND(${x}=0,${y}=0),1,IF(AND(${x}<0,${y}<>INT(${y})),${NOT_AVAILABLE},${x}^${y}))`;
}

function isEvenRoot(exponent: number): boolean {
  return Math.floor(1 / exponent) === 1 / exponent && (1 / exponent) % 2 === 0;
}

/** What an expression of numbers and periods a year alone comes to; null where it reads anything else. */
function constantValue(expression: Expression, periodsPerYear: number): number | null {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'calendar':
      return expression.name === 'periods_per_year' ? periodsPerYear : null;
    case 'unary': {
      const operand = constantValue(expression.operand, periodsPerYear);
      return operand === null || expression.operator !== '-' ? null : -operand;
    }
    case 'binary': {
      const left = constantValue(expression.left, periodsPerYear);
      const right = constantValue(expression.right, periodsPerYear);
      return left === null || right === null || expression.operator !== '/' ? null : left / right;
    }
    default:
      return null;
  }
}

function printCall(source: Expression & { readonly type: 'call' }, place: ExcelPlace): Piece {
  const parts = source.arguments.map((argument) => print(argument, place));
  const name = CALLS[source.function];
  const made = (write: (texts: readonly string[]) => string) => join(source, ATOM, parts, place, write);
  if (source.function === 'ceil') return made(([x = '']) => `(-INT(-(${x})))`);
  if (source.function === 'round') {
    const given = source.arguments[1];
    const digits = given === undefined ? 0 : literalWhole(given);
    const isSure = digits !== null && Math.abs(digits) <= 15;
    const write = isSure
      ? ([x = '']: readonly string[]) => `ROUND(${x},${digits})`
      : ([x = '', y = '']: readonly string[]) =>
          `IF(AND(${y}=INT(${y}),ABS(${y})<=15),ROUND(${x},${y}),${NOT_AVAILABLE})`;
    return { ...join(source, ATOM, parts, place, write, [0, SUM]), canFail: true };
  }
  if (name === undefined) throw new Error(`Excel has no function for ${source.function}`);
  const isTotal = source.function === 'min' || source.function === 'max' || source.function === 'abs';
  const call = made((texts) => `${name}(${texts.join()})`);
  return isTotal || source.function === 'floor' ? call : { ...call, canFail: true };
}

/** A text on its own: a number, a reference, a call over references. */
function atom(text: string, source: Expression): Piece {
  return { text, tightness: ATOM, depth: 1, canFail: false, source };
}

/**
 * Pieces put together, each in brackets where it holds less tightly than its place asks. Where the whole would be too long or too
 * deep for a cell, its longest parts go into cells of their own first.
 */
function join(
  source: Expression,
  tightness: number,
  parts: readonly Piece[],
  place: ExcelPlace,
  write: (texts: readonly string[]) => string,
  least: readonly number[] = [],
): Piece {
  const pieces = [...parts];
  for (;;) {
    const texts = pieces.map((piece, at) => (piece.tightness < (least[at] ?? 0) ? `(${piece.text})` : piece.text));
    const text = write(texts);
    const depth = 1 + Math.max(0, ...pieces.map((piece) => piece.depth));
    if (text.length <= LONGEST && depth <= DEEPEST) {
      return { text, tightness, depth, canFail: pieces.some((piece) => piece.canFail), source };
    }
    const worst = worstOf(pieces, text.length > LONGEST);
    const moved = pieces[worst];
    if (moved === undefined) throw new Error('A formula has no part that could stand in a cell of its own');
    const isTruth = moved.tightness === COMPARISON || /^(AND|OR|NOT)\(/.test(moved.text);
    const cell = place.moveOut(asCell(isTruth ? { ...moved, text: `IF(${moved.text},1,0)` } : moved), moved.source);
    pieces[worst] = { ...atom(isTruth ? `${cell}<>0` : cell, moved.source), tightness: isTruth ? COMPARISON : ATOM };
  }
}

function worstOf(pieces: readonly Piece[], isTooLong: boolean): number {
  const size = (piece: Piece) => (isTooLong ? piece.text.length : piece.depth);
  let worst = 0;
  for (const [at, piece] of pieces.entries()) if (size(piece) > size(pieces[worst] ?? piece)) worst = at;
  return worst;
}

/** The shortest text of a number, as Excel writes exponents. */
function numberText(value: number, percent: boolean): string {
  const asPercent = percent ? printPercent(value) : '';
  return asPercent === '' || asPercent.includes('e') ? String(value).replace('e', 'E') : asPercent;
}
