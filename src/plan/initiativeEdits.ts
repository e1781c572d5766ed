import type { Motion } from '#domain/motions';
import { NO_END } from '#domain/months';
import type { MonthNumber } from '#domain/timeline';
import { err, ok, type Result } from '#base/result';
import type { Edit } from './edit';
import { withoutTerm, withTerm } from './formulaTerms';
import { fieldValueProblem, type InitiativeError, nameProblem } from './initiativeErrors';
import {
  costLine,
  effectLine,
  effectLineOf,
  type FieldValues,
  fieldLine,
  type InitiativeField,
  initiativeLines,
  inputFields,
  linesOfInitiative,
  possibleLines,
  PROGRAM_COST,
  PROGRAM_COST_TO_DATE,
  programLines,
} from './initiativeLines';
import { initiativeOf, ownKey } from './initiatives';
import { usersOf } from './lineUse';
import type { Line, Plan } from './model';
import type { Initiative } from './places';
import { baseOf, lineOf, scenarioOf, segmentKeys } from './planParts';
import { rangesOff, withoutRanges } from './ranges';
import { resolveLine } from './resolveScenario';
import type { SegmentKey } from './values';
import { whileUnlocked } from './whileUnlocked';

/** An initiative to be. What is not said: on at once, linear, without costs, for every segment. */
export interface InitiativeDraft {
  readonly name: string;
  readonly motion: Motion;
  readonly start: MonthNumber;
  readonly size:
    | { readonly type: 'points'; readonly points: number }
    | { readonly type: 'reach'; readonly reach: number; readonly conversion: number; readonly lift: number };
  /** Months until the full effect. */
  readonly length?: number;
  readonly shape?: 'linear' | 'sShaped';
  readonly segment?: SegmentKey | null;
  readonly onceCost?: number;
  readonly monthlyCost?: number;
  /** Last month of the monthly cost; null for one that goes on. */
  readonly costEnd?: MonthNumber | null;
  readonly on?: boolean;
  readonly owner?: string;
  readonly note?: string;
  readonly source?: string;
  /** Place in the list; at its end where not said. */
  readonly index?: number;
}

export interface AddedInitiative {
  readonly id: string;
  readonly edits: readonly Edit[];
}

/** The edits that add an initiative with its lines. In locked scenarios it is off, so that none of their figures moves. */
export function addInitiative(plan: Plan, draft: InitiativeDraft): Result<AddedInitiative, InitiativeError> {
  const initiative = draftedInitiative(freeId(plan, draft.name), draft);
  const values = draftedValues(draft);
  const wrong = nameProblem(plan, draft.name, null);
  if (wrong !== null) return err(wrong);
  for (const field of inputFields(initiative)) {
    const problem = fieldValueProblem(field, values[field]);
    if (problem !== null) return err(problem);
  }
  const edits = insertionEdits(plan, initiative, values, draft.index ?? plan.initiatives.length);
  return edits.ok ? ok({ id: initiative.id, edits: edits.value }) : edits;
}

function draftedInitiative(id: string, draft: InitiativeDraft): Initiative {
  const { name, motion, segment = null, size, owner = '', note = '', source = '' } = draft;
  return { id, name, motion, line: effectLineOf(motion), segment, sizing: size.type, owner, note, source };
}

function draftedValues(draft: InitiativeDraft): FieldValues {
  const { size, start, length = 1, shape = 'linear', onceCost = 0, monthlyCost = 0, costEnd, on = true } = draft;
  const unsized = { points: 0, reach: 0, conversion: 0, lift: 0 };
  const { type: _, ...sized } = size;
  return {
    ...unsized,
    ...sized,
    on: on ? 1 : 0,
    start,
    length,
    shape: shape === 'sShaped' ? 1 : 0,
    onceCost,
    monthlyCost,
    costEnd: costEnd ?? NO_END,
  };
}

