import type { Basis, Grain } from '#domain/timeline';
import type { OverPeriods, OverSegments } from '#engine/model';
import type { Unit } from '#domain/units';
import type { AccountSettings } from './accountSettings';
import type { Paper, Places } from './places';
import type { StrategyAnswers } from './strategyAnswers';
import type { PlanTable } from './tables';
import type { BySegment, Cells, PeriodId, SegmentKey, Series } from './values';

export type { BySegment, Cells, PeriodId, SegmentKey, Series } from './values';
export { WHOLE } from './values';

/** Formula texts are stored as `print` writes them, in the language of docs/formulas.md. */
export type Definition =
  | { readonly type: 'input'; readonly values: BySegment<Series> }
  | { readonly type: 'formula'; readonly text: string };

export type Pack = 'nrr' | 'roadmap' | 'growth' | 'costs' | 'own';

export interface Line {
  /** Name in formulas; fixed for lines of a pack, own lines may be renamed. */
  readonly id: string;
  readonly label: string;
  readonly pack: Pack;
  /** Heading it stands under in the grid. */
  readonly section: string;
  readonly unit: Unit;
  /** Evaluated once per segment, where the plan has segments. */
  readonly segmented: boolean;
  /** An input of one value for the whole plan (`starting_arr`): only `every` of its series is used. */
  readonly once: boolean;
  readonly overSegments: OverSegments;
  readonly overPeriods: OverPeriods;
  readonly definition: Definition;
  /** Fixed numbers in place of what the formula gives, in the base scenario. Empty for inputs. */
  readonly cells: BySegment<Cells>;
  readonly note: string;
  readonly source: string;
}

/**
 * What one scenario says differently from its parent, for one line. `values` (of an input, or in place of a formula,
 * for the segments it names) and `formula` exclude each other; `cells` stand before both.
 */
export interface Override {
  readonly values: BySegment<Series>;
  readonly formula: string | null;
  readonly cells: BySegment<Cells>;
}

/**
 * A scenario holds only what it overrides; everything else follows its parent. The first scenario of a plan is the
 * base: its parent is null, its overrides are empty, because the plan's own lines are its values.
 */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly locked: boolean;
  /** The day it was locked, `2027-03-31`; not there for a scenario that is open. */
  readonly lockedOn?: string;
  /** Which of the looks it has in every chart, from 0; not there where it has that of its place in the list. */
  readonly look?: number;
  readonly note: string;
  readonly overrides: Readonly<Record<string, Override>>;
}

export interface Segment {
  readonly id: string;
  readonly name: string;
}

/** A note on a cell or a line of a scenario: what a person wants remembered about a figure. */
export interface CellNote {
  readonly line: string;
  readonly segment: SegmentKey | null;
  readonly period: PeriodId | null;
  readonly scenario: string | null;
  readonly note: string;
  readonly source: string;
}

/** Closed periods: actual values count up to and including `lastClose`, in every scenario. */
export interface Actuals {
  readonly lastClose: PeriodId | null;
  readonly values: Readonly<Record<string, BySegment<Cells>>>;
}

export interface Plan extends Places {
  readonly title: string;
  /** The period that the rates of the plan are stated for. */
  readonly basis: Basis;
  readonly grain: Grain;
  /** First month of the plan, `2027-01`. */
  readonly start: string;
  readonly periods: number;
  /** 1 to 12. */
  readonly fiscalYearStart: number;
  /** ISO 4217. */
  readonly currency: string;
  /** US dollars for one unit of the plan's currency; null where not stated. */
  readonly usdRate: number | null;
  readonly note: string;
  readonly segments: readonly Segment[];
  readonly lines: readonly Line[];
  readonly scenarios: readonly Scenario[];
  readonly actuals: Actuals;
  readonly notes: readonly CellNote[];
  /** Not there where nothing is stated. */
  readonly strategy?: StrategyAnswers;
  /** What is stated about the accounts; not there where nothing is. */
  readonly accountSettings?: AccountSettings;
  /** Data tables; not there where there is none. */
  readonly tables?: readonly PlanTable[];
  /** What the report is printed on; not there where nobody chose. */
  readonly paper?: Paper;
}
