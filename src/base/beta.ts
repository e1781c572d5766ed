import { exp, log } from './elementary';
import { normalQuantile } from './normal';

/** What is left of Stirling's series from here on is below 10^-17 with the terms taken. */
const STIRLING_FROM = 12;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln of the gamma function, for x > 0: Stirling's series, for an argument raised to 12 and more. */
export function logGamma(x: number): number {
  let product = 1;
  let raised = x;
  for (; raised < STIRLING_FROM; raised++) product = product * raised;
  const square = 1 / (raised * raised);
  const series =
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))) /
    raised;
  return (raised - 0.5) * log(raised) - raised + HALF_LOG_TWO_PI + series - log(product);
}

const TINY = 1e-300;
const MOST_TERMS = 300;
const MOST_STEPS = 60;
const PRECISION = 2.220446049250313e-16;
const CLOSE = 1e-6;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by the method of Lentz. Converges fast for x < (a + 1)/(a + b + 2). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result = result * d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    result = result * factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return result;
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** A beta distribution on 0 to 1. */
export interface Beta {
  /** The probability of lying below x. */
  readonly probability: (x: number) => number;
  /** The x below which it lies with probability p, for 0 < p < 1; to about 10^-14 of it. */
  readonly quantile: (p: number) => number;
}

/** For a, b of 1 and more, where its density has no poles. */
export function betaDistribution(a: number, b: number): Beta {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const front = (x: number) => exp(a * log(x) + b * log(1 - x) - logBeta);
  const below = (x: number, frontOfX: number): number =>
    x < (a + 1) / (a + b + 2) ? (frontOfX * fraction(x, a, b)) / a : 1 - (frontOfX * fraction(1 - x, b, a)) / b;
  const probability = (x: number) => (x <= 0 ? 0 : x >= 1 ? 1 : below(x, front(x)));
  const mean = a / (a + b);
  const deviation = Math.sqrt((a * b) / ((a + b) * (a + b) * (a + b + 1)));
  const quantile = (p: number): number => {
    let [low, high] = [0, 1];
    let x = Math.min(0.999, Math.max(0.001, mean + deviation * normalQuantile(p)));
    for (let step = 0; step < MOST_STEPS; step++) {
      const here = front(x);
      const missed = below(x, here) - p;
      if (missed > 0) high = x;
      else low = x;
      const newton = (missed * x * (1 - x)) / here;
      // Halley's correction, which the curve of the density makes cheap.
      const curve = (a - 1) / x - (b - 1) / (1 - x);
      const next = x - newton / (1 - Math.min(0.5, Math.max(-0.5, (newton * curve) / 2)));
      const isInside = next > low && next < high;
      const to = isInside ? next : (low + high) / 2;
      const moved = Math.abs(to - x);
      x = to;
      // A step of Halley's leaves of an error about its third power.
      if (isInside && moved <= CLOSE * Math.min(x, 1 - x)) break;
      if (moved <= 4 * PRECISION * x) break;
    }
    return x;
  };
  return { probability, quantile };
}
