import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

/** A range of annual NRR, both ends included; `isOpen` where the source ends it with a plus. */
export interface NrrRange {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly isOpen: boolean;
}

/** What one source sees in companies of a kind: the middle ones, the best quarter, and what moves their NRR most. */
export interface StageBenchmark {
  readonly id: string;
  readonly label: string;
  readonly median: NrrRange;
  readonly topQuartile: NrrRange;
  readonly keyLever: string;
}

/** A company stage by ARR in US dollars. It reaches from its own bound, included, to the next one's. */
export interface ArrStage extends StageBenchmark {
  readonly arrFrom: Money;
}

export const STAGES_SOURCE: SourceId = 'E';

/** Stages by ARR, smallest first. */
export const ARR_STAGES: readonly [ArrStage, ...ArrStage[]] = [
  {
    id: 'below10',
    label: 'below $10M ARR',
    arrFrom: money(0),
    median: range(0.95, 1.05),
    topQuartile: range(1.1, 1.15),
    keyLever: 'seats and tier upgrades',
  },
  {
    id: 'from10',
    label: '$10M to $100M ARR',
    arrFrom: money(10_000_000),
    median: range(1.05, 1.15),
    topQuartile: range(1.2, 1.3),
    keyLever: 'cross-sell of further products, and usage',
  },
  {
    id: 'from100',
    label: '$100M ARR and above',
    arrFrom: money(100_000_000),
    median: range(1.1, 1.2),
    topQuartile: { ...range(1.3, 1.5), isOpen: true },
    keyLever: 'platform adoption and pricing by consumption',
  },
];

/** Companies that charge by use, whatever their ARR. */
export const USAGE_BASED: StageBenchmark = {
  id: 'usage',
  label: 'usage-based pricing',
  median: range(1.15, 1.25),
  topQuartile: range(1.4, 1.7),
  keyLever: 'consumption that grows by itself, with discounts for volume',
};

/** The stage of an ARR in US dollars; null for what is not a number. */
export function stageOf(arrInUsd: number): ArrStage | null {
  if (Number.isNaN(arrInUsd)) return null;
  return ARR_STAGES.findLast(({ arrFrom }) => arrInUsd >= arrFrom) ?? ARR_STAGES[0];
}

export type StagePosition = 'belowMedian' | 'median' | 'aboveMedian' | 'topQuartile' | 'aboveTopQuartile';

/** Where an annual NRR lies in the ranges of a stage; what rounding alone takes out of a range stays in it. */
export function stagePosition(nrr: Ratio, { median, topQuartile }: StageBenchmark): StagePosition {
  if (nrr < median.from - ROUNDING) return 'belowMedian';
  if (nrr <= median.to + ROUNDING) return 'median';
  if (nrr < topQuartile.from - ROUNDING) return 'aboveMedian';
  return topQuartile.isOpen || nrr <= topQuartile.to + ROUNDING ? 'topQuartile' : 'aboveTopQuartile';
}

const ROUNDING = 1e-9;

function range(from: number, to: number): NrrRange {
  return { from: ratio(from), to: ratio(to), isOpen: false };
}
