/** The ranks of a sample from 0; equal numbers have the mean of the ranks that they share. NaN keeps NaN. */
function ranksOf(sample: Float64Array): Float64Array {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  return sample.map((value) => {
    if (Number.isNaN(value)) return value;
    const below = countBelow(sorted, value, false);
    return (below + countBelow(sorted, value, true) - 1) / 2;
  });
}

/** How many numbers of a sorted list are smaller, or, `orEqual`, not larger. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = sorted[middle] as number;
    if (one < value || (orEqual && one === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The correlation of the ranks of two samples of the same trials (Spearman's): how nearly one rises with the other, -1 to 1. Trials that are
 * NaN in either do not count. NaN where one of them does not vary.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const hasGaps = [a, b].some((sample) => sample.some(Number.isNaN));
  if (!hasGaps) return correlation(ranksOf(a), ranksOf(b));
  const both = Array.from(a.keys()).filter((at) => !Number.isNaN(a[at] as number) && !Number.isNaN(b[at] as number));
  const kept = (sample: Float64Array) => Float64Array.from(both, (at) => sample[at] as number);
  return correlation(ranksOf(kept(a)), ranksOf(kept(b)));
}

/** Pearson's, of ranks. */
function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (a.length - 1) / 2;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const x = (a[at] as number) - mean;
    const y = (b[at] as number) - mean;
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : Number.NaN;
}

/** How much of the spread of a figure goes along with each input, as shares that add up to 1: squared rank correlations, of their sum. */
export function spreadShares(correlations: readonly number[]): readonly number[] {
  const squares = correlations.map((one) => (Number.isNaN(one) ? 0 : one * one));
  const whole = squares.reduce((sum, one) => sum + one, 0);
  return squares.map((one) => (whole === 0 ? 0 : one / whole));
}
