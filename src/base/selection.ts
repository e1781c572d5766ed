/**
 * Brings the number of one place, in rising order, to where sorting would put it, those below it before and those above it behind; between `from` and `to`, both
 * included. Hoare's selection, with the median of three as the pivot. No number is NaN.
 *
 * Aliasing  `numbers` is put into another order
 * Cost      in proportion to their count, mostly
 */
export function selectOne(numbers: Float64Array, place: number, first: number, last: number): void {
  let [from, to] = [first, last];
  while (from < to) {
    const pivot = medianOfThree(numbers[from] as number, numbers[(from + to) >>> 1] as number, numbers[to] as number);
    let [low, high] = [from, to];
    while (low <= high) {
      while ((numbers[low] as number) < pivot) low++;
      while ((numbers[high] as number) > pivot) high--;
      if (low > high) break;
      const held = numbers[low] as number;
      numbers[low++] = numbers[high] as number;
      numbers[high--] = held;
    }
    if (place <= high) to = high;
    else if (place >= low) from = low;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
