import { err, ok, type Result } from '#base/result';
import type { Motion } from '#domain/motions';
import { fieldLine } from '#plan/initiativeLines';
import { type InitiativeInScenario, initiativesIn } from '#plan/initiatives';
import { type Evaluation, evaluateLanes, type LaneRequest, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { describePlanModelError, type PlanModelError } from '#plan/planModel';
import { lineOf } from '#plan/planParts';
import { holdsFiguresOnly } from '#plan/valuesOnly';
import { NRR_STATED } from './targets';

export type RoadmapError =
  | { readonly type: 'noLine'; readonly line: string }
  | { readonly type: 'unknownPeriod'; readonly period: string }
  | { readonly type: 'figuresOnly' }
  | { readonly type: 'model'; readonly error: PlanModelError };

export function describeRoadmapError(error: RoadmapError): string {
  switch (error.type) {
    case 'noLine':
      return `The plan has no line ${error.line}, which its roadmap is read from: make a plan from the NRR template.`;
    case 'unknownPeriod':
      return `The plan has no period ${error.period}.`;
    case 'figuresOnly':
      return 'This plan holds figures without initiatives or the formulas behind them, as a copy of values only does, so what initiatives bring and cost cannot be told: open the plan that it was made from.';
    case 'model':
      return describePlanModelError(error.error);
  }
}

/**
 * A scenario with its initiatives switched on one after the other: by start, then by their order. Lane k has the first k of
 * them on, lane 0 none, lane `steps.length` is the scenario; the lane after that is the stated end state, where there is one.
 */
export interface RoadmapLanes {
  readonly evaluation: Evaluation;
  /** The initiatives that are on in the scenario, in the order of the steps. */
  readonly steps: readonly InitiativeInScenario[];
  readonly nothing: number;
  readonly whole: number;
  readonly stated: number | null;
}

/** The lines without which there is no roadmap to read. */
const NEEDED = [NRR_STATED, 'grr_stated', 'opening_arr', 'closing_arr', ...RATES.map(({ rate }) => `${rate}_used`)];

/** Evaluates the lanes of a roadmap: all of them lanes of the plan's one program. */
export function roadmapLanes(plan: Plan, scenario: string): Result<RoadmapLanes, RoadmapError> {
  const missing = NEEDED.find((id) => lineOf(plan, id) === undefined);
  if (missing !== undefined) return err({ type: 'noLine', line: missing });
  if (holdsFiguresOnly(plan)) return err({ type: 'figuresOnly' });
  const steps = stepsOf(plan, scenario);
  const off = initiativesOff(plan, scenario);
  const requests: LaneRequest[] = [...steps.keys(), steps.length].map((on) => ({ scenario, probes: off.slice(on) }));
  if (plan.statedEnd !== null) requests.push({ scenario: plan.statedEnd, probes: [] });
  const evaluation = evaluateLanes(plan, requests);
  if (!evaluation.ok) return err({ type: 'model', error: evaluation.error });
  return ok({
    evaluation: evaluation.value,
    steps,
    nothing: 0,
    whole: steps.length,
    stated: plan.statedEnd === null ? null : steps.length + 1,
  });
}

/** What is on in the scenario, by start and then in the order of the list. */
export function stepsOf(plan: Plan, scenario: string): readonly InitiativeInScenario[] {
  return initiativesIn(plan, scenario)
    .filter(({ values }) => values.on.value !== 0)
    .toSorted((a, b) => a.values.start.value - b.values.start.value || 0);
}

/** NRR without initiatives in the first period, of every scenario of a plan in its order; NaN where it cannot be computed. */
export function startsOf(plan: Plan): readonly number[] {
  if (lineOf(plan, NRR_STATED) === undefined) return plan.scenarios.map(() => Number.NaN);
  const off = plan.initiatives.map(
    ({ id }): Probe => ({ line: fieldLine(id, 'on'), segment: null, period: null, value: 0 }),
  );
  const evaluation = evaluateLanes(
    plan,
    plan.scenarios.map(({ id }) => ({ scenario: id, probes: off })),
  );
  return plan.scenarios.map((_, lane) =>
    evaluation.ok ? valueIn(evaluation.value, NRR_STATED, 'total', 0, lane) : Number.NaN,
  );
}

/** The probes that switch off the initiatives that are on in a scenario, of one motion where that is named. */
export function initiativesOff(plan: Plan, scenario: string, motion: Motion | null = null): readonly Probe[] {
  return stepsOf(plan, scenario)
    .filter((step) => motion === null || step.motion === motion)
    .map(({ id }) => ({ line: fieldLine(id, 'on'), segment: null, period: null, value: 0 }));
}

/** A figure of the whole plan in a lane of its roadmap. */
export function totalIn({ evaluation }: RoadmapLanes, line: string, period: number, lane: number): number {
  return valueIn(evaluation, line, 'total', period, lane);
}
