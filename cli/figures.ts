import { ok } from '#base/result';
import type { Slice } from '#engine/model';
import { type Evaluation, evaluatePlan, type Probe, valueIn } from '#plan/lanes';
import { type Line, type Plan, type Scenario, WHOLE } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import { segmentKeys } from '#plan/planParts';
import { type Attempt, misuse, refusal } from './failure';
import { type MoneyReading, readMoney } from '#exchange/figures/figureTable';
import { findLine, findScenario } from './places';
import { asOneSentence } from './plainText';

/** What `run` prints: some lines of a plan, evaluated in some of its scenarios, lane i being the i-th. */
export interface Figures {
  readonly plan: Plan;
  readonly scenarios: readonly Scenario[];
  readonly lines: readonly Line[];
  readonly evaluation: Evaluation;
  readonly reading: MoneyReading;
  /** Assignments tried out, as typed. */
  readonly tried: readonly string[];
}

/** Figures of one line: its total and, where it has them, its segments, in document order. */
export interface LineFigures {
  readonly total: readonly number[];
  readonly segments: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export function figuresOf(figures: Figures, line: Line, lane: number): LineFigures {
  const { plan, evaluation, reading } = figures;
  const values = (slice: Slice) =>
    Array.from({ length: plan.periods }, (_, period) =>
      readMoney(valueIn(evaluation, line.id, slice, period, lane), line.unit, reading),
    );
  const segments = isSplit(plan, line) ? plan.segments.map(({ name }, place) => ({ name, values: values(place) })) : [];
  return { total: values('total'), segments };
}

/** Whether a line has values by segment in this plan. */
export function isSplit(plan: Plan, line: Line): boolean {
  return segmentKeys(plan, line)[0] !== WHOLE;
}

/** Evaluates scenarios with the same numbers tried out in each. */
export function evaluate(plan: Plan, scenarios: readonly Scenario[], probes: readonly Probe[]): Attempt<Evaluation> {
  const evaluation = evaluatePlan(
    plan,
    scenarios.map((scenario) => scenario.id),
    probes,
  );
  return evaluation.ok ? evaluation : refusal(asOneSentence(describePlanModelError(evaluation.error)));
}

/** The scenarios asked for, each once; the first of the plan where none is. */
export function chooseScenarios(plan: Plan, names: readonly string[], all: boolean): Attempt<readonly Scenario[]> {
  if (all && names.length > 0) return misuse('--scenario and --all-scenarios exclude each other; write one of them.');
  if (all || names.length === 0) return ok(all ? plan.scenarios : plan.scenarios.slice(0, 1));
  const chosen: Scenario[] = [];
  for (const name of names) {
    const scenario = findScenario(plan, name);
    if (!scenario.ok) return scenario;
    if (!chosen.includes(scenario.value)) chosen.push(scenario.value);
  }
  return ok(chosen);
}

/** Lines in the order they are named; all of them where none is. */
export function chooseLines(plan: Plan, lists: readonly string[]): Attempt<readonly Line[]> {
  if (lists.length === 0) return ok(plan.lines);
  const chosen: Line[] = [];
  for (const id of lists.flatMap((list) => list.split(','))) {
    const line = findLine(plan, id.trim());
    if (!line.ok) return line;
    if (!chosen.includes(line.value)) chosen.push(line.value);
  }
  return ok(chosen);
}
