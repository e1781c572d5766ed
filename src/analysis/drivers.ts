/**
 * The correlation of the ranks of two samples of the same trials (Spearman's): how nearly one rises with the other, -1 to 1. Trials
 * that are NaN in either do not count; equal numbers share the mean of their ranks. NaN where one of them does not vary.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const both: number[] = [];
  for (let trial = 0; trial < Math.min(a.length, b.length); trial++) {
    if (!Number.isNaN(a[trial] as number) && !Number.isNaN(b[trial] as number)) both.push(trial);
  }
  const ranksA = ranksOf(Float64Array.from(both, (trial) => a[trial] as number));
  const ranksB = ranksOf(Float64Array.from(both, (trial) => b[trial] as number));
  const mean = (both.length - 1) / 2;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let at = 0; at < both.length; at++) {
    const x = (ranksA[at] as number) - mean;
    const y = (ranksB[at] as number) - mean;
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : Number.NaN;
}

/** From 0; equal numbers have the mean of the ranks that they share. */
function ranksOf(sample: Float64Array): Float64Array {
  const order = Array.from(sample.keys()).sort((a, b) => (sample[a] as number) - (sample[b] as number));
  const ranks = new Float64Array(sample.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && sample[order[to + 1] as number] === sample[order[from] as number]) to++;
    for (let at = from; at <= to; at++) ranks[order[at] as number] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

/** How much of the spread of a figure goes along with each input, as shares that add up to 1: squared rank correlations, of their sum. */
export function spreadShares(correlations: readonly number[]): readonly number[] {
  const squares = correlations.map((one) => (Number.isNaN(one) ? 0 : one * one));
  const whole = squares.reduce((sum, one) => sum + one, 0);
  return squares.map((one) => (whole === 0 ? 0 : one / whole));
}
