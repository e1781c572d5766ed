import { withoutActuals } from './actuals';
import { valueIn, type Evaluation } from './lanes';
import type { Cells, Line, Override, Plan, SegmentKey, Series } from './model';
import { isEmpty } from './records';
import { resolveLine } from './resolveScenario';
import type { BySegment } from './values';

/** Whether the values of a line over segments add up, so that a mix shares them; all others hold in each segment alike. */
export function isShared(line: Line): boolean {
  return line.overSegments.type === 'sum';
}

/** A part of every number of a series. */
export function partOfSeries(series: Series, part: number): Series {
  const share = (value: number | null) => (value === null ? null : value * part);
  return {
    every: share(series.every),
    at: Object.fromEntries(Object.entries(series.at).map(([period, value]) => [period, share(value)])),
  };
}

export function partOfCells(cells: Cells, part: number): Cells {
  return Object.fromEntries(Object.entries(cells).map(([period, value]) => [period, value * part]));
}

/** One segment's values dealt out to several, by their parts; `deal` makes the values of one of them. */
export function dealt<T>(values: BySegment<T>, from: SegmentKey, deal: ReadonlyMap<SegmentKey, (value: T) => T>) {
  const value = values[from];
  if (!Object.hasOwn(values, from) || value === undefined) return values;
  return { ...values, ...Object.fromEntries([...deal].map(([key, make]) => [key, make(value)])) };
}

/** An override with what it says of one segment dealt out to several. */
export function dealtOverride(
  line: Line,
  said: Override,
  from: SegmentKey,
  parts: ReadonlyMap<SegmentKey, number>,
): Override {
  const of = (key: SegmentKey) => (isShared(line) ? (parts.get(key) ?? 0) : 1);
  const keys = [...parts.keys()];
  const series = new Map(keys.map((key) => [key, (value: Series) => partOfSeries(value, of(key))]));
  const cells = new Map(keys.map((key) => [key, (value: Cells) => partOfCells(value, of(key))]));
  return { ...said, values: dealt(said.values, from, series), cells: dealt(said.cells, from, cells) };
}

/** What a scenario takes as values of a line in a segment, cells included; null where a formula gives them. */
export function inputSeries(plan: Plan, line: Line, key: SegmentKey, scenario: string): Series | null {
  const { from, cells } = resolveLine(withoutActuals(plan), line, key, scenario);
  if (from.type !== 'series') return null;
  return isEmpty(cells) ? from.series : { ...from.series, at: { ...from.series.at, ...cells } };
}

/** What several numbers come to in one segment: money added, all else weighted; null where one that counts is missing. */
export function combined(line: Line, values: readonly number[], weights: readonly number[]): number | null {
  let value = 0;
  if (isShared(line)) {
    for (const one of values) value += one;
    return Number.isNaN(value) ? null : value;
  }
  const [first = Number.NaN] = values;
  if (values.every((one) => one === first)) return first;
  let total = 0;
  for (const [at, one] of values.entries()) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    value += one * weight;
    total += weight;
  }
  const mean = total === 0 ? first : value / total;
  return Number.isNaN(mean) ? null : mean;
}

/** The figures of a line in some segments and one period of a lane. */
export function figuresIn(
  evaluation: Evaluation,
  line: string,
  segments: readonly number[],
  period: number,
  lane: number,
): readonly number[] {
  return segments.map((segment) => valueIn(evaluation, line, segment, period, lane));
}
