import { periodIds } from '#domain/timeline';
import { withoutActuals } from './actuals';
import type { Edit } from './edit';
import type { Line, Override, Plan, Scenario } from './model';
import { baseOf, lineage, NO_OVERRIDE, scenarioOf, timelineOf } from './planParts';
import { entry, withEntry } from './records';
import { resolveLine } from './resolveScenario';
import type { PeriodId, SegmentKey, Series } from './values';

/** A figure typed into a plan: one cell, or every period where `period` is null. `value` null is a missing value. */
export interface TypedValue {
  readonly scenario: string;
  readonly line: Line;
  readonly segment: SegmentKey;
  readonly period: PeriodId | null;
  readonly value: number | null;
}

/**
 * The edits that make a figure hold where a person typed it: in the base the line's own values or fixed cells, elsewhere
 * an override. A missing value in a calculated line takes the fixed figure away again.
 */
export function editsForValue(plan: Plan, typed: TypedValue): readonly Edit[] {
  const scenario = scenarioOf(plan, typed.scenario);
  const period = typed.line.once ? null : typed.period;
  if (scenario === undefined || scenario === baseOf(plan)) return baseEdits(plan, { ...typed, period });
  return [scenarioEdit(plan, scenario, { ...typed, period })];
}

/**
 * The edits for many cells of one line in one segment, each with a period. The same plan comes of `editsForValue` cell by cell, where
 * every edit of an input says its whole series again.
 */
export function editsForSeries(
  line: Line,
  segment: SegmentKey,
  values: readonly (readonly [PeriodId, number | null])[],
): readonly Edit[] {
  if (line.definition.type === 'formula') {
    return values.map(([period, value]): Edit => ({ type: 'setCell', line: line.id, segment, period, value }));
  }
  const before = entry(line.definition.values, segment) ?? { every: null, at: {} };
  const series = { ...before, at: { ...before.at, ...Object.fromEntries(values) } };
  return [{ type: 'setSeries', line: line.id, segment, series }];
}

function baseEdits(plan: Plan, { line, segment, period, value }: TypedValue): readonly Edit[] {
  if (line.definition.type === 'input') {
    const series = withValue(entry(line.definition.values, segment) ?? { every: null, at: {} }, period, value);
    return [{ type: 'setSeries', line: line.id, segment, series }];
  }
  const periods = period === null ? periodIds(timelineOf(plan)) : [period];
  return periods.map((id): Edit => ({ type: 'setCell', line: line.id, segment, period: id, value }));
}

function scenarioEdit(plan: Plan, scenario: Scenario, typed: TypedValue): Edit {
  const { line, segment, period, value } = typed;
  const place = { scenario: scenario.id, line: line.id, segment };
  if (period !== null && value !== null) return { type: 'setOverrideCell', ...place, period, value };
  const said: Override = entry(scenario.overrides, line.id) ?? NO_OVERRIDE;
  const isCalculated = resolveLine(plan, line, segment, scenario.id).from.type === 'formula';
  if (isCalculated && period !== null) return { type: 'setOverrideCell', ...place, period, value: null };
  const cells = period === null ? withEntry(said.cells, segment, undefined) : withoutCell(said, segment, period);
  const series =
    period === null ? { every: value, at: {} } : withValue(followedSeries(plan, scenario, typed), period, value);
  const values = withEntry(said.values, segment, isCalculated && value === null ? undefined : series);
  return { type: 'setOverride', scenario: scenario.id, line: line.id, override: { values, formula: null, cells } };
}

function withValue(series: Series, period: PeriodId | null, value: number | null): Series {
  return period === null ? { every: value, at: {} } : { ...series, at: { ...series.at, [period]: value } };
}

function withoutCell(said: Override, segment: SegmentKey, period: PeriodId): Override['cells'] {
  const cells = withEntry(entry(said.cells, segment) ?? {}, period, undefined);
  return withEntry(said.cells, segment, Object.keys(cells).length === 0 ? undefined : cells);
}

/** The values a scenario has now, as a series of its own: a cell can hold no missing value, a series can. */
function followedSeries(plan: Plan, scenario: Scenario, { line, segment }: TypedValue): Series {
  const planned = withoutActuals(plan);
  const { from } = resolveLine(planned, line, segment, scenario.id);
  const series = from.type === 'series' ? from.series : { every: null, at: {} };
  const above = lineage(plan, scenario.id)[1];
  if (Object.hasOwn(entry(scenario.overrides, line.id)?.values ?? {}, segment) || above === undefined) return series;
  // Cells of the scenarios it follows would be hidden by a series of its own, so they come along.
  return { ...series, at: { ...series.at, ...resolveLine(planned, line, segment, above.id).cells } };
}
