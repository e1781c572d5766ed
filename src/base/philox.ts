/**
 * Random numbers that are a function of where they stand, not of what was drawn before: Philox4x32-10, a keyed mixing of a counter.
 * So a draw depends on nothing but its seed, its name and its number.
 *
 * Source  Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (2011); its known answers are tests.
 */

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/** The upper 32 bits of the product of two numbers of 32 bits. */
function highProduct(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const first = aHigh * bLow + ((aLow * bLow) >>> 16);
  const second = aLow * bHigh + (first & 0xffff);
  return (aHigh * bHigh + (first >>> 16) + (second >>> 16)) >>> 0;
}

/** Mixes the four words of `counter` in place, under a key of two words. All are whole numbers of 32 bits, 0 and up. */
export function philox(counter: Uint32Array, key0: number, key1: number): void {
  let [a, b, c, d] = counter as unknown as [number, number, number, number];
  let [k0, k1] = [key0, key1];
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highProduct(MULTIPLIER_0, a);
    const low0 = Math.imul(MULTIPLIER_0, a) >>> 0;
    const high1 = highProduct(MULTIPLIER_1, c);
    const low1 = Math.imul(MULTIPLIER_1, c) >>> 0;
    a = (high1 ^ b ^ k0) >>> 0;
    b = low1;
    c = (high0 ^ d ^ k1) >>> 0;
    d = low0;
    k0 = (k0 + KEY_STEP_0) >>> 0;
    k1 = (k1 + KEY_STEP_1) >>> 0;
  }
  counter[0] = a;
  counter[1] = b;
  counter[2] = c;
  counter[3] = d;
}

/** A stream of numbers evenly spread over (0, 1), ends excluded: the n-th is asked for by n, in any order. */
export type UniformStream = (n: number) => number;

const TWO_26 = 67108864;
const TWO_52 = 4503599627370496;

/** The stream of a name under a seed (0 to 2^32 - 1). Two names differ in 64 bits of the counter, but for one pair in 10^19. */
export function uniformStream(seed: number, name: string): UniformStream {
  const counter = new Uint32Array(4);
  const [first, second] = [hashOf(name, 0x811c9dc5), hashOf(name, 0x2b3c4d5f)];
  return (n) => {
    counter[0] = n;
    counter[1] = first;
    counter[2] = second;
    counter[3] = 0;
    philox(counter, seed, 0);
    const high = (counter[0] as number) >>> 6;
    const low = (counter[1] as number) >>> 6;
    return (high * TWO_26 + low + 0.5) / TWO_52;
  };
}

/** FNV-1a over the code units of a name, from a basis of one's own. */
function hashOf(name: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}
