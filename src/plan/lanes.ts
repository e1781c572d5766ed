import { ok, type Result } from '#base/result';
import { periodIndex, type Timeline } from '#domain/timeline';
import { evaluate } from '#engine/evaluate';
import { type Run, valueAt } from '#engine/interpreter';
import {
  createLanes,
  type Lanes,
  replaceInput,
  selectVariant,
  setLaneSeries,
  setOverlay,
  shareSeries,
} from '#engine/lanes';
import type { Slice } from '#engine/model';
import type { Line, PeriodId, Plan, SegmentKey } from './model';
import { type CompiledPlan, compilePlan, INPUT, type PlanModelError } from './planModel';
import { lineage, scenarioOf, segmentKeys, timelineOf } from './planParts';
import { entry } from './records';
import { cellsInTimeline, type Resolved, resolveLine, seriesValues } from './resolveScenario';

/**
 * A number tried out in one lane, before everything the plan says: in place of an input, or of what a formula gives.
 * Without a segment it holds in all of them, without a period in every period.
 */
export interface Probe {
  readonly line: string;
  readonly segment: SegmentKey | null;
  readonly period: PeriodId | null;
  readonly value: number;
}

/** One lane: a scenario and the probes on top of it. */
export interface LaneRequest {
  readonly scenario: string;
  readonly probes: readonly Probe[];
}

/** A plan evaluated; lane i is the i-th request. */
export interface Evaluation extends CompiledPlan {
  readonly plan: Plan;
  readonly timeline: Timeline;
  readonly requests: readonly LaneRequest[];
  readonly run: Run;
}

/**
 * Evaluates scenarios of a plan, all of them by default, with the same probes in each.
 *
 * Errors  what keeps the plan from compiling. Throws for a scenario or probe that the plan has no place for.
 */
export function evaluatePlan(
  plan: Plan,
  scenarios: readonly string[] = plan.scenarios.map((scenario) => scenario.id),
  probes: readonly Probe[] = [],
): Result<Evaluation, PlanModelError> {
  return evaluateLanes(
    plan,
    scenarios.map((scenario) => ({ scenario, probes })),
  );
}

/** Evaluates any number of lanes of a plan. */
export function evaluateLanes(plan: Plan, requests: readonly LaneRequest[]): Result<Evaluation, PlanModelError> {
  const compiled = compilePlan(plan);
  if (!compiled.ok) return compiled;
  const lanes = lanesOf(plan, compiled.value, requests);
  return ok({
    ...compiled.value,
    plan,
    timeline: timelineOf(plan),
    requests,
    run: evaluate(compiled.value.program, lanes),
  });
}

/** A value of an evaluation; NaN where it cannot be computed or a total is not defined. */
export function valueIn(evaluation: Evaluation, line: string, slice: Slice, period: number, lane: number): number {
  return valueAt(evaluation.run, line, slice, period, lane);
}

/** The inputs of the requested lanes: every scenario resolved, probes last. */
function lanesOf(plan: Plan, compiled: CompiledPlan, requests: readonly LaneRequest[]): Lanes {
  const lanes = createLanes(compiled.program, requests.length);
  const timeline = timelineOf(plan);
  const scenarios = [...new Set(requests.map((request) => request.scenario))];
  const alike = scenariosAlike(plan, scenarios);
  for (const line of plan.lines) {
    const variants = compiled.variants.get(line.id) ?? [];
    const groups = alike(line);
    for (const [segment, key] of segmentKeys(plan, line).entries()) {
      const place: Place = { lanes, timeline, line, variants, segment };
      const resolved = new Map<string, Resolved>();
      for (const [id, same] of groups) {
        resolved.set(id, resolved.get(same) ?? resolveLine(plan, line, key, same));
      }
      fill(place, key, requests, resolved);
    }
  }
  return lanes;
}

/**
 * By line: for each scenario the first that says the same about it, because neither says anything. Most lines are resolved
 * once for all scenarios that way.
 */
function scenariosAlike(plan: Plan, scenarios: readonly string[]) {
  const about = scenarios.map((id) => ({
    id,
    says: new Set(lineage(plan, id).flatMap(({ overrides }) => Object.keys(overrides))),
    // Actuals do not count in a locked scenario.
    isLocked: scenarioOf(plan, id)?.locked === true,
  }));
  return (line: Line): ReadonlyMap<string, string> => {
    const silent = about.filter(({ says }) => !says.has(line.id));
    return new Map(
      about.map((one) => [
        one.id,
        one.says.has(line.id) ? one.id : (silent.find((other) => other.isLocked === one.isLocked)?.id ?? one.id),
      ]),
    );
  };
}

/** The row of lanes that is being filled: one line in one segment. */
interface Place {
  readonly lanes: Lanes;
  readonly timeline: Timeline;
  readonly line: Line;
  readonly variants: readonly (string | null)[];
  readonly segment: number;
}

function fill(
  place: Place,
  key: SegmentKey,
  requests: readonly LaneRequest[],
  resolved: ReadonlyMap<string, Resolved>,
): void {
  const { lanes, line, segment } = place;
  const shared = [...resolved.values()].find((one) => one.from.type === 'series');
  if (shared?.from.type === 'series') {
    shareSeries(lanes, line.id, segment, seriesValues(place.timeline, shared.from.series, shared.cells));
  }
  for (const [lane, request] of requests.entries()) {
    const own = resolved.get(request.scenario);
    if (own === undefined) throw new Error(`The plan has no scenario ${request.scenario}`);
    const variant = place.variants.indexOf(own.from.type === 'formula' ? own.from.text : INPUT);
    if (variant > 0) selectVariant(lanes, line.id, segment, lane, variant);
    const probes = request.probes.filter((probe) => probe.line === line.id && (probe.segment ?? key) === key);
    const whole = probes.findLast((probe) => probe.period === null || line.once);
    if (own.from.type === 'formula') fillFormula(place, lane, own, whole);
    else if (whole !== undefined) replaceInput(lanes, line.id, segment, lane, whole.value);
    else if (!isSameInput(own, shared)) {
      setLaneSeries(lanes, line.id, segment, lane, seriesValues(place.timeline, own.from.series, own.cells));
    }
    for (const probe of probes) fillCell(place, lane, probe);
  }
}

function fillFormula(place: Place, lane: number, own: Resolved, whole: Probe | undefined): void {
  const { lanes, timeline, line, segment } = place;
  if (whole === undefined) {
    for (const [period, value] of cellsInTimeline(timeline, own.cells))
      setOverlay(lanes, line.id, segment, lane, period, value);
    return;
  }
  for (let period = 0; period < timeline.periods; period++)
    setOverlay(lanes, line.id, segment, lane, period, whole.value);
}

/** A probe of one period stands before one of all periods, whatever their order. */
function fillCell(place: Place, lane: number, probe: Probe): void {
  const { lanes, timeline, line, segment } = place;
  if (probe.period === null || line.once) return;
  const period = periodIndex(timeline, probe.period);
  if (period === null) throw new Error(`The plan has no period ${probe.period}`);
  setOverlay(lanes, line.id, segment, lane, period, probe.value);
}

/** Whether two scenarios take the very same series with the same cells before it, so that lanes can share it. */
function isSameInput(a: Resolved, b: Resolved | undefined): boolean {
  if (b === undefined || a === b) return a === b;
  if (a.from.type !== 'series' || b.from.type !== 'series' || a.from.series !== b.from.series) return false;
  const cells = Object.entries(a.cells);
  return (
    cells.length === Object.keys(b.cells).length && cells.every(([period, value]) => entry(b.cells, period) === value)
  );
}
