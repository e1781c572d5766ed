import { selectOne } from '#base/selection';

/** What is said of a sample. */
export interface Percentiles {
  /** By probability, interpolated linearly between neighbours: the p-th of n lies at place (n - 1) p. NaN for an empty sample. */
  readonly values: readonly number[];
  readonly mean: number;
  /** How many numbers there are; NaN does not count. */
  readonly count: number;
}

/** Where numbers are put in order; kept, because taking that much memory anew for each figure takes longer than the ordering. */
let scratch = new Float64Array(0);

/** Percentiles of the numbers of a sample. `probabilities` rise from 0 to 1. */
export function percentilesOf(sample: Float64Array, probabilities: readonly number[]): Percentiles {
  if (scratch.length < sample.length) scratch = new Float64Array(sample.length);
  const numbers = scratch;
  let count = 0;
  let sum = 0;
  for (let at = 0; at < sample.length; at++) {
    const value = sample[at] as number;
    if (Number.isNaN(value)) continue;
    numbers[count++] = value;
    sum += value;
  }
  if (count === 0) return { values: probabilities.map(() => Number.NaN), mean: Number.NaN, count };
  const places = probabilities.map((p) => (count - 1) * p);
  const needed = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))];
  select(numbers, needed, 0, count - 1);
  const values = places.map((place) => {
    const below = Math.floor(place);
    const low = numbers[below] as number;
    const high = numbers[Math.ceil(place)] as number;
    return low + (high - low) * (place - below);
  });
  return { values, mean: sum / count, count };
}

/** Brings the numbers of these places, in rising order, to where sorting would put them; between `from` and `to`, both included. */
function select(numbers: Float64Array, places: readonly number[], from: number, to: number): void {
  if (places.length === 0 || from >= to) return;
  const middle = places[Math.floor(places.length / 2)] as number;
  selectOne(numbers, middle, from, to);
  select(
    numbers,
    places.filter((place) => place < middle),
    from,
    middle - 1,
  );
  select(
    numbers,
    places.filter((place) => place > middle),
    middle + 1,
    to,
  );
}
