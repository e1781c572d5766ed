/** What the risk page shows of trials of a plan; whoever asks for a report runs them, in pieces where a window must stay smooth. */
export interface ReportTrials {
  readonly count: number;
  readonly seed: number;
  /** The line that the fan is of. */
  readonly line: string;
  /** Percentiles of the line, each by period. */
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}
