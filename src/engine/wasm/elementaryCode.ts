import {
  INVERSE_LN2,
  LARGEST_EXPONENT,
  LN2_HIGH,
  LN2_LOW,
  SMALLEST_EXPONENT,
  SPLITTER,
  TWO_54,
} from '#base/elementary';
import type { LaneCode, Value } from './laneCode';
import type { ModuleFunctions } from './moduleFunctions';

/**
 * `exp`, `log` and `pow` of `#base/elementary` as instructions: the same operations in the same order, without a branch. Where the
 * TypeScript returns early, all is computed and the early result selected at the end; bits of no meaning meanwhile harm nobody.
 */

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const MANTISSA = 0x000fffffffffffffn;
const EXPONENT_OF_ONE = 0x3ff0000000000000n;
/** 2^52: its last bits count ones, so a whole number can be moved between a double's value and its bits by adding it. */
const WHOLES = 4503599627370496;
const BITS_OF_WHOLES = 0x4330000000000000n;
const BIAS = 1023;

/** 2^n for a whole n from -1022 to 1023, by its bits. */
function powerOfTwo(code: LaneCode, n: Value): Value {
  return code.shiftLeft(code.add(n, code.constant(WHOLES + BIAS)), 52);
}

function upperHalf(code: LaneCode, x: Value): Value {
  const scaled = code.keep(code.mul(x, code.constant(SPLITTER)));
  return code.keep(code.sub(scaled, code.sub(scaled, x)));
}

/** What rounding took away from `product = a * b`. */
function productError(code: LaneCode, a: Value, b: Value, product: Value): Value {
  const { mul, sub } = code;
  const aHigh = upperHalf(code, a);
  const bHigh = upperHalf(code, b);
  const aLow = code.keep(sub(a, aHigh));
  const bLow = code.keep(sub(b, bHigh));
  const rest = sub(sub(sub(product, mul(aHigh, bHigh)), mul(aLow, bHigh)), mul(aHigh, bLow));
  return sub(mul(aLow, bLow), rest);
}

/** A series by Horner's rule, its coefficients from the highest power down. */
function series(code: LaneCode, x: Value, [highest = Number.NaN, ...coefficients]: readonly number[]): Value {
  let sum = code.constant(highest);
  for (const coefficient of coefficients) sum = code.add(code.mul(sum, x), code.constant(coefficient));
  return code.keep(sum);
}

const EXP_SERIES = [6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2].map(
  (divisor) => 1 / divisor,
);
const LOG_SERIES = [25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((divisor) => 1 / divisor);

/** e^(x + tail): Infinity above the largest exponent, 0 below the smallest. */
export function emitExpOfSum(code: LaneCode): void {
  const { add, sub, mul, constant, keep } = code;
  const x = code.parameter(0);
  const tail = code.parameter(1);
  const orders = keep(code.floor(add(mul(x, constant(INVERSE_LN2)), constant(0.5))));
  const high = keep(sub(x, mul(orders, constant(LN2_HIGH))));
  const low = keep(sub(mul(orders, constant(LN2_LOW)), tail));
  const r = keep(sub(high, low));
  const lost = keep(sub(sub(high, r), low));
  const sum = series(code, r, EXP_SERIES);
  const result = add(constant(1), add(r, add(mul(mul(r, r), sum), add(lost, mul(lost, r)))));
  const half = keep(code.floor(code.div(orders, constant(2))));
  const scaled = mul(mul(result, powerOfTwo(code, half)), powerOfTwo(code, sub(orders, half)));
  const notTooSmall = code.select(code.lt(x, constant(SMALLEST_EXPONENT)), constant(0), scaled);
  code.select(code.gt(x, constant(LARGEST_EXPONENT)), constant(Number.POSITIVE_INFINITY), notTooSmall)();
}

/** ln x for a finite x > 0 as the nearest number, and what that lacks. */
export function emitLogParts(code: LaneCode): void {
  const { add, sub, mul, div, constant, keep } = code;
  const x = code.parameter(0);
  const isTiny = code.keepMask(code.lt(x, constant(SMALLEST_NORMAL)));
  const normal = keep(code.select(isTiny, mul(x, constant(TWO_54)), x));
  const exponent = sub(code.orBits(code.shiftRight(normal, 52), BITS_OF_WHOLES), constant(WHOLES + BIAS));
  const firstOrders = keep(add(code.select(isTiny, constant(-54), constant(0)), exponent));
  const mantissa = keep(code.orBits(code.andBits(normal, MANTISSA), EXPONENT_OF_ONE));
  const isLarge = code.keepMask(code.gt(mantissa, constant(Math.SQRT2)));
  const m = keep(code.select(isLarge, div(mantissa, constant(2)), mantissa));
  const orders = keep(code.select(isLarge, add(firstOrders, constant(1)), firstOrders));
  const f = keep(sub(m, constant(1)));
  const above = keep(add(m, constant(1)));
  const aboveLow = keep(sub(m, sub(above, constant(1))));
  const s = keep(div(f, above));
  const product = keep(mul(s, above));
  const error = productError(code, s, above, product);
  const sLow = keep(div(sub(sub(sub(f, product), error), mul(s, aboveLow)), above));
  const z = keep(mul(s, s));
  const sum = series(code, z, LOG_SERIES);
  const high = keep(mul(constant(2), s));
  const low = mul(constant(2), add(sLow, mul(s, mul(z, sum))));
  const whole = keep(mul(orders, constant(LN2_HIGH)));
  const total = keep(add(whole, high));
  const lost = code.select(code.eq(orders, constant(0)), constant(0), sub(high, sub(total, whole)));
  const rest = keep(add(lost, add(low, mul(orders, constant(LN2_LOW)))));
  const result = keep(add(total, rest));
  result();
  sub(rest, sub(result, total))();
}

/** ln x; NaN unless x > 0. */
export function emitLog(code: LaneCode, functions: ModuleFunctions): void {
  const x = code.parameter(0);
  const [logarithm] = code.callTwo(functions.shared('logParts'), [x]);
  code.select(code.gt(x, code.constant(0)), logarithm, code.constant(Number.NaN))();
}

/** x^y for x and y that are finite or NaN. */
export function emitPow(code: LaneCode, functions: ModuleFunctions): void {
  const { add, mul, eq, select, constant, keep, keepMask } = code;
  const x = code.parameter(0);
  const y = code.parameter(1);
  const size = keep(code.abs(x));
  const [logarithm, tail] = code.callTwo(functions.shared('logParts'), [size]);
  const product = keep(mul(y, logarithm));
  const error = productError(code, y, logarithm, product);
  const power = code.call(functions.shared('expOfSum'), [product, add(error, mul(y, tail))]);
  const ofZero = select(code.gt(y, constant(0)), constant(0), constant(Number.POSITIVE_INFINITY));
  const ofSize = select(eq(size, constant(0)), ofZero, power);
  const isOne = code.or(eq(y, constant(0)), eq(size, constant(1)));
  const positive = keep(select(isOne, constant(1), ofSize));
  const isEven = eq(mul(code.floor(code.div(y, constant(2))), constant(2)), y);
  const ofWhole = select(isEven, positive, code.neg(positive));
  const ofNegative = select(eq(code.floor(y), y), ofWhole, constant(Number.NaN));
  const signed = select(code.lt(x, constant(0)), ofNegative, positive);
  const isThere = keepMask(code.and(eq(x, x), eq(y, y)));
  select(isThere, select(eq(y, constant(1)), x, signed), constant(Number.NaN))();
}
