import type { SegmentKey } from '#plan/model';
import type { Cell, Sheet } from './cells';

/**
 * Something that has to be decided about a foreign file before it means anything. Nothing is guessed silently: where the file
 * allows more than one reading `isSure` is false, and the import waits until a person has chosen, be it what is proposed.
 */
export interface Proposal<T> {
  /** Null where nothing is proposed. */
  readonly value: T | null;
  readonly isSure: boolean;
  readonly options: readonly T[];
  /** What in the file speaks for the value, for the preview; no full stop. */
  readonly because: string;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Separator = ',' | ';' | '\t' | '|';

/** What a text file is read with; null leaves it to what is proposed. */
export interface TextChoices {
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
}

/** A foreign file as it was read. Long work for a large one: in a window it belongs in a worker. */
export interface ForeignFile {
  readonly sheets: readonly Sheet[];
  /** What a text file was read with; null for a workbook, which says it itself. */
  readonly text: { readonly encoding: Proposal<Encoding>; readonly separator: Proposal<Separator> } | null;
}

/** Whether periods follow each other down the rows or across the columns. */
export type Orientation = 'down' | 'across';
export type DecimalSign = '.' | ',';
/** Of dates that are written in numbers: 2027-03-04, 04/03/2027, 03/04/2027. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type Scale = 1 | 1_000 | 1_000_000;
/** Money in the file as a year's (ARR) or as a month's (MRR, taken times 12). */
export type Revenue = 'arr' | 'mrr';
/** What a bare 5 in a rate means: 5% or 500%. With a percent sign, in either notation, nothing is to be decided. */
export type RateNotation = 'percent' | 'fraction';
/** Whether churn and contraction stand in the file as amounts above zero or below. */
export type LossSign = 'positive' | 'negative';

/**
 * A line of the plan. Segment null means all: of a line or a plan without segments, or a total. `opening_arr` and `closing_arr` are
 * held against the movements and not written; `expansion_arr` is expansion known only in total.
 */
export interface Target {
  readonly line: string;
  readonly segment: SegmentKey | null;
}

export type Destination =
  /** Closed periods of the plan, in every scenario, up to the last period of the file or `lastClose` where that is later. */
  | { readonly type: 'actuals' }
  /** Inputs of the plan, or what a scenario says differently. */
  | { readonly type: 'inputs'; readonly scenario: string };

/** What to do with totals for lines that have segments: nothing (they are refused), or split by the segments' opening ARR. */
export type TotalsChoice = 'refuse' | 'mix';

/** All that is decided about a foreign file, beside how a text file is read. */
export interface Choices {
  /** Place among the sheets, from 0. */
  readonly sheet: number;
  readonly orientation: Orientation;
  /** Down: the column that holds periods. Across: the row that does. From 0. */
  readonly periodsAt: number;
  /** Down: the row with the headings. Across: the column with the names of lines. From 0; null for none, then letters or numbers name them. */
  readonly labelsAt: number | null;
  /** The column with names of segments; null for none. */
  readonly segmentsAt: number | null;
  /** The column with names of scenarios, and the one whose rows count; null for none. */
  readonly scenarios: { readonly at: number; readonly name: string } | null;
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  readonly scale: Scale;
  readonly revenue: Revenue;
  readonly rates: RateNotation;
  readonly losses: LossSign;
  readonly into: Destination;
  readonly totals: TotalsChoice;
}

export type ChoiceName = keyof Choices;

/** A row or column of values of the file: what it is called, and its cells in the order of the periods. */
export interface ForeignSeries {
  /** Names the series among those of the file, whatever its place: label and segment, with a number where they recur. */
  readonly key: string;
  readonly label: string;
  /** What the column of segments says; null where there is none, and for totals. */
  readonly segment: string | null;
  readonly cells: readonly { readonly cell: Cell; readonly row: number; readonly column: number }[];
}

/** A sheet taken apart by its layout. */
export interface ForeignTable {
  /** Cells that name the periods; null where one is not understood in the date order chosen. Totals such as FY27 are in `totals`. */
  readonly periods: readonly {
    readonly text: string;
    readonly period: ForeignPeriod | null;
    readonly row: number;
    readonly column: number;
  }[];
  readonly series: readonly ForeignSeries[];
  /** What stands among the periods and is none: `Total`, `FY27`. */
  readonly totals: readonly string[];
}

/** A month, as `year * 12 + month - 1`, or a quarter: `year` and `quarter` as written, fiscal in the plan's own year. */
export type ForeignPeriod =
  | { readonly type: 'month'; readonly month: number }
  | { readonly type: 'quarter'; readonly year: number; readonly quarter: number };

/** What a person has chosen so far; what is missing is proposed. `targets` goes by the key of the series; null leaves one out. */
export interface Chosen extends Partial<Choices> {
  readonly targets?: Readonly<Record<string, Target | null>>;
}

export type Proposals = { readonly [K in ChoiceName]: Proposal<Choices[K]> };

/**
 * All that is proposed for a file and a plan, given what was chosen so far. Every choice made changes what is proposed for the later
 * ones, so it is asked for anew after each.
 */
export interface ImportProposal {
  readonly choices: Proposals;
  /** Null where sheet, orientation and places of periods and labels allow no table. */
  readonly table: ForeignTable | null;
  /** In the order of `table.series`. A null target leaves the series out. */
  readonly targets: readonly { readonly key: string; readonly target: Proposal<Target | null> }[];
  /** What a person still has to choose or confirm. */
  readonly unsure: readonly (ChoiceName | { readonly series: string })[];
}
