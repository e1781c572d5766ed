/** In doubles: 256 KB, of which figures get no more than an eighth at a time. */
const SLAB = 32_768;

/** What the last figures were cut from, and how much of it is taken. */
let slab = new Float64Array(0);
let taken = 0;

/**
 * Room for figures that are handed out, all 0, that nobody else is given. Small ones are cut from one piece of memory, because a piece of
 * their own costs more than what is written into it. The piece goes when the last of them does.
 */
export function roomFor(length: number): Float64Array {
  if (length > SLAB / 8) return new Float64Array(length);
  if (taken + length > slab.length) {
    slab = new Float64Array(SLAB);
    taken = 0;
  }
  const room = slab.subarray(taken, taken + length);
  taken += length;
  return room;
}
