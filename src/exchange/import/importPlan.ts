import type { Edit } from '#plan/edit';
import type { PeriodId } from '#plan/model';
import type { ImportChange } from './choices';

/** A cell of the file, and where it stands there. */
export interface Found {
  /** `B7`. */
  readonly cell: string;
  readonly text: string;
}

/** Why nothing is imported as things are chosen. */
export type ImportRefusal =
  | { readonly type: 'unchosen'; readonly what: readonly string[] }
  | { readonly type: 'noTable' }
  | { readonly type: 'nothingMapped' }
  | { readonly type: 'notANumber'; readonly series: string; readonly found: Found }
  | { readonly type: 'notAPeriod'; readonly found: Found }
  | { readonly type: 'periodTwice'; readonly period: string; readonly cells: readonly [string, string] }
  | { readonly type: 'noPeriodInPlan'; readonly first: string; readonly last: string }
  | { readonly type: 'rateOfMonths'; readonly line: string }
  | { readonly type: 'lossSign'; readonly line: string; readonly found: Found }
  | { readonly type: 'tooLarge'; readonly series: string; readonly found: Found }
  | { readonly type: 'targetTwice'; readonly line: string; readonly series: readonly [string, string] }
  | { readonly type: 'unknownLine'; readonly line: string }
  | { readonly type: 'unknownSegment'; readonly segment: string }
  | { readonly type: 'totalsOnly'; readonly lines: readonly string[] }
  | { readonly type: 'noMix'; readonly period: PeriodId }
  | { readonly type: 'onceLine'; readonly line: string; readonly values: number }
  | { readonly type: 'calculated'; readonly line: string }
  | { readonly type: 'splitTwice' }
  | { readonly type: 'ownFormula'; readonly lines: readonly string[] }
  | { readonly type: 'edit'; readonly message: string };

/** What a person should know before applying. */
export type ImportWarning =
  | { readonly type: 'outside'; readonly periods: readonly string[] }
  | { readonly type: 'partialQuarter'; readonly quarters: readonly string[] }
  | { readonly type: 'leftOut'; readonly series: readonly string[] }
  | { readonly type: 'blank'; readonly line: string; readonly periods: readonly PeriodId[] }
  /** Opening and the closing before differ: `amount` goes to restatement ARR of the period. */
  | { readonly type: 'gap'; readonly segment: string | null; readonly period: PeriodId; readonly amount: number }
  /** Opening, movements and closing of one period differ: `amount` goes to its restatement ARR, so that the plan closes as the file does. */
  | {
      readonly type: 'doesNotFoot';
      readonly segment: string | null;
      readonly period: PeriodId;
      readonly amount: number;
    }
  | { readonly type: 'notSplit'; readonly periods: readonly PeriodId[] }
  | { readonly type: 'openEarlier'; readonly periods: readonly PeriodId[] }
  | { readonly type: 'openingNotChecked'; readonly period: PeriodId }
  | { readonly type: 'splitByMix'; readonly lines: readonly string[]; readonly period: PeriodId }
  | { readonly type: 'behindActuals'; readonly lines: readonly string[] }
  | { readonly type: 'locked'; readonly scenarios: readonly string[] };

/** What an import would do. With a refusal there are no edits; applied together these are one step of undo, called `label`. */
export interface ImportPlan {
  readonly label: string;
  /** In the order of lines, segments and periods; what stays as it is is not among them. */
  readonly changes: readonly ImportChange[];
  /** The last closed period before and after, where actuals are imported. */
  readonly lastClose: { readonly old: PeriodId | null; readonly new: PeriodId | null } | null;
  readonly warnings: readonly ImportWarning[];
  readonly refusals: readonly ImportRefusal[];
  readonly edits: readonly Edit[];
}
