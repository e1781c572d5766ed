import { err, ok, type Result } from '#base/result';
import { canonicalOverride } from './canonicalPlan';
import type { Edit, EditError, EditOf } from './edit';
import {
  done,
  knownLine,
  moved,
  openScenario,
  type Outcome,
  overridingScenario,
  seriesError,
  storedFormula,
  valueError,
  withCell,
  withOverride,
  withScenario,
} from './editParts';
import type { Line, Override, Plan, Scenario } from './model';
import { nameError } from './names';
import { lineage, NO_OVERRIDE, scenarioOf } from './planParts';
import { entry, withEntry } from './records';
import { placeEdit } from './settingEdits';

export function insertScenario(plan: Plan, edit: EditOf<'insertScenario'>): Outcome {
  const { index } = edit;
  if (!Number.isInteger(index) || index < 1 || index > plan.scenarios.length) return err({ type: 'index', index });
  // Undoing an insertion is a removal, which a lock would refuse: insert first, then lock.
  if (edit.scenario.locked) return err({ type: 'locked', scenario: edit.scenario.name });
  const error = nameError(
    'scenario',
    edit.scenario.name,
    plan.scenarios.map((scenario) => scenario.name),
  );
  if (error !== null) return err({ type: 'name', error });
  let scenario = edit.scenario;
  for (const [line, override] of Object.entries(edit.scenario.overrides)) {
    if (override.formula !== null) {
      const formula = storedFormula(plan, line, override.formula);
      if (!formula.ok) return formula;
    }
    scenario = withOverride(scenario, line, canonicalOverride(override));
  }
  return done(
    { ...plan, scenarios: plan.scenarios.toSpliced(index, 0, scenario) },
    { type: 'removeScenario', scenario: scenario.id },
  );
}

export function removeScenario(plan: Plan, edit: EditOf<'removeScenario'>): Outcome {
  const found = overridingScenario(plan, edit.scenario);
  if (!found.ok) return found;
  const { id, name } = found.value;
  const children = plan.scenarios.filter((scenario) => scenario.parent === id).map((scenario) => scenario.name);
  if (children.length > 0) return err({ type: 'hasChildren', scenario: name, children });
  const notes = plan.notes.filter((note) => note.scenario !== id);
  const isStatedEnd = plan.statedEnd === id;
  const shown = plan.report.some((page) => page.scenarios.includes(id));
  const report = plan.report.map((page) => ({
    ...page,
    scenarios: page.scenarios.filter((scenario) => scenario !== id),
  }));
  const inverse: Edit[] = [
    { type: 'insertScenario', index: plan.scenarios.indexOf(found.value), scenario: found.value },
  ];
  if (notes.length < plan.notes.length) inverse.push({ type: 'setNotes', notes: plan.notes });
  if (isStatedEnd) inverse.push(placeEdit(plan, 'statedEnd'));
  if (shown) inverse.push(placeEdit(plan, 'report'));
  return done(
    {
      ...plan,
      scenarios: plan.scenarios.filter((scenario) => scenario !== found.value),
      notes: notes.length < plan.notes.length ? notes : plan.notes,
      statedEnd: isStatedEnd ? null : plan.statedEnd,
      report: shown ? report : plan.report,
    },
    ...inverse,
  );
}

export function moveScenario(plan: Plan, edit: EditOf<'moveScenario'>): Outcome {
  const index = plan.scenarios.findIndex((scenario) => scenario.id === edit.scenario);
  const scenario = plan.scenarios[index];
  if (scenario === undefined) return err({ type: 'unknown', what: 'scenario', id: edit.scenario });
  if (index === 0 || edit.index === 0) return err({ type: 'base', scenario: plan.scenarios[0]?.name ?? '' });
  const scenarios = moved(plan.scenarios, index, edit.index);
  return scenarios === null
    ? err({ type: 'index', index: edit.index })
    : done({ ...plan, scenarios }, { ...edit, index });
}

export function renameScenario(plan: Plan, edit: EditOf<'renameScenario'>): Outcome {
  const scenario = openScenario(plan, edit.scenario);
  if (!scenario.ok) return scenario;
  const others = plan.scenarios.filter((other) => other !== scenario.value).map((other) => other.name);
  const error = nameError('scenario', edit.name, others);
  if (error !== null) return err({ type: 'name', error });
  return done(withScenario(plan, { ...scenario.value, name: edit.name }), { ...edit, name: scenario.value.name });
}