/** The edits that put an initiative and its lines into a plan that has none of that id; `linesAt` is where they go at the latest. */
export function insertionEdits(
  plan: Plan,
  initiative: Initiative,
  values: FieldValues,
  index: number,
  linesAt = plan.lines.length,
): Result<readonly Edit[], InitiativeError> {
  const { id, segment } = initiative;
  if (segment !== null && plan.segments.every((one) => one.id !== segment)) {
    return err({ type: 'unknownSegment', segment });
  }
  const effect = formulaOf(plan, initiative.line);
  if (!effect.ok) return effect;
  const program = programLines().filter((line) => lineOf(plan, line.id) === undefined);
  const cost = program.some((line) => line.id === PROGRAM_COST) ? ok('0') : formulaOf(plan, PROGRAM_COST);
  if (!cost.ok) return cost;
  const at = Math.min(linesAt, placeForLines(plan));
  const lines = [...program, ...initiativeLines(plan, initiative, values)];
  const locked = plan.scenarios.filter((scenario) => scenario.locked && scenario !== baseOf(plan)).map((one) => one.id);
  const off = locked.map(
    (scenario): Edit => ({
      type: 'setOverrideSeries',
      scenario,
      line: fieldLine(id, 'on'),
      segment: 'all',
      series: { every: 0, at: {} },
    }),
  );
  return ok(
    whileUnlocked(plan, locked, [
      { type: 'insertLines', lines: lines.map((line, offset) => ({ index: at + offset, line })) },
      formulaEdit(initiative.line, withTerm(effect.value, effectLine(id))),
      formulaEdit(PROGRAM_COST, withTerm(cost.value, costLine(id))),
      { type: 'setPlace', place: 'initiatives', value: plan.initiatives.toSpliced(index, 0, initiative) },
      ...off,
    ]),
  );
}

/** The edits that take an initiative and its lines away, with what scenarios say about them. */
export function removeInitiative(plan: Plan, id: string): Result<readonly Edit[], InitiativeError> {
  const initiative = initiativeOf(plan, id);
  if (initiative === undefined) return err({ type: 'unknown', id });
  const removed = [...linesOfInitiative(initiative)];
  const edits: Edit[] = [
    { type: 'setPlace', place: 'initiatives', value: plan.initiatives.filter((one) => one !== initiative) },
  ];
  const unhooked: string[] = [];
  for (const [line, term] of [
    [initiative.line, effectLine(id)],
    [PROGRAM_COST, costLine(id)],
  ] as const) {
    const definition = lineOf(plan, line)?.definition;
    const without = definition?.type === 'formula' ? withoutTerm(definition.text, term) : null;
    if (without === null) continue;
    unhooked.push(line);
    edits.push(formulaEdit(line, without));
  }
  if (plan.initiatives.length === 1) removed.push(...unusedProgramLines(plan));
  const itself = `the initiative ${initiative.name}`;
  const lines = new Set(removed);
  const ranges = rangesOff(plan, lines);
  const by = usersOf({ ...plan, risk: withoutRanges(plan.risk, ({ line }) => lines.has(line)) }, lines).filter(
    (user) => user !== itself && !unhooked.includes(user),
  );
  if (by.length > 0) return err({ type: 'inUse', name: initiative.name, by });
  return ok([...edits, ...ranges, { type: 'removeLines', lines: removed }]);
}

/** The lines of the roadmap as a whole go with its last initiative, unless something else needs them. */
function unusedProgramLines(plan: Plan): readonly string[] {
  const program = [PROGRAM_COST, PROGRAM_COST_TO_DATE].filter((id) => lineOf(plan, id) !== undefined);
  return usersOf(plan, new Set(program)).length > 0 ? [] : program;
}

/** The edits that give an initiative another place in the list, and its lines another place among those of the others. */
export function moveInitiative(plan: Plan, id: string, index: number): Result<readonly Edit[], InitiativeError> {
  const from = plan.initiatives.findIndex((initiative) => initiative.id === id);
  const initiative = plan.initiatives[from];
  if (initiative === undefined) return err({ type: 'unknown', id });
  const to = Math.max(0, Math.min(plan.initiatives.length - 1, index));
  const value = plan.initiatives.toSpliced(from, 1).toSpliced(to, 0, initiative);
  return ok([{ type: 'setPlace', place: 'initiatives', value }, ...lineOrderEdits(plan, value)]);
}

