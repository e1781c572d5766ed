import { normalProbability, normalQuantile } from '#base/normal';
import { type UniformStream, uniformStream } from '#base/philox';
import { ok, type Result } from '#base/result';
import { type Quantile, rangeQuantile } from '#domain/ranges';
import type { Risk } from '#plan/places';
import { rangeName } from '#plan/ranges';
import { type CorrelationError, mixing } from './rankCorrelation';

/** The draws of all ranges of a plan. */
export interface Draws {
  /** By range, then by trial: those up to `count` are there. Not to be written to. */
  readonly upTo: (count: number) => readonly Float64Array[];
}

/** Draws by what they are drawn from. Where a plan changes and its ranges do not, they are there already. */
const known = new WeakMap<Risk, Result<Draws, CorrelationError>>();

/**
 * The draws of a plan's ranges: each a function of seed, name of the input and number of the trial, and so the same whatever else is
 * drawn. Correlated ones are mixed as normal numbers and keep their own distribution (a Gaussian copula).
 */
export function drawsOf(risk: Risk): Result<Draws, CorrelationError> {
  const found = known.get(risk) ?? made(risk);
  known.set(risk, found);
  return found;
}

/** A range as it is drawn: its stream, and from which ones it is mixed, itself the last; null where from itself alone. */
interface Source {
  readonly stream: UniformStream;
  readonly quantile: Quantile;
  readonly mixed: readonly (readonly [range: number, weight: number])[] | null;
}

function made(risk: Risk): Result<Draws, CorrelationError> {
  const mixes = mixing(risk);
  if (!mixes.ok) return mixes;
  const sources = risk.distributions.map((range, at): Source => {
    const weights = (mixes.value[at] ?? []).flatMap((weight, from) => (weight === 0 ? [] : [[from, weight] as const]));
    return {
      stream: uniformStream(risk.seed, rangeName(range)),
      quantile: rangeQuantile(range),
      mixed: weights.length > 1 ? weights : null,
    };
  });
  let drawn: readonly Float64Array[] = sources.map(() => new Float64Array(0));
  return ok({
    upTo: (count) => {
      drawn = drawn.map((values, at) => (values.length >= count ? values : extended(sources, at, values, count)));
      return drawn;
    },
  });
}

function extended(sources: readonly Source[], at: number, before: Float64Array, count: number): Float64Array {
  const values = new Float64Array(count);
  values.set(before);
  const { stream, quantile, mixed } = sources[at] as Source;
  for (let trial = before.length; trial < count; trial++) {
    values[trial] = quantile(mixed === null ? stream(trial) : mixedDraw(sources, mixed, trial));
  }
  return values;
}

/** Nearest to 0 and 1 that a draw may come: beyond, a sum of rounded products would be an end itself. */
const LEAST = 1e-16;

function mixedDraw(sources: readonly Source[], mixed: NonNullable<Source['mixed']>, trial: number): number {
  let z = 0;
  for (const [from, weight] of mixed) z += weight * normalQuantile((sources[from] as Source).stream(trial));
  return Math.min(1 - LEAST, Math.max(LEAST, normalProbability(z)));
}
