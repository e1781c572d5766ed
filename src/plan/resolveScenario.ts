import type { Timeline } from '#domain/timeline';
import { periodIds, periodIndex } from '#domain/timeline';
import type { Cells, Line, Plan, SegmentKey, Series } from './model';
import { lineage, scenarioOf } from './planParts';
import { entry, isEmpty } from './records';

/** Where the value of a line in one segment comes from in one scenario. */
export interface Resolved {
  /** A formula text, or the values that stand in its place. */
  readonly from:
    | { readonly type: 'formula'; readonly text: string }
    | { readonly type: 'series'; readonly series: Series };
  /** The scenario that says so; the base for the plan's own line. */
  readonly scenario: string;
  /** Cells before it, nearest scenario first won, and actuals up to the last close before those. */
  readonly cells: Cells;
}

/** Cells that stand before a line's values or formula, and the scenario that says so; null for actuals. */
export interface CellLayer {
  readonly scenario: string | null;
  readonly cells: Cells;
}

/** As `Resolved`, with the cells still apart: who says them, nearest first. */
export interface Layers extends Pick<Resolved, 'from' | 'scenario'> {
  readonly layers: readonly CellLayer[];
}

/**
 * What a scenario says about a line in a segment, by precedence: an actual up to the last close (not in a locked scenario), then from the scenario
 * to the base its cell, then its values or formula. Values or a formula of a nearer scenario hide cells further away.
 */
export function resolveLine(plan: Plan, line: Line, key: SegmentKey, scenario: string): Resolved {
  const { from, scenario: by, layers } = resolveLayers(plan, line, key, scenario);
  return { from, scenario: by, cells: nearestFirst(layers.map(({ cells }) => cells)) };
}

/** As `resolveLine`, for those who need to know which scenario says each cell. */
export function resolveLayers(plan: Plan, line: Line, key: SegmentKey, scenario: string): Layers {
  const layers: CellLayer[] = [];
  // What was closed when a scenario was locked is among its own figures.
  if (scenarioOf(plan, scenario)?.locked !== true) {
    layers.push({ scenario: null, cells: closedActuals(plan, line, key) });
  }
  for (const { id, overrides } of lineage(plan, scenario)) {
    const override = entry(overrides, line.id);
    if (override === undefined) continue;
    const own = entry(override.cells, key);
    if (own !== undefined) layers.push({ scenario: id, cells: own });
    const series = entry(override.values, key);
    if (series !== undefined) return { from: { type: 'series', series }, scenario: id, layers };
    if (override.formula !== null) {
      return { from: { type: 'formula', text: override.formula }, scenario: id, layers };
    }
  }
  const base = plan.scenarios[0]?.id ?? scenario;
  const { definition } = line;
  if (definition.type === 'formula') {
    const own = entry(line.cells, key);
    if (own !== undefined) layers.push({ scenario: base, cells: own });
    return { from: { type: 'formula', text: definition.text }, scenario: base, layers };
  }
  const series = entry(definition.values, key) ?? { every: null, at: {} };
  return { from: { type: 'series', series }, scenario: base, layers };
}

function nearestFirst(cells: readonly Cells[]): Cells {
  return Object.assign({}, ...cells.toReversed()) as Cells;
}

/** Actual values of the closed periods; later ones are kept in the plan but do not count yet. */
export function closedActuals(plan: Plan, line: Line, key: SegmentKey): Cells {
  const { lastClose, values } = plan.actuals;
  const actual = entry(entry(values, line.id) ?? {}, key);
  if (lastClose === null || actual === undefined) return {};
  // Ids of one grain sort as their periods do: year first, then month or quarter.
  return Object.fromEntries(Object.entries(actual).filter(([period]) => period <= lastClose));
}

/** Series by themselves as numbers, and over which periods. A plan after an edit has most of its series from before. */
const written = new WeakMap<Series, { readonly first: string; readonly values: Float64Array }>();

/** A series and cells before it as one number per period, NaN where missing. Not to be written to: others have the same array. */
export function seriesValues(timeline: Timeline, series: Series, cells: Cells): Float64Array {
  const own = ownValues(periodIds(timeline), series);
  return isEmpty(cells) ? own : withCells(periodIds(timeline), cells, own.slice());
}

function ownValues(ids: readonly string[], series: Series): Float64Array {
  const [first = ''] = ids;
  const known = written.get(series);
  if (known !== undefined && known.first === first && known.values.length === ids.length) return known.values;
  const values = withCells(ids, series.at, new Float64Array(ids.length).fill(series.every ?? Number.NaN));
  written.set(series, { first, values });
  return values;
}

function withCells(ids: readonly string[], cells: Series['at'], values: Float64Array): Float64Array {
  if (isEmpty(cells)) return values;
  for (const [period, id] of ids.entries()) {
    const value = entry(cells, id);
    if (value !== undefined) values[period] = value ?? Number.NaN;
  }
  return values;
}

/** Cells by place in the timeline, without those outside it. */
export function cellsInTimeline(timeline: Timeline, cells: Cells): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [id, value] of Object.entries(cells)) {
    const period = periodIndex(timeline, id);
    if (period !== null) found.push([period, value]);
  }
  return found;
}
