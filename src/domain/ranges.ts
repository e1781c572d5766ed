import { betaDistribution } from '#base/beta';
import { exp, log } from '#base/elementary';
import { normalQuantile } from '#base/normal';

/**
 * How an uncertain number is spread, from three numbers that people say of it.
 *
 *     estimate     low, likely and high as people say them: one in ten lies below low, one in ten above high, and half below likely
 *     pert         ends low and high, most often near likely: a beta distribution of mean (low + 4 likely + high) / 6
 *     triangular   ends low and high, straight up to likely and straight down again
 *     uniform      ends low and high, nothing in between more likely than another
 *     normal       mean likely; one in ten below low, one in ten above high, so they lie as far from it
 *     lognormal    median likely; one in ten below low, one in ten above high, so their product is its square
 */
export const RANGE_SHAPES = ['estimate', 'pert', 'triangular', 'uniform', 'normal', 'lognormal'] as const;
export type RangeShape = (typeof RANGE_SHAPES)[number];

export const RANGE_SHAPE_NAMES: Readonly<Record<RangeShape, string>> = {
  estimate: 'Estimate',
  pert: 'PERT',
  triangular: 'Triangular',
  uniform: 'Uniform',
  normal: 'Normal',
  lognormal: 'Lognormal',
};

export interface Range {
  readonly shape: RangeShape;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Whether low and high are the ends, and not one in ten at either side. */
export function hasEnds(shape: RangeShape): boolean {
  return shape === 'pert' || shape === 'triangular' || shape === 'uniform';
}

/** The standard normal number that one in ten exceeds. */
const TENTH = normalQuantile(0.9);

/** How far low and high may be from where normal and lognormal have them, as a share of the width: they are typed rounded. */
const SYMMETRY = 0.01;

/** What is wrong with the numbers of a range: the rest of a sentence about it; null for one that can be drawn from. */
export function rangeProblem({ shape, low, likely, high }: Range): string | null {
  if (!(low <= likely && likely <= high)) return 'low, likely and high must stand in this order';
  if (low === high) return hasEnds(shape) ? null : 'low and high must differ';
  switch (shape) {
    case 'estimate':
      return low < likely && likely < high
        ? null
        : 'likely must lie between low and high; where it is one of them, choose PERT';
    case 'normal':
      return Math.abs(high - likely - (likely - low)) <= SYMMETRY * (high - low)
        ? null
        : 'a normal range has low and high equally far from likely; for one that leans, choose an estimate';
    case 'lognormal':
      if (!(low > 0)) return 'a lognormal range lies above 0';
      return Math.abs(log(high / likely) - log(likely / low)) <= SYMMETRY * log(high / low)
        ? null
        : 'a lognormal range has high as many times likely as likely is of low; for another, choose an estimate';
    case 'pert':
    case 'triangular':
    case 'uniform':
      return null;
  }
}

/** A normal range by mean and standard deviation. */
export function normalRange(mean: number, deviation: number): Range {
  return { shape: 'normal', low: mean - TENTH * deviation, likely: mean, high: mean + TENTH * deviation };
}

/** A lognormal range by the mean and standard deviation of the number itself, both above 0. */
export function lognormalRange(mean: number, deviation: number): Range {
  const variance = log(1 + (deviation / mean) * (deviation / mean));
  const median = mean / Math.sqrt(1 + (deviation / mean) * (deviation / mean));
  const factor = exp(TENTH * Math.sqrt(variance));
  return { shape: 'lognormal', low: median / factor, likely: median, high: median * factor };
}

export function uniformRange(low: number, high: number): Range {
  return { shape: 'uniform', low, likely: low + (high - low) / 2, high };
}

/** The range with one of its numbers changed. Of normal and lognormal ranges the others follow, so that they stay what they are. */
export function withNumber(range: Range, which: 'low' | 'likely' | 'high', value: number): Range {
  const { shape, low, likely, high } = range;
  const changed = { ...range, [which]: value };
  if (shape === 'normal') {
    if (which === 'likely') return { ...changed, low: low + value - likely, high: high + value - likely };
    return which === 'low' ? { ...changed, high: 2 * likely - value } : { ...changed, low: 2 * likely - value };
  }
  if (shape === 'lognormal' && value > 0) {
    if (which === 'likely') return { ...changed, low: (low * value) / likely, high: (high * value) / likely };
    const other = (likely * likely) / value;
    return which === 'low' ? { ...changed, high: other } : { ...changed, low: other };
  }
  return changed;
}

/** The numbers of a range under another shape, moved as little as that takes. */
export function asShape({ low, likely, high }: Range, shape: RangeShape): Range {
  const kept = { shape, low, likely, high };
  if (rangeProblem(kept) === null) return kept;
  if (shape === 'normal') return { shape, low: likely - (high - low) / 2, likely, high: likely + (high - low) / 2 };
  if (shape === 'lognormal' && low > 0) {
    const factor = Math.sqrt(high / low);
    return { shape, low: likely / factor, likely, high: likely * factor };
  }
  if (shape === 'estimate') return { ...kept, likely: low + (high - low) / 2 };
  return kept;
}

/** The number below which a range lies with probability p, for 0 < p < 1. */
export type Quantile = (p: number) => number;

/**
 * The quantiles of a range without a `rangeProblem`. What does not depend on p is worked out once.
 *
 * Source  estimate: Myerson, Probability Models for Economic Decisions (2005): normal where low and high are equally far, and
 *         else a lognormal shifted so that all three numbers are met. The others: their closed forms.
 */
export function rangeQuantile({ shape, low, likely, high }: Range): Quantile {
  const width = high - low;
  if (width === 0) return () => low;
  switch (shape) {
    case 'uniform':
      return (p) => low + width * p;
    case 'triangular':
      return triangularQuantile(low, likely, high);
    case 'pert': {
      const { quantile } = betaDistribution(1 + (4 * (likely - low)) / width, 1 + (4 * (high - likely)) / width);
      return (p) => low + width * quantile(p);
    }
    case 'normal': {
      const deviation = width / (2 * TENTH);
      return (p) => likely + deviation * normalQuantile(p);
    }
    case 'lognormal': {
      const deviation = log(high / low) / (2 * TENTH);
      return (p) => likely * exp(deviation * normalQuantile(p));
    }
    case 'estimate': {
      const lean = log((high - likely) / (likely - low));
      const whole = growthOver(lean, 1);
      return (p) => likely + ((high - likely) * growthOver(lean, normalQuantile(p) / TENTH)) / whole;
    }
  }
}

function triangularQuantile(low: number, likely: number, high: number): Quantile {
  const width = high - low;
  const share = (likely - low) / width;
  return (p) =>
    p < share ? low + Math.sqrt(p * width * (likely - low)) : high - Math.sqrt((1 - p) * width * (high - likely));
}

/** Below this the exponential differs from its series by less than rounding. */
const NEARLY_STRAIGHT = 1e-3;

/** (e^(w t) - 1) / w, and t where w is 0. */
function growthOver(w: number, t: number): number {
  const x = w * t;
  if (Math.abs(x) > NEARLY_STRAIGHT) return (exp(x) - 1) / w;
  return t * (1 + (x / 2) * (1 + (x / 3) * (1 + (x / 4) * (1 + x / 5))));
}
