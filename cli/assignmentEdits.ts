import { ok } from '#base/result';
import { periodId, type Timeline } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import type { Cells, Override, Plan, Scenario, SegmentKey, Series } from '#plan/model';
import { baseOf, NO_OVERRIDE, segmentKeys, timelineOf } from '#plan/planParts';
import { initiativeField } from '#plan/inputDomain';
import { describeInitiativeError, fieldValueProblem } from '#plan/initiativeErrors';
import { entry, withEntry } from '#plan/records';
import { type Assignment, type Given, straightLine } from './assignments';
import { type Attempt, misuse, refusal } from './failure';
import { asOneSentence } from './plainText';

const NOTHING: Series = { every: null, at: {} };

/** Carries out assignments in a scenario, from left to right, all or none. In the base they change the plan's own lines. */
export function carryOut(plan: Plan, scenario: Scenario, assignments: readonly Assignment[]): Attempt<Plan> {
  let current = plan;
  for (const assignment of assignments) {
    const wrong = wrongField(plan, assignment);
    if (wrong !== null) return wrong;
    const edits =
      scenario.id === baseOf(plan).id
        ? ok(baseEdits(current, assignment))
        : overrideEdits(current, scenario.id, assignment);
    if (!edits.ok) return edits;
    const applied = applyAll(current, edits.value);
    if (!applied.ok) return refusal(describeEditError(applied.error));
    current = applied.value.plan;
  }
  return ok(current);
}

/** Why a field of an initiative cannot have the numbers it is given; null where it can, and for every other line. */
function wrongField(plan: Plan, { text, line, value }: Assignment): ReturnType<typeof misuse> | null {
  const field = initiativeField(plan, line);
  if (field === undefined || value.type === 'nothing') return null;
  for (const number of value.type === 'number' ? [value.value] : [value.from, value.to]) {
    const problem = fieldValueProblem(field, number);
    if (problem !== null) return misuse(`${text}: ${asOneSentence(describeInitiativeError(problem))}`);
  }
  return null;
}

function baseEdits(plan: Plan, { line: { id }, keys, periods, value }: Assignment): readonly Edit[] {
  // The line as earlier assignments left it.
  const line = plan.lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`The plan lost its line ${id}`);
  const timeline = timelineOf(plan);
  const { definition } = line;
  if (definition.type === 'input') {
    return keys.map((segment) => {
      const before = entry(definition.values, segment) ?? NOTHING;
      const series =
        periods === null
          ? seriesOf(timeline, value)
          : { ...before, at: { ...before.at, ...cellsOf(timeline, periods, value) } };
      return { type: 'setSeries', line: id, segment, series };
    });
  }
  return keys.flatMap((segment) => {
    // Without a value every fixed cell goes, also one outside the timeline.
    const before =
      value.type === 'nothing' && periods === null
        ? Object.keys(entry(line.cells, segment) ?? {}).map((period) => [period, null] as const)
        : null;
    const cells = before ?? Object.entries(cellsOf(timeline, periods ?? everyPeriod(timeline), value));
    return cells.map(([period, number]): Edit => ({ type: 'setCell', line: id, segment, period, value: number }));
  });
}

function overrideEdits(plan: Plan, scenario: string, assignment: Assignment): Attempt<readonly Edit[]> {
  const { line, keys } = assignment;
  const overrides = plan.scenarios.find((one) => one.id === scenario)?.overrides ?? {};
  const before = entry(overrides, line.id) ?? NO_OVERRIDE;
  const isWholeLine = segmentKeys(plan, line).every((key) => keys.includes(key));
  let override: Override = assignment.periods === null && isWholeLine ? { ...before, formula: null } : before;
  for (const key of keys) {
    const changed = withAssignment(timelineOf(plan), override, key, assignment);
    if (!changed.ok) return changed;
    override = changed.value;
  }
  return ok([{ type: 'setOverride', scenario, line: line.id, override }]);
}

/** What a scenario says about a line in one segment, with an assignment carried out. */
function withAssignment(
  timeline: Timeline,
  override: Override,
  key: SegmentKey,
  { text, periods, value }: Assignment,
): Attempt<Override> {
  const own: Cells = entry(override.cells, key) ?? {};
  if (value.type === 'nothing') {
    if (periods === null && override.formula !== null)
      return refusal(
        `${text}: the scenario has a formula for all segments of the line; clear the line without naming one.`,
      );
    if (periods === null)
      return ok({
        ...override,
        values: withEntry(override.values, key, undefined),
        cells: withEntry(override.cells, key, undefined),
      });
    const ids = periods.map((period) => periodId(timeline, period));
    if (entry(override.values, key) !== undefined && !ids.some((id) => Object.hasOwn(own, id))) {
      return refusal(
        `${text}: the scenario says this for all periods at once; clear the line without naming a period.`,
      );
    }
    return ok({
      ...override,
      cells: withEntry(
        override.cells,
        key,
        Object.fromEntries(Object.entries(own).filter(([id]) => !ids.includes(id))),
      ),
    });
  }
  // Values of one segment would replace the formula in all of them, so beside a formula they are cells.
  if (periods === null && override.formula === null) {
    return ok({
      ...override,
      values: withEntry(override.values, key, seriesOf(timeline, value)),
      cells: withEntry(override.cells, key, undefined),
    });
  }
  const cells = { ...own, ...cellsOf(timeline, periods ?? everyPeriod(timeline), value) };
  return ok({ ...override, cells: withEntry(override.cells, key, cells as Cells) });
}

function everyPeriod(timeline: Timeline): readonly number[] {
  return Array.from({ length: timeline.periods }, (_, period) => period);
}

function seriesOf(timeline: Timeline, value: Given): Series {
  if (value.type === 'number') return { every: value.value, at: {} };
  return value.type === 'nothing' ? NOTHING : { every: null, at: cellsOf(timeline, everyPeriod(timeline), value) };
}

function cellsOf(
  timeline: Timeline,
  periods: readonly number[],
  value: Given,
): Readonly<Record<string, number | null>> {
  const numbers = value.type === 'straight' ? straightLine(value.from, value.to, periods.length) : null;
  const single = value.type === 'number' ? value.value : null;
  return Object.fromEntries(periods.map((period, at) => [periodId(timeline, period), numbers?.[at] ?? single]));
}
