import { err } from '#base/result';
import type { Edit, EditError, EditOf } from './edit';
import { done, moved, type Outcome } from './editParts';
import { type Line, type Override, type Plan, type Segment, WHOLE } from './model';
import { nameError } from './names';
import { baseOf, lineOf } from './planParts';
import { entry, isEmpty, mapEntries, withEntry, withKeys } from './records';
import { tableName, tablesOf } from './tables';
import type { BySegment, SegmentKey, Series } from './values';

const NOTHING: Series = { every: 0, at: {} };

export function insertSegment(plan: Plan, edit: EditOf<'insertSegment'>): Outcome {
  const { index, segment } = edit;
  if (!Number.isInteger(index) || index < 0 || index > plan.segments.length) return err({ type: 'index', index });
  const refused = lockedBase(plan) ?? badName(plan, segment);
  if (refused !== null) return err(refused);
  const keyed =
    plan.segments.length === 0
      ? withSegmentKeys(plan, (key) => (key === WHOLE ? segment.id : key))
      : {
          ...plan,
          lines: plan.lines.map((line) => withInput(line, (values) => withEntry(values, segment.id, NOTHING))),
        };
  return done(
    { ...keyed, segments: plan.segments.toSpliced(index, 0, segment) },
    { type: 'removeSegment', segment: segment.id },
  );
}

export function removeSegment(plan: Plan, edit: EditOf<'removeSegment'>): Outcome {
  const { segment: id } = edit;
  const index = plan.segments.findIndex((segment) => segment.id === id);
  const segment = plan.segments[index];
  if (segment === undefined) return err({ type: 'unknown', what: 'segment', id });
  const refused = lockedBase(plan) ?? usedSegment(plan, segment);
  if (refused !== null) return err(refused);
  const insert: Edit = { type: 'insertSegment', index, segment };
  const notes: readonly Edit[] = plan.notes.some((note) => note.segment === id)
    ? [{ type: 'setNotes', notes: plan.notes }]
    : [];
  const segments = plan.segments.toSpliced(index, 1);
  if (segments.length === 0) {
    const whole = withSegmentKeys(plan, (key) => (key === id ? WHOLE : key));
    const notesOfWhole = plan.notes.map((note) => (note.segment === id ? { ...note, segment: null } : note));
    return done({ ...whole, segments, notes: notes.length > 0 ? notesOfWhole : plan.notes }, insert, ...notes);
  }
  const locked = plan.scenarios.find(
    ({ locked, overrides }) => locked && Object.values(overrides).some((said) => speaksOf(said, id)),
  );
  if (locked !== undefined) return err({ type: 'locked', scenario: locked.name });
  const kept = notes.length > 0 ? plan.notes.filter((note) => note.segment !== id) : plan.notes;
  return done({ ...withoutSegment(plan, id), segments, notes: kept }, insert, ...valuesOfSegment(plan, id), ...notes);
}

export function renameSegment(plan: Plan, edit: EditOf<'renameSegment'>): Outcome {
  const segment = plan.segments.find(({ id }) => id === edit.segment);
  if (segment === undefined) return err({ type: 'unknown', what: 'segment', id: edit.segment });
  const refused = badName(
    { ...plan, segments: plan.segments.filter((other) => other !== segment) },
    { ...segment, name: edit.name },
  );
  if (refused !== null) return err(refused);
  const segments = plan.segments.map((other) => (other === segment ? { ...segment, name: edit.name } : other));
  return done({ ...plan, segments }, { ...edit, name: segment.name });
}

/** Values are kept by segment, not by its place: only the order changes in which segments show and are added up. */
export function moveSegment(plan: Plan, edit: EditOf<'moveSegment'>): Outcome {
  const index = plan.segments.findIndex(({ id }) => id === edit.segment);
  if (index < 0) return err({ type: 'unknown', what: 'segment', id: edit.segment });
  const segments = moved(plan.segments, index, edit.index);
  return segments === null
    ? err({ type: 'index', index: edit.index })
    : done({ ...plan, segments }, { ...edit, index });
}

function lockedBase(plan: Plan): EditError | null {
  const base = baseOf(plan);
  return base.locked ? { type: 'locked', scenario: base.name } : null;
}

function badName(plan: Plan, segment: Segment): EditError | null {
  const error = nameError(
    'segment',
    segment.name,
    plan.segments.map((other) => other.name),
  );
  return error === null ? null : { type: 'name', error };
}

