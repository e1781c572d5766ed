import { ok, type Result } from '#base/result';
import type { Timeline } from '#domain/timeline';
import { evaluate } from '#engine/evaluate';
import { type Run, valueAt } from '#engine/interpreter';
import type { Lanes } from '#engine/lanes';
import type { Slice } from '#engine/model';
import { lanesOf, type Said } from './laneInputs';
import type { PeriodId, Plan, SegmentKey } from './model';
import { type CompiledPlan, compilePlan, type PlanModelError } from './planModel';
import { timelineOf } from './planParts';

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
  /** By line: another scenario whose word on it counts in this lane, with what that one follows and what is closed for it. */
  readonly linesAs?: ReadonlyMap<string, string>;
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
  const source = laneSource(plan);
  if (!source.ok) return source;
  const { compiled, lanesFor } = source.value;
  return ok({
    ...compiled,
    plan,
    timeline: timelineOf(plan),
    requests,
    run: evaluate(compiled.program, lanesFor(requests)),
  });
}

/** A plan made ready for lanes that are asked for in several goes: what its scenarios say is looked up once. */
export interface LaneSource {
  readonly compiled: CompiledPlan;
  readonly lanesFor: (requests: readonly LaneRequest[]) => Lanes;
}

/** Errors  what keeps the plan from compiling. Making lanes throws for a scenario or probe that the plan has no place for. */
export function laneSource(plan: Plan): Result<LaneSource, PlanModelError> {
  const compiled = compilePlan(plan);
  if (!compiled.ok) return compiled;
  const said: Said = new Map();
  return ok({
    compiled: compiled.value,
    lanesFor: (requests) => lanesOf(plan, compiled.value, requests, said),
  });
}

/** A value of an evaluation; NaN where it cannot be computed or a total is not defined. */
export function valueIn(evaluation: Evaluation, line: string, slice: Slice, period: number, lane: number): number {
  return valueAt(evaluation.run, line, slice, period, lane);
}
