import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { idFromName } from '#plan/names';
import { baseOf } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { type Attempt, misuse, refusal } from '../failure';
import type { Arguments, Options } from '../parseArguments';
import { findScenario } from '../places';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const scenarioOptions: Options = { parent: 'value' };

/** What one of the three actions does to a plan, and how it says so. */
interface Change {
  readonly edit: Edit;
  readonly said: string;
}

type Action = (plan: Plan, names: readonly string[], given: Arguments) => Attempt<Change>;

const actions: Readonly<Record<string, { readonly names: number; readonly wants: string; readonly change: Action }>> = {
  add: { names: 1, wants: 'scenario add PLAN NAME', change: addition },
  remove: { names: 1, wants: 'scenario remove PLAN NAME', change: removal },
  rename: { names: 2, wants: 'scenario rename PLAN NAME NEW-NAME', change: renaming },
};

/** `scenario add|remove|rename PLAN …`: changes the scenarios of the plan in a file. */
export const changeScenarios: Command = async (given, world) => {
  const [word = '', path, ...names] = given.positionals;
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (action === undefined) return misuse(unknownAction(word));
  if (names.length !== action.names)
    return misuse(`That takes a plan and ${action.names === 1 ? 'one name' : 'two names'}: ${action.wants}.`);
  if (given.has('parent') && word !== 'add')
    return misuse('--parent belongs to scenario add: the parent of a scenario is chosen when it is made.');
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const change = action.change(file.value.plan, names, given);
  if (!change.ok) return change;
  const applied = applyAll(file.value.plan, [change.value.edit]);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const saved = await replacePlanFile(file.value, applied.value.plan, world);
  return saved.ok ? ok({ text: `${file.value.path}: ${change.value.said}.\n`, exit: 0 }) : saved;
};

function unknownAction(word: string): string {
  const nearest = nearestName(word, Object.keys(actions));
  if (word === '') return 'scenario does one of three things; write scenario add, scenario remove or scenario rename.';
  return nearest === null
    ? `There is no scenario ${word}; write scenario add, scenario remove or scenario rename.`
    : `There is no scenario ${word}; did you mean scenario ${nearest}?`;
}

function addition(plan: Plan, [name = '']: readonly string[], given: Arguments): Attempt<Change> {
  const wanted = given.value('parent');
  const parent = wanted === null ? ok(baseOf(plan)) : findScenario(plan, wanted);
  if (!parent.ok) return parent;
  const id = idFromName(
    name,
    plan.scenarios.map((scenario) => scenario.id),
  );
  const scenario = emptyScenario(id, name, parent.value.id);
  return ok({
    edit: { type: 'insertScenario', index: plan.scenarios.length, scenario },
    said: `added the scenario ${name}, which follows ${parent.value.name}`,
  });
}

function removal(plan: Plan, [name = '']: readonly string[]): Attempt<Change> {
  const scenario = findScenario(plan, name);
  if (!scenario.ok) return scenario;
  return ok({
    edit: { type: 'removeScenario', scenario: scenario.value.id },
    said: `removed the scenario ${scenario.value.name}`,
  });
}

function renaming(plan: Plan, [from = '', to = '']: readonly string[]): Attempt<Change> {
  const scenario = findScenario(plan, from);
  if (!scenario.ok) return scenario;
  return ok({
    edit: { type: 'renameScenario', scenario: scenario.value.id, name: to },
    said: `renamed the scenario ${scenario.value.name} to ${to}`,
  });
}
