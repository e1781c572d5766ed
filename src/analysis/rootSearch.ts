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
/** Below this share of the figures a difference is rounding. */
export const ROUNDING = 1e-12;
/** How many times as far out as two neighbours are apart a figure is looked at, and how many times as much it has to have moved there. */
const FAR = 1e6;
const STEEPER = 1e3;
/** Of what is searched, how far rounding to fewer digits may lead. */
const LEAST_SHIFT = 1e-9;

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
  const asItIs = history.find(({ value }) => value === near);
  if (asItIs !== undefined && isExact(asItIs, target)) return { best: asItIs, history };
  if (bracketOf(history, target, near) === null) history = toExtremes(figures, history);
  let at = near;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const passed = bracketOf(history, target, at);
    const around = passed ?? neighboursOfBest(history, target);
    if (around === null) return { best: null, history };
    const [low, high] = around;
    if (areNeighbours(low.value, high.value)) break;
    if (passed !== null) {
      at = onLine(passed, target);
      history = tryAll(figures, history, [at]);
      const best = bestOf(history, target);
      if (best !== null && isExact(best, target)) break;
    }
    const close = passed === null ? [] : closeTo(at, low.value, high.value);
    history = tryAll(figures, history, [...grid(low.value, high.value), ...close]);
  }
  return withFewestDigits(figures, toEndOfStretch(figures, history, target, near), target, { min, max, near });
}

/**
 * Whether a search came to its target: but for rounding, or as near as two neighbouring values leave, where the figure passes the target between
 * them without a jump. A figure that is the difference of large ones meets 0 only so.
 */
export function isMet(history: History, best: Tried, target: number): boolean {
  if (missed(best, target) <= ROUNDING * scaleOf(best, target)) return true;
  const [low, high] = bracketOf(history, target, best.value) ?? [];
  if (low === undefined || high === undefined) return false;
  const [gap, jump] = [high.value - low.value, Math.abs(high.figure - low.figure)];
  if (!(missed(best, target) <= jump && Number.isFinite(jump))) return false;
  const left = history.findLast(({ value }) => low.value - value >= FAR * gap);
  const right = history.find(({ value }) => value - high.value >= FAR * gap);
  const sides = [
    Math.abs((left?.figure ?? Number.NaN) - low.figure),
    Math.abs((right?.figure ?? Number.NaN) - high.figure),
  ];
  // Where it has no jump it moves so much farther out that what it moves in between is next to nothing.
  return sides.some((moved) => moved >= STEEPER * jump);
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

function isExact(tried: Tried, target: number): boolean {
  return missed(tried, target) <= UNIT_IN_LAST_PLACE * scaleOf(tried, target);
}

/** Whether no number lies between two, or hardly one. */
function areNeighbours(low: number, high: number): boolean {
  return high - low <= UNIT_IN_LAST_PLACE * Math.max(Math.abs(low), Math.abs(high));
}

/** Of the values that come equally close, the one nearest to `near`. */
function nearestBest(history: History, target: number, near: number): Tried | null {
  const best = bestOf(history, target);
  if (best === null) return null;
  let found = best;
  for (const one of history) {
    if (missed(one, target) <= missed(best, target) && Math.abs(one.value - near) < Math.abs(found.value - near))
      found = one;
  }
  return found;
}

/**
 * Where the figure stays the same over a stretch of values, its end towards `near` is looked for, ever closer; one round that brings
 * nothing nearer says that there is no stretch.
 */
function toEndOfStretch(figures: Figures, history: History, target: number, near: number): History {
  let all = history;
  let before: Tried | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const best = nearestBest(all, target, near);
    if (best === null || best === before || best.value === near) return all;
    const next = all[all.indexOf(best) + (best.value < near ? 1 : -1)];
    if (next === undefined) return all;
    const [low, high] = best.value < near ? [best.value, next.value] : [next.value, best.value];
    if (areNeighbours(low, high)) return all;
    all = tryAll(figures, all, [...grid(low, high), ...closeTo(best.value, low, high)]);
    before = best;
  }
  return all;
}

/** Looks ever closer around the lowest and the highest figure, which lie between the values tried first where the figure turns: what is said of how far it reaches is then true. */
function toExtremes(figures: Figures, history: History): History {
  let all = history;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = extremesOf(all);
    if (before === null) return all;
    const values = before.flatMap((end) => {
      const [low, high] = neighboursOf(all, end);
      return areNeighbours(low.value, high.value) ? [] : grid(low.value, high.value);
    });
    all = tryAll(figures, all, values);
    const after = extremesOf(all) ?? before;
    const moved = before.map(({ figure }, at) => Math.abs(figure - (after[at] as Tried).figure));
    if (moved.every((by) => by <= ROUNDING * Math.max(...after.map(({ figure }) => Math.abs(figure))))) return all;
  }
  return all;
}

/** The lowest and the highest figure; null where none can be computed. */
export function extremesOf(history: History): readonly [lowest: Tried, highest: Tried] | null {
  const seen = history.filter(({ figure }) => !Number.isNaN(figure));
  const [first] = seen;
  if (first === undefined) return null;
  return [
    seen.reduce((a, b) => (b.figure < a.figure ? b : a), first),
    seen.reduce((a, b) => (b.figure > a.figure ? b : a), first),
  ];
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
  return best === null ? null : neighboursOf(history, best);
}

function neighboursOf(history: History, tried: Tried): readonly [Tried, Tried] {
  const at = history.indexOf(tried);
  return [history[at - 1] ?? tried, history[at + 1] ?? tried];
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

/**
 * Among values that come as close as rounding allows, the one with the fewest digits: 0.05 rather than 0.05000000000000001. What comes closest at an
 * end is that end, and not the number beside it that rounding favours.
 */
function withFewestDigits(
  figures: Figures,
  history: History,
  target: number,
  { min, max, near }: { readonly min: number; readonly max: number; readonly near: number },
): { readonly best: Tried | null; readonly history: History } {
  const best = nearestBest(history, target, near);
  if (best === null) return { best, history };
  const most = LEAST_SHIFT * Math.max(max - min, Math.abs(best.value));
  const rounded = Array.from({ length: DIGITS }, (_, digits) => Number(best.value.toPrecision(digits + 1)));
  const close = [min, max, ...rounded].filter(
    (value) => value >= min && value <= max && Math.abs(value - best.value) <= most,
  );
  const all = tryAll(figures, history, close);
  const scale = scaleOf(best, target);
  const allowed = missed(best, target) + 4 * UNIT_IN_LAST_PLACE * scale;
  const isAllowed = (one: Tried) =>
    missed(one, target) <= allowed ||
    ((one.value === min || one.value === max) &&
      missed(best, target) > ROUNDING * scale &&
      missed(one, target) <= missed(best, target) + LEAST_SHIFT * scale);
  const short = close.flatMap((value) => all.find((one) => one.value === value) ?? []).find(isAllowed);
  return { best: short ?? best, history: all };
}
