import { pow, wholePower } from '#base/elementary';
import type { SourceId } from './sources';
import { type Money, money, type Ratio, ratio } from './units';

interface Span {
  readonly from: Ratio;
  readonly to: Ratio;
}

/** What one source sets as targets. */
export const TARGETS = {
  source: 'B' as SourceId,
  nrr: { from: ratio(1.1), to: ratio(1.3) },
  /** Of MRR, a month. */
  expansionMonthly: { from: ratio(0.03), to: ratio(0.05) },
  /** Of the accounts that are eligible. */
  upsellConversion: { from: ratio(0.15), to: ratio(0.25) },
  firstExpansionWithinDays: 180,
} as const satisfies Readonly<Record<string, SourceId | Span | number>>;

/** Two sources on how much of newly added ARR comes from customers there are; they measure different things and do not agree. */
export interface ExpansionShareBenchmark {
  readonly source: SourceId;
  readonly share: Ratio;
  readonly label: string;
  /** In US dollars; null where the source says it of all companies. */
  readonly arrFrom: Money | null;
}

export const EXPANSION_SHARES: readonly ExpansionShareBenchmark[] = [
  { source: 'E', share: ratio(0.3), label: 'median', arrFrom: null },
  { source: 'E', share: ratio(0.5), label: 'top quartile, at least', arrFrom: null },
  { source: 'A', share: ratio(0.9), label: 'of new revenue above $50M ARR', arrFrom: money(50_000_000) },
];

/** How concentrated expansion is: this share of it comes from about that share of customers. */
export const EXPANSION_CONCENTRATION = { source: 'E' as SourceId, ofExpansion: ratio(0.8), ofCustomers: ratio(0.2) };

/**
 * Annual GRR that is left when a base reaches `nrr` while it expands by `monthly` of its revenue every month.
 *
 *     (NRR^(1/12) − expansion a month)^12
 *
 * Domain   monthly expansion no greater than NRR^(1/12), else nothing is left and the result is 0
 * Source   docs/metrics.md#benchmarks; the targets of B give 76.5 % and 71.2 %
 */
export function impliedGrr(nrr: Ratio, monthly: Ratio): Ratio {
  return ratio(wholePower(Math.max(0, pow(nrr, 1 / 12) - monthly), 12));
}

/** A monthly rate over a year: (1 + rate)^12 − 1. */
export function annualGrowth(monthly: Ratio): Ratio {
  return ratio(wholePower(1 + monthly, 12) - 1);
}
