/**
 * `exp`, `log` and `pow` made of IEEE additions, multiplications, divisions, comparisons and bit operations alone.
 *
 * Those five give the same bits on every machine and in every backend, which the built-in functions do not promise.
 * Where plans live (results between 1e-6 and 1e6) the error is at most 2 units in the last place; tests measure it.
 */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** ln 2 in two parts: the first has 32 trailing zero bits, so a whole number of binary orders times it is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
export const INVERSE_LN2 = Math.LOG2E;
export const TWO_54 = 18014398509481984;
export const SPLITTER = 134217729;
export const LARGEST_EXPONENT = 709.782712893384;
export const SMALLEST_EXPONENT = -745.1332191019412;

/** 2^n for -1022 <= n <= 1023, by its bits. */
function powerOfTwo(n: number): number {
  words[HIGH] = (n + 1023) << 20;
  words[1 - HIGH] = 0;
  return float[0] as number;
}

/** The upper half of a number's bits, such that products of halves are exact (Veltkamp). */
function upperHalf(x: number): number {
  const scaled = x * SPLITTER;
  return scaled - (scaled - x);
}

/** What rounding took away from `product = a * b` (Dekker). */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** e^(x + tail), for a tail far smaller than x. */
function expOfSum(x: number, tail: number): number {
  if (x > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST_EXPONENT) return 0;
  const orders = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - orders * LN2_HIGH;
  const low = orders * LN2_LOW - tail;
  const r = high - low;
  const lost = high - r - low;
  // Taylor's series to r^13: at |r| <= 0.347 the rest is below 1e-17.
  let series = 1 / 6227020800;
  series = series * r + 1 / 479001600;
  series = series * r + 1 / 39916800;
  series = series * r + 1 / 3628800;
  series = series * r + 1 / 362880;
  series = series * r + 1 / 40320;
  series = series * r + 1 / 5040;
  series = series * r + 1 / 720;
  series = series * r + 1 / 120;
  series = series * r + 1 / 24;
  series = series * r + 1 / 6;
  series = series * r + 1 / 2;
  const result = 1 + (r + (r * r * series + (lost + lost * r)));
  // In two steps, because 2^1024 and numbers below 2^-1022 cannot be written as one factor.
  const half = Math.floor(orders / 2);
  return result * powerOfTwo(half) * powerOfTwo(orders - half);
}

/** Of the last call of `logParts`: what its result lacks. */
let logTail = 0;

/**
 * ln x for a finite x > 0, as the nearest number; the rest, to about 2^-60 of it, is left in `logTail`.
 *
 *     x = 2^k m with m in [1/sqrt 2, sqrt 2];  s = (m - 1)/(m + 1);  ln m = 2 s (1 + s^2/3 + s^4/5 + ...)
 */
function logParts(x: number): number {
  let orders = 0;
  float[0] = x;
  if (x < 2.2250738585072014e-308) {
    float[0] = x * TWO_54;
    orders = -54;
  }
  const bits = words[HIGH] as number;
  orders += (bits >>> 20) - 1023;
  words[HIGH] = (bits & 0x000fffff) | 0x3ff00000;
  let m = float[0] as number;
  if (m > Math.SQRT2) {
    m = m / 2;
    orders = orders + 1;
  }
  const f = m - 1;
  const above = m + 1;
  const aboveLow = m - (above - 1);
  const s = f / above;
  const product = s * above;
  const sLow = (f - product - productError(s, above, product) - s * aboveLow) / above;
  const z = s * s;
  let series = 1 / 25;
  series = series * z + 1 / 23;
  series = series * z + 1 / 21;
  series = series * z + 1 / 19;
  series = series * z + 1 / 17;
  series = series * z + 1 / 15;
  series = series * z + 1 / 13;
  series = series * z + 1 / 11;
  series = series * z + 1 / 9;
  series = series * z + 1 / 7;
  series = series * z + 1 / 5;
  series = series * z + 1 / 3;
  const high = 2 * s;
  const low = 2 * (sLow + s * (z * series));
  const whole = orders * LN2_HIGH;
  const sum = whole + high;
  const rest = (orders === 0 ? 0 : high - (sum - whole)) + (low + orders * LN2_LOW);
  const result = sum + rest;
  logTail = rest - (result - sum);
  return result;
}

/** e^x. */
export function exp(x: number): number {
  return Number.isNaN(x) ? x : expOfSum(x, 0);
}

/** Natural logarithm; NaN below zero, -Infinity at zero. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x === Number.POSITIVE_INFINITY ? x : logParts(x);
}

/**
 * x^y. A negative x has powers for whole y only (NaN otherwise); 0^0 is 1; 0 to a negative power is Infinity.
 * NaN in, NaN out, also for y = 0 and x = 1.
 */
export function pow(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (x < 0) {
    if (Math.floor(y) !== y) return Number.NaN;
    const size = pow(-x, y);
    return Math.floor(y / 2) * 2 === y ? size : -size;
  }
  if (x === Number.POSITIVE_INFINITY) return y > 0 ? x : 0;
  const logarithm = logParts(x);
  const tail = logTail;
  const product = y * logarithm;
  if (product > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (product < SMALLEST_EXPONENT) return 0;
  return expOfSum(product, productError(y, logarithm, product) + y * tail);
}

/**
 * x^n for a whole n with |n| <= 1,024, by one fixed chain of squarings and multiplications from the lowest bit of n up;
 * for a negative n the reciprocal of x^|n|. This is what a literal whole exponent means in a formula.
 */
export function wholePower(x: number, n: number): number {
  let rest = n < 0 ? -n : n;
  let square = x;
  let result = 1;
  while (rest > 0) {
    if ((rest & 1) === 1) result = result * square;
    rest = rest >> 1;
    if (rest > 0) square = square * square;
  }
  return n < 0 ? 1 / result : result;
}
