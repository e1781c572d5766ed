import { parse } from '#formula/parse';
import { references } from '#formula/references';
import { err, ok, type Result } from '#base/result';
import type { Edit } from './edit';
import { describeInitiativeError } from './initiativeErrors';
import { insertionEdits } from './initiativeEdits';
import { type FieldValues, INITIATIVE_FIELDS, linesOfInitiative } from './initiativeLines';
import { initiativesIn } from './initiatives';
import { mapOverride, segmentMap } from './mergeOverrides';
import type { Line, Plan } from './model';
import { type AddablePack, ADDABLE_PACKS, addPack, describePackError } from './packs';
import { baseOf, lineOf, segmentKeys } from './planParts';
import type { Initiative } from './places';

/** Something that only the other plan has, and that its scenarios speak of: an initiative, a pack of lines, or a line of one's own. */
export interface Addition {
  readonly id: string;
  readonly type: 'initiative' | 'pack' | 'line';
  readonly name: string;
}

/** What could be added so that everything said about these lines of the other plan has a place in this one. */
export function additionsFor(plan: Plan, other: Plan, said: ReadonlySet<string>): readonly Addition[] {
  const missing = other.lines.filter(({ id }) => said.has(id) && lineOf(plan, id) === undefined);
  const initiatives = other.initiatives.filter((initiative) => {
    const lines = new Set(linesOfInitiative(initiative));
    return missing.some(({ id }) => lines.has(id));
  });
  const ofInitiatives = new Set(initiatives.flatMap(linesOfInitiative));
  const rest = missing.filter(({ id }) => !ofInitiatives.has(id));
  const packs = ADDABLE_PACKS.filter((pack) => rest.some((line) => line.pack === pack));
  return [
    ...initiatives.map(({ id, name }): Addition => ({ id, type: 'initiative', name: `Initiative ${name}` })),
    ...packs.map((pack): Addition => ({ id: pack, type: 'pack', name: `The ${pack} pack of lines` })),
    ...rest
      .filter(({ pack }) => pack === 'own')
      .map(({ id, label }): Addition => ({ id, type: 'line', name: `Line ${label}` })),
  ];
}

/** The edits that make an addition, or why it cannot be made. No figure of this plan moves: an added initiative is off in it. */
export function additionEdits(plan: Plan, other: Plan, { id, type }: Addition): Result<readonly Edit[], string> {
  switch (type) {
    case 'initiative':
      return addedInitiative(plan, other, id);
    case 'pack': {
      const added = addPack(plan, id as AddablePack);
      return added.ok ? added : err(describePackError(added.error));
    }
    case 'line':
      return addedLine(plan, other, id);
  }
}

function addedInitiative(plan: Plan, other: Plan, id: string): Result<readonly Edit[], string> {
  const found = initiativesIn(other, baseOf(other).id).find((one) => one.id === id);
  if (found === undefined) return err('it is not in the other plan');
  const { values, ...initiative } = found;
  const segment = initiative.segment === null ? null : segmentMap(plan, other).get(initiative.segment);
  if (segment === undefined) return err('this plan has not the segment that it is for');
  const numbers = Object.fromEntries(INITIATIVE_FIELDS.map((field) => [field, values[field]?.value ?? 0]));
  const off: FieldValues = { ...(numbers as FieldValues), on: 0 };
  const there: Initiative = { ...initiative, segment };
  const edits = insertionEdits(plan, there, off, plan.initiatives.length);
  return edits.ok ? edits : err(describeInitiativeError(edits.error));
}

/** The line with those of the other plan's own lines that it reads, where this plan has them not. */
function addedLine(plan: Plan, other: Plan, id: string): Result<readonly Edit[], string> {
  const lines: Line[] = [];
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = next;
    if (lineOf(plan, name) !== undefined || lines.some((line) => line.id === name)) continue;
    const line = lineOf(other, name);
    if (line === undefined || (line.pack !== 'own' && name !== id))
      return err(`it reads ${name}, which this plan has not`);
    lines.push(line);
    open.push(...readBy(line));
  }
  const segments = segmentMap(plan, other);
  const added = lines.map((line): Line => {
    const { definition, cells } = line;
    const said = { values: definition.type === 'input' ? definition.values : {}, formula: null, cells };
    const own = mapOverride({ ...plan, lines: [line] }, other, line.id, said, segments).override;
    const values = Object.fromEntries(
      segmentKeys(plan, line).map((key) => [key, own?.values[key] ?? { every: null, at: {} }]),
    );
    return {
      ...line,
      cells: own?.cells ?? {},
      definition: definition.type === 'input' ? { type: 'input', values } : definition,
    };
  });
  const ordered = other.lines.flatMap((line) => added.filter((one) => one.id === line.id));
  return ok([{ type: 'insertLines', lines: ordered.map((line, at) => ({ index: plan.lines.length + at, line })) }]);
}

function readBy({ definition }: Line): readonly string[] {
  if (definition.type !== 'formula') return [];
  const parsed = parse(definition.text);
  return parsed.ok ? references(parsed.value).map(({ line }) => line) : [];
}
