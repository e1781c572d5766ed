import { err, ok, type Result } from '#base/result';
import { checkLineName } from '#formula/names';
import { withoutEmpty } from './canonicalPlan';
import { USD_RATE } from './costsPack';
import type { Edit, EditError, EditOf } from './edit';
import {
  cellOf,
  done,
  knownLine,
  moved,
  openLine,
  type Outcome,
  seriesError,
  storedFormula,
  valueError,
  withCell,
  withLine,
} from './editParts';
import { renamedEverywhere, usersOf } from './lineUse';
import type { Definition, Line, Plan } from './model';
import { setUsdRate } from './settingEdits';
import { entry, withEntry } from './records';

export function insertLines(plan: Plan, edit: EditOf<'insertLines'>): Outcome {
  let lines = plan.lines;
  for (const { index, line } of edit.lines) {
    if (!Number.isInteger(index) || index < 0 || index > lines.length) return err({ type: 'index', index });
    lines = lines.toSpliced(index, 0, line);
  }
  const inserted = { ...plan, lines };
  // Only now are all names there that the new formulas may use.
  for (const { line } of edit.lines) {
    const name = checkLineName(line.id);
    if (!name.ok) return err({ type: 'lineName', error: name.error });
    const definition = storedDefinition(inserted, line.id, line.definition);
    if (!definition.ok) return definition;
    lines = lines.map((other) =>
      other === line ? { ...line, definition: definition.value, cells: withoutEmpty(line.cells) } : other,
    );
  }
  return done({ ...plan, lines }, { type: 'removeLines', lines: edit.lines.map(({ line }) => line.id) });
}

export function removeLines(plan: Plan, edit: EditOf<'removeLines'>): Outcome {
  const ids = new Set(edit.lines);
  for (const id of ids)
    if (!plan.lines.some((line) => line.id === id)) return err({ type: 'unknown', what: 'line', id });
  const by = usersOf(plan, ids);
  if (by.length > 0) return err({ type: 'inUse', what: 'line', id: edit.lines.join(', '), by });
  const inverse: Edit[] = [
    { type: 'insertLines', lines: plan.lines.flatMap((line, index) => (ids.has(line.id) ? [{ index, line }] : [])) },
  ];
  for (const scenario of plan.scenarios) {
    const lost = Object.entries(scenario.overrides).filter(([line]) => ids.has(line));
    if (lost.length > 0 && scenario.locked) return err({ type: 'locked', scenario: scenario.name });
    for (const [line, override] of lost) inverse.push({ type: 'setOverride', scenario: scenario.id, line, override });
  }
  for (const line of ids) {
    const values = entry(plan.actuals.values, line);
    if (values !== undefined) inverse.push({ type: 'setLineActuals', line, values });
  }
  const notes = plan.notes.filter((note) => !ids.has(note.line));
  if (notes.length < plan.notes.length) inverse.push({ type: 'setNotes', notes: plan.notes });
  const without = <T>(record: Readonly<Record<string, T>>) =>
    edit.lines.reduce((rest, id) => withEntry(rest, id, undefined), record);
  const removed: Plan = {
    ...plan,
    lines: plan.lines.filter((line) => !ids.has(line.id)),
    scenarios: plan.scenarios.map((scenario) => {
      const overrides = without(scenario.overrides);
      return overrides === scenario.overrides ? scenario : { ...scenario, overrides };
    }),
    actuals: { ...plan.actuals, values: without(plan.actuals.values) },
    notes: notes.length < plan.notes.length ? notes : plan.notes,
  };
  return done(removed, ...inverse);
}

export function moveLine(plan: Plan, edit: EditOf<'moveLine'>): Outcome {
  const index = plan.lines.findIndex((line) => line.id === edit.line);
  if (index < 0) return err({ type: 'unknown', what: 'line', id: edit.line });
  const lines = moved(plan.lines, index, edit.index);
  return lines === null ? err({ type: 'index', index: edit.index }) : done({ ...plan, lines }, { ...edit, index });
}

export function renameLineEdit(plan: Plan, edit: EditOf<'renameLine'>): Outcome {
  const line = knownLine(plan, edit.line);
  if (!line.ok) return line;
  if (line.value.pack !== 'own') return err({ type: 'fixedName', line: edit.line });
  const name = checkLineName(edit.to);
  if (!name.ok) return err({ type: 'lineName', error: name.error });
  const isTaken = edit.to !== edit.line && plan.lines.some((other) => other.id === edit.to);
  if (isTaken) return err({ type: 'value', line: edit.to, message: 'another line has this name already' });
  return done(renamedEverywhere(plan, edit.line, edit.to), { type: 'renameLine', line: edit.to, to: edit.line });
}

