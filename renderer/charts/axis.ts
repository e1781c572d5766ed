/** The ends of a value axis and the distance of its gridlines. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const MOST_INTERVALS = 5;

/** Beyond this, differences of amounts overflow, and no axis could be counted along. */
const LARGEST_DRAWN = 1e300;

/** Less is what rounding leaves of nothing. */
const LEAST_DRAWN = 1e-9;

/** The values that an axis can show: those that are there, within what can be drawn. */
export function drawable(values: readonly number[]): readonly number[] {
  return values.filter((value) => Math.abs(value) < LARGEST_DRAWN);
}

/** An axis at round values around all of `values`, with room above and below; it does not start at 0 unless they do. */
export function roundAxis(values: readonly number[], least = 0): Axis {
  const finite = drawable(values);
  const low = Math.min(...(finite.length > 0 ? finite : [0]));
  const high = Math.max(...(finite.length > 0 ? finite : [1]));
  const spread = Math.max(high - low, Math.abs(high) * 0.05, least, 1e-9);
  for (let step = roundStep((spread * 1.2) / MOST_INTERVALS); ; step = roundStep(step * 1.1)) {
    const below = Math.floor((low - spread * 0.1) / step) * step;
    const min = low >= 0 ? Math.max(0, below) : below;
    const max = Math.ceil((high + spread * 0.1) / step) * step;
    if ((max - min) / step <= MOST_INTERVALS + 1e-6) return { min, max, step };
  }
}

/** An axis around 0 and all of `values`; from 0 to 1 where there is nothing but 0. */
export function zeroAxis(values: readonly number[]): Axis {
  const finite = [0, ...drawable(values)];
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  if (high - low < LEAST_DRAWN) return { min: 0, max: 1, step: 0.2 };
  for (let step = roundStep((high - low) / MOST_INTERVALS); ; step = roundStep(step * 1.1)) {
    const min = Math.floor(low / step + 1e-6) * step;
    const max = Math.ceil(high / step - 1e-6) * step;
    if ((max - min) / step <= MOST_INTERVALS + 1e-6)
      return { min: min === 0 ? 0 : min, max: max === 0 ? 0 : max, step };
  }
}

/**
 * The axis to draw when `wanted` follows `before`: what still shows everything, without wasting more than half of the height, stays, so
 * that the picture does not jump while someone types.
 */
export function steadyAxis(before: Axis | null, wanted: Axis): Axis {
  if (before === null) return wanted;
  const shows = before.min <= wanted.min && wanted.max <= before.max;
  const isRoomy = before.max - before.min > 2 * (wanted.max - wanted.min);
  return shows && !isRoomy ? before : wanted;
}

/** Decimals that write every gridline of an axis without rounding, at most three. */
export function axisDecimals({ step }: Pick<Axis, 'step'>): number {
  return decimalsOf(step);
}

/** Decimals that write a number without rounding, at most three. */
export function decimalsOf(value: number): number {
  return [0, 1, 2, 3].find((digits) => Number.isInteger(Number((value * 10 ** digits).toPrecision(12)))) ?? 3;
}

/** Places on the axis of `count` periods that are named: evenly apart from the first on, and the last. `name` is the width of a name. */
export function namedPlaces(count: number, width: number, name = NAME_WIDTH): ReadonlySet<number> {
  const last = count - 1;
  // The first and the last name end with the axis, so each reaches to its full width towards its neighbour.
  const apart = (name * 3) / 2 + NAME_GAP;
  const least = last / Math.max(1, Math.floor(width / apart));
  const step = STEPS.find((one) => one >= least) ?? Math.ceil(least);
  const places = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  // The last takes the place of one that stands too close to it.
  const isClose = (last - (places.at(-1) ?? 0)) * width < last * apart;
  return new Set([...(isClose && places.length > 1 ? places.slice(0, -1) : places), last]);
}

/** Of `Dec 27`, the usual name. */
const NAME_WIDTH = 38;
const NAME_GAP = 10;
/** Periods between names: halves, quarters and whole years. */
const STEPS = [1, 2, 3, 6, 12, 24, 36];

/** `Jan 27` for `Jan 2027`. */
export function shortPeriod(label: string): string {
  return label.replace(/ (?:FY)?(?:20)?(\d\d)$/, ' $1');
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const multiple = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return multiple * power;
}
