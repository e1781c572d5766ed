import { unlockEdits, lockEdits } from '#plan/freezeScenario';
import type { Scenario } from '#plan/model';
import { describeNameError, nameError } from '#plan/names';
import {
  addScenarioEdits,
  childrenOf,
  duplicateScenarioEdits,
  moveScenarioEdits,
  removeScenarioEdits,
} from '#plan/scenarioChanges';
import { chooseScenario, commit, type OpenPlan, refuse, useSession } from '../state/session';

/** What is wrong with a name for a scenario, as a sentence; null for one it can have. */
export function scenarioNameFault({ plan }: OpenPlan, name: string, scenario: string | null): string | null {
  const others = plan.scenarios.filter(({ id }) => id !== scenario).map((other) => other.name);
  const error = nameError('scenario', name.trim(), others);
  return error === null ? null : describeNameError(error);
}

/** A new scenario that follows the chosen one, and is chosen itself. */
export function addScenario(open: OpenPlan, name: string): boolean {
  const parent = open.plan.scenarios[open.scenario]?.id ?? '';
  const { id, edits } = addScenarioEdits(open.plan, parent, name.trim());
  return commit(`Add scenario ${name.trim()}`, edits) && chooseById(id);
}

export function renameScenario(scenario: Scenario, name: string): boolean {
  const wanted = name.trim();
  if (wanted === scenario.name) return true;
  return commit(`Rename ${scenario.name} to ${wanted}`, [
    { type: 'renameScenario', scenario: scenario.id, name: wanted },
  ]);
}

export function duplicateScenario({ plan }: OpenPlan, scenario: Scenario): boolean {
  const { id, edits } = duplicateScenarioEdits(plan, scenario.id);
  return commit(`Duplicate scenario ${scenario.name}`, edits) && chooseById(id);
}

/** Moves a scenario to a place among the pills; the base stays first. */
export function placeScenario({ plan }: OpenPlan, scenario: Scenario, index: number): boolean {
  const from = plan.scenarios.indexOf(scenario);
  if (index === from || index < 0 || index >= plan.scenarios.length) return false;
  return commit(`Move scenario ${scenario.name}`, moveScenarioEdits(plan, scenario.id, index));
}

export function removeScenario({ plan }: OpenPlan, scenario: Scenario): boolean {
  const children = childrenOf(plan, scenario.id);
  if (children.length > 0) {
    const follow = children.length === 1 ? 'follows' : 'follow';
    return refuse(
      `${children.join(', ')} ${follow} ${scenario.name}. Let ${children.length === 1 ? 'it' : 'them'} follow another scenario first, then delete ${scenario.name}.`,
    );
  }
  return commit(`Delete scenario ${scenario.name}`, removeScenarioEdits(plan, scenario.id));
}

export function followScenario(scenario: Scenario, parent: Scenario): boolean {
  return commit(`${scenario.name} follows ${parent.name}`, [
    { type: 'setScenarioParent', scenario: scenario.id, parent: parent.id },
  ]);
}

export function recolourScenario(scenario: Scenario, look: number): boolean {
  return commit(`Colour of ${scenario.name}`, [{ type: 'setScenarioLook', scenario: scenario.id, look }]);
}

export function lockScenario({ plan }: OpenPlan, scenario: Scenario, note: string): boolean {
  return commit(`Lock ${scenario.name}`, lockEdits(plan, scenario.id, today(), note.trim()));
}

export function unlockScenario({ plan }: OpenPlan, scenario: Scenario): boolean {
  return commit(`Unlock ${scenario.name}`, unlockEdits(plan, scenario.id));
}

/** The day on this machine's calendar, `2027-03-31`. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2027-03-31` as `31 Mar 2027`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Chooses a scenario that was just made. */
export function chooseById(id: string): boolean {
  const { open } = useSession.getState();
  chooseScenario(open?.plan.scenarios.findIndex((scenario) => scenario.id === id) ?? 0);
  return true;
}
