/** A value of an input, and the figure that follows from it. */
export interface Tried {
  readonly value: number;
  readonly figure: number;
}

/** What follows from many values at once; NaN where nothing can be computed. */
export type Figures = (values: readonly number[]) => readonly number[];

const POINTS = 64;
const MOST_ROUNDS = 16;
const DIGITS = 15;
const UNIT_IN_LAST_PLACE = 2.220446049250313e-16;

/** The values tried so far, each once, in their order. */
type History = readonly Tried[];

/**
 * Looks between two bounds for the value at which a figure meets a target: nearest to `near` where there are several, else the
 * one that comes closest. Where the figure is a straight line of the value the first step is exact.
 *
 * Returns everything tried, and the best of it; null where no figure can be computed.
 */
export function searchRoot(
  figures: Figures,
  target: number,
  { min, max, near }: { readonly min: number; readonly max: number; readonly near: number },
): { readonly best: Tried | null; readonly history: History } {
  let history = tryAll(figures, [], [...grid(min, max), near]);
  let at = near;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const passed = bracketOf(history, target, at);
    const around = passed ?? neighboursOfBest(history, target);
    if (around === null) return { best: null, history };
    const [low, high] = around;
    if (high.value - low.value <= UNIT_IN_LAST_PLACE * Math.max(Math.abs(low.value), Math.abs(high.value))) break;
    if (passed !== null) {
      at = onLine(passed, target);
      history = tryAll(figures, history, [at]);
      const best = bestOf(history, target);
      if (best !== null && missed(best, target) <= UNIT_IN_LAST_PLACE * scaleOf(best, target)) break;
    }
    const close = passed === null ? [] : closeTo(at, low.value, high.value);
    history = tryAll(figures, history, [...grid(low.value, high.value), ...close]);
  }
  return withFewestDigits(figures, history, target, { min, max });
}

export function bestOf(history: History, target: number): Tried | null {
  let best: Tried | null = null;
  for (const one of history) {
    if (!Number.isNaN(one.figure) && (best === null || missed(one, target) < missed(best, target))) best = one;
  }
  return best;
}

/** The figures of values not tried yet, with those of before. */
export function tryAll(figures: Figures, history: History, values: readonly number[]): History {
  const known = new Set(history.map(({ value }) => value));
  const fresh = [...new Set(values)].filter((value) => !known.has(value));
  if (fresh.length === 0) return history;
  const found = figures(fresh);
  const tried = fresh.map((value, at) => ({ value, figure: found[at] ?? Number.NaN }));
  return [...history, ...tried].toSorted((a, b) => a.value - b.value);
}

function missed({ figure }: Tried, target: number): number {
  return Math.abs(figure - target);
}

/** How large the numbers are whose differences round. */
export function scaleOf({ figure }: Tried, target: number): number {
  return Math.max(Math.abs(figure), Math.abs(target));
}

/** The neighbours between which the figure passes the target, nearest to a value first; null where it passes it nowhere. */
function bracketOf(history: History, target: number, near: number): readonly [Tried, Tried] | null {
  let found: readonly [Tried, Tried] | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [at, low] of history.entries()) {
    const high = history[at + 1];
    if (high === undefined || !((low.figure - target) * (high.figure - target) <= 0)) continue;
    const distance = near < low.value ? low.value - near : Math.max(0, near - high.value);
    if (distance < nearest) [found, nearest] = [[low, high], distance];
  }
  return found;
}

function neighboursOfBest(history: History, target: number): readonly [Tried, Tried] | null {
  const best = bestOf(history, target);
  if (best === null) return null;
  const at = history.indexOf(best);
  return [history[at - 1] ?? best, history[at + 1] ?? best];
}

/** Where the straight line between two points meets the target. */
function onLine([low, high]: readonly [Tried, Tried], target: number): number {
  const share = (target - low.figure) / (high.figure - low.figure);
  const value = low.value + (high.value - low.value) * share;
  return value >= low.value && value <= high.value ? value : low.value;
}

function grid(from: number, to: number): readonly number[] {
  return Array.from({ length: POINTS + 1 }, (_, at) => (at === POINTS ? to : from + ((to - from) * at) / POINTS));
}

/** Values on both sides of a guess, ever closer: where the figure is nearly straight they leave next to nothing to look through. */
function closeTo(guess: number, low: number, high: number): readonly number[] {
  return Array.from({ length: DIGITS }, (_, digits) => (high - low) / Number(`1e${digits + 2}`)).flatMap((width) => [
    Math.max(low, guess - width),
    Math.min(high, guess + width),
  ]);
}

/** Among values that come as close as rounding allows, the one with the fewest digits: 0.05 rather than 0.05000000000000001. */
function withFewestDigits(
  figures: Figures,
  history: History,
  target: number,
  { min, max }: { readonly min: number; readonly max: number },
): { readonly best: Tried | null; readonly history: History } {
  const best = bestOf(history, target);
  if (best === null) return { best, history };
  const rounded = Array.from({ length: DIGITS }, (_, digits) => Number(best.value.toPrecision(digits + 1)));
  const all = tryAll(
    figures,
    history,
    rounded.filter((value) => value >= min && value <= max),
  );
  const allowed = Math.max(missed(best, target), 4 * UNIT_IN_LAST_PLACE * scaleOf(best, target));
  const short = rounded
    .flatMap((value) => all.find((one) => one.value === value) ?? [])
    .find((one) => missed(one, target) <= allowed);
  return { best: short ?? best, history: all };
}
