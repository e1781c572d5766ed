import * as v from 'valibot';
import { createTimeline, describeTimelineError } from '#domain/timeline';
import { isCurrency } from '#domain/units';
import { describeFormulaError } from '#formula/describeError';
import { checkLineName, checkNames, describeLineNameError } from '#formula/names';
import { parse } from '#formula/parse';
import type { BySegment, Line, Plan, Scenario, Series } from './model';
import { describeNameError, nameError } from './names';
import { MOST_SEGMENTS } from './newPlan';
import { compilePlan, describePlanModelError } from './planModel';
import { segmentKeys } from './planParts';
import { isEmpty } from './records';
import { planSchema, questionSchema, strategySchema } from './schema';
import { shapeProblem } from './shapeProblem';
import type { StrategyAnswers } from './strategyAnswers';
import {
  cellProblems,
  keyProblems,
  linePeriodProblems,
  type Path,
  type Problem,
  periodForm,
  periodProblems,
  type Seen,
} from './validateCells';
import { placeProblems, questionProblems } from './validatePlaces';

const MOST_LINES = 2_000;
const MOST_SCENARIOS = 100;

/** The first thing that does not hold between the parts of a plan; null for a plan that can be worked with. */
export function validatePlan(plan: Plan): Problem | null {
  for (const problem of problemsOf(plan)) return problem;
  return null;
}

/** The same for a plan put together in memory, whose shape is in doubt as well: texts too long, ids of no form. */
export function planProblem(plan: Plan): Problem | null {
  const shape = v.safeParse(planSchema, plan);
  return shape.success ? validatePlan(plan) : shapeProblem(shape.issues[0]);
}

/** What is wrong with the answers of a strategy, looked at alone: they stand beside everything else of the plan. */
export function answersProblem(plan: Plan, answers: StrategyAnswers): Problem | null {
  const shape = v.safeParse(strategySchema, answers);
  if (!shape.success) {
    const { path, message } = shapeProblem(shape.issues[0]);
    return { path: ['strategy', ...path], message };
  }
  const seen: Seen = { plan, lines: new Map(), isPeriod: periodForm(plan) };
  return periodProblems(seen, answers.period, ['strategy', 'period']).next().value ?? null;
}

/** What is wrong with targets, ranges, tables and the report, looked at alone: nothing else of a plan names them. */
export function questionProblem(plan: Plan): Problem | null {
  const shape = v.safeParse(questionSchema, plan);
  if (!shape.success) return shapeProblem(shape.issues[0]);
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  return questionProblems({ plan, lines, isPeriod: periodForm(plan) }).next().value ?? null;
}

function* problemsOf(plan: Plan): Generator<Problem> {
  yield* settingProblems(plan);
  yield* segmentProblems(plan);
  const seen: Seen = { plan, lines: new Map(), isPeriod: periodForm(plan) };
  for (const [index, line] of plan.lines.entries()) {
    yield* lineProblems(seen, line, ['lines', index]);
    seen.lines.set(line.id, line);
  }
  for (const [index, line] of plan.lines.entries()) {
    if (line.definition.type === 'formula') {
      yield* formulaProblems(seen, line.definition.text, ['lines', index, 'definition', 'text']);
    }
    if (line.overSegments.type === 'weighted' && !seen.lines.has(line.overSegments.by)) {
      yield {
        path: ['lines', index, 'overSegments', 'by'],
        message: `no line is called ${line.overSegments.by}; name the line whose values are the weights`,
      };
    }
  }
  yield* scenarioProblems(seen);
  yield* placeProblems(seen);
  const compiled = compilePlan(plan);
  if (!compiled.ok) yield { path: ['lines'], message: describePlanModelError(compiled.error) };
}

function* settingProblems(plan: Plan): Generator<Problem> {
  const timeline = createTimeline(plan);
  if (!timeline.ok) {
    const { error } = timeline;
    const setting = 'periods' in error ? 'periods' : 'fiscalYearStart' in error ? 'fiscalYearStart' : 'start';
    yield { path: [setting], message: describeTimelineError(error) };
  }
  if (!isCurrency(plan.currency)) {
    yield {
      path: ['currency'],
      message: `${JSON.stringify(plan.currency)} is no currency code of ISO 4217, such as USD`,
    };
  }
  if (plan.lines.length > MOST_LINES) yield { path: ['lines'], message: `a plan has at most ${MOST_LINES} lines` };
  if (plan.scenarios.length > MOST_SCENARIOS)
    yield { path: ['scenarios'], message: `a plan has at most ${MOST_SCENARIOS} scenarios` };
}

function* segmentProblems(plan: Plan): Generator<Problem> {
  if (plan.segments.length > MOST_SEGMENTS)
    yield { path: ['segments'], message: `a plan has at most ${MOST_SEGMENTS} segments` };
  for (const [index, { id, name }] of plan.segments.entries()) {
    const before = plan.segments.slice(0, index);
    if (before.some((other) => other.id === id))
      yield { path: ['segments', index, 'id'], message: `${id} occurs twice; give one segment another id` };
    const error = nameError(
      'segment',
      name,
      before.map((other) => other.name),
    );
    if (error !== null) yield { path: ['segments', index, 'name'], message: describeNameError(error) };
  }
}

