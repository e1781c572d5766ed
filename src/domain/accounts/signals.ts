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
