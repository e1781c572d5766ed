import type { CostMotion } from './costBands';
import type { Motion } from './motions';
import type { SourceId } from './sources';
import type { Lever } from './strategy';

/** What is known of a lever beside the rules that choose it. */
export interface LeverFacts {
  readonly name: string;
  /** The motion of an initiative that pulls it; null where it moves no rate by itself. */
  readonly motion: Motion | null;
  /** Its column among the factors; null where the source compares others. */
  readonly factors: CostMotion | null;
  /** Its card; null where no source describes how it is run. */
  readonly card: string | null;
  /** Months until the full effect that a new initiative begins with: the long end of what a source says. */
  readonly months: { readonly count: number; readonly says: string; readonly source: SourceId | null };
}

const NOT_SAID = { count: 3, says: 'no source gives months; 3 are a start', source: null } as const;
const UPSELL_MONTHS = { count: 3, says: '1 to 3 months', source: 'A' } as const;

export const LEVERS: Readonly<Record<Lever, LeverFacts>> = {
  retention: { name: 'Retention', motion: 'churn', factors: null, card: null, months: NOT_SAID },
  upsell: { name: 'Upsell', motion: 'upsell', factors: 'upsell', card: 'tier-upsell', months: UPSELL_MONTHS },
  'cross-sell': {
    name: 'Cross-sell',
    motion: 'cross_sell',
    factors: 'cross_sell',
    card: 'cross-sell',
    months: { count: 6, says: '3 to 6 months', source: 'A' },
  },
  usage: { name: 'Usage expansion', motion: 'usage', factors: 'usage', card: 'usage', months: NOT_SAID },
  seat: {
    name: 'Seat expansion',
    motion: 'seat',
    factors: null,
    card: 'seat',
    months: { count: 1, says: 'deals of 14 to 30 days', source: 'E' },
  },
  automation: { name: 'Automation', motion: null, factors: null, card: null, months: NOT_SAID },
  'tier-upsell': {
    name: 'Tier upsell',
    motion: 'upsell',
    factors: 'upsell',
    card: 'tier-upsell',
    months: UPSELL_MONTHS,
  },
  'professional-services': {
    name: 'Professional services',
    motion: null,
    factors: null,
    card: null,
    months: NOT_SAID,
  },
};
