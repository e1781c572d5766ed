import { err, ok, type Result } from '#base/result';
import type { Motion } from '#domain/motions';
import type { Edit } from './edit';
import { applyAll } from './edits';
import { withoutTerm, withTerm } from './formulaTerms';
import { type AddedInitiative, freeId, insertionEdits, removeInitiative, setInitiativeValue } from './initiativeEdits';
import { type InitiativeError, nameProblem } from './initiativeErrors';
import {
  effectLine,
  effectLineOf,
  type FieldValues,
  INITIATIVE_FIELDS,
  type InitiativeField,
  inputFields,
  linesOfInitiative,
  relabelled,
} from './initiativeLines';
import { freeInitiativeName, initiativeOf, initiativesIn, type InitiativeValues } from './initiatives';
import type { Plan } from './model';
import type { Initiative, Sizing } from './places';
import { baseOf, lineOf } from './planParts';
import type { SegmentKey } from './values';

/** What can be changed about an initiative beside its numbers. */
export interface InitiativeDetails {
  readonly name?: string;
  readonly owner?: string;
  readonly note?: string;
  readonly source?: string;
  readonly motion?: Motion;
  readonly segment?: SegmentKey | null;
  readonly sizing?: Sizing;
}

/**
 * The edits that change what an initiative is. A new sizing keeps its points in every scenario: as a reach and a conversion of
 * 100% with the points as lift, or as the points that reach, conversion and lift came to.
 */
export function setInitiativeDetails(
  plan: Plan,
  id: string,
  details: InitiativeDetails,
): Result<readonly Edit[], InitiativeError> {
  const before = initiativeOf(plan, id);
  if (before === undefined) return err({ type: 'unknown', id });
  const motion = details.motion ?? before.motion;
  const after: Initiative = { ...before, ...details, motion, line: effectLineOf(motion) };
  const problem = nameProblem(plan, after.name, id);
  if (problem !== null) return err(problem);
  if (after.segment !== before.segment || after.sizing !== before.sizing) return rebuilt(plan, before, after);
  const hooked = after.line === before.line ? ok([]) : rehooked(plan, before, after);
  if (!hooked.ok) return hooked;
  const initiatives = plan.initiatives.map((one) => (one === before ? after : one));
  return ok([
    ...hooked.value,
    ...labelEdits(plan, before, after),
    { type: 'setPlace', place: 'initiatives', value: initiatives },
  ]);
}

/** A copy of an initiative below it, with what scenarios say about it. */
export function duplicateInitiative(plan: Plan, id: string): Result<AddedInitiative, InitiativeError> {
  const at = plan.initiatives.findIndex((initiative) => initiative.id === id);
  const original = plan.initiatives[at];
  if (original === undefined) return err({ type: 'unknown', id });
  const name = freeInitiativeName(plan, `${original.name.slice(0, 70)} copy`);
  const copy: Initiative = { ...original, id: freeId(plan, name), name };
  const edits = insertionEdits(plan, copy, convertedValues(baseValues(plan, id), copy.sizing), at + 1);
  if (!edits.ok) return edits;
  const said = saidAgain(plan, original, copy, edits.value);
  return said.ok ? ok({ id: copy.id, edits: said.value }) : said;
}

function labelEdits(plan: Plan, before: Initiative, after: Initiative): readonly Edit[] {
  if (after.name === before.name) return [];
  return linesOfInitiative(before).flatMap((id): Edit[] => {
    const line = lineOf(plan, id);
    if (line === undefined) return [];
    return [{ type: 'setLineAttributes', line: id, attributes: relabelled(line, before.name, after.name) }];
  });
}

