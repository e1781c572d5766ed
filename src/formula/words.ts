import type { CalendarName, PlainFunction, TrailingFunction } from './expression';

export type FunctionName = PlainFunction | TrailingFunction | 'prev' | 'lag' | 'cumulative' | 'first' | 'total' | 'if';

interface Signature {
  readonly least: number;
  readonly most: number;
  /** How a call of it is written, for messages. */
  readonly usage: string;
}

/** The most arguments any function takes. */
const MANY = 64;

export const functions: ReadonlyMap<string, Signature> = new Map<FunctionName, Signature>([
  ['prev', { least: 2, most: 2, usage: 'prev(line, initial)' }],
  ['lag', { least: 2, most: 3, usage: 'lag(line, n) or lag(line, n, initial)' }],
  ['cumulative', { least: 1, most: 1, usage: 'cumulative(line)' }],
  ['trailing_sum', { least: 2, most: 2, usage: 'trailing_sum(line, n)' }],
  ['trailing_product', { least: 2, most: 2, usage: 'trailing_product(line, n)' }],
  ['trailing_mean', { least: 2, most: 2, usage: 'trailing_mean(line, n)' }],
  ['first', { least: 1, most: 1, usage: 'first(line)' }],
  ['total', { least: 1, most: 1, usage: 'total(line)' }],
  ['if', { least: 3, most: 3, usage: 'if(condition, then, otherwise)' }],
  ['min', { least: 1, most: MANY, usage: 'min(a, b, ...)' }],
  ['max', { least: 1, most: MANY, usage: 'max(a, b, ...)' }],
  ['abs', { least: 1, most: 1, usage: 'abs(x)' }],
  ['round', { least: 1, most: 2, usage: 'round(x) or round(x, digits)' }],
  ['floor', { least: 1, most: 1, usage: 'floor(x)' }],
  ['ceil', { least: 1, most: 1, usage: 'ceil(x)' }],
  ['sqrt', { least: 1, most: 1, usage: 'sqrt(x)' }],
  ['exp', { least: 1, most: 1, usage: 'exp(x)' }],
  ['log', { least: 1, most: 1, usage: 'log(x), the natural logarithm' }],
]);

export function isFunctionName(name: string): name is FunctionName {
  return functions.has(name);
}

export const calendarNames: readonly CalendarName[] = ['period', 'periods_per_year', 'year', 'quarter', 'month'];

export function isCalendarName(name: string): name is CalendarName {
  return (calendarNames as readonly string[]).includes(name);
}

/** Words that stand where an operator stands. */
export const operatorWords: readonly string[] = ['and', 'or', 'not'];

/** Words of other languages that a reader could take for more than a name, and what to write for each of them. */
export const foreignWords: ReadonlyMap<string, string> = new Map([
  ['true', 'write 1'],
  ['false', 'write 0'],
  ['null', 'a formula cannot write a missing value'],
  ['undefined', 'a formula cannot write a missing value'],
  ['NaN', 'a formula cannot write a missing value'],
  ['Infinity', 'every number is finite'],
  ['mod', 'for the remainder of a by b write `a - b * floor(a / b)`'],
  ['xor', 'write `(a and not b) or (b and not a)`'],
  ['to', 'numbers carry no units to convert'],
  ['in', 'numbers carry no units to convert'],
]);
