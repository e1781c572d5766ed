import { CROSS_SELL_BY_AGE } from '#domain/strategyFacts';
import type { SourceId } from '#domain/sources';
import { crossSellTiming } from './crossSellTiming';
import type { AccountFacts } from './facts';
import type { SignalGroup, SignalId } from './signals';
import { monthlyGrowth } from './usageTrend';

/** A signal: what it looks at, and how that becomes a value. */
export interface Signal {
  readonly id: SignalId;
  readonly name: string;
  readonly group: SignalGroup;
  /** How its value runs, for people. */
  readonly scale: string;
  /** Who says the figure in the scale; empty where the scale is Headroom's own throughout. */
  readonly sources: readonly SourceId[];
  /** 0 (nothing of it) to 1 (all that counts); null where the account does not know it. More of the good never lowers it. */
  readonly value: (facts: AccountFacts) => number | null;
}

/** The sources that signals of accounts are collected from; which of them says a figure is not told apart where all are named. */
export const SIGNAL_SOURCES: readonly SourceId[] = ['B', 'C', 'D', 'E'];

/** Of the features it could use; from here on adoption is deep. */
export const DEEP_ADOPTION = 0.7;
/** Of seats or of a commitment; from here on an account is near its limit. */
export const NEAR_LIMIT = 0.8;
/** Days before a renewal within which it is one of the triggers. */
export const RENEWAL_NEAR_DAYS = 60;

// Headroom's own from here on: no source gives these.
/** The bounds of the health gate are worth half, and twice as much all. */
const FULL_DAU_MAU = 2 * 0.3;
const FULL_NPS = 2 * 30;
/** Change of usage a month, as a share of its mean, from which on a trend is as good or as bad as it gets. */
export const STEEP_GROWTH = 0.05;
const FULL_STAKEHOLDERS = 5;
const RENEWAL_FAR_DAYS = 365;

/** 0 to 1. */
function held(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function scaled(value: number | null, full: number): number | null {
  return value === null ? null : held(value / full);
}

/** 1 within 60 days of the renewal, from there straight down to 0 a year before it; not known once it has passed, for then the next one is not. */
export function renewalNearness(daysToRenewal: number | null): number | null {
  if (daysToRenewal === null || daysToRenewal < 0) return null;
  return held((RENEWAL_FAR_DAYS - daysToRenewal) / (RENEWAL_FAR_DAYS - RENEWAL_NEAR_DAYS));
}

/** Half of the way up at DAU/MAU of 30 %, all of it at 60 %. */
export function frequencyValue(dauMau: number | null): number | null {
  return scaled(dauMau, FULL_DAU_MAU);
}

/** Nothing at an NPS of 0 or below, half at 30, all at 60. */
export function sentimentValue(nps: number | null): number | null {
  return scaled(nps, FULL_NPS);
}

export function stakeholdersValue(stakeholders: number | null): number | null {
  return scaled(stakeholders, FULL_STAKEHOLDERS);
}

export function nearLimitValue(share: number | null): number | null {
  return scaled(share, NEAR_LIMIT);
}

/** The step of cross-selling that an age has reached, as a share of all steps. */
function tenureValue(age: number | null): number | null {
  const timing = crossSellTiming(age);
  return timing === null ? null : timing.step / (CROSS_SELL_BY_AGE.length - 1);
}

const SUPPORT_VALUES = { improving: 1, stable: 0.5, worsening: 0 } as const;

export const SIGNALS: readonly Signal[] = [
  {
    id: 'featureBreadth',
    name: 'Breadth of features',
    group: 'product use',
    scale: 'share of features in use; full from 70%, where adoption is deep',
    sources: SIGNAL_SOURCES,
    value: ({ featuresAdopted }) => scaled(featuresAdopted, DEEP_ADOPTION),
  },
  {
    id: 'usageDepth',
    name: 'Depth of use',
    group: 'product use',
    scale: 'usage of the commitment; full from 80%, where expansion is due',
    sources: ['D', 'E'],
    value: ({ usageShare }) => nearLimitValue(usageShare),
  },
  {
    id: 'frequency',
    name: 'Frequency of use',
    group: 'product use',
    scale: 'DAU/MAU; half at 30%, the bound of the health gate, full from 60%',
    sources: ['A'],
    value: ({ dauMau }) => frequencyValue(dauMau),
  },
  {
    id: 'seatUse',
    name: 'Use of seats',
    group: 'product use',
    scale: 'active of licensed seats; full from 80%, above which expansion is due',
    sources: ['D', 'E'],
    value: ({ seatShare }) => nearLimitValue(seatShare),
  },
  {
    id: 'usageTrend',
    name: 'Trend of use',
    group: 'product use',
    scale: 'growth of usage a month over up to twelve months; half where flat, full from +5%, nothing from −5%',
    sources: [],
    value: ({ usageTrend }) =>
      usageTrend === null ? null : held(0.5 + monthlyGrowth(usageTrend) / (2 * STEEP_GROWTH)),
  },
  {
    id: 'stakeholders',
    name: 'Stakeholders',
    group: 'stakeholder engagement',
    scale: 'people in touch; full from five',
    sources: [],
    value: ({ stakeholders }) => stakeholdersValue(stakeholders),
  },
  {
    id: 'sentiment',
    name: 'Sentiment',
    group: 'stakeholder engagement',
    scale: 'NPS; nothing at 0 or below, half at 30, the bound of the health gate, full from 60',
    sources: ['A'],
    value: ({ nps }) => sentimentValue(nps),
  },
  {
    id: 'supportTrend',
    name: 'Support trend',
    group: 'support trajectory',
    scale: 'improving full, stable half, worsening nothing',
    sources: [],
    value: ({ supportTrend }) => (supportTrend === null ? null : SUPPORT_VALUES[supportTrend]),
  },
  {
    id: 'tenure',
    name: 'Age of the account',
    group: 'business context',
    scale: 'nothing before day 30, a third from there, two thirds from day 90, full from day 180',
    sources: ['C'],
    value: ({ age }) => tenureValue(age),
  },
  {
    id: 'renewal',
    name: 'Renewal',
    group: 'business context',
    scale: 'full within 60 days of it, falling to nothing a year before; not known once it has passed',
    sources: SIGNAL_SOURCES,
    value: ({ daysToRenewal }) => renewalNearness(daysToRenewal),
  },
  {
    id: 'whitespace',
    name: 'Whitespace',
    group: 'business context',
    scale: 'share of the products sold that the account has not bought',
    sources: [],
    value: ({ productsOwned, productsSold }) =>
      productsOwned === null || productsSold === 0 ? null : held(1 - productsOwned / productsSold),
  },
];
