import { exp, log, pow, wholePower } from '#base/elementary';
import type { BinaryOperator, PlainFunction, UnaryOperator } from '#formula/expression';

/**
 * What every operator and function of the language means, on one number each. Not computable is NaN: an operand that
 * is NaN makes the result NaN everywhere, and so does a result that is not finite. Nothing else is ever rounded or mended.
 */

/** x itself, or NaN where it is not finite; always the same NaN, of which there are many. */
export function finite(x: number): number {
  return x - x === 0 ? x : Number.NaN;
}

/** 1 or 0 for a comparison of two numbers that are both there, else NaN. */
function truth(claim: boolean, a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  return claim ? 1 : 0;
}

export const ROUNDING_DIGITS = 15;
/** From 2^52 on every number is whole. */
export const ALL_WHOLE = 4503599627370496;
/** From 2^50 on the decimals of a scaled number are what scaling made: the number has no digits left to round away. */
export const ALL_DIGITS = 1125899906842624;
export const LAST_PLACE = 2.220446049250313e-16;
/** Beyond 2^48 one unit in the last place is no trifle any more: 0.25 is no half. */
export const MOST_SLACK = 1 / 16;

/**
 * Rounds half away from zero to `digits` decimals, as Excel does; a number within one unit in the last place below the half
 * counts as the half, because 1.005 is written for a binary number a little smaller. Not computable unless `digits` is whole, -15 to 15.
 */
function round(x: number, digits: number): number {
  if (Math.floor(digits) !== digits || Math.abs(digits) > ROUNDING_DIGITS) return Number.NaN;
  const scale = wholePower(10, Math.abs(digits));
  const size = digits < 0 ? Math.abs(x) / scale : Math.abs(x) * scale;
  if (!(size < (digits > 0 ? ALL_DIGITS : ALL_WHOLE))) return finite(x);
  const below = Math.floor(size);
  const whole = size - below + Math.min(size * LAST_PLACE, MOST_SLACK) >= 0.5 ? below + 1 : below;
  const rounded = digits < 0 ? whole * scale : whole / scale;
  return x < 0 ? -rounded : rounded;
}

/** The smallest (or largest) of numbers that are all there. */
function extreme(values: readonly number[], takes: (candidate: number, best: number) => boolean): number {
  let best = values[0] ?? Number.NaN;
  for (const value of values) {
    if (Number.isNaN(value)) return Number.NaN;
    if (takes(value, best)) best = value;
  }
  return best;
}

export const unaryMeaning: Readonly<Record<UnaryOperator, (x: number) => number>> = {
  '-': (x) => -x,
  '+': (x) => x,
  not: (x) => truth(x === 0, x, x),
};

export const binaryMeaning: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => finite(a + b),
  '-': (a, b) => finite(a - b),
  '*': (a, b) => finite(a * b),
  '/': (a, b) => finite(a / b),
  '^': (a, b) => finite(pow(a, b)),
  '==': (a, b) => truth(a === b, a, b),
  '!=': (a, b) => truth(a !== b, a, b),
  '<': (a, b) => truth(a < b, a, b),
  '<=': (a, b) => truth(a <= b, a, b),
  '>': (a, b) => truth(a > b, a, b),
  '>=': (a, b) => truth(a >= b, a, b),
  and: (a, b) => truth(a !== 0 && b !== 0, a, b),
  or: (a, b) => truth(a !== 0 || b !== 0, a, b),
};

/** `x^n` for a whole n written as a number in the formula. */
export function literalPower(x: number, n: number): number {
  return finite(wholePower(x, n));
}

export const functionMeaning: Readonly<Record<PlainFunction, (values: readonly number[]) => number>> = {
  min: (values) => extreme(values, (candidate, best) => candidate < best),
  max: (values) => extreme(values, (candidate, best) => candidate > best),
  abs: ([x = Number.NaN]) => Math.abs(x),
  round: ([x = Number.NaN, digits = 0]) => round(x, digits),
  floor: ([x = Number.NaN]) => Math.floor(x),
  ceil: ([x = Number.NaN]) => Math.ceil(x),
  sqrt: ([x = Number.NaN]) => Math.sqrt(x),
  exp: ([x = Number.NaN]) => finite(exp(x)),
  log: ([x = Number.NaN]) => finite(log(x)),
};

/** Sum, from the first to the last. */
export function sumOf(values: readonly number[]): number {
  return finite(values.reduce((sum, value) => sum + value));
}

/** Product, from the first to the last. */
export function productOf(values: readonly number[]): number {
  return finite(values.reduce((product, value) => product * value));
}

/** Mean of values weighted by others, both in document order; NaN where the weights sum to zero. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  return finite(sumOf(values.map((value, i) => value * (weights[i] ?? Number.NaN))) / sumOf(weights));
}
