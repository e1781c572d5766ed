import type { CostMotion } from './costBands';
import type { SourceId } from './sources';

/** What one source says of a motion, factor by factor. Its range of lift is in `MOTION_REFERENCES`. */
export interface StrategyFactors {
  readonly motion: CostMotion;
  readonly lift: string;
  readonly effort: string;
  readonly time: string;
  readonly risk: string;
  readonly reversibility: string;
  readonly best: string;
  readonly worst: string;
  readonly hiddenCost: string;
}

export const FACTORS_SOURCE: SourceId = 'A';

export const STRATEGY_FACTORS: readonly StrategyFactors[] = [
  {
    motion: 'upsell',
    lift: '20 to 50% of ACV',
    effort: 'medium',
    time: '1 to 3 months',
    risk: 'low',
    reversibility: 'easily reversed',
    best: 'tiers with a clear gap in value',
    worst: 'tiers that hardly differ',
    hiddenCost: 'pricing optimization',
  },
  {
    motion: 'cross_sell',
    lift: '30 to 100% of ACV',
    effort: 'high',
    time: '3 to 6 months',
    risk: 'medium',
    reversibility: 'hard to reverse',
    best: 'several products, landing with one and expanding to others',
    worst: 'products that do not connect',
    hiddenCost: 'integration and onboarding',
  },
  {
    motion: 'usage',
    lift: 'uncapped',
    effort: 'low, it is automatic',
    time: 'continuous',
    risk: 'low to medium',
    reversibility: 'easily reversed',
    best: 'pricing by consumption',
    worst: 'pricing by fixed seats',
    hiddenCost: 'billing infrastructure and dashboards',
  },
];

/** How a motion is run: who owns it, what starts it, how long it takes. */
export interface MotionCard {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly triggers: readonly string[];
  readonly cycle: string;
  readonly lift: string;
  /** What a badly chosen moment costs; null where no source says. */
  readonly mistimed: string | null;
  readonly sources: readonly SourceId[];
}

export const MOTION_CARDS: readonly MotionCard[] = [
  {
    id: 'tier-upsell',
    name: 'Tier upsell',
    owner: 'Account executive; the CSM finds the signal',
    triggers: ['feature gates hit again and again', 'power users'],
    cycle: '30 to 60 days',
    lift: '50 to 200%',
    mistimed: 'Too early the product is not embedded yet; too late the customer is looking at others.',
    sources: ['E', 'D'],
  },
  {
    id: 'seat',
    name: 'Seat expansion',
    owner: 'CSM, and the product itself',
    triggers: ['active users above 80% of licensed seats for 30 days or more', 'another department begins to use it'],
    cycle: '14 to 30 days',
    lift: '20 to 80%',
    mistimed: 'As a tier upsell.',
    sources: ['E', 'D'],
  },
  {
    id: 'cross-sell',
    name: 'Cross-sell',
    owner: 'CSM with a solutions consultant or an account executive',
    triggers: ['a neighbouring workflow that is done by hand', 'a new stakeholder'],
    cycle: '45 to 90 days',
    lift: '30 to 100%',
    mistimed: 'Before the first product is adopted, both are at risk of churn.',
    sources: ['E', 'D'],
  },
  {
    id: 'usage',
    name: 'Usage expansion',
    owner: 'Self-serve, and the CSM',
    triggers: ['consumption at 80% of the commitment or more, and staying there'],
    cycle: 'continuous',
    lift: '10 to 50%',
    mistimed: 'An overage that comes as a surprise costs trust.',
    sources: ['E', 'D'],
  },
  {
    id: 'platform',
    name: 'Platform adoption',
    owner: 'Strategic account executive',
    triggers: ['several products in use', 'deep use of the API'],
    cycle: '60 to 120 days',
    lift: '100 to 500%',
    mistimed: null,
    sources: ['E'],
  },
];

/** A figure that is told of some practice; quoted, and applied to no plan by itself. */
export interface QuotedEffect {
  readonly practice: string;
  readonly effect: string;
  readonly source: SourceId;
  /** Where the source leaves open what its figure means. */
  readonly open: string | null;
}

export const QUOTED_EFFECTS: readonly QuotedEffect[] = [
  {
    practice: 'Customer success managers',
    effect: '25% higher NRR',
    source: 'A',
    open: 'Relative or in points is not said; where a person applies it, it is taken as relative.',
  },
  { practice: 'Quarterly business reviews', effect: '33% more expansion revenue', source: 'A', open: null },
  { practice: 'Health scoring', effect: '40% more expansion efficiency', source: 'A', open: null },
  { practice: 'Cross-sell', effect: 'converts 3 to 5 times as well as new logos', source: 'A', open: null },
  { practice: 'Discounting', effect: 'lowers long-term ARPU by 15 to 25%', source: 'A', open: null },
  { practice: 'CSMs with 30 accounts or more', effect: 'miss triggers', source: 'A', open: null },
];

/** From this many accounts on a customer success manager misses triggers. */
export const MOST_ACCOUNTS_PER_CSM = { accounts: 30, source: 'A' as SourceId };

/** Revenue impact and effort by lever, as one source ranks them. */
export const LEVER_RANKING: readonly {
  readonly lever: string;
  readonly impact: string;
  readonly effort: string;
  readonly source: SourceId;
}[] = [
  { lever: 'Seats', impact: 'medium to high', effort: 'low', source: 'C' },
  { lever: 'Plan upgrade', impact: 'high', effort: 'medium', source: 'C' },
  { lever: 'Add-on modules', impact: 'medium', effort: 'medium to high', source: 'C' },
  { lever: 'Usage', impact: 'very high', effort: 'high', source: 'C' },
  { lever: 'Cross-sell', impact: 'high', effort: 'very high', source: 'C' },
  { lever: 'Annual contract', impact: 'medium', effort: 'low', source: 'C' },
  { lever: 'Professional services', impact: 'low to medium', effort: 'medium', source: 'C' },
];

/** How each kind of customer is expanded. */
export const SEGMENT_APPROACHES: readonly {
  readonly segment: string;
  readonly approach: string;
  readonly source: SourceId;
}[] = [
  { segment: 'Enterprise', approach: 'custom contracts over several years, high touch', source: 'B' },
  { segment: 'Mid-market', approach: 'tiers and seats, partly high touch and partly automated', source: 'B' },
  { segment: 'SMB', approach: 'self-serve and add-ons, automated', source: 'B' },
  { segment: 'Heavy users', approach: 'usage tiers, offered before limits are reached', source: 'B' },
  { segment: 'Underused accounts', approach: 'adoption first', source: 'B' },
];

/** How much cross-selling an account bears by its age in days; each reaches to the next. */
export const CROSS_SELL_BY_AGE: readonly {
  readonly fromDay: number;
  readonly approach: string;
  readonly source: SourceId;
}[] = [
  { fromDay: 0, approach: 'none', source: 'C' },
  { fromDay: 30, approach: 'light', source: 'C' },
  { fromDay: 90, approach: 'proactive, from usage data', source: 'C' },
  { fromDay: 180, approach: 'strategic, bundled at the renewal', source: 'C' },
];
