import type { Account } from '#domain/accounts/account';
import type { Motion } from '#domain/motions';
import type { Range } from '#domain/ranges';
import type { PeriodId, SegmentKey } from './values';

/** How the size of an initiative is stated: in points of its rate, or as customers reached x converted x lift. */
export const SIZINGS = ['points', 'reach'] as const;
export type Sizing = (typeof SIZINGS)[number];

/**
 * A step of the roadmap. Its numbers are lines of the plan, named `<id>_on`, `<id>_start` and so on (`initiativeLines.ts`), so that
 * scenarios override them like any other. Its place in the list is its order.
 */
export interface Initiative {
  readonly id: string;
  readonly name: string;
  readonly motion: Motion;
  /** The effect line it adds to, `seat_rate_effect` for the motion `seat`. */
  readonly line: string;
  /** Null for every segment. */
  readonly segment: SegmentKey | null;
  readonly sizing: Sizing;
  readonly owner: string;
  readonly note: string;
  readonly source: string;
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

/** The range of one input: its shape and numbers, in the input's own unit. Without a segment, for all that have none of their own. */
export interface Distribution extends Range {
  readonly line: string;
  readonly segment: SegmentKey | null;
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

/**
 * One page of the report, as a person arranged it. `view` names what it shows; a page that this build cannot draw is kept as it is. Empty
 * texts, scenarios and periods leave to the report what stands there.
 */
export interface ReportPage {
  readonly id: string;
  readonly title: string;
  readonly view: string;
  readonly scenarios: readonly string[];
  readonly from: PeriodId | null;
  readonly to: PeriodId | null;
  readonly text: string;
  /** A headline in place of the one that is written from the figures; not there where that stands. */
  readonly headline?: OwnHeadline;
  /** Not there for a page that is in the report; one that is left out keeps its texts. */
  readonly shown?: false;
}

/** A headline, and the one it was written in place of: where that reads differently by now, the figures have moved. */
export interface OwnHeadline {
  readonly text: string;
  readonly insteadOf: string;
}

export const PAPERS = ['a4', 'letter'] as const;
/** What the report is printed on, lying. */
export type Paper = (typeof PAPERS)[number];

/** Parts of a plan that stand beside its lines and scenarios. */
export interface Places {
  readonly initiatives: readonly Initiative[];
  readonly targets: readonly Target[];
  /** The scenario that says what the end is stated to be, beside what initiatives add up to; null for none. */
  readonly statedEnd: string | null;
  readonly risk: Risk;
  readonly report: readonly ReportPage[];
  readonly accounts: readonly Account[];
}

export const EMPTY_PLACES: Places = {
  initiatives: [],
  targets: [],
  statedEnd: null,
  risk: { distributions: [], correlations: [], seed: 1 },
  report: [],
  accounts: [],
};
