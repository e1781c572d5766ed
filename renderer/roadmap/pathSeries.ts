import type { Roadmap } from '#analysis/roadmap';
import { seriesOf } from '#engine/interpreter';
import type { ScenarioLook } from '../format/scenarioLooks';
import { lookOf } from '../format/scenarioLooks';
import type { ChartSeries } from '../charts/LineChart';
import type { Shown } from './shownRoadmap';

/** The NRR path of a roadmap: a first point before anything begins, then one for each period. */
export interface PathLines {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Place of the chosen scenario among the series. */
  readonly chosen: number;
}

const NOTHING: ScenarioLook = { token: '--text-3', dash: [6, 3], mark: 'rect' };
const TARGET: ScenarioLook = { token: '--text', dash: [5, 4], mark: 'circle' };
/** Closer than this, two paths are one line on the screen. */
const SAME = 5e-5;

/**
 * The chosen scenario, the other scenarios, what would be without initiatives unless a scenario says just that, the stated end state
 * as one point, and the target.
 */
export function pathLines(shown: Shown, roadmap: Roadmap, text: (value: number) => string): PathLines {
  const { evaluation, scenario } = shown;
  const { scenarios, statedEnd } = shown.plan;
  const { periods, start, target, readings, endPeriod } = roadmap;
  const nothing = periods.map((point) => point.nothing);
  const made = (name: string, look: ScenarioLook, values: readonly number[], isMarked = true): ChartSeries => ({
    name,
    look,
    values,
    last: text(values.findLast(Number.isFinite) ?? Number.NaN),
    isMarked,
  });
  const others = scenarios.flatMap(({ id, name }, lane) => {
    if (lane === scenario || id === statedEnd) return [];
    const values = [...seriesOf(evaluation.run, 'nrr_stated', 'total', lane)];
    const isNothing = values.every((value, at) => Math.abs(value - (nothing[at] ?? Number.NaN)) < SAME);
    const before = shown.starts[lane] ?? Number.NaN;
    return [{ series: made(name, lookOf(scenarios, lane), [before, ...values]), isNothing }];
  });
  const own = made(scenarios[scenario]?.name ?? '', lookOf(scenarios, scenario), [
    start,
    ...periods.map(({ nrr }) => nrr),
  ]);
  const hasNothing = others.some(({ isNothing }) => isNothing) || roadmap.steps.length === 0;
  const series = [own, ...others.map((other) => other.series)];
  if (!hasNothing) series.push(made('Without initiatives', NOTHING, [start, ...nothing]));
  const stated = scenarios.findIndex(({ id }) => id === statedEnd);
  if (readings.stated !== null && stated !== scenario) {
    const end = readings.stated.end;
    const values = [Number.NaN, ...periods.map((_, at) => (at === endPeriod.index ? end : Number.NaN))];
    const look = { ...lookOf(scenarios, stated), mark: 'ring' as const };
    series.push(made(scenarios[stated]?.name ?? 'Stated end state', look, values));
  }
  const wanted = periods.map((point) => point.target ?? Number.NaN);
  if (target !== null) series.push(made('Target', TARGET, targetLine(wanted), false));
  return { labels: ['Start', ...periods.map(({ label }) => label)], series, chosen: 0 };
}

/** One target is a line across the chart; several begin where the first is due. */
function targetLine(wanted: readonly number[]): readonly number[] {
  const due = wanted.filter(Number.isFinite);
  const [first = Number.NaN] = due;
  const isOne = due.every((value) => value === first);
  return isOne ? [first, ...wanted.map(() => first)] : [Number.NaN, ...wanted];
}

/** Places of the chosen path whose value is written beside them: the start, and each quarter in which it moved. */
export function namedPoints(roadmap: Roadmap): readonly number[] {
  const { periods, path, start } = roadmap;
  const perQuarter = periods.length / Math.max(path.length, 1);
  const named = [0];
  let before = start;
  for (const [at, { nrr }] of periods.entries()) {
    const isQuarterEnd = perQuarter <= 1 || (at + 1) % Math.round(perQuarter) === 0 || at === periods.length - 1;
    if (!isQuarterEnd || Math.abs(nrr - before) < SAME) continue;
    named.push(at + 1);
    before = nrr;
  }
  return named;
}
