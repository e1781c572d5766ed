/** What an account's readiness to expand is judged by, in the order it is shown in. */
export const SIGNAL_IDS = [
  'featureBreadth',
  'usageDepth',
  'frequency',
  'seatUse',
  'usageTrend',
  'stakeholders',
  'sentiment',
  'supportTrend',
  'tenure',
  'renewal',
  'whitespace',
] as const;
export type SignalId = (typeof SIGNAL_IDS)[number];

/** How much each signal counts, any numbers from 0 on; only their proportions matter. */
export type SignalWeights = Readonly<Record<SignalId, number>>;

/** The four sides of an account that readiness looks at (E). */
export const SIGNAL_GROUPS = [
  'product use',
  'stakeholder engagement',
  'support trajectory',
  'business context',
] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/**
 * Headroom's own: no source weighs signals against each other, so the four groups count alike, 30 each, and in a group its signals do.
 * Every weight can be changed, for each segment.
 */
export const USUAL_WEIGHTS: SignalWeights = {
  featureBreadth: 6,
  usageDepth: 6,
  frequency: 6,
  seatUse: 6,
  usageTrend: 6,
  stakeholders: 15,
  sentiment: 15,
  supportTrend: 30,
  tenure: 10,
  renewal: 10,
  whitespace: 10,
};
