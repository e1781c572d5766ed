import type { AccountFacts } from './facts';
import {
  frequencyValue,
  nearLimitValue,
  renewalNearness,
  sentimentValue,
  STEEP_GROWTH,
  stakeholdersValue,
} from './signalScales';
import { monthlyGrowth } from './usageTrend';
import { type Contribution, contributions, NO_SCORE, type Score, weightedScore } from './weightedScore';

/** What an account's risk of leaving is judged by, in the order it is shown in. */
export const RISK_IDS = [
  'frequency',
  'seatUse',
  'usageTrend',
  'sentiment',
  'criticalIssues',
  'supportTrend',
  'stakeholders',
  'renewal',
] as const;
export type RiskId = (typeof RISK_IDS)[number];

export interface RiskSignal {
  readonly id: RiskId;
  readonly name: string;
  readonly scale: string;
  /** 0 (no risk from it) to 1 (all there is); null where the account does not know it. */
  readonly value: (facts: AccountFacts) => number | null;
}

/** Open critical issues from which on there is no worse. */
const FULL_ISSUES = 2;

export const RISK_SIGNALS: readonly RiskSignal[] = [
  {
    id: 'frequency',
    name: 'Rare use',
    scale: 'DAU/MAU; full at 0%, half at 30%, nothing from 60%',
    value: ({ dauMau }) => lacking(frequencyValue(dauMau)),
  },
  {
    id: 'seatUse',
    name: 'Unused seats',
    scale: 'active of licensed seats; full at 0%, nothing from 80%',
    value: ({ seatShare }) => lacking(nearLimitValue(seatShare)),
  },
  {
    id: 'usageTrend',
    name: 'Falling use',
    scale: 'fall of usage a month over up to twelve months; full from −5%, nothing where it does not fall',
    value: ({ usageTrend }) =>
      usageTrend === null ? null : Math.min(1, Math.max(0, -monthlyGrowth(usageTrend) / STEEP_GROWTH)),
  },
  {
    id: 'sentiment',
    name: 'Poor sentiment',
    scale: 'NPS; full at 0 or below, half at 30, nothing from 60',
    value: ({ nps }) => lacking(sentimentValue(nps)),
  },
  {
    id: 'criticalIssues',
    name: 'Critical issues',
    scale: 'open critical issues; half with one, full from two',
    value: ({ criticalIssues }) => (criticalIssues === null ? null : Math.min(1, criticalIssues / FULL_ISSUES)),
  },
  {
    id: 'supportTrend',
    name: 'Support getting worse',
    scale: 'full where the support load worsens, else nothing',
    value: ({ supportTrend }) => (supportTrend === null ? null : supportTrend === 'worsening' ? 1 : 0),
  },
  {
    id: 'stakeholders',
    name: 'Few stakeholders',
    scale: 'people in touch; full with none, nothing from five',
    value: ({ stakeholders }) => lacking(stakeholdersValue(stakeholders)),
  },
  {
    id: 'renewal',
    name: 'Renewal near',
    scale: 'full within 60 days of it, falling to nothing a year before; not known once it has passed',
    value: ({ daysToRenewal }) => renewalNearness(daysToRenewal),
  },
];

/** All alike: no source weighs them. */
const RISK_WEIGHTS: Readonly<Record<RiskId, number>> = {
  frequency: 1,
  seatUse: 1,
  usageTrend: 1,
  sentiment: 1,
  criticalIssues: 1,
  supportTrend: 1,
  stakeholders: 1,
  renewal: 1,
};

export const RISK_BANDS = ['low', 'medium', 'high'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Lower bounds of the bands above low, each included in its band. */
const MEDIUM_FROM = 30;
const HIGH_FROM = 60;
const ROUNDING = 1e-9;

/**
 * How likely an account looks to leave, 0 to 100: the mean of its eight risk signals over those that are known. It stands apart from readiness
 * and takes nothing from it; what holds an account back is the health gate.
 *
 * Domain   customers; of an account without ARR there is no score
 * Source   the signals of D, E and B; scales, equal weights and bands are Headroom's own (docs/metrics.md#accounts)
 */
export function churnRiskOf(facts: AccountFacts): Score {
  return facts.isCustomer ? weightedScore(RISK_SIGNALS, facts, RISK_WEIGHTS) : NO_SCORE;
}

/** What each signal brings to the risk of a customer, in the order of `RISK_IDS`; the points add up to the score. */
export function churnRiskParts(facts: AccountFacts): readonly Contribution<RiskId>[] {
  return contributions(RISK_SIGNALS, facts, RISK_WEIGHTS);
}

/** Low below 30, medium from 30, high from 60; null without a score. */
export function riskBand(score: number | null): RiskBand | null {
  if (score === null) return null;
  if (score >= HIGH_FROM - ROUNDING) return 'high';
  return score >= MEDIUM_FROM - ROUNDING ? 'medium' : 'low';
}

function lacking(value: number | null): number | null {
  return value === null ? null : 1 - value;
}
