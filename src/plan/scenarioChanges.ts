import type { Edit } from './edit';
import type { Plan, Scenario } from './model';
import { idFromName } from './names';
import { baseOf, lineage, scenarioOf } from './planParts';
import { emptyScenario } from './scenarioEdits';

/** Edits that make a scenario, and the id it gets. */
export interface MadeScenario {
  readonly id: string;
  readonly edits: readonly Edit[];
}

/** A new scenario at the end that follows another and says nothing of its own yet. */
export function addScenarioEdits(plan: Plan, parent: string, name: string): MadeScenario {
  const id = freeId(plan, name);
  const scenario: Scenario = { ...emptyScenario(id, name, parent), look: freeLook(plan) };
  return { id, edits: [{ type: 'insertScenario', index: plan.scenarios.length, scenario }] };
}

/** A copy beside the scenario, open, with its overrides and notes. A copy of the base follows it. */
export function duplicateScenarioEdits(plan: Plan, id: string): MadeScenario {
  const at = plan.scenarios.findIndex((scenario) => scenario.id === id);
  const original = plan.scenarios[at];
  if (original === undefined) throw new Error(`The plan has no scenario ${id}`);
  const name = freeScenarioName(plan, `${original.name.slice(0, 70)} copy`);
  const copy = freeId(plan, name);
  const { parent, note, overrides } = original;
  const scenario: Scenario = {
    ...emptyScenario(copy, name, parent ?? original.id),
    look: freeLook(plan),
    note,
    overrides,
  };
  const edits: Edit[] = [...keptLooks(plan, at + 1), { type: 'insertScenario', index: at + 1, scenario }];
  const notes = plan.notes.filter((one) => one.scenario === id).map((one) => ({ ...one, scenario: copy }));
  if (notes.length > 0) edits.push({ type: 'setNotes', notes: [...plan.notes, ...notes] });
  return { id: copy, edits };
}

/** Moves a scenario among the others; all keep the look they have. */
export function moveScenarioEdits(plan: Plan, id: string, index: number): readonly Edit[] {
  const from = plan.scenarios.findIndex((scenario) => scenario.id === id);
  return [
    ...keptLooks(plan, Math.min(from, index), Math.max(from, index)),
    { type: 'moveScenario', scenario: id, index },
  ];
}

/** Takes a scenario away; those after it keep the look they have. */
export function removeScenarioEdits(plan: Plan, id: string): readonly Edit[] {
  const at = plan.scenarios.findIndex((scenario) => scenario.id === id);
  return [...keptLooks(plan, at + 1), { type: 'removeScenario', scenario: id }];
}

/** The scenarios that this one can follow: not itself, nor what follows it. */
export function parentChoices(plan: Plan, id: string): readonly Scenario[] {
  if (baseOf(plan).id === id) return [];
  return plan.scenarios.filter((other) => lineage(plan, other.id).every((above) => above.id !== id));
}

/** The names of the scenarios that follow this one directly. */
export function childrenOf(plan: Plan, id: string): readonly string[] {
  return plan.scenarios.filter(({ parent }) => parent === id).map(({ name }) => name);
}

/** A scenario without a look of its own has that of its place, so it gets it as its own before its place changes. */
function keptLooks(plan: Plan, from: number, to = plan.scenarios.length - 1): readonly Edit[] {
  return plan.scenarios.flatMap(({ id, look }, at): Edit[] =>
    look === undefined && at >= from && at <= to ? [{ type: 'setScenarioLook', scenario: id, look: at }] : [],
  );
}

function freeLook({ scenarios }: Plan): number {
  const taken = new Set(scenarios.map(({ look }, at) => look ?? at));
  for (let look = 0; ; look++) if (!taken.has(look)) return look;
}

function freeId(plan: Plan, name: string): string {
  return idFromName(
    name,
    plan.scenarios.map((scenario) => scenario.id),
  );
}

/** A name like this one that no scenario of the plan has. */
export function freeScenarioName({ scenarios }: Plan, wanted: string): string {
  const taken = (name: string) => scenarios.some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!taken(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

/** The scenario that another follows; null for the base. */
export function parentOf(plan: Plan, id: string): Scenario | null {
  const parent = scenarioOf(plan, id)?.parent ?? null;
  return parent === null ? null : (scenarioOf(plan, parent) ?? null);
}
