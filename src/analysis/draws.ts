import { normalProbability, normalQuantile } from '#base/normal';
import { type UniformStream, uniformStream } from '#base/philox';
import { ok, type Result } from '#base/result';
import { type Quantile, rangeQuantile } from '#domain/ranges';
import type { Risk } from '#plan/places';
import { rangeName } from '#plan/ranges';
import { type CorrelationError, mixing } from './rankCorrelation';

/** The draws of all ranges of a plan, for so many trials. */
export interface Draws {
  /** By range, then by trial: those of the first `count` trials are there. Not to be written to. */
  readonly upTo: (count: number) => readonly Float64Array[];
}

/** A range as it is drawn: its stream, and from which ones it is mixed, itself the last; null where from itself alone. */
interface Source {
  readonly stream: UniformStream;
  readonly quantile: Quantile;
  readonly mixed: readonly (readonly [stream: UniformStream, weight: number])[] | null;
}

/** The draws of one range, filled as far as they were asked for. */
interface Drawn {
  readonly source: Source;
  readonly values: Float64Array;
  filled: number;
}

/** Draws by all that they follow from, so that those of ranges that stay as they are need not be made again. */
const known = new Map<string, Drawn>();
const MOST_KNOWN = 64;

/**
 * The draws of a plan's ranges: each a function of seed, name of the input and number of the trial, and so the same whatever else is
 * drawn. Correlated ones are mixed as normal numbers and keep their own distribution (a Gaussian copula).
 */
export function drawsOf(risk: Risk, trials: number): Result<Draws, CorrelationError> {
  const mixes = mixing(risk);
  if (!mixes.ok) return mixes;
  const drawn = risk.distributions.map((_, at) => drawnFor(risk, at, mixes.value[at] ?? [], trials));
  return ok({
    upTo: (count) => {
      for (const one of drawn) fill(one, Math.min(count, trials));
      return drawn.map(({ values }) => values);
    },
  });
}

function drawnFor({ distributions, seed }: Risk, at: number, weights: readonly number[], trials: number): Drawn {
  const range = distributions[at];
  if (range === undefined) throw new Error(`There is no range ${at}`);
  const { shape, low, likely, high } = range;
  const parts = weights.flatMap((weight, from) => {
    const other = distributions[from];
    return weight === 0 || other === undefined ? [] : [[rangeName(other), weight] as const];
  });
  const mixed = parts.length > 1 ? parts : null;
  const key = JSON.stringify([seed, trials, rangeName(range), shape, low, likely, high, mixed]);
  const found = known.get(key);
  known.delete(key);
  const made = found ?? {
    source: {
      stream: uniformStream(seed, rangeName(range)),
      quantile: rangeQuantile(range),
      mixed: mixed?.map(([name, weight]) => [uniformStream(seed, name), weight] as const) ?? null,
    },
    values: new Float64Array(trials),
    filled: 0,
  };
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return made;
}

function fill(drawn: Drawn, count: number): void {
  const { stream, quantile, mixed } = drawn.source;
  for (let trial = drawn.filled; trial < count; trial++) {
    drawn.values[trial] = quantile(mixed === null ? stream(trial) : mixedDraw(mixed, trial));
  }
  drawn.filled = Math.max(drawn.filled, count);
}

/** Nearest to 0 and 1 that a draw may come: beyond, a sum of rounded products would be an end itself. */
const LEAST = 1e-16;

function mixedDraw(mixed: NonNullable<Source['mixed']>, trial: number): number {
  let z = 0;
  for (const [stream, weight] of mixed) z += weight * normalQuantile(stream(trial));
  return Math.min(1 - LEAST, Math.max(LEAST, normalProbability(z)));
}
