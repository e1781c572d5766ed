import type { Cells, PeriodId, SegmentKey, Series } from './values';

/** What an initiative works on: the motions of the NRR bridge, by the rate each one moves. */
export type Motion = 'churn' | 'contraction' | 'upsell' | 'seat' | 'cross_sell' | 'usage' | 'price';

/** How an initiative comes into effect: all at once, in equal steps, or slow-fast-slow, over `length` periods. */
export interface Ramp {
  readonly shape: 'step' | 'linear' | 's-curve';
  readonly length: number;
}

/** In points of the plan's basis (fractions; positive raises NRR), or as customers reached x converted x lift of their ARR. */
export type InitiativeSize =
  | { readonly type: 'points'; readonly points: number }
  | { readonly type: 'reach'; readonly reach: number; readonly conversion: number; readonly lift: number };

/** Spending in plan currency; `until` is the last period of the monthly cost, null without end. */
export interface InitiativeCost {
  readonly once: number;
  readonly monthly: number;
  readonly until: PeriodId | null;
}

/** What one scenario says differently about an initiative; null follows the parent scenario. */
export interface InitiativeOverride {
  readonly scenario: string;
  readonly start: PeriodId | null;
  readonly length: number | null;
  readonly size: InitiativeSize | null;
  readonly on: boolean | null;
}

export interface Initiative {
  readonly id: string;
  readonly name: string;
  readonly motion: Motion;
  /** The rate effect line it adds to. */
  readonly line: string;
  readonly start: PeriodId;
  readonly ramp: Ramp;
  readonly size: InitiativeSize;
  /** Null for every segment. */
  readonly segment: SegmentKey | null;
  readonly cost: InitiativeCost;
  readonly owner: string;
  readonly note: string;
  readonly source: string;
  /** Scenarios it is switched off in. */
  readonly off: readonly string[];
  readonly overrides: readonly InitiativeOverride[];
}

/** A value some line should reach: at one period, or in every period where `period` is null. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly segment: SegmentKey | null;
  readonly period: PeriodId | null;
  readonly direction: 'atLeast' | 'atMost';
  readonly value: number;
  readonly note: string;
  readonly source: string;
}

/** The range of one input: its shape and parameters, in the input's own unit. */
export interface Distribution {
  readonly line: string;
  readonly segment: SegmentKey | null;
  readonly shape: 'triangular' | 'pert' | 'normal' | 'uniform';
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly note: string;
  readonly source: string;
}

/** Rank correlation between two distributions, by their places in the list, -1 to 1. */
export interface Correlation {
  readonly first: number;
  readonly second: number;
  readonly value: number;
}

export interface Risk {
  readonly distributions: readonly Distribution[];
  readonly correlations: readonly Correlation[];
  /** A whole number: the same seed gives the same trials. */
  readonly seed: number;
}

/** One page of the report: what it shows, named by the view that draws it, in which scenarios and periods. */
export interface ReportPage {
  readonly id: string;
  readonly title: string;
  readonly view: string;
  readonly scenarios: readonly string[];
  readonly from: PeriodId | null;
  readonly to: PeriodId | null;
  readonly text: string;
}

/** A customer account: its ARR by period, and the signals of its readiness, by name. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly segment: SegmentKey | null;
  readonly owner: string;
  readonly arr: Series | null;
  readonly signals: Cells;
  readonly note: string;
}

/** Parts of a plan that stand beside its lines and scenarios. */
export interface Places {
  readonly initiatives: readonly Initiative[];
  readonly targets: readonly Target[];
  readonly risk: Risk;
  readonly report: readonly ReportPage[];
  readonly accounts: readonly Account[];
}

export const EMPTY_PLACES: Places = {
  initiatives: [],
  targets: [],
  risk: { distributions: [], correlations: [], seed: 1 },
  report: [],
  accounts: [],
};
