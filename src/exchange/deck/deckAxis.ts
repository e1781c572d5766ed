/** A value axis with round ends. */
export interface DeckAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const MOST_STEPS = 5;
/** Below this share of the largest value, the range is looked at by itself and the axis is cut. */
const CUT_BELOW = 0.35;

/** An axis that shows all values: from zero, unless they lie close together far from it, or `isCut` lets it begin near the lowest. */
export function deckAxis(values: readonly number[], isCut: boolean): DeckAxis {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { min: 0, max: 1, step: 0.5 };
  let low = finite.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  let high = finite.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const spread = high - low;
  if (isCut && spread <= CUT_BELOW * Math.max(Math.abs(low), Math.abs(high))) {
    const margin = spread === 0 ? Math.max(Math.abs(high) * 0.02, 1e-9) : spread * 0.15;
    low -= margin;
    high += margin;
  } else {
    low = Math.min(0, low * 1.08);
    high = Math.max(0, high * 1.08);
    if (high === low) high = low + 1;
  }
  const step = roundStep((high - low) / MOST_STEPS);
  // Multiples of the step as they are written, without what adding it up in binary leaves.
  const at = (count: number) => Number((count * step).toPrecision(12));
  return { min: at(Math.floor(low / step + 1e-9)), max: at(Math.ceil(high / step - 1e-9)), step };
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundStep(least: number): number {
  let power = 1;
  while (power > least) power /= 10;
  while (power * 10 <= least) power *= 10;
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(12));
}
