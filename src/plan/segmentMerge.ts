import { periodId, periodIds } from '#domain/timeline';
import type { Edit } from './edit';
import { initiativesInto, withPlainInitiatives } from './initiativeSegments';
import type { Evaluation } from './lanes';
import type { Cells, Line, Override, PeriodId, Plan, Scenario, SegmentKey, Series } from './model';
import { entry, isEmpty } from './records';
import { combined, figuresIn, inputSeries, isShared } from './segmentValues';
import { whileUnlocked } from './whileUnlocked';

/** Where one segment's figures go to: the first takes in the others. */
interface Merge {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly keys: readonly SegmentKey[];
  readonly places: readonly number[];
}

/**
 * The edits that take segments away by adding them to one that stays: money is added, rates are weighted by opening ARR, period by
 * period, in the base, in every scenario that says something of its own about the line, and in actuals.
 *
 * Scenarios that follow the base take its weighted rates. Where rates differ between the segments, later totals can move a little,
 * because one rate for both no longer follows their growth.
 */
export function mergeSegmentsEdits(
  evaluation: Evaluation,
  into: SegmentKey,
  others: readonly SegmentKey[],
): readonly Edit[] {
  const { plan } = evaluation;
  const keys = [into, ...others];
  const places = keys.map((key) => plan.segments.findIndex((segment) => segment.id === key));
  const merge: Merge = { plan, evaluation, keys, places };
  const locked = plan.scenarios.filter((scenario) => scenario.locked).map((scenario) => scenario.id);
  return whileUnlocked(plan, locked, [
    ...plan.lines.filter((line) => line.segmented).flatMap((line) => lineEdits(merge, line)),
    ...initiativesInto(plan, others, into),
    ...others.map((segment): Edit => ({ type: 'removeSegment', segment })),
  ]);
}

/** The edits that make one whole of all segments. */
export function removeAllSegmentsEdits(evaluation: Evaluation): readonly Edit[] {
  const { plan } = evaluation;
  const [first, ...others] = plan.segments.map((segment) => segment.id);
  if (first === undefined) return [];
  const locked = plan.scenarios.filter((scenario) => scenario.locked).map((scenario) => scenario.id);
  const merged = mergeSegmentsEdits(evaluation, first, others);
  const last = [...initiativesInto(plan, [first, ...others], null), { type: 'removeSegment', segment: first } as const];
  return withPlainInitiatives(plan, [...merged, ...whileUnlocked(plan, locked, last)]);
}

function lineEdits(merge: Merge, line: Line): readonly Edit[] {
  const { plan, keys } = merge;
  const [into = ''] = keys;
  const edits: Edit[] = [];
  const base = plan.scenarios[0]?.id ?? '';
  if (line.definition.type === 'input') {
    edits.push({ type: 'setSeries', line: line.id, segment: into, series: mergedSeries(merge, line, base) });
  } else {
    for (const [period, value] of Object.entries(mergedCells(merge, line, line.cells, 0))) {
      edits.push({ type: 'setCell', line: line.id, segment: into, period, value });
    }
  }
  for (const [lane, scenario] of plan.scenarios.entries()) {
    const override = mergedOverride(merge, line, scenario, lane);
    if (override !== null) edits.push({ type: 'setOverride', scenario: scenario.id, line: line.id, override });
  }
  const actuals = entry(plan.actuals.values, line.id);
  if (actuals !== undefined) {
    const cells = mergedCells(merge, line, actuals, 0);
    if (!isEmpty(cells)) edits.push({ type: 'setLineActuals', line: line.id, values: { ...actuals, [into]: cells } });
  }
  return edits;
}