function usedSegment(plan: Plan, { id, name }: Segment): EditError | null {
  const uses = (item: { readonly segment: SegmentKey | null }) => item.segment === id;
  const by = [
    ...plan.initiatives.filter(uses).map((initiative) => `the initiative ${initiative.name}`),
    ...plan.targets.filter(uses).map((target) => `the target ${target.name}`),
    ...plan.risk.distributions.filter(uses).map((distribution) => `the range of ${distribution.line}`),
    ...tablesOf(plan)
      .filter((table) => [table, table.rows, ...(table.columns === null ? [] : [table.columns])].some(uses))
      .map((table) => `the table ${tableName(plan, table)}`),
  ];
  return by.length === 0 ? null : { type: 'inUse', what: 'segment', id: name, by };
}

function speaksOf(override: Override, key: SegmentKey): boolean {
  return Object.hasOwn(override.values, key) || Object.hasOwn(override.cells, key);
}

function withInput(line: Line, change: (values: BySegment<Series>) => BySegment<Series>): Line {
  if (!line.segmented || line.definition.type !== 'input') return line;
  return { ...line, definition: { type: 'input', values: change(line.definition.values) } };
}

/** Every place in which values are kept by segment, with its keys renamed. */
function withSegmentKeys(plan: Plan, rename: (key: SegmentKey) => SegmentKey): Plan {
  const isSegmented = (id: string) => lineOf(plan, id)?.segmented === true;
  return {
    ...plan,
    lines: plan.lines.map((line) => {
      if (!line.segmented) return line;
      const cells = withKeys(line.cells, rename);
      return { ...withInput(line, (values) => withKeys(values, rename)), cells };
    }),
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      overrides: mapEntries(scenario.overrides, (override, id) =>
        isSegmented(id)
          ? { ...override, values: withKeys(override.values, rename), cells: withKeys(override.cells, rename) }
          : override,
      ),
    })),
    actuals: {
      ...plan.actuals,
      values: mapEntries(plan.actuals.values, (cells, id) => (isSegmented(id) ? withKeys(cells, rename) : cells)),
    },
  };
}

function withoutSegment(plan: Plan, key: SegmentKey): Plan {
  return {
    ...plan,
    lines: plan.lines.map((line) => {
      const cells = withEntry(line.cells, key, undefined);
      const kept = cells === line.cells ? line : { ...line, cells };
      return withInput(kept, (values) => withEntry(values, key, undefined));
    }),
    scenarios: plan.scenarios.map((scenario) => {
      const entries = Object.entries(scenario.overrides).flatMap(([id, override]): [string, Override][] => {
        if (!speaksOf(override, key)) return [[id, override]];
        const values = withEntry(override.values, key, undefined);
        const cells = withEntry(override.cells, key, undefined);
        const isSaying = override.formula !== null || !isEmpty(values) || !isEmpty(cells);
        return isSaying ? [[id, { ...override, values, cells }]] : [];
      });
      return { ...scenario, overrides: Object.fromEntries(entries) };
    }),
    actuals: {
      ...plan.actuals,
      values: Object.fromEntries(
        Object.entries(plan.actuals.values)
          .map(([id, cells]): [string, typeof cells] => [id, withEntry(cells, key, undefined)])
          .filter(([, cells]) => !isEmpty(cells)),
      ),
    },
  };
}

/** The edits that give a new segment what the plan says about it. */
function valuesOfSegment(plan: Plan, segment: SegmentKey): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { id: line, segmented, definition, cells } of plan.lines) {
    const series = segmented && definition.type === 'input' ? entry(definition.values, segment) : undefined;
    if (series !== undefined) edits.push({ type: 'setSeries', line, segment, series });
    for (const [period, value] of Object.entries(entry(cells, segment) ?? {})) {
      edits.push({ type: 'setCell', line, segment, period, value });
    }
  }
  for (const scenario of plan.scenarios) {
    for (const [line, override] of Object.entries(scenario.overrides)) {
      if (speaksOf(override, segment)) edits.push({ type: 'setOverride', scenario: scenario.id, line, override });
    }
  }
  for (const [line, values] of Object.entries(plan.actuals.values)) {
    if (Object.hasOwn(values, segment)) edits.push({ type: 'setLineActuals', line, values });
  }
  return edits;
}
