import { ok, type Result } from '#base/result';
import { monthLabel, type MonthNumber, quarters, type Timeline } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import {
  addInitiative,
  type InitiativeDraft,
  moveInitiative,
  removeInitiative,
  setInitiativeValue,
} from '#plan/initiativeEdits';
import { duplicateInitiative, setInitiativeDetails } from '#plan/initiativeChanges';
import { describeInitiativeError, type InitiativeError } from '#plan/initiativeErrors';
import { inputFields, type InitiativeField } from '#plan/initiativeLines';
import type { InitiativeInScenario } from '#plan/initiatives';
import type { Plan } from '#plan/model';
import type { Initiative } from '#plan/places';
import { commit, type OpenPlan, refuse } from '../state/session';

/** A change of one number of an initiative in the chosen scenario, as a person makes it or tries it out. */
export interface ValueChange {
  readonly id: string;
  readonly field: InitiativeField;
  /** Null takes the scenario's own number away again. */
  readonly value: number | null;
}

export function chosenScenario({ plan, scenario }: Pick<OpenPlan, 'plan' | 'scenario'>): string {
  return plan.scenarios[scenario]?.id ?? '';
}

/** The plan with changes of numbers tried out; null where they are refused. Nothing is kept. */
export function triedPlan(open: Pick<OpenPlan, 'plan' | 'scenario'>, changes: readonly ValueChange[]): Plan | null {
  const edits = valueEdits(open, changes);
  if (!edits.ok) return null;
  const applied = applyAll(open.plan, edits.value);
  return applied.ok ? applied.value.plan : null;
}

function valueEdits(
  open: Pick<OpenPlan, 'plan' | 'scenario'>,
  changes: readonly ValueChange[],
): Result<readonly Edit[], InitiativeError> {
  const edits: Edit[] = [];
  for (const { id, field, value } of changes) {
    const found = setInitiativeValue(open.plan, chosenScenario(open), id, field, value);
    if (!found.ok) return found;
    edits.push(...found.value);
  }
  return ok(edits);
}

/** Changes numbers of an initiative, as one step that is named by what it does. */
function changeValues(open: OpenPlan, changes: readonly ValueChange[], label: string): boolean {
  return commitEdits(label, valueEdits(open, changes));
}

/** One number, named `Seat pricing: points`. */
export function changeValue(open: OpenPlan, initiative: Initiative, field: InitiativeField, value: number): boolean {
  const { id } = initiative;
  return changeValues(open, [{ id, field, value }], valueLabel(open, initiative, field, value));
}

function valueLabel(open: OpenPlan, { name }: Initiative, field: InitiativeField, value: number): string {
  switch (field) {
    case 'on':
      return `Switch ${name} ${value === 0 ? 'off' : 'on'}`;
    case 'start':
      return `Move ${name} to ${startName(open.evaluation.timeline, value)}`;
    case 'length':
      return value === 1 ? `${name} at once` : `${name} over ${value} months`;
    default:
      return `${name}: ${FIELD_NAMES[field]}`;
  }
}

export const FIELD_NAMES: Readonly<Record<InitiativeField, string>> = {
  on: 'on or off',
  start: 'start',
  length: 'ramp',
  shape: 'shape of the ramp',
  points: 'points',
  reach: 'reach',
  conversion: 'conversion',
  lift: 'lift',
  onceCost: 'one-off cost',
  monthlyCost: 'monthly cost',
  costEnd: 'end of the monthly cost',
};

/** `Q2 2027` for the first month of a quarter of the plan, else `May 2027`. */
function startName(timeline: Timeline, month: MonthNumber): string {
  const perPeriod = timeline.grain === 'month' ? 1 : 3;
  const quarter = quarters(timeline).find(({ from }) => timeline.start + from * perPeriod === month);
  return quarter?.complete === true ? quarter.label : monthLabel(month);
}

/** Takes back what the scenario says itself about an initiative: one number, or all of them. */
export function resetValues(
  open: OpenPlan,
  initiative: InitiativeInScenario,
  fields: readonly InitiativeField[],
): void {
  const own = fields.filter((field) => initiative.values[field]?.own === true);
  const what =
    own.length === 1 && own[0] !== undefined ? `${initiative.name}: ${FIELD_NAMES[own[0]]}` : initiative.name;
  changeValues(
    open,
    own.map((field) => ({ id: initiative.id, field, value: null })),
    `Reset ${what}`,
  );
}

export function ownFields(initiative: InitiativeInScenario): readonly InitiativeField[] {
  return inputFields(initiative).filter((field) => initiative.values[field]?.own === true);
}

export function changeDetails(
  open: OpenPlan,
  initiative: Initiative,
  details: Parameters<typeof setInitiativeDetails>[2],
  what: string,
): boolean {
  const label = details.name === undefined ? `${initiative.name}: ${what}` : `Rename ${initiative.name}`;
  return commitEdits(label, setInitiativeDetails(open.plan, initiative.id, details));
}

/** Moves an initiative up or down the list, or to a place in it. */
export function placeInitiative(open: OpenPlan, initiative: Initiative, index: number): boolean {
  const from = open.plan.initiatives.findIndex(({ id }) => id === initiative.id);
  if (index === from || index < 0 || index >= open.plan.initiatives.length) return false;
  return commitEdits(`Reorder ${initiative.name}`, moveInitiative(open.plan, initiative.id, index));
}

export function deleteInitiative(open: OpenPlan, initiative: Initiative): boolean {
  return commitEdits(`Remove ${initiative.name}`, removeInitiative(open.plan, initiative.id));
}

/** Adds an initiative and gives its id; null where it cannot be, which the window then says. */
export function insertInitiative(open: OpenPlan, draft: InitiativeDraft): string | null {
  const added = addInitiative(open.plan, draft);
  const edits = added.ok ? ok(added.value.edits) : added;
  return commitEdits(`Add ${draft.name}`, edits) && added.ok ? added.value.id : null;
}

/** Puts a copy below the initiative and gives its id. */
export function copyInitiative(open: OpenPlan, { id, name }: Initiative): string | null {
  const copy = duplicateInitiative(open.plan, id);
  const edits = copy.ok ? ok(copy.value.edits) : copy;
  return commitEdits(`Duplicate ${name}`, edits) && copy.ok ? copy.value.id : null;
}

function commitEdits(label: string, edits: Result<readonly Edit[], InitiativeError>): boolean {
  return edits.ok ? commit(label, edits.value) : refuse(describeInitiativeError(edits.error));
}
