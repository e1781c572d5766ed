/** What a chart looks like. */
export interface Look {
  /** Says everything that takes room or colour: drawings of the same frame differ in their figures alone, which are not cut at the edges of the plot. */
  readonly frame: string;
  /** What is drawn in the frame; null where more is painted over it, of which nothing is known here. */
  readonly shows: { readonly figures: readonly (readonly number[])[]; readonly texts: readonly string[] } | null;
}

/** Part of a figure by which computing it from other numbers may move it: nobody sees so little. */
const SAME = 1e-12;

/** Whether one may stay for the other. An edit moves one chart and leaves another as it was: NRR does not follow the size of a plan. */
export function looksTheSame(a: Look, b: Look): boolean {
  if (a === b) return true;
  if (a.frame !== b.frame || a.shows === null || b.shows === null) return false;
  return (
    isEach(a.shows.texts, b.shows.texts, (one, other) => one === other) &&
    isEach(a.shows.figures, b.shows.figures, (some, others) => isEach(some, others, isSameFigure))
  );
}

function isEach<T>(some: readonly T[], others: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return some.length === others.length && some.every((one, at) => isSame(one, others[at] as T));
}

/** NaN, for what cannot be computed, is the same as NaN alone. */
function isSameFigure(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= SAME * Math.abs(b);
}
