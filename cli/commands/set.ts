import { ok } from '#base/result';
import type { Plan, Scenario } from '#plan/model';
import { baseOf, timelineOf } from '#plan/planParts';
import { periodId } from '#domain/timeline';
import { entry } from '#plan/records';
import { type Assignment, parseAssignments } from '../assignments';
import { carryOut } from '../assignmentEdits';
import { type Attempt, misuse } from '../failure';
import type { Options } from '../parseArguments';
import { findScenario } from '../places';
import { plainText } from '../plainText';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const setOptions: Options = { scenario: 'value', set: 'values' };

/** `set PLAN line=value …`: changes inputs or overrides of one scenario in the file, all of them or none. */
export const setInPlan: Command = async (given, world) => {
  const [path, ...rest] = given.positionals;
  const texts = [...rest, ...given.values('set')];
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (texts.length === 0) return misuse('Nothing is set; write line=value behind the plan, such as churn_rate=0.05.');
  const scenario = scenarioToSet(plan, given.value('scenario'));
  if (!scenario.ok) return scenario;
  const assignments = parseAssignments(plan, texts);
  if (!assignments.ok) return assignments;
  const changed = carryOut(plan, scenario.value, assignments.value);
  if (!changed.ok) return changed;
  const saved = await replacePlanFile(file.value, changed.value, world);
  if (!saved.ok) return saved;
  const closed = assignments.value.find((assignment) => isBehindActuals(plan, assignment));
  const hint = closed === undefined ? '' : ` (actuals of closed periods stand before ${closed.line.id})`;
  return ok({ text: `${file.value.path}, ${plainText(scenario.value.name)}: ${texts.join(', ')}${hint}\n`, exit: 0 });
};

function scenarioToSet(plan: Plan, name: string | null): Attempt<Scenario> {
  return name === null ? ok(baseOf(plan)) : findScenario(plan, name);
}

/** Whether an actual value stands before what was set, so that the figures do not show it. */
function isBehindActuals(plan: Plan, { line, keys, periods }: Assignment): boolean {
  const { lastClose, values } = plan.actuals;
  const actual = entry(values, line.id);
  if (lastClose === null || actual === undefined) return false;
  const ids = periods?.map((period) => periodId(timelineOf(plan), period)) ?? null;
  return keys.some((key) =>
    Object.keys(entry(actual, key) ?? {}).some((id) => id <= lastClose && (ids === null || ids.includes(id))),
  );
}