export function lockScenario(plan: Plan, edit: EditOf<'lockScenario'>): Outcome {
  const scenario = scenarioOf(plan, edit.scenario);
  if (scenario === undefined) return err({ type: 'unknown', what: 'scenario', id: edit.scenario });
  const { lockedOn, ...rest } = scenario;
  const on = edit.locked ? (edit.on === undefined ? {} : { lockedOn: edit.on }) : {};
  return done(withScenario(plan, { ...rest, ...on, locked: edit.locked }), {
    type: 'lockScenario',
    scenario: edit.scenario,
    locked: scenario.locked,
    ...(lockedOn === undefined ? {} : { on: lockedOn }),
  });
}

export function setScenarioParent(plan: Plan, edit: EditOf<'setScenarioParent'>): Outcome {
  const scenario = overridingScenario(plan, edit.scenario);
  if (!scenario.ok) return scenario;
  const parent = scenarioOf(plan, edit.parent);
  if (parent === undefined) return err({ type: 'unknown', what: 'scenario', id: edit.parent });
  if (lineage(plan, edit.parent).includes(scenario.value)) {
    return err({ type: 'followsItself', scenario: scenario.value.name, parent: parent.name });
  }
  return done(withScenario(plan, { ...scenario.value, parent: edit.parent }), {
    ...edit,
    parent: scenario.value.parent ?? edit.parent,
  });
}

/** How a scenario is drawn is no figure of it: a locked one may be given another look. */
export function setScenarioLook(plan: Plan, edit: EditOf<'setScenarioLook'>): Outcome {
  const scenario = scenarioOf(plan, edit.scenario);
  if (scenario === undefined) return err({ type: 'unknown', what: 'scenario', id: edit.scenario });
  const { look, ...rest } = scenario;
  const chosen = edit.look === null ? {} : { look: edit.look };
  return done(withScenario(plan, { ...rest, ...chosen }), { ...edit, look: look ?? null });
}

export function setScenarioNote(plan: Plan, edit: EditOf<'setScenarioNote'>): Outcome {
  const scenario = openScenario(plan, edit.scenario);
  if (!scenario.ok) return scenario;
  return done(withScenario(plan, { ...scenario.value, note: edit.note }), { ...edit, note: scenario.value.note });
}

type OverrideEdit = EditOf<'setOverride' | 'setOverrideSeries' | 'setOverrideFormula' | 'setOverrideCell'>;

/** All four change one override and are undone by putting the old one back. */
export function overrideEdit(plan: Plan, edit: OverrideEdit): Outcome {
  const scenario = overridingScenario(plan, edit.scenario);
  if (!scenario.ok) return scenario;
  const line = knownLine(plan, edit.line);
  if (!line.ok) return line;
  const before = entry(scenario.value.overrides, edit.line) ?? null;
  const after = changedOverride(plan, line.value, edit, before);
  if (!after.ok) return after;
  return done(withScenario(plan, withOverride(scenario.value, edit.line, after.value)), {
    type: 'setOverride',
    scenario: edit.scenario,
    line: edit.line,
    override: before,
  });
}

function changedOverride(
  plan: Plan,
  line: Line,
  edit: OverrideEdit,
  before: Override | null,
): Result<Override | null, EditError> {
  const said = before ?? NO_OVERRIDE;
  switch (edit.type) {
    case 'setOverride':
      return edit.override === null ? ok(null) : storedOverride(plan, line, edit.override);
    case 'setOverrideFormula':
      if (edit.formula === null) return ok({ ...said, formula: null });
      return storedOverride(plan, line, { ...said, values: {}, formula: edit.formula });
    case 'setOverrideSeries': {
      const error = seriesError(plan, line, edit.segment, edit.series ?? { every: null, at: {} });
      if (error !== null) return err(error);
      const values = withEntry(said.values, edit.segment, edit.series ?? undefined);
      return ok({ ...said, values, formula: edit.series === null ? said.formula : null });
    }
    case 'setOverrideCell': {
      const error = valueError(plan, line, edit.segment, [[edit.period, edit.value]]);
      if (error !== null) return err(error);
      return ok({ ...said, cells: withCell(said.cells, edit.segment, edit.period, edit.value) });
    }
  }
}

/** An override as the plan stores it: its formula canonical, nothing recorded as empty. */
function storedOverride(plan: Plan, line: Line, override: Override): Result<Override, EditError> {
  if (override.formula !== null) {
    const formula = storedFormula(plan, line.id, override.formula);
    if (!formula.ok) return formula;
  }
  return ok(canonicalOverride(override));
}

/** A new scenario that says nothing of its own yet. */
export function emptyScenario(id: string, name: string, parent: string): Scenario {
  return { id, name, parent, locked: false, note: '', overrides: {} };
}
