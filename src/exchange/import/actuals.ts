import { periodId, type Timeline } from '#domain/timeline';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { BySegment, Cells, Plan, SegmentKey } from '#plan/model';
import { lineOf, segmentKeys } from '#plan/planParts';
import { entry, withEntry } from '#plan/records';
import { MOTION_LINES, UNSPLIT } from '#plan/unsplitExpansion';
import type { Findings } from './importedValues';
import type { ImportChange } from './importPlan';
import { CLOSING, EXPANSION, GAINS, LOSSES, OPENING } from './recogniseLine';
import type { SegmentSeries } from './splitTotals';

export const RESTATEMENT = 'restatement_arr';

type Derived = ImportChange['derived'];

/** Actual values by line and segment, place in the timeline and why they are there; null takes one away. */
export type ActualValues = ReadonlyMap<
  string,
  ReadonlyMap<number, { readonly value: number | null; readonly derived: Derived }>
>;

/** The name under which values of a line in a segment are kept. */
export function nameOf(line: string, segment: SegmentKey): string {
  return `${line}@${segment}`;
}

/** The figures of one line in one segment by place in the timeline. */
export function valuesAt(
  series: readonly SegmentSeries[],
  line: string,
  segment: SegmentKey,
): ReadonlyMap<number, number> {
  const found = series.find((one) => one.line.id === line && one.segment === segment);
  return new Map(found?.values.map(({ period, value }) => [period, value]));
}

type Put = (line: string, segment: SegmentKey, period: number, value: number | null, derived: Derived) => void;

/**
 * What is to be written as actuals: the movements as they are, and expansion that is known only in total in the place made for it. Motions
 * that are all known need no such place, and what is there from an earlier import goes.
 */
export function actualsOf(
  plan: Plan,
  timeline: Timeline,
  series: readonly SegmentSeries[],
  findings: Findings,
): ActualValues {
  const written = new Map<string, Map<number, { value: number | null; derived: Derived }>>();
  const put: Put = (line, segment, period, value, derived) => {
    const name = nameOf(line, segment);
    const values = written.get(name) ?? new Map();
    written.set(name, values.set(period, { value, derived }));
  };
  for (const { line, segment, values } of series) {
    if ([OPENING, CLOSING, EXPANSION].includes(line.id)) continue;
    for (const { period, value, derived } of values) put(line.id, segment, period, value, derived);
  }
  const unsplit = segmentKeys(plan, { segmented: true }).flatMap((segment) =>
    putExpansion(timeline, series, segment, put, findings),
  );
  if (unsplit.length > 0) {
    const periods = [...new Set(unsplit)].toSorted((a, b) => a - b);
    findings.warnings.push({ type: 'notSplit', periods: periods.map((at) => periodId(timeline, at)) });
  }
  return withoutNothing(plan, timeline, written);
}

/** Puts expansion of one segment where it belongs; gives the periods in which it is known only in total. */
function putExpansion(
  timeline: Timeline,
  series: readonly SegmentSeries[],
  segment: SegmentKey,
  put: Put,
  { refusals }: Findings,
): readonly number[] {
  const motions = MOTION_LINES.map((id) => valuesAt(series, id, segment));
  const isWhole = (period: number) => motions.every((values) => values.has(period));
  const unsplit: number[] = [];
  for (const [period, total] of valuesAt(series, EXPANSION, segment)) {
    const sum = motions.reduce((all, values) => all + (values.get(period) ?? 0), 0);
    if (isWhole(period)) {
      if (Math.abs(sum - total) <= tolerance(total)) continue;
      refusals.push({ type: 'splitDiffers', period: periodId(timeline, period), total, motions: sum });
      continue;
    }
    for (const [at, id] of MOTION_LINES.entries()) {
      // Of an expansion of nothing every motion is known to be nothing.
      if (motions[at]?.has(period) === false) put(id, segment, period, total === 0 ? 0 : null, 'notSplit');
    }
    put(UNSPLIT, segment, period, total === 0 ? null : total, 'notSplit');
    if (total !== 0) unsplit.push(period);
  }
  takeBack(segment, motions, put);
  return unsplit;
}

/** Where all motions are known nothing is left to stand for them. */
function takeBack(segment: SegmentKey, motions: readonly ReadonlyMap<number, number>[], put: Put): void {
  for (const period of new Set(motions.flatMap((values) => [...values.keys()]))) {
    if (motions.every((values) => values.has(period))) put(UNSPLIT, segment, period, null, 'notSplit');
  }
}

/** Without taking away what is not there. */
function withoutNothing(plan: Plan, timeline: Timeline, written: ActualValues): ActualValues {
  return new Map(
    [...written].flatMap(([name, values]) => {
      const [line = '', segment = ''] = name.split('@');
      const there = entry(entry(plan.actuals.values, line) ?? {}, segment) ?? {};
      const kept = [...values].filter(
        ([period, { value }]) => value !== null || entry(there, periodId(timeline, period)) !== undefined,
      );
      return kept.length === 0 ? [] : [[name, new Map(kept)] as const];
    }),
  );
}

/** The plan with actuals written over those it has. */
export function withActuals(plan: Plan, timeline: Timeline, written: ActualValues): Plan {
  let values = plan.actuals.values;
  for (const [name, periods] of written) {
    const [line = '', segment = ''] = name.split('@');
    values = { ...values, [line]: withCells(entry(values, line) ?? {}, segment, timeline, periods) };
  }
  return { ...plan, actuals: { ...plan.actuals, values } };
}

function withCells(
  before: BySegment<Cells>,
  segment: SegmentKey,
  timeline: Timeline,
  periods: ReadonlyMap<number, { readonly value: number | null }>,
): BySegment<Cells> {
  const cells: Record<string, number> = { ...entry(before, segment) };
  for (const [period, { value }] of periods) {
    if (value === null) delete cells[periodId(timeline, period)];
    else cells[periodId(timeline, period)] = value;
  }
  return withEntry(before, segment, Object.keys(cells).length === 0 ? undefined : cells);
}

/** Half a cent, or what arithmetic leaves of a large amount. */
export function tolerance(amount: number): number {
  return Math.max(0.005, 1e-12 * Math.abs(amount));
}

/** Movements of the bridge that have no actual in periods closed by the import, where the base has a forecast for them: that counts there. */
export function warnOfForecasts(evaluation: Evaluation, periods: readonly number[], { warnings }: Findings): void {
  const { plan, timeline } = evaluation;
  const keys = segmentKeys(plan, { segmented: true });
  const motions = new Set(MOTION_LINES);
  const has = (line: string, key: SegmentKey, period: number) =>
    entry(entry(entry(plan.actuals.values, line) ?? {}, key) ?? {}, periodId(timeline, period)) !== undefined;
  for (const line of [...GAINS, ...LOSSES, RESTATEMENT]) {
    if (lineOf(plan, line) === undefined) continue;
    const open = periods.filter((period) =>
      keys.some((key, slice) => {
        const isKnown = has(line, key, period) || (motions.has(line) && has(UNSPLIT, key, period));
        return !isKnown && valueIn(evaluation, line, slice, period, 0) !== 0;
      }),
    );
    if (open.length > 0)
      warnings.push({ type: 'forecastCounts', line, periods: open.map((at) => periodId(timeline, at)) });
  }
}
