import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

/** The three expansion motions that a source prices. Seat initiatives take the band of upsell; price and retention have none. */
export const COST_MOTIONS = ['upsell', 'cross_sell', 'usage'] as const;
export type CostMotion = (typeof COST_MOTIONS)[number];

/** From low to high, both included; `low` is never above `high`. */
export interface CostRange {
  readonly low: Money;
  readonly high: Money;
}

/** A stage of ARR in US dollars. It includes its lower bound, also where the source puts that in both stages. */
export interface CostStage {
  /** 1 for the first; what the line `arr_stage` shows. */
  readonly number: 1 | 2 | 3;
  readonly id: 'startup' | 'growth' | 'scale';
  readonly label: string;
  readonly arrFrom: Money;
  /** US dollars a month. */
  readonly bands: Readonly<Record<CostMotion, CostRange>>;
}

export const COSTS_SOURCE: SourceId = 'A';

export const COST_STAGES: readonly [CostStage, CostStage, CostStage] = [
  {
    number: 1,
    id: 'startup',
    label: 'Startup, below $5M ARR',
    arrFrom: money(0),
    bands: { upsell: band(2_000, 8_000), cross_sell: band(5_000, 15_000), usage: band(3_000, 10_000) },
  },
  {
    number: 2,
    id: 'growth',
    label: 'Growth, $5M to $25M ARR',
    arrFrom: money(5_000_000),
    bands: { upsell: band(10_000, 40_000), cross_sell: band(20_000, 60_000), usage: band(8_000, 25_000) },
  },
  {
    number: 3,
    id: 'scale',
    label: 'Scale, $25M ARR and above',
    arrFrom: money(25_000_000),
    bands: { upsell: band(40_000, 120_000), cross_sell: band(60_000, 200_000), usage: band(25_000, 80_000) },
  },
];

/** What a unit of ARR by a motion costs, as a share of what one from new customers costs. */
export const CAC_SHARES: Readonly<Record<CostMotion, { readonly from: Ratio; readonly to: Ratio }>> = {
  upsell: { from: ratio(0.05), to: ratio(0.25) },
  cross_sell: { from: ratio(0.1), to: ratio(0.4) },
  usage: { from: ratio(0.05), to: ratio(0.15) },
};

/** Costs that come on top of a band, as shares of it. */
export interface HiddenCost {
  readonly id: string;
  readonly label: string;
  /** The same in a word or two, within a sentence. */
  readonly short: string;
  readonly low: Ratio;
  readonly high: Ratio;
}

export const HIDDEN_COSTS: readonly HiddenCost[] = [
  { id: 'pricing', label: 'Pricing optimization', short: 'pricing', low: ratio(0.15), high: ratio(0.2) },
  { id: 'tooling', label: 'Customer success tooling', short: 'tooling', low: ratio(0.1), high: ratio(0.15) },
  {
    id: 'instrumentation',
    label: 'Product instrumentation',
    short: 'instrumentation',
    low: ratio(0.2),
    high: ratio(0.3),
  },
];

/** How hidden costs come together; the source does not say, so adding is usual and compounding a choice. */
export const HIDDEN_MODES = ['none', 'add', 'compound'] as const;
export type HiddenMode = (typeof HIDDEN_MODES)[number];

/** The stage of an ARR in US dollars. Below 0, and for what is not a number, there is none. */
export function costStageOf(arrInUsd: Money): CostStage | null {
  return COST_STAGES.findLast(({ arrFrom }) => arrInUsd >= arrFrom) ?? null;
}

/**
 * What hidden costs add to a band, as shares of its low and of its high end.
 *
 *     added Σ share;  compounded Π (1 + share) − 1
 */
export function hiddenShare(mode: HiddenMode): { readonly low: Ratio; readonly high: Ratio } {
  const together = (end: 'low' | 'high') => {
    if (mode === 'none') return 0;
    if (mode === 'add') return HIDDEN_COSTS.reduce((sum, cost) => sum + cost[end], 0);
    return HIDDEN_COSTS.reduce((product, cost) => product * (1 + cost[end]), 1) - 1;
  };
  return { low: ratio(together('low')), high: ratio(together('high')) };
}

/** The band of a motion in a stage, US dollars a month, with hidden costs on its low and on its high end by their own. */
export function motionCost(stage: CostStage, motion: CostMotion, hidden: HiddenMode): CostRange {
  const { low, high } = stage.bands[motion];
  const share = hiddenShare(hidden);
  return { low: money(low * (1 + share.low)), high: money(high * (1 + share.high)) };
}

export function sumOfRanges(ranges: readonly CostRange[]): CostRange {
  return ranges.reduce((sum, { low, high }) => band(sum.low + low, sum.high + high), band(0, 0));
}

/** A place in a range: 0 is its low end, 1 its high end. */
export function within({ low, high }: CostRange, position: Ratio): Money {
  return money(low + position * (high - low));
}

/**
 * Points of NRR a year at which a yearly cost is what acquiring the same ARR costs: K / (c × ARR).
 *
 * null where acquiring costs nothing, or nothing is there to gain points on.
 */
export function breakEvenPoints(costPerYear: Money, cacRatio: Ratio, arr: Money): Ratio | null {
  const perPoint = cacRatio * arr;
  return perPoint === 0 ? null : ratio(costPerYear / perPoint);
}

function band(low: number, high: number): CostRange {
  return { low: money(low), high: money(high) };
}
