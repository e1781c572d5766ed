import type { BandTone } from '#domain/nrrBands';

/**
 * How a number of a report is written. The value itself is as the plan has it, unrounded: rates are fractions, money is whole units of
 * the plan's currency.
 */
export interface NumberForm {
  /** A value times this is the number that is written. */
  readonly factor: number;
  readonly decimals: number;
  /** Directly before the number and after it: `$` and `M`. Empty where a heading names the unit. */
  readonly before: string;
  readonly after: string;
  /** Written with its sign, a change that rounds to nothing as a plain 0. */
  readonly isChange: boolean;
  /** The value is a month of the calendar. */
  readonly isMonth?: true;
}

/** What a colour says. `scenario` counts the looks of scenarios from 0; `part` the steps in which parts of expansion are coloured. */
export type Ink =
  | { readonly type: 'scenario'; readonly look: number }
  | { readonly type: 'part'; readonly step: 1 | 2 | 3 | 4 | 5 }
  | { readonly type: 'total' }
  | { readonly type: 'better' }
  | { readonly type: 'worse' }
  | { readonly type: 'gap' };

/** One line, or the bars of one kind, of a chart. NaN is not available, and leaves a gap. */
export interface ReportSeries {
  readonly name: string;
  readonly ink: Ink;
  /** One for each label of the chart. */
  readonly values: readonly number[];
}

/** A range of the value axis with a name of its own, behind lines; `to` is infinite where nothing ends it. */
export interface ReportBand {
  readonly name: string;
  readonly tone: BandTone;
  readonly from: number;
  readonly to: number;
}

/** A bar of a waterfall: a total stands on the axis, a change floats, a gap is what nothing fills yet. Amounts of losses are negative. */
export interface WaterfallStep {
  readonly label: string;
  readonly type: 'total' | 'change' | 'gap';
  /** Whether a change is for the better; the sign does not always tell. */
  readonly isBetter: boolean;
  readonly amount: number;
  /** Where the bar begins and ends on the value axis. */
  readonly from: number;
  readonly to: number;
}

interface ChartCommon {
  readonly type: 'chart';
  readonly title: string;
  /** Unit, period and method: `% annualized by month, bridge`. */
  readonly caption: string;
  /** How its values are written along it. */
  readonly form: NumberForm;
  /** What it shows, in a sentence, for those who do not see it. */
  readonly summary: string;
  /** Where what it shows comes from; may be empty. */
  readonly note: string;
}

/** Lines over periods, with what is wanted and named ranges behind them. */
export interface LinesChart extends ChartCommon {
  readonly kind: 'lines';
  readonly labels: readonly string[];
  readonly series: readonly ReportSeries[];
  /** What is wanted, by label; NaN where nothing is wanted yet. */
  readonly target: { readonly name: string; readonly values: readonly number[] } | null;
  readonly bands: readonly ReportBand[];
  /** Place of the last closed period among the labels; null where nothing is closed. */
  readonly closedTo: number | null;
}

export interface WaterfallChart extends ChartCommon {
  readonly kind: 'waterfall';
  /** How its changes and its gap are written; `form` is that of its totals. */
  readonly changeForm: NumberForm;
  readonly steps: readonly WaterfallStep[];
}

/** Bars beside each other, or stacked: what is below zero hangs under the axis. */
export interface BarsChart extends ChartCommon {
  readonly kind: 'bars' | 'stacked';
  readonly labels: readonly string[];
  readonly series: readonly ReportSeries[];
}

/** Percentiles of many trials, by label. */
export interface FanChart extends ChartCommon {
  readonly kind: 'fan';
  readonly labels: readonly string[];
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
  readonly target: { readonly name: string; readonly values: readonly number[] } | null;
}

export type ReportChart = LinesChart | WaterfallChart | BarsChart | FanChart;

export interface TableColumn {
  /** With the unit of its numbers: `ARR, $M`. */
  readonly label: string;
  /** Heading over several neighbouring columns with the same; empty for none. */
  readonly group: string;
  readonly align: 'start' | 'end';
  /** How wide it is beside the others. */
  readonly share: number;
}

export type TableCell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number; readonly form: NumberForm };

export interface TableRow {
  /** The look of the scenario it is about, for its mark; null for other rows. */
  readonly look: number | null;
  readonly weight: 'heading' | 'plain' | 'total';
  /** One for each column; a heading has its text in the first alone. */
  readonly cells: readonly TableCell[];
}

export interface ReportTable {
  readonly type: 'table';
  readonly title: string;
  /** Unit, period and method; may be empty. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly note: string;
}

/** A figure that stands for itself. */
export interface ReportFigure {
  readonly label: string;
  readonly value: number;
  readonly form: NumberForm;
  /** Against what `method` or the page says; null where there is nothing to compare with. */
  readonly change: { readonly value: number; readonly form: NumberForm; readonly isBetter: boolean | null } | null;
  /** Period and method. */
  readonly method: string;
}

export interface ReportFigures {
  readonly type: 'figures';
  readonly figures: readonly ReportFigure[];
}

export interface ReportText {
  readonly type: 'text';
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export type ReportPart = ReportChart | ReportTable | ReportFigures | ReportText;
