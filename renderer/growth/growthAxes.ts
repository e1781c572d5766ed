/** A row or column of the heat map: a round figure, or where the plan itself stands. */
export interface AxisPlace {
  /** null is the plan's own figure, year by year. */
  readonly value: number | null;
  /** The figure by which it is named and put in order. */
  readonly at: number;
  readonly isOwn: boolean;
}

/** Figures that differ by less are one row. */
const SAME = 5e-5;

const NRRS = { from: 0.85, step: 0.05, count: 10 } as const;
const TARGETS = { step: 0.1, before: 3, count: 7 } as const;

/** The NRRs of the heat map: 85 to 130%, moved so far that the plan's own is among them. */
export function nrrPlaces(own: number, ownValue: number | null): readonly AxisPlace[] {
  const { step, count } = NRRS;
  const reach = (count - 1) * step;
  let from: number = NRRS.from;
  if (own < from) from = Math.max(0, lower(own, step));
  else if (own > from + reach) from = lower(own, step) + step - reach;
  return withOwn(roundPlaces(from, step, count), own, ownValue);
}

/** The growth targets of the heat map: seven round ones around the plan's own, from 10% on where that is above. */
export function targetPlaces(own: number): readonly AxisPlace[] {
  const { step, before, count } = TARGETS;
  const near = Number.isNaN(own) ? step : lower(own, step);
  const from = near < step ? near : Math.max(step, near - before * step);
  return withOwn(roundPlaces(from, step, count), own, null);
}

/** The targets that are compared where nobody has chosen others: the plan's own, and round ones beside it. */
export function comparedTargets(own: number): readonly number[] {
  if (Number.isNaN(own)) return [0.2, 0.3, 0.4, 0.5];
  return [own - 0.2, own - 0.1, own, own + 0.1].map((target) => Number(target.toPrecision(12)));
}

function roundPlaces(from: number, step: number, count: number): readonly AxisPlace[] {
  return Array.from({ length: count }, (_, index) => {
    const value = Number((from + index * step).toFixed(6));
    return { value, at: value, isOwn: false };
  });
}

/** The plan's own figure in its order; it takes the place of a round one that it equals. */
function withOwn(places: readonly AxisPlace[], own: number, value: number | null): readonly AxisPlace[] {
  if (Number.isNaN(own)) return places;
  const others = places.filter(({ at }) => Math.abs(at - own) >= SAME);
  return [...others, { value, at: own, isOwn: true }].toSorted((a, b) => a.at - b.at);
}

function lower(value: number, step: number): number {
  return Math.floor(value / step + 1e-9) * step;
}