function* lineProblems(seen: Seen, line: Line, path: Path): Generator<Problem> {
  const name = checkLineName(line.id);
  if (!name.ok) yield { path: [...path, 'id'], message: describeLineNameError(name.error) };
  if (seen.lines.has(line.id))
    yield { path: [...path, 'id'], message: `two lines are called ${line.id}; give one of them another id` };
  const keys = segmentKeys(seen.plan, line);
  if (line.definition.type === 'input') {
    const { values } = line.definition;
    yield* valueProblems(seen, line, values, [...path, 'definition', 'values']);
    for (const key of keys) {
      if (!Object.hasOwn(values, key))
        yield {
          path: [...path, 'definition', 'values'],
          message: `the input has no values for ${key}; add {"at":{},"every":null}`,
        };
    }
    if (!isEmpty(line.cells))
      yield { path: [...path, 'cells'], message: 'an input has no fixed cells; write its values in definition.values' };
  } else {
    if (line.once)
      yield { path: [...path, 'once'], message: 'only an input can have one value for the whole plan; write false' };
    yield* cellProblems(seen, line, line.cells, [...path, 'cells']);
  }
}

function* valueProblems(seen: Seen, line: Line, values: BySegment<Series>, path: Path): Generator<Problem> {
  for (const [key, series] of Object.entries(values)) {
    yield* keyProblems(seen, line, key, path);
    for (const period of Object.keys(series.at)) yield* linePeriodProblems(seen, line, period, [...path, key, 'at']);
  }
}

function* formulaProblems(seen: Seen, text: string, path: Path): Generator<Problem> {
  const parsed = parse(text);
  if (!parsed.ok) {
    yield { path, message: describeFormulaError(parsed.error) };
    return;
  }
  const known = checkNames(parsed.value, seen.lines.keys());
  if (!known.ok) yield { path, message: describeFormulaError(known.error) };
}

function* scenarioProblems(seen: Seen): Generator<Problem> {
  const { scenarios } = seen.plan;
  const base = scenarios[0];
  if (base === undefined) {
    yield { path: ['scenarios'], message: 'a plan has at least its base scenario' };
    return;
  }
  if (base.parent !== null)
    yield {
      path: ['scenarios', 0, 'parent'],
      message: 'the first scenario is the base and follows no other; write null',
    };
  if (!isEmpty(base.overrides))
    yield {
      path: ['scenarios', 0, 'overrides'],
      message: 'the base overrides nothing; its values are those of the lines',
    };
  for (const [index, scenario] of scenarios.entries()) {
    const path = ['scenarios', index];
    const before = scenarios.slice(0, index);
    if (before.some((other) => other.id === scenario.id))
      yield { path: [...path, 'id'], message: `${scenario.id} occurs twice; give one scenario another id` };
    const error = nameError(
      'scenario',
      scenario.name,
      before.map((other) => other.name),
    );
    if (error !== null) yield { path: [...path, 'name'], message: describeNameError(error) };
    if (index > 0) yield* parentProblems(scenarios, scenario, [...path, 'parent']);
    yield* overrideProblems(seen, scenario, [...path, 'overrides']);
  }
}

function* parentProblems(scenarios: readonly Scenario[], scenario: Scenario, path: Path): Generator<Problem> {
  const parents = new Map(scenarios.map(({ id, parent }) => [id, parent]));
  const passed = new Set<string>();
  for (let id: string | null = scenario.id; id !== scenarios[0]?.id; ) {
    if (id === null) {
      yield { path, message: 'only the first scenario follows none; name the scenario this one follows' };
      return;
    }
    const next = parents.get(id);
    if (next === undefined) {
      yield { path, message: `no scenario has the id ${id}; name the one that ${scenario.name} follows` };
      return;
    }
    if (passed.has(id)) {
      yield { path, message: `${scenario.name} follows itself in a circle; let it follow the base` };
      return;
    }
    passed.add(id);
    id = next;
  }
}

function* overrideProblems(seen: Seen, scenario: Scenario, path: Path): Generator<Problem> {
  for (const [id, override] of Object.entries(scenario.overrides)) {
    const line = seen.lines.get(id);
    if (line === undefined) {
      yield { path: [...path, id], message: `no line is called ${id}; take the override away or add the line` };
      continue;
    }
    if (override.formula !== null) {
      yield* formulaProblems(seen, override.formula, [...path, id, 'formula']);
      if (!isEmpty(override.values))
        yield { path: [...path, id], message: 'a line has either values or a formula in a scenario; keep one of them' };
      if (line.once)
        yield { path: [...path, id, 'formula'], message: `${id} has one value for the whole plan and no formula` };
    }
    yield* valueProblems(seen, line, override.values, [...path, id, 'values']);
    yield* cellProblems(seen, line, override.cells, [...path, id, 'cells']);
  }
}