/** Takes the effect out of one rate's formula and puts it into another's. */
function rehooked(plan: Plan, before: Initiative, after: Initiative): Result<readonly Edit[], InitiativeError> {
  const from = lineOf(plan, before.line)?.definition;
  const to = lineOf(plan, after.line)?.definition;
  if (to === undefined) return err({ type: 'noEffectLine', line: after.line });
  if (to.type !== 'formula') return err({ type: 'effectIsInput', line: after.line });
  const effect = effectLine(before.id);
  const without = from?.type === 'formula' ? withoutTerm(from.text, effect) : null;
  if (without === null) return err({ type: 'inUse', name: before.name, by: [before.line] });
  return ok([
    { type: 'setDefinition', line: before.line, definition: { type: 'formula', text: without } },
    { type: 'setDefinition', line: after.line, definition: { type: 'formula', text: withTerm(to.text, effect) } },
  ]);
}

/** The edits that give an initiative lines of another shape: the old ones go, new ones come in their place, and everything said about them is said again. */
export function rebuilt(plan: Plan, before: Initiative, after: Initiative): Result<readonly Edit[], InitiativeError> {
  const removal = removeInitiative(plan, before.id);
  if (!removal.ok) return removal;
  const removed = applyAll(plan, removal.value);
  if (!removed.ok) return err({ type: 'edit', error: removed.error });
  const index = plan.initiatives.indexOf(before);
  const first = linesOfInitiative(before)[0];
  const linesAt = plan.lines.findIndex((line) => line.id === first);
  const values = convertedValues(baseValues(plan, before.id), after.sizing);
  const insertion = insertionEdits(removed.value.plan, after, values, index, linesAt);
  if (!insertion.ok) return insertion;
  const said = saidAgain(plan, before, after, [...removal.value, ...insertion.value]);
  if (!said.ok) return said;
  const gone = new Set(linesOfInitiative(before).filter((line) => !linesOfInitiative(after).includes(line)));
  const notes = plan.notes.filter((note) => !gone.has(note.line));
  const hasNotes = plan.notes.some((note) => linesOfInitiative(before).includes(note.line));
  return ok(hasNotes ? [...said.value, { type: 'setNotes', notes }] : said.value);
}

/** The edits, and after them those with which every open scenario says about `after` what it says about `before`. */
function saidAgain(
  plan: Plan,
  before: Initiative,
  after: Initiative,
  edits: readonly Edit[],
): Result<readonly Edit[], InitiativeError> {
  const made = applyAll(plan, edits);
  if (!made.ok) return err({ type: 'edit', error: made.error });
  let current = made.value.plan;
  const all: Edit[] = [...edits];
  for (const scenario of plan.scenarios) {
    const values = initiativesIn(plan, scenario.id).find(({ id }) => id === before.id)?.values;
    if (scenario === baseOf(plan) || scenario.locked || values === undefined) continue;
    for (const field of inputFields(after)) {
      const value = saidOf(values, before.sizing, after.sizing, field);
      if (value === null) continue;
      const said = setInitiativeValue(current, scenario.id, after.id, field, value);
      if (!said.ok) return said;
      const applied = applyAll(current, said.value);
      if (!applied.ok) return err({ type: 'edit', error: applied.error });
      current = applied.value.plan;
      all.push(...said.value);
    }
  }
  return ok(all);
}

/** What a scenario says of its own about a number; null where it follows. */
function saidOf(values: InitiativeValues, before: Sizing, after: Sizing, field: InitiativeField): number | null {
  const { points, reach, conversion, lift } = values;
  if (before === after || !['points', 'reach', 'conversion', 'lift'].includes(field)) {
    const said = values[field];
    return said?.own ? said.value : null;
  }
  if (after === 'reach') return field === 'lift' && points.own ? points.value : null;
  return [reach, conversion, lift].some((one) => one?.own) ? points.value : null;
}

function baseValues(plan: Plan, id: string): InitiativeValues {
  const found = initiativesIn(plan, baseOf(plan).id).find((initiative) => initiative.id === id);
  if (found === undefined) throw new Error(`The plan has no initiative ${id}`);
  return found.values;
}

function convertedValues(values: InitiativeValues, sizing: Sizing): FieldValues {
  const plain = Object.fromEntries(INITIATIVE_FIELDS.map((field) => [field, values[field]?.value ?? 1])) as FieldValues;
  return sizing === 'reach' && values.lift === null ? { ...plain, lift: values.points.value } : plain;
}
