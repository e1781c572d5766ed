import { ok, type Result } from '#base/result';
import { fiscalYears, periodId, periodIndex, periodsPerYear } from '#domain/timeline';
import { foldRun, type FoldedRun, valueOver } from '#engine/aggregate';
import { explain } from '#engine/explain';
import type { Slice } from '#engine/model';
import { actualAt, withoutActuals } from '#plan/actuals';
import { type Evaluation, evaluateLanes, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import type { PlanModelError } from '#plan/planModel';
import { lineOf, segmentKeys } from '#plan/planParts';

/** A scenario as it was planned, and with what happened up to the last close. Both evaluations have the one lane 0. */
export interface Variance {
  readonly planned: Evaluation;
  readonly happened: Evaluation;
  /** Place of the last closed period. */
  readonly closed: number;
  /** What has been found out about figures, by line, slice and period. */
  readonly known: Map<string, Known>;
  /** By last period: both runs over the fiscal years, the last of them up to that period. */
  readonly toDate: Map<number, { readonly planned: FoldedRun; readonly happened: FoldedRun }>;
}

/**
 * What a figure with actuals is made of:
 *
 *     actual    of actuals alone, or one itself
 *     partly    of actuals and of what the scenario plans, because there is no actual for all it is made of
 *     planned   of no actual at all
 *     nothing   of what is 0 as planned and was not reported, or holds from the start of the plan
 */
export type Known = 'actual' | 'partly' | 'planned' | 'nothing';

/** A closed period, or the fiscal year to its end. */
export interface VarianceTime {
  readonly type: 'period' | 'toDate';
  readonly period: number;
}

export interface VarianceFigure {
  readonly planned: number;
  /** Null where nothing was reported that the figure is made of. */
  readonly actual: number | null;
  readonly known: Known;
}

/**
 * A scenario with and without the actuals of the plan; null where no period is closed. Actuals stand before what a locked scenario
 * says as well, for a budget is locked to be held against what comes of it.
 *
 * Errors  what keeps the plan from compiling. Throws for a scenario that the plan does not have.
 */
export function varianceOf(plan: Plan, scenario: string): Result<Variance | null, PlanModelError> {
  const request = [{ scenario, probes: [] }];
  const planned = evaluateLanes(withoutActuals(plan), request);
  if (!planned.ok) return planned;
  const { lastClose } = plan.actuals;
  const closed = lastClose === null ? null : periodIndex(planned.value.timeline, lastClose);
  if (closed === null) return ok(null);
  const scenarios = plan.scenarios.map((one) => (one.id === scenario ? { ...one, locked: false } : one));
  const happened = evaluateLanes({ ...plan, scenarios }, request);
  if (!happened.ok) return happened;
  return ok({ planned: planned.value, happened: happened.value, closed, known: new Map(), toDate: new Map() });
}

/** Plan against actual of a line. Throws for a line or slice that is not there, and for a period that is not closed. */
export function varianceAt(variance: Variance, line: string, slice: Slice, time: VarianceTime): VarianceFigure {
  const { planned, happened, closed } = variance;
  if (time.period > closed) throw new Error(`The period ${time.period} is not closed`);
  const known = knownOver(variance, line, slice, time);
  const value = (evaluation: Evaluation, folded: () => FoldedRun) =>
    time.type === 'period'
      ? valueIn(evaluation, line, slice, time.period, 0)
      : valueOver(folded(), line, slice, folded().buckets.length - 1, 0);
  const actual = value(happened, () => yearToDate(variance, time.period).happened);
  return {
    planned: value(planned, () => yearToDate(variance, time.period).planned),
    actual: known === 'planned' || (known === 'nothing' && actual === 0) ? null : actual,
    known,
  };
}

/** The first period of the fiscal year that a period is in, or of the plan where that begins later. */
export function yearStart({ planned: { timeline } }: Variance, period: number): number {
  return fiscalYears(timeline).find(({ from, to }) => from <= period && period <= to)?.from ?? 0;
}

/**
 * Movements of the bridge that a closed period has no actual for, so that what is planned stands in its closing ARR; by line, each
 * once, in the order of the lines. A movement that is 0 as planned is not among them.
 */
export function unreported(variance: Variance, time: VarianceTime): readonly string[] {
  const { plan, program } = variance.happened;
  if (!program.lineIndex.has('closing_arr')) return [];
  const first = time.type === 'period' ? time.period : yearStart(variance, time.period);
  const closing = lineOf(plan, 'closing_arr');
  const slices: readonly Slice[] =
    closing?.segmented && plan.segments.length > 0 ? [...plan.segments.keys()] : ['total'];
  const found = new Set<string>();
  for (let period = first; period <= time.period; period++) {
    for (const slice of slices) collectUnreported(variance, 'closing_arr', slice, period, found);
  }
  return plan.lines.filter(({ id }) => found.has(id)).map(({ id }) => id);
}

function collectUnreported(variance: Variance, line: string, slice: Slice, period: number, found: Set<string>): void {
  const known = knownAt(variance, line, slice, period);
  if (known === 'actual' || known === 'nothing') return;
  const { happened } = variance;
  const made = explain(happened.run, line, slice, period, 0);
  const isMovement = made.precedents.some((read) => lineOf(happened.plan, read.line)?.unit !== 'money');
  if (isMovement || made.precedents.length === 0) {
    found.add(line);
    return;
  }
  for (const read of made.precedents) {
    if (read.period === period) collectUnreported(variance, read.line, read.slice, period, found);
  }
}

function knownOver(variance: Variance, line: string, slice: Slice, { type, period }: VarianceTime): Known {
  if (type === 'period') return knownAt(variance, line, slice, period);
  const from = yearStart(variance, period);
  const rule = lineOf(variance.happened.plan, line)?.overPeriods;
  const first = rule === 'last' ? period : from;
  const last = rule === 'first' ? from : period;
  return together(Array.from({ length: last - first + 1 }, (_, at) => knownAt(variance, line, slice, first + at)));
}

function knownAt(variance: Variance, line: string, slice: Slice, period: number): Known {
  const place = `${line} ${slice} ${period}`;
  const before = variance.known.get(place);
  if (before !== undefined) return before;
  const found = findKnown(variance, line, slice, period);
  variance.known.set(place, found);
  return found;
}

function findKnown(variance: Variance, id: string, slice: Slice, period: number): Known {
  const { planned, happened } = variance;
  const line = lineOf(happened.plan, id);
  if (line === undefined) throw new Error(`The plan has no line ${id}`);
  if (line.once) return 'nothing';
  if (isGiven(variance, id, slice, period)) return 'actual';
  const made = explain(happened.run, id, slice, period, 0);
  if (made.precedents.length > 0) {
    const known = together(made.precedents.map((read) => knownAt(variance, read.line, read.slice, read.period)));
    const isZero = made.value === 0 && valueIn(planned, id, slice, period, 0) === 0;
    return isZero && known !== 'actual' ? 'nothing' : known;
  }
  return made.by === 'formula' || made.value === 0 ? 'nothing' : 'planned';
}

function isGiven({ happened: { plan, timeline } }: Variance, id: string, slice: Slice, period: number): boolean {
  const line = lineOf(plan, id);
  if (line === undefined) return false;
  const keys = segmentKeys(plan, line);
  // The total of a line in segments is given by them, if at all.
  if (slice === 'total' && keys.length > 1) return false;
  const key = keys[slice === 'total' ? 0 : slice];
  return key !== undefined && actualAt(plan, id, key, periodId(timeline, period)) !== undefined;
}

function together(parts: readonly Known[]): Known {
  const telling = parts.filter((part) => part !== 'nothing');
  const [first] = telling;
  if (first === undefined) return 'nothing';
  return telling.every((part) => part === first) ? first : 'partly';
}

/** Whole fiscal years up to that of the period, which ends with it: what looks back finds what it would in a table of years. */
function yearToDate(variance: Variance, period: number) {
  const known = variance.toDate.get(period);
  if (known !== undefined) return known;
  const { planned, happened } = variance;
  const { timeline } = planned;
  const buckets = fiscalYears(timeline)
    .filter(({ from }) => from <= period)
    .map(({ from, to }) => ({ from, to: Math.min(to, period) }));
  const length = periodsPerYear(timeline.grain);
  const made = { planned: foldRun(planned.run, buckets, length), happened: foldRun(happened.run, buckets, length) };
  variance.toDate.set(period, made);
  return made;
}
