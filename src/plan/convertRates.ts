import type { Edit } from './edit';
import type { Line, Override, Plan, Scenario } from './model';
import { lineage, segmentKeys, timelineOf } from './planParts';
import { entry, withEntry } from './records';
import { resolveLine, seriesValues } from './resolveScenario';
import type { Cells, PeriodId, SegmentKey, Series } from './values';

/** How a rate becomes one of another basis: with the losses of revenue, with its expansion, or as customers lost. */
export type Conversion = 'loss' | 'expansion' | 'logos';

export interface RateLine {
  readonly line: Line;
  readonly by: Conversion;
}

/** What a rate of the old basis is multiplied by. */
export type Factors = (scenario: string, key: SegmentKey, by: Conversion, period: PeriodId) => number;
type Factor = (period: PeriodId) => number;

/** The series times its factors: `every` where it held, with the periods whose factor differs beside it. */
export function convertedSeries(series: Series, periods: readonly PeriodId[], factor: Factor): Series {
  const at: Record<PeriodId, number | null> = {};
  for (const [period, value] of Object.entries(series.at)) at[period] = value === null ? null : value * factor(period);
  const { every } = series;
  if (every === null) return { every, at };
  const held = periods.filter((period) => !Object.hasOwn(series.at, period));
  const converted = every * factor(held[0] ?? periods[0] ?? '');
  for (const period of held) {
    const value = every * factor(period);
    if (value !== converted) at[period] = value;
  }
  return { every: converted, at };
}

/** What every scenario has to say about a rate after the conversion, where that is not what it says now. */
export function convertedOverrides(
  plan: Plan,
  rate: RateLine,
  periods: readonly PeriodId[],
  factors: Factors,
): readonly Edit[] {
  return plan.scenarios.slice(1).flatMap((scenario): readonly Edit[] => {
    const before = entry(scenario.overrides, rate.line.id) ?? null;
    let override: Override | null = before;
    for (const key of segmentKeys(plan, rate.line))
      override = convertedOverride(plan, scenario, rate, key, periods, factors, override);
    return override === before ? [] : [{ type: 'setOverride', scenario: scenario.id, line: rate.line.id, override }];
  });
}

function convertedOverride(
  plan: Plan,
  scenario: Scenario,
  { line, by }: RateLine,
  key: SegmentKey,
  periods: readonly PeriodId[],
  factors: Factors,
  override: Override | null,
): Override | null {
  const factor: Factor = (period) => factors(scenario.id, key, by, period);
  const own = entry(override?.values ?? {}, key);
  const ownCells = entry(override?.cells ?? {}, key) ?? {};
  let cells: Cells = Object.fromEntries(
    Object.entries(ownCells).map(([period, value]) => [period, value * factor(period)]),
  );
  let series = own === undefined ? undefined : convertedSeries(own, periods, factor);
  const isFollowing = own === undefined && (override === null || override.formula === null);
  if (isFollowing) {
    const kept = keptApart(plan, scenario, { line, by }, key, periods, factors, ownCells);
    const values = Object.values(kept);
    // One value for all periods reads better as a series than as a row of cells.
    if (values.length === periods.length && new Set(values).size === 1) series = { every: values[0] ?? null, at: {} };
    else cells = { ...cells, ...kept };
  }
  if (series === undefined && Object.keys(cells).length === 0) return override;
  const said = override ?? { values: {}, formula: null, cells: {} };
  return {
    values: withEntry(said.values, key, series),
    formula: said.formula,
    cells: withEntry(said.cells, key, Object.keys(cells).length === 0 ? undefined : cells),
  };
}

/** Periods in which a scenario follows its parent's rate but not its factor, with what the rate becomes there. */
function keptApart(
  plan: Plan,
  scenario: Scenario,
  { line, by }: RateLine,
  key: SegmentKey,
  periods: readonly PeriodId[],
  factors: Factors,
  ownCells: Cells,
): Cells {
  const parent = lineage(plan, scenario.id)[1];
  if (parent === undefined) return {};
  const planned = { ...plan, actuals: { ...plan.actuals, values: {} } };
  const { from, cells } = resolveLine(planned, line, key, scenario.id);
  const followed = seriesValues(timelineOf(plan), from.type === 'series' ? from.series : { every: 0, at: {} }, cells);
  const kept: Record<PeriodId, number> = {};
  for (const [index, period] of periods.entries()) {
    const value = followed[index] ?? Number.NaN;
    if (Number.isNaN(value) || Object.hasOwn(ownCells, period)) continue;
    const converted = value * factors(scenario.id, key, by, period);
    if (converted !== value * factors(parent.id, key, by, period)) kept[period] = converted;
  }
  return kept;
}
