import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

/** One step of a scale of annual NRR. It reaches from its own bound, included, to the next one's. */
export interface Tier {
  readonly id: string;
  readonly label: string;
  readonly from: Ratio;
}

export interface TierScale {
  readonly source: SourceId;
  /** Lowest first. */
  readonly tiers: readonly Tier[];
}

/** The five tiers of annual NRR that plans are judged by. */
export const NRR_TIERS: TierScale = {
  source: 'C',
  tiers: [
    { id: 'leaky', label: 'Leaky', from: ratio(0) },
    { id: 'flat', label: 'Stable but flat', from: ratio(0.9) },
    { id: 'healthy', label: 'Healthy', from: ratio(1) },
    { id: 'excellent', label: 'Excellent (top quartile)', from: ratio(1.1) },
    { id: 'elite', label: 'Elite', from: ratio(1.3) },
  ],
};

/** A second opinion on the same figure; it has no word for what lies below 100 %. */
export const NRR_SCALE: TierScale = {
  source: 'E',
  tiers: [
    { id: 'survival', label: 'Survival', from: ratio(1) },
    { id: 'healthy', label: 'Healthy', from: ratio(1.1) },
    { id: 'elite', label: 'Elite', from: ratio(1.2) },
  ],
};

/** A range of NRR that a source calls strong for some companies, by their ARR in US dollars. */
export interface StrongRange {
  readonly source: SourceId;
  readonly from: Ratio;
  readonly to: Ratio;
  readonly arrFrom: Money;
  readonly arrTo: Money;
  /** Whom the source credits. */
  readonly creditedTo: string;
}

/** Inferred: the source says that such a base grows by 10 to 20 % a year, and does not print an NRR. */
export const STRONG_BASE: StrongRange = {
  source: 'D',
  from: ratio(1.1),
  to: ratio(1.2),
  arrFrom: money(10_000_000),
  arrTo: money(50_000_000),
  creditedTo: 'SaaS Capital',
};

/** Twelve monthly factors of a stated 110 % multiply to a hair below it; that hair does not cost a tier. */
const ROUNDING = 1e-9;

/** The tier of an annual NRR; null below the lowest one, and for what is not a number. */
export function tierOf(annualNrr: Ratio, scale: TierScale = NRR_TIERS): Tier | null {
  return scale.tiers.findLast(({ from }) => annualNrr >= from - ROUNDING) ?? null;
}
