/** How likely a figure is to reach a target, from a sample of it. */
export interface Probability {
  /** A share of the trials that can be computed; NaN where there is none, or no target. */
  readonly probability: number;
  /** Of that share, as of a count of independent trials: the root of p (1 - p) / n. */
  readonly standardError: number;
  readonly count: number;
}

/** `value` may be a figure of the plan, and so NaN. */
export function probabilityOf(sample: Float64Array, direction: 'atLeast' | 'atMost', value: number): Probability {
  let count = 0;
  let reached = 0;
  for (let trial = 0; trial < sample.length; trial++) {
    const figure = sample[trial] as number;
    if (Number.isNaN(figure)) continue;
    count++;
    if (direction === 'atLeast' ? figure >= value : figure <= value) reached++;
  }
  const probability = count === 0 || Number.isNaN(value) ? Number.NaN : reached / count;
  return { probability, standardError: Math.sqrt((probability * (1 - probability)) / count), count };
}

/** Bars of equal width side by side, from `from` on. */
export interface Histogram {
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
}

const MOST_BARS = 48;
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * How often a figure falls where. The bars are of a round width that leaves at most some fifty of them, begin at a multiple of it, and hold
 * all numbers of the sample.
 */
export function histogramOf(sample: Float64Array): Histogram | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of sample) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return null;
  const width = roundWidth((high - low) / MOST_BARS, Math.max(Math.abs(low), Math.abs(high)));
  const first = Math.floor(low / width);
  const counts = new Array<number>(Math.floor(high / width) - first + 1).fill(0);
  for (const value of sample) {
    if (Number.isNaN(value)) continue;
    const bar = Math.floor(value / width) - first;
    counts[bar] = (counts[bar] as number) + 1;
  }
  return { from: first * width, width, counts };
}

/** The next of 1, 2, 2.5, 5 times a power of ten; for a sample of one number a thousandth of it. */
function roundWidth(least: number, size: number): number {
  const wanted = least > size * 1e-12 ? least : size === 0 ? 1 : size / 1000;
  const power = Number(`1e${Math.floor(decimalOrder(wanted))}`);
  return (STEPS.find((step) => step * power >= wanted * (1 - 1e-12)) ?? 10) * power;
}

/** The power of ten in which a number above 0 is written. */
function decimalOrder(x: number): number {
  return Number(x.toExponential().split('e')[1] ?? 0);
}