/** The lines of initiatives in the order of the list, in the places they have together. */
function lineOrderEdits(plan: Plan, initiatives: readonly Initiative[]): readonly Edit[] {
  const ordered = initiatives.flatMap(linesOfInitiative);
  const known = new Set(ordered);
  const current = plan.lines.map((line) => line.id);
  let next = 0;
  const wanted = current.map((id) => (known.has(id) ? (ordered[next++] ?? id) : id));
  return wanted.flatMap((line, at): Edit[] => {
    if (current[at] === line) return [];
    current.splice(current.indexOf(line), 1);
    current.splice(at, 0, line);
    return [{ type: 'moveLine', line, index: at }];
  });
}

/**
 * The edits that set a number of an initiative in a scenario; outside the base that is an override, which null takes away again.
 * `on` and `shape` are 0 or 1, `start` and `costEnd` month numbers.
 */
export function setInitiativeValue(
  plan: Plan,
  scenario: string,
  id: string,
  field: InitiativeField,
  value: number | null,
): Result<readonly Edit[], InitiativeError> {
  const initiative = initiativeOf(plan, id);
  if (initiative === undefined) return err({ type: 'unknown', id });
  const line = lineOf(plan, fieldLine(id, field));
  if (line === undefined || !inputFields(initiative).includes(field))
    return err({ type: 'sizedOtherwise', field, initiative });
  if (scenarioOf(plan, scenario) === undefined) throw new Error(`The plan has no scenario ${scenario}`);
  const isBase = scenario === baseOf(plan).id;
  const problem =
    value === null ? (isBase ? ({ type: 'missing', field } as const) : null) : fieldValueProblem(field, value);
  if (problem !== null) return err(problem);
  return ok(
    valueKeys(plan, initiative, line, scenario).map((segment): Edit => {
      if (value === null) return { type: 'setOverrideSeries', scenario, line: line.id, segment, series: null };
      const series = { every: value, at: {} };
      if (isBase) return { type: 'setSeries', line: line.id, segment, series };
      return { type: 'setOverrideSeries', scenario, line: line.id, segment, series };
    }),
  );
}

/** The segments in which a number of an initiative is the same: its own, and those that were split off from it since. */
function valueKeys(plan: Plan, initiative: Initiative, line: Line, scenario: string): readonly SegmentKey[] {
  const keys = segmentKeys(plan, line);
  if (initiative.segment === null) return keys;
  const own = ownKey(initiative, keys);
  const numberOf = (key: SegmentKey) => {
    const { from } = resolveLine(plan, line, key, scenario);
    return from.type === 'series' ? from.series.every : null;
  };
  const value = numberOf(own);
  return keys.filter((key) => key === own || (value !== 0 && numberOf(key) === value));
}

/** The text of a line's formula, which initiatives add to. */
function formulaOf(plan: Plan, id: string): Result<string, InitiativeError> {
  const line = lineOf(plan, id);
  if (line === undefined) return err({ type: 'noEffectLine', line: id });
  return line.definition.type === 'formula' ? ok(line.definition.text) : err({ type: 'effectIsInput', line: id });
}

function formulaEdit(line: string, text: string): Edit {
  return { type: 'setDefinition', line, definition: { type: 'formula', text } };
}

/** Below the roadmap's other lines, or below those of the template; own lines stay last. */
function placeForLines(plan: Plan): number {
  const last = (pack: Line['pack']) => plan.lines.findLastIndex((line) => line.pack === pack);
  return (last('roadmap') >= 0 ? last('roadmap') : last('nrr')) + 1;
}

/** A short id made of a name, whose lines have names that are free. */
export function freeId(plan: Plan, name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, LONGEST_STEM)
    .replace(/_+$/, '');
  const stem = plain === '' ? 'initiative' : plain;
  const isFree = (id: string) =>
    initiativeOf(plan, id) === undefined && possibleLines(id).every((line) => lineOf(plan, line) === undefined);
  if (isFree(stem) && !NO_STEMS.has(stem)) return stem;
  for (let number = 2; ; number++) if (isFree(`${stem}_${number}`)) return `${stem}_${number}`;
}

const LONGEST_STEM = 28;
const NO_STEMS: ReadonlySet<string> = new Set(['all', 'total', 'constructor', 'prototype']);
