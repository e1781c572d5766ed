import type { CostMotion } from './costBands';
import type { SourceId } from './sources';
import type { Architecture } from './strategy';

/** What customers pay by. No rule of the strategy asks for it; it says where a motion stands well or badly. */
export const PRICING_MODELS = ['tiers', 'seats', 'consumption', 'flat'] as const;
export type PricingModel = (typeof PRICING_MODELS)[number];

export const PRICING_NAMES: Readonly<Record<PricingModel, string>> = {
  tiers: 'By tier',
  seats: 'By fixed seats',
  consumption: 'By consumption',
  flat: 'One price, no tiers',
};

/** What a fit is judged by; null where it is not known. */
export interface FitInputs {
  readonly architecture: Architecture | null;
  readonly pricing: PricingModel | null;
}

/** Where a source says that a motion does best or worst. */
export interface MotionFit {
  readonly motion: CostMotion;
  readonly fit: 'best' | 'worst';
  readonly because: string;
  readonly source: SourceId;
  readonly applies: (inputs: FitInputs) => boolean;
}

const MOTION_FITS: readonly MotionFit[] = [
  {
    motion: 'upsell',
    fit: 'best',
    because: 'tiers, where the gap in value is clear',
    source: 'A',
    applies: ({ pricing }) => pricing === 'tiers',
  },
  {
    motion: 'upsell',
    fit: 'worst',
    because: 'no tiers that differ',
    source: 'A',
    applies: ({ pricing }) => pricing === 'flat',
  },
  {
    motion: 'cross_sell',
    fit: 'best',
    because: 'several products',
    source: 'A',
    applies: ({ architecture }) => architecture === 'multi',
  },
  {
    motion: 'usage',
    fit: 'best',
    because: 'pricing by consumption',
    source: 'A',
    applies: ({ pricing }) => pricing === 'consumption',
  },
  {
    motion: 'usage',
    fit: 'worst',
    because: 'pricing by fixed seats',
    source: 'A',
    applies: ({ pricing }) => pricing === 'seats',
  },
];

/** The fit of a motion; null where what is known says neither. */
export function fitOf(motion: CostMotion, inputs: FitInputs): MotionFit | null {
  return MOTION_FITS.find((fit) => fit.motion === motion && fit.applies(inputs)) ?? null;
}
