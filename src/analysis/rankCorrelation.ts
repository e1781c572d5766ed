import { cholesky } from '#base/cholesky';
import { err, ok, type Result } from '#base/result';
import { MINUS } from '#domain/figureText';
import { rangeLabel } from '#plan/inputLabel';
import type { Plan } from '#plan/model';
import type { Risk } from '#plan/places';
import { correlationOf, rangeName } from '#plan/ranges';

/** A correlation that cannot be, together with the others; both are names of ranges. */
export interface CorrelationError {
  readonly type: 'correlation';
  readonly first: string;
  readonly second: string;
  readonly value: number;
  /** The nearest that could be, in hundredths; null where none could. */
  readonly nearest: number | null;
}

/** How ranges and numbers read. */
export interface RangeWording {
  readonly nameOf: (range: string) => string;
  readonly numberOf: (value: number) => string;
}

const PLAIN: RangeWording = { nameOf: (name) => name, numberOf: String };

/** Ranges by their labels and numbers with a true minus, as windows and reports have them; command lines take what they print, names and hyphens. */
export function rangeWording(plan: Plan): RangeWording {
  return { nameOf: (name) => rangeLabel(plan, name), numberOf: (value) => String(value).replace('-', MINUS) };
}

export function describeCorrelationError(error: CorrelationError, wording: RangeWording = PLAIN): string {
  const { first, second, value, nearest } = error;
  const { nameOf, numberOf } = wording;
  const pair = `${nameOf(first)} and ${nameOf(second)}`;
  if (Math.abs(value) === 1 && nearest !== null)
    return `${pair} cannot be correlated by ${numberOf(value)}, for then they would be one uncertainty; the nearest that can be is ${numberOf(nearest)}.`;
  const with_ = `A correlation of ${numberOf(value)} between ${pair} cannot be together with the others`;
  if (nearest === null) return `${with_}: lower those of either first.`;
  return `${with_}; the nearest that can is ${numberOf(nearest)}.`;
}

/**
 * How standard normal numbers have to be mixed so that the ranks of what they stand for are correlated as a plan says: row i tells the
 * i-th in terms of independent ones up to itself. A range that is correlated with none before it has a row that leaves it alone.
 *
 * Errors  the pair that shows first that the correlations of ranks contradict each other.
 */
export function mixing(risk: Risk): Result<readonly (readonly number[])[], CorrelationError> {
  const ranks = risk.distributions.map((_, i) =>
    risk.distributions.map((__, j) => (i === j ? 1 : correlationOf(risk, i, j))),
  );
  const factor = cholesky(ranks.map((row) => row.map(fromRank)));
  return 'lower' in factor ? ok(factor.lower) : err(contradiction(risk, ranks, factor.failsAt));
}

/**
 * The correlation of normal numbers whose ranks are correlated by `rank`: 2 sin(pi rank / 6).
 *
 * Source  Kruskal, Ordinal measures of association (1958).
 */
function fromRank(rank: number): number {
  return Math.abs(rank) === 1 ? rank : 2 * sine((Math.PI * rank) / 6);
}

/** The sine of an x between -pi/6 and pi/6, by its series: the same bits on every machine. */
function sine(x: number): number {
  const square = x * x;
  let sum = 0;
  for (let n = 17; n >= 3; n -= 2) sum = (-(sum + 1) * square) / (n * (n - 1));
  return x * (1 + sum);
}

/** In the row that fails, the pair that has to move least to make it hold. */
function contradiction(risk: Risk, ranks: readonly (readonly number[])[], row: number): CorrelationError {
  const name = (at: number) => {
    const range = risk.distributions[at];
    return range === undefined ? '' : rangeName(range);
  };
  const own = ranks[row] as readonly number[];
  const pairs = own
    .slice(0, row)
    .flatMap((value, at) => (value === 0 ? [] : [{ at, value, nearest: nearestPossible(ranks, row, at) }]))
    .toSorted((a, b) => movedBy(a) - movedBy(b));
  const [pair] = pairs;
  if (pair === undefined) throw new Error('A range without correlations contradicts none');
  return { type: 'correlation', first: name(pair.at), second: name(row), value: pair.value, nearest: pair.nearest };
}

function movedBy({ value, nearest }: { readonly value: number; readonly nearest: number | null }): number {
  return nearest === null ? Number.POSITIVE_INFINITY : Math.abs(value - nearest);
}

/** The correlation of a row with an earlier one that is nearest to what it is and does not contradict the others. */
function nearestPossible(ranks: readonly (readonly number[])[], row: number, at: number): number | null {
  const value = ranks[row]?.[at] as number;
  const hundredths = Array.from({ length: 199 }, (_, step) => (step - 99) / 100).toSorted(
    (a, b) => Math.abs(a - value) - Math.abs(b - value),
  );
  const upTo = ranks.slice(0, row + 1);
  const fits = (one: number) =>
    'lower' in cholesky(upTo.map((r, i) => (i === row ? r.with(at, one) : r).map(fromRank)));
  return hundredths.find(fits) ?? null;
}
