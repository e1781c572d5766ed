import type { SourceId } from '#domain/sources';
import { CROSS_SELL_BY_AGE } from '#domain/strategyFacts';

/** How much cross-selling an account bears at its age. */
export interface CrossSellTiming {
  /** Place in `CROSS_SELL_BY_AGE`: 0 none, 1 light, 2 proactive, 3 strategic. */
  readonly step: number;
  /** The day from which on it holds, and that of the next step; null on the last. */
  readonly fromDay: number;
  readonly nextDay: number | null;
  readonly approach: string;
  readonly source: SourceId;
}

const TIMINGS: readonly CrossSellTiming[] = CROSS_SELL_BY_AGE.map((one, step) => ({
  ...one,
  step,
  nextDay: CROSS_SELL_BY_AGE[step + 1]?.fromDay ?? null,
}));

/** What the other sources say about the time of a cross-sell: how long one takes, not when it may begin. They disagree, and stand side by side. */
export const CROSS_SELL_CYCLES: readonly {
  readonly source: SourceId;
  readonly says: string;
  readonly fromDays: number;
  readonly toDays: number;
}[] = [
  { source: 'A', says: '3 to 6 months', fromDays: 90, toDays: 180 },
  { source: 'E', says: '45 to 90 days', fromDays: 45, toDays: 90 },
];

/**
 * Cross-selling by age (C): none in the first 30 days, light to day 90, proactive to day 180, strategic from there. A day that ends one step begins
 * the next. Before the first day there is none. null where the start is not known.
 */
export function crossSellTiming(age: number | null): CrossSellTiming | null {
  if (age === null) return null;
  return TIMINGS.findLast(({ fromDay }) => age >= fromDay) ?? TIMINGS[0] ?? null;
}
