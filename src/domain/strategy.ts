import type { SourceId } from './sources';
import { type Ratio, ratio } from './units';

/** How the product is built and sold; `other` for what fits none of these. */
export const ARCHITECTURES = ['single', 'multi', 'usage', 'seat', 'other'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

export const ARCHITECTURE_NAMES: Readonly<Record<Architecture, string>> = {
  single: 'One product with tiers',
  multi: 'Several products',
  usage: 'Usage-based',
  seat: 'Seat-based',
  other: 'None of these',
};

/** Who the customers are: enterprises alone, or others too. */
export const CUSTOMER_SEGMENTS = ['mixed', 'enterprise'] as const;
export type CustomerSegment = (typeof CUSTOMER_SEGMENTS)[number];

export interface StrategyInputs {
  readonly architecture: Architecture;
  /** Of a year. */
  readonly nrr: Ratio;
  readonly hasCsms: boolean;
  readonly segment: CustomerSegment;
}

/** What a strategy leads with, or adds. `retention` comes before any expansion. */
export type Lever =
  | 'retention'
  | 'upsell'
  | 'cross-sell'
  | 'usage'
  | 'seat'
  | 'automation'
  | 'tier-upsell'
  | 'professional-services';

export interface StrategyRule {
  readonly id: string;
  readonly source: SourceId;
  /** An override stands before the tree, and the first that applies gives the headline; of the tree one rule applies. */
  readonly kind: 'override' | 'tree';
  /** The architecture whose branch it ends; null for an override. */
  readonly branch: Architecture | null;
  /** What has to be so; null where the architecture alone decides. */
  readonly condition: string | null;
  readonly headline: string;
  /** The least NRR with which it no longer applies; null where it does not stop there. */
  readonly until: Ratio | null;
  /** What leads where this rule decides it; null for an override that leaves that to the tree. */
  readonly lead: Lever | null;
  readonly support: readonly Lever[];
  readonly applies: (inputs: StrategyInputs) => boolean;
  /** The condition as it is met, in the figures of the inputs. */
  readonly because: (inputs: StrategyInputs) => string;
}

const RETENTION_FIRST = ratio(0.9);
const EXPAND_FROM = ratio(1);

/** A bound missed by rounding alone is reached: twelve months at 90% a year multiply to a hair less. */
const ROUNDING = 1e-9;

function isBelow(nrr: Ratio, bound: Ratio): boolean {
  return nrr < bound - ROUNDING;
}

/** In the order in which they are asked. */
export const STRATEGY_RULES: readonly StrategyRule[] = [
  {
    id: 'churn-first',
    source: 'A',
    kind: 'override',
    branch: null,
    condition: 'NRR below 90%',
    headline: 'Stop expansion and fix churn',
    until: RETENTION_FIRST,
    lead: 'retention',
    support: [],
    applies: ({ nrr }) => isBelow(nrr, RETENTION_FIRST),
    because: ({ nrr }) => `NRR of ${percent(nrr)} is below 90%.`,
  },
  {
    id: 'automate',
    source: 'A',
    kind: 'override',
    branch: null,
    condition: 'No CSMs',
    headline: 'Automate expansion: usage-based pricing or prompts in the product',
    until: null,
    lead: null,
    support: ['automation'],
    applies: ({ hasCsms }) => !hasCsms,
    because: () => 'No customer success managers are there to find and carry expansion.',
  },
  {
    id: 'enterprise-services',
    source: 'A',
    kind: 'override',
    branch: null,
    condition: 'Enterprises only',
    headline: 'Add professional services as a lever',
    until: null,
    lead: null,
    support: ['professional-services'],
    applies: ({ segment }) => segment === 'enterprise',
    because: () => 'All customers are enterprises.',
  },
  {
    id: 'single-retention',
    source: 'A',
    kind: 'tree',
    branch: 'single',
    condition: 'NRR below 100%',
    headline: 'Fix retention first, then upsell',
    until: EXPAND_FROM,
    lead: 'retention',
    support: [],
    applies: ({ architecture, nrr }) => architecture === 'single' && isBelow(nrr, EXPAND_FROM),
    because: ({ nrr }) => `One product with tiers, and an NRR of ${percent(nrr)}, below 100%.`,
  },
  {
    id: 'single-upsell',
    source: 'A',
    kind: 'tree',
    branch: 'single',
    condition: 'NRR 100% or more',
    headline: 'Upsell to higher tiers',
    until: null,
    lead: 'upsell',
    support: [],
    applies: ({ architecture, nrr }) => architecture === 'single' && !isBelow(nrr, EXPAND_FROM),
    because: ({ nrr }) =>
      Math.abs(nrr - EXPAND_FROM) <= ROUNDING
        ? 'One product with tiers, and an NRR of exactly 100%, which the source leaves open and which counts as above here.'
        : `One product with tiers, and an NRR of ${percent(nrr)}, 100% or more.`,
  },
  {
    id: 'multi-cross-sell',
    source: 'A',
    kind: 'tree',
    branch: 'multi',
    condition: null,
    headline: 'Cross-sell first, upsell second',
    until: null,
    lead: 'cross-sell',
    support: ['upsell'],
    applies: ({ architecture }) => architecture === 'multi',
    because: () => 'There are several products to sell to one customer.',
  },
  {
    id: 'usage-expansion',
    source: 'A',
    kind: 'tree',
    branch: 'usage',
    condition: null,
    headline: 'Usage expansion, with a tier upsell at thresholds',
    until: null,
    lead: 'usage',
    support: ['tier-upsell'],
    applies: ({ architecture }) => architecture === 'usage',
    because: () => 'The price follows consumption.',
  },
  {
    id: 'seat-expansion',
    source: 'A',
    kind: 'tree',
    branch: 'seat',
    condition: null,
    headline: 'Seat expansion, with a tier upsell for power users',
    until: null,
    lead: 'seat',
    support: ['tier-upsell'],
    applies: ({ architecture }) => architecture === 'seat',
    because: () => 'The price follows the number of users.',
  },
  {
    id: 'default-upsell',
    source: 'A',
    kind: 'tree',
    branch: 'other',
    condition: null,
    headline: 'Upsell, with automated expansion signals',
    until: null,
    lead: 'upsell',
    support: ['automation'],
    applies: ({ architecture }) => architecture === 'other',
    because: () => 'No branch for the product’s architecture applies.',
  },
];

/** A rule that fired, with its condition as it was met. */
export interface FiredRule {
  readonly id: string;
  readonly source: SourceId;
  readonly because: string;
}

export interface Strategy {
  readonly headline: string;
  readonly lead: Lever;
  readonly support: readonly Lever[];
  /** All that apply: overrides in their order, then the branch of the tree. */
  readonly rules: readonly FiredRule[];
}

/**
 * The strategy that the decision rules give.
 *
 * The headline is that of the first override that applies, else of the branch. What leads is said by the first rule that says
 * it; where that is retention, nothing of the expansion it comes before is listed as support.
 */
export function advise(inputs: StrategyInputs): Strategy {
  const fired = STRATEGY_RULES.filter((rule) => rule.applies(inputs));
  const [first] = fired;
  const leading = fired.find(({ lead }) => lead !== null);
  if (first === undefined || leading === undefined || leading.lead === null) {
    throw new Error(`No rule speaks of an NRR of ${inputs.nrr} with the architecture ${inputs.architecture}`);
  }
  const { lead } = leading;
  const isRetention = lead === 'retention';
  const support = fired.filter(({ kind }) => !isRetention || kind === 'override').flatMap((rule) => rule.support);
  return {
    headline: first.headline,
    lead,
    support: [...new Set(support)],
    rules: fired.map(({ id, source, because }) => ({ id, source, because: because(inputs) })),
  };
}

/** Two decimals, and more where these would stand on a bound that is not reached. */
function percent(fraction: Ratio): string {
  const rounded = Number((fraction * 100).toFixed(2));
  const isOnBound = [RETENTION_FIRST, EXPAND_FROM].some(
    (bound) => rounded === bound * 100 && Math.abs(fraction - bound) > ROUNDING,
  );
  return `${isOnBound ? Number((fraction * 100).toPrecision(10)) : rounded}%`;
}