function mergedOverride(merge: Merge, line: Line, scenario: Scenario, lane: number): Override | null {
  const said = entry(scenario.overrides, line.id);
  const [into = ''] = merge.keys;
  if (
    said === undefined ||
    !merge.keys.some((key) => Object.hasOwn(said.values, key) || Object.hasOwn(said.cells, key))
  )
    return null;
  if (merge.keys.some((key) => Object.hasOwn(said.values, key))) {
    const series = mergedSeries(merge, line, scenario.id, lane);
    const { [into]: _, ...cells } = said.cells;
    return { ...said, values: { ...said.values, [into]: series }, cells };
  }
  const cells = mergedCells(merge, line, said.cells, lane);
  return { ...said, cells: { ...said.cells, [into]: cells } };
}

/** The values of all merged segments as one series of an input, or of what stands in place of a formula. */
function mergedSeries(merge: Merge, line: Line, scenario: string, lane = 0): Series {
  const { plan, evaluation, keys, places } = merge;
  const all = keys.map((key) => inputSeries(plan, line, key, scenario));
  const given = all.flatMap((series) => (series === null ? [] : [series]));
  const [first] = given;
  if (first !== undefined && given.length === all.length) {
    if (isShared(line)) return addedSeries(line, given);
    if (line.once) return { every: weightedOnce(merge, line, given, lane), at: {} };
    if (given.every((series) => JSON.stringify(sorted(series)) === JSON.stringify(sorted(first)))) return first;
  }
  const { timeline } = evaluation;
  const at: Record<PeriodId, number | null> = {};
  let every: number | null = null;
  for (let period = 0; period < timeline.periods; period++) {
    const id = periodId(timeline, period);
    const weights = figuresIn(evaluation, 'opening_arr', places, period, lane);
    const planned = given.length === all.length ? given.map((series) => numberAt(series, id)) : null;
    every = combined(line, planned ?? figuresIn(evaluation, line.id, places, period, lane), weights);
    at[id] = every;
  }
  return Object.values(at).every((value) => value === every) ? { every, at: {} } : { every, at };
}

/** One value for the whole plan is weighted by what the segments begin with. */
function weightedOnce({ evaluation, places }: Merge, line: Line, all: readonly Series[], lane: number): number | null {
  const weights = figuresIn(evaluation, 'opening_arr', places, 0, lane);
  return combined(
    line,
    all.map((series) => series.every ?? Number.NaN),
    weights,
  );
}

function sorted({ every, at }: Series): unknown {
  return [every, Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

/** Series added number by number, so that periods outside the timeline are added too. */
function addedSeries(line: Line, all: readonly Series[]): Series {
  const periods = new Set(all.flatMap((series) => Object.keys(series.at)));
  const sum = (values: readonly number[]) => combined(line, values, []);
  const at = [...periods].map((period): [PeriodId, number | null] => [
    period,
    sum(all.map((series) => numberAt(series, period))),
  ]);
  return { every: sum(all.map((series) => series.every ?? Number.NaN)), at: Object.fromEntries(at) };
}

function numberAt(series: Series, period: PeriodId): number {
  const own = entry(series.at, period);
  return (own === undefined ? series.every : own) ?? Number.NaN;
}

/** Fixed cells of all merged segments: in a period in which one has a cell, that cell and the figures of the others. */
function mergedCells(merge: Merge, line: Line, cells: Readonly<Record<SegmentKey, Cells>>, lane: number): Cells {
  const { evaluation, keys, places } = merge;
  const all = keys.map((key) => entry(cells, key) ?? {});
  const inside = periodIds(evaluation.timeline);
  const merged: Record<PeriodId, number> = {};
  for (const period of new Set(all.flatMap((one) => Object.keys(one)))) {
    const at = inside.indexOf(period);
    const figures = at < 0 ? [] : figuresIn(evaluation, line.id, places, at, lane);
    const weights = at < 0 ? [] : figuresIn(evaluation, 'opening_arr', places, at, lane);
    const values = all.map((one, index) => entry(one, period) ?? figures[index] ?? Number.NaN);
    const known = at < 0 ? values.filter((value) => !Number.isNaN(value)) : values;
    const value = combined(line, known, weights);
    if (value !== null) merged[period] = value;
  }
  return merged;
}
