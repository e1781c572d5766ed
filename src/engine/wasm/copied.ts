/** In doubles: 256 KB, of which figures get no more than an eighth at a time. */
const SLAB = 32_768;

/** What the last figures were put into, and how much of it is taken. */
let slab = new Float64Array(0);
let taken = 0;

/**
 * So many numbers from `from` on, in memory that nobody else is given. Small copies are put into one piece of memory, because a piece of
 * their own costs more than what is written into it. The piece goes when the last of them does.
 */
export function copied(numbers: Float64Array, from: number, length: number): Float64Array {
  if (length > SLAB / 8) return numbers.slice(from, from + length);
  if (taken + length > slab.length) {
    slab = new Float64Array(SLAB);
    taken = 0;
  }
  const copy = slab.subarray(taken, taken + length);
  copy.set(numbers.subarray(from, from + length));
  taken += length;
  return copy;
}
