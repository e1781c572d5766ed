import type { Basis } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import type { PeriodId, SegmentKey } from '#plan/model';

/** A cell of the file, `B7`, and what stands there. */
export interface Found {
  readonly cell: string;
  readonly text: string;
}

/** Why nothing is imported as things are chosen. Lines are named by id, series by their key. */
export type ImportRefusal =
  | { readonly type: 'unchosen'; readonly what: readonly string[] }
  | { readonly type: 'noTable' }
  | { readonly type: 'nothingMapped' }
  | { readonly type: 'notANumber'; readonly series: string; readonly found: Found }
  /** A cell of a workbook that shows an error, or a formula that was never computed. */
  | { readonly type: 'errorInCell'; readonly series: string; readonly found: Found }
  | { readonly type: 'notAPeriod'; readonly found: Found }
  | { readonly type: 'quartersInMonths'; readonly found: Found }
  | {
      readonly type: 'periodTwice';
      readonly series: string;
      readonly period: string;
      readonly cells: readonly [string, string];
    }
  | { readonly type: 'noPeriodInPlan' }
  | { readonly type: 'rateOfMonths'; readonly line: string }
  | { readonly type: 'lossBelowZero'; readonly line: string; readonly found: Found }
  | { readonly type: 'targetTwice'; readonly line: string; readonly series: readonly [string, string] }
  | { readonly type: 'unknownLine'; readonly line: string }
  | { readonly type: 'unknownSegment'; readonly line: string; readonly segment: string }
  | { readonly type: 'unknownScenario'; readonly scenario: string }
  | { readonly type: 'totalsOnly'; readonly lines: readonly string[] }
  | { readonly type: 'totalsAndSegments'; readonly line: string }
  | { readonly type: 'noMix'; readonly period: PeriodId }
  | { readonly type: 'onceLine'; readonly line: string }
  | { readonly type: 'derived'; readonly line: string }
  | { readonly type: 'splitDiffers'; readonly period: PeriodId; readonly total: number; readonly motions: number }
  | { readonly type: 'ownFormula'; readonly lines: readonly string[] }
  | { readonly type: 'edit'; readonly message: string };

/** What a person should know before applying. Segment null is a plan without segments. */
export type ImportWarning =
  | { readonly type: 'totalsLeftOut'; readonly texts: readonly string[] }
  | { readonly type: 'outside'; readonly periods: readonly string[] }
  | { readonly type: 'partialQuarter'; readonly quarters: readonly PeriodId[] }
  | { readonly type: 'seriesLeftOut'; readonly series: readonly string[] }
  | {
      readonly type: 'missing';
      readonly line: string;
      readonly segment: SegmentKey | null;
      readonly periods: readonly PeriodId[];
    }
  /** Opening and the closing before differ: `amount` goes to restatement ARR of the period. */
  | { readonly type: 'gap'; readonly segment: SegmentKey | null; readonly period: PeriodId; readonly amount: number }
  /** Opening, movements and closing of a period differ: `amount` goes to its restatement ARR, so that the plan closes as the file does. */
  | {
      readonly type: 'doesNotFoot';
      readonly segment: SegmentKey | null;
      readonly period: PeriodId;
      readonly amount: number;
    }
  | { readonly type: 'notHeldAgainst' }
  /** Neither can the bridge be computed in this period, nor be held against the file. */
  | { readonly type: 'notComputable'; readonly period: PeriodId }
  | { readonly type: 'notSplit'; readonly periods: readonly PeriodId[] }
  /** Movements without an actual in closed periods: their forecasts count there. */
  | { readonly type: 'forecastCounts'; readonly line: string; readonly periods: readonly PeriodId[] }
  | { readonly type: 'ownStart'; readonly scenarios: readonly string[] }
  | { readonly type: 'splitByMix'; readonly lines: readonly string[]; readonly period: PeriodId }
  | { readonly type: 'behindActuals'; readonly line: string; readonly periods: readonly PeriodId[] }
  | { readonly type: 'rateBasis'; readonly basis: Basis; readonly lines: readonly string[] };

/** One figure of the plan that the import sets. */
export interface ImportChange {
  readonly as: 'actual' | 'input' | 'override';
  readonly line: string;
  readonly segment: SegmentKey;
  /** Null for a line of one value for the whole plan. */
  readonly period: PeriodId | null;
  /** The figure as it is now, in the base or the scenario that is imported into; null where there is none. */
  readonly old: number | null;
  /** Null takes an actual away. */
  readonly new: number | null;
  /** Why it is set where the file does not say it in a cell of its own: a gap, a split by mix, the opening, a sum of months, expansion that is not split. */
  readonly derived: 'gap' | 'mix' | 'opening' | 'quarter' | 'notSplit' | null;
}

/** What an import would do. With a refusal there are no edits; applied together these are one step of undo, called `label`. */
export interface ImportPlan {
  readonly label: string;
  /** In the order of lines, segments and periods; what stays as it is is not among them. */
  readonly changes: readonly ImportChange[];
  /** The last closed period before and after; null where no actuals are imported. */
  readonly lastClose: { readonly old: PeriodId | null; readonly new: PeriodId | null } | null;
  /** Labels of lines that the plan is given along. */
  readonly newLines: readonly string[];
  readonly warnings: readonly ImportWarning[];
  readonly refusals: readonly ImportRefusal[];
  readonly edits: readonly Edit[];
}

/** What one kind of import makes of the figures of a file. */
export type Imported = Omit<ImportPlan, 'warnings' | 'refusals'>;
