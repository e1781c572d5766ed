import { cholesky, solveCholesky } from '#base/cholesky';

/** By point: what is missed, one number for each target; NaN where it cannot be computed. */
export type Misses = (points: readonly (readonly number[])[]) => readonly (readonly number[])[];

export interface Box {
  readonly min: readonly number[];
  readonly max: readonly number[];
}

const MOST_STEPS = 60;
/** Of the width of the box, for slopes; the root of the rounding of a third derivative's share. */
const SLOPE_STEP = 1e-5;
/** From a step of Newton's to one along the slope, all tried at once. */
const DAMPINGS = [1e-14, 1e-10, 1e-7, 1e-5, 1e-3, 1e-2, 0.1, 1, 10, 100];
/** A step that gains less than this share of the cost is the last. */
const LEAST_GAIN = 1e-13;

/**
 * The point of a box at which the squares of several misses add up to the least, from a start on: Gauss and Newton's method, damped as by
 * Levenberg and Marquardt, with coordinates that press against a bound, or would cross one, held there. It finds the least nearby, which for the nearly
 * straight figures of plans is the least of all.
 *
 * Returns null where nothing can be computed at the start.
 */
export function leastSquares(misses: Misses, start: readonly number[], box: Box): readonly number[] | null {
  const widths = start.map((_, i) => (box.max[i] as number) - (box.min[i] as number));
  const held = (point: readonly number[]) =>
    point.map((x, i) => Math.min(box.max[i] as number, Math.max(box.min[i] as number, x)));
  let point: readonly number[] = held(start);
  let missed: readonly number[] = misses([point])[0] ?? [];
  let cost = costOf(missed);
  if (!Number.isFinite(cost)) return null;
  for (let step = 0; step < MOST_STEPS && cost > 0; step++) {
    const slopes = slopesAt(misses, point, widths, box);
    const steps = stepsFrom({ point, missed, slopes, widths, box }).map((by) =>
      held(point.map((x, i) => x + (by[i] as number))),
    );
    if (steps.length === 0) break;
    const found = misses(steps);
    const costs = found.map(costOf);
    const best = costs.reduce((least, one, at) => (one < (costs[least] as number) ? at : least), 0);
    const next = costs[best] as number;
    if (!(next < cost)) break;
    const isDone = cost - next <= LEAST_GAIN * cost;
    [point, missed, cost] = [steps[best] as readonly number[], found[best] as readonly number[], next];
    if (isDone) break;
  }
  return point;
}

function costOf(missed: readonly number[]): number {
  let sum = 0;
  for (const one of missed) sum += one * one;
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

/** By target, then by coordinate: what a whole width of the box would change, from both sides where there is room. */
function slopesAt(
  misses: Misses,
  point: readonly number[],
  widths: readonly number[],
  box: Box,
): readonly (readonly number[])[] {
  const probes = point.flatMap((x, i) => {
    const by = SLOPE_STEP * (widths[i] as number);
    const low = Math.max(box.min[i] as number, x - by);
    const high = Math.min(box.max[i] as number, x + by);
    return [point.with(i, low), point.with(i, high)];
  });
  const found = misses(probes);
  return (found[0] ?? []).map((_, target) =>
    point.map((__, i) => {
      const run = ((probes[2 * i + 1]?.[i] as number) - (probes[2 * i]?.[i] as number)) / (widths[i] as number);
      const rise = (found[2 * i + 1]?.[target] as number) - (found[2 * i]?.[target] as number);
      return run > 0 && Number.isFinite(rise) ? rise / run : 0;
    }),
  );
}

interface Place {
  readonly point: readonly number[];
  readonly missed: readonly number[];
  readonly slopes: readonly (readonly number[])[];
  readonly widths: readonly number[];
  readonly box: Box;
}

/** The steps to try, one for each damping. */
function stepsFrom(place: Place): readonly (readonly number[])[] {
  const { point, missed, slopes, box } = place;
  const gradient = point.map((_, i) => sum(missed.map((miss, target) => miss * (slopes[target]?.[i] as number))));
  const free = point.flatMap((x, i) => {
    const pull = gradient[i] as number;
    const isPressed = (x <= (box.min[i] as number) && pull > 0) || (x >= (box.max[i] as number) && pull < 0);
    return pull === 0 || isPressed ? [] : [i];
  });
  if (free.length === 0) return [];
  const products = point.map((_, i) =>
    point.map((__, j) => sum(slopes.map((row) => (row[i] as number) * (row[j] as number)))),
  );
  const largest = Math.max(...free.map((i) => products[i]?.[i] as number));
  // Scaled so that its diagonal is about 1.
  const scaled = {
    products: products.map((row) => row.map((x) => x / largest)),
    gradient: gradient.map((x) => x / largest),
  };
  return DAMPINGS.flatMap((damping) => stepInside(place, scaled, free, damping) ?? []);
}

interface Quadratic {
  readonly products: readonly (readonly number[])[];
  readonly gradient: readonly number[];
}

/**
 * The step to where the straightened figures come closest, with one coordinate after the other held at the bound that it would cross
 * the farthest, and the others found anew beside it: a step that is only cut off at the bounds would lead past the least along them.
 */
function stepInside(
  { point, widths, box }: Place,
  { products, gradient }: Quadratic,
  free: readonly number[],
  damping: number,
): readonly (readonly number[])[] | null {
  const step = point.map(() => 0);
  for (let left = free; left.length > 0; ) {
    const factor = cholesky(left.map((i) => left.map((j) => (products[i]?.[j] as number) + (i === j ? damping : 0))));
    if ('failsAt' in factor) return null;
    // What the held ones do already is no longer to be done.
    const held = free.filter((i) => !left.includes(i));
    const rest = left.map(
      (i) => -(gradient[i] as number) - sum(held.map((j) => (products[i]?.[j] as number) * (step[j] as number))),
    );
    for (const [at, x] of solveCholesky(factor.lower, rest).entries()) step[left[at] as number] = x;
    const beyond = left.map((i) => {
      const to = (point[i] as number) + (step[i] as number) * (widths[i] as number);
      return Math.max((box.min[i] as number) - to, to - (box.max[i] as number), 0) / (widths[i] as number);
    });
    const farthest = Math.max(...beyond);
    if (!(farthest > 0)) break;
    const i = left[beyond.indexOf(farthest)] as number;
    const bound = ((step[i] as number) > 0 ? box.max : box.min)[i] as number;
    step[i] = (bound - (point[i] as number)) / (widths[i] as number);
    left = left.filter((one) => one !== i);
  }
  return [step.map((by, i) => by * (widths[i] as number))];
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}