export function setLineAttributes(plan: Plan, edit: EditOf<'setLineAttributes'>): Outcome {
  const line = knownLine(plan, edit.line);
  if (!line.ok) return line;
  const { label, section, unit, overSegments, overPeriods, note, source } = line.value;
  const before = Object.entries({ label, section, unit, overSegments, overPeriods, note, source });
  const attributes = Object.fromEntries(before.filter(([name]) => Object.hasOwn(edit.attributes, name)));
  return done(withLine(plan, { ...line.value, ...edit.attributes }), {
    type: 'setLineAttributes',
    line: edit.line,
    attributes,
  });
}

export function setDefinition(plan: Plan, edit: EditOf<'setDefinition'>): Outcome {
  const line = openLine(plan, edit.line);
  if (!line.ok) return line;
  const definition = storedDefinition(plan, edit.line, edit.definition);
  if (!definition.ok) return definition;
  const isInput = definition.value.type === 'input';
  const cells = isInput ? {} : line.value.cells;
  const inverse: Edit[] = [{ type: 'setDefinition', line: edit.line, definition: line.value.definition }];
  for (const [segment, periods] of Object.entries(isInput ? line.value.cells : {})) {
    for (const [period, value] of Object.entries(periods))
      inverse.push({ type: 'setCell', line: edit.line, segment, period, value });
  }
  return done(withLine(plan, { ...line.value, definition: definition.value, cells }), ...inverse);
}

function storedDefinition(plan: Plan, line: string, definition: Definition): Result<Definition, EditError> {
  if (definition.type === 'input') return ok(definition);
  const text = storedFormula(plan, line, definition.text);
  if (!text.ok) return text;
  return ok(text.value === definition.text ? definition : { type: 'formula', text: text.value });
}

export function setSeries(plan: Plan, edit: EditOf<'setSeries'>): Outcome {
  const line = openLine(plan, edit.line);
  if (!line.ok) return line;
  const { definition } = line.value;
  if (definition.type !== 'input') return err({ type: 'notAnInput', line: edit.line });
  const error = seriesError(plan, line.value, edit.segment, edit.series);
  if (error !== null) return err(error);
  // The rate to the dollar is said once in a plan, so typing it into its line is stating it.
  if (edit.line === USD_RATE && line.value.pack === 'costs') {
    const usdRate = edit.series.every;
    if (usdRate !== null && !(usdRate > 0))
      return err({ type: 'value', line: USD_RATE, message: 'a rate between currencies is above 0' });
    if (plan.currency === 'USD' && usdRate !== 1)
      return err({ type: 'value', line: USD_RATE, message: 'the plan is in US dollars, whose rate is 1' });
    return setUsdRate(plan, { type: 'setUsdRate', usdRate });
  }
  const series = entry(definition.values, edit.segment) ?? { every: null, at: {} };
  const values = withEntry(definition.values, edit.segment, edit.series);
  return done(withLine(plan, { ...line.value, definition: { type: 'input', values } }), { ...edit, series });
}

export function setCell(plan: Plan, edit: EditOf<'setCell'>): Outcome {
  const line = openLine(plan, edit.line);
  if (!line.ok) return line;
  if (line.value.definition.type === 'input') return err({ type: 'notCalculated', line: edit.line });
  const error = valueError(plan, line.value, edit.segment, [[edit.period, edit.value]]);
  if (error !== null) return err(error);
  const before = cellOf(line.value.cells, edit.segment, edit.period);
  const changed: Line = { ...line.value, cells: withCell(line.value.cells, edit.segment, edit.period, edit.value) };
  return done(withLine(plan, changed), { ...edit, value: before });
}

export function setActual(plan: Plan, edit: EditOf<'setActual'>): Outcome {
  const line = knownLine(plan, edit.line);
  if (!line.ok) return line;
  const error = valueError(plan, line.value, edit.segment, [[edit.period, edit.value]]);
  if (error !== null) return err(error);
  const cells = entry(plan.actuals.values, edit.line) ?? {};
  const before = cellOf(cells, edit.segment, edit.period);
  return done(withActuals(plan, edit.line, withCell(cells, edit.segment, edit.period, edit.value)), {
    ...edit,
    value: before,
  });
}

export function setLineActuals(plan: Plan, edit: EditOf<'setLineActuals'>): Outcome {
  const before = entry(plan.actuals.values, edit.line) ?? {};
  return done(withActuals(plan, edit.line, withoutEmpty(edit.values)), { ...edit, values: before });
}

function withActuals(plan: Plan, line: string, cells: Plan['actuals']['values'][string]): Plan {
  const values = withEntry(plan.actuals.values, line, Object.keys(cells).length === 0 ? undefined : cells);
  return { ...plan, actuals: { ...plan.actuals, values } };
}
