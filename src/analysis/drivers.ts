/** Ranks by the sample they are of, which nobody writes to any more: draws stay the same from run to run. */
const known = new WeakMap<Float64Array, Float64Array>();

/** The ranks of a sample from 0; equal numbers have the mean of the ranks that they share. NaN keeps NaN. */
export function ranksOf(sample: Float64Array): Float64Array {
  const found = known.get(sample) ?? ranked(sample);
  known.set(sample, found);
  return found;
}

function ranked(sample: Float64Array): Float64Array {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  return sample.map((value) => {
    if (Number.isNaN(value)) return value;
    const first = firstAt(sorted, value);
    let last = first;
    while (sorted[last + 1] === value && last - first < FEW) last++;
    if (last - first === FEW) last = firstAt(sorted, value, true) - 1;
    return (first + last) / 2;
  });
}

/** Equal numbers are counted one by one up to so many, and looked for beyond. */
const FEW = 4;

/** Where the first number of a sorted list stands that is not smaller, or, `orEqual`, that is larger. */
function firstAt(sorted: Float64Array, value: number, orEqual = false): number {
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
