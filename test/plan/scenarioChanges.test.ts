import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll, applyEdit } from '#plan/edits';
import { lockEdits, unlockEdits } from '#plan/freezeScenario';
import { initiativesIn } from '#plan/initiatives';
import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import {
  addScenarioEdits,
  childrenOf,
  duplicateScenarioEdits,
  moveScenarioEdits,
  parentChoices,
  removeScenarioEdits,
} from '#plan/scenarioChanges';
import { scenarioOf } from '#plan/planParts';
import { moveToParent, resetAll, resetStatement, statedOverrides } from '#plan/statedOverrides';
import { makers } from './editGenerators';
import { planOf, richPlan } from './plans';

function applied(plan: Plan, edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(describeEditError(outcome.error));
  return outcome.value.plan;
}

/** Every figure of a scenario, by line: its segments and its total in every period. NaN stays NaN. */
function figures(plan: Plan, scenario: string): Readonly<Record<string, readonly number[]>> {
  const evaluation = evaluatePlan(plan, [scenario]);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  const slices = [...plan.segments.keys(), 'total' as const];
  return Object.fromEntries(
    plan.lines.map((line) => [
      line.id,
      (line.segmented ? slices : (['total'] as const)).flatMap((slice) =>
        Array.from({ length: plan.periods }, (_, period) => valueIn(evaluation.value, line.id, slice, period, 0) + 0),
      ),
    ]),
  );
}

const open: Plan = {
  ...richPlan(),
  scenarios: richPlan().scenarios.map((scenario) => ({ ...scenario, locked: false })),
};

/** Plans that random edits lead to from one with segments, overrides of every kind and actuals. */
const kinds: readonly Edit['type'][] = [
  'setSeries',
  'setCell',
  'setOverride',
  'setOverrideSeries',
  'setOverrideCell',
  'setOverrideFormula',
  'setDefinition',
  'setActual',
  'setLastClose',
  'setScenarioParent',
];
const change = fc.constantFrom(...kinds).chain((type) => makers[type]);
const changes = fc.array(change, { minLength: 3, maxLength: 12 });

function afterAllThatApply(plan: Plan, makersOfEdits: readonly ((plan: Plan) => Edit)[], except: string | null): Plan {
  let current = plan;
  for (const make of makersOfEdits) {
    const edit = make(current);
    if (except !== null && 'scenario' in edit && edit.scenario === except) continue;
    const outcome = applyEdit(current, edit);
    if (outcome.ok && !replacesRatioByNothing(outcome.value.plan)) current = outcome.value.plan;
  }
  return current;
}

/** The total of a ratio follows a formula; where missing values replace it in a segment, that is the base's own. */
function replacesRatioByNothing(plan: Plan): boolean {
  return plan.lines.some(
    ({ id, definition, overSegments }) =>
      overSegments.type === 'recompute' &&
      definition.type === 'formula' &&
      plan.scenarios.some(({ overrides }) => JSON.stringify(overrides[id]?.values ?? {}).includes('null')),
  );
}

test('locking moves no figure, and no later change of values, formulas or actuals elsewhere moves the locked scenario', () => {
  fc.assert(
    fc.property(changes, changes, fc.constantFrom('upside', 'stretch'), (before, after, id) => {
      const plan = afterAllThatApply(open, before, null);
      const was = figures(plan, id);
      const locked = applied(plan, lockEdits(plan, id, '2027-03-31', 'Board'));
      expect(figures(locked, id)).toEqual(was);
      expect(figures(afterAllThatApply(locked, after, null), id)).toEqual(was);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('unlocking moves no figure while nothing was closed meanwhile', () => {
  const unclosed = kinds.filter((type) => type !== 'setActual' && type !== 'setLastClose');
  const later = fc.array(
    fc.constantFrom(...unclosed).chain((type) => makers[type]),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(changes, later, fc.constantFrom('upside', 'stretch'), (before, after, id) => {
      const plan = afterAllThatApply(open, before, null);
      const locked = afterAllThatApply(applied(plan, lockEdits(plan, id, '2027-03-31', '')), after, null);
      expect(figures(applied(locked, unlockEdits(locked, id)), id)).toEqual(figures(locked, id));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('locking and unlocking at once leaves a scenario as it was, overrides and all', () => {
  const plan = open;
  const locked = applied(plan, lockEdits(plan, 'upside', '2027-03-31', 'Renewal desk'));
  expect(scenarioOf(locked, 'upside')).toMatchObject({ locked: true, lockedOn: '2027-03-31', note: 'Renewal desk' });
  expect(canonicalText(applied(locked, unlockEdits(locked, 'upside')), 3)).toBe(canonicalText(plan, 3));
});

test('a locked base takes its closed actuals along and lets no later one in', () => {
  const was = figures(open, 'base');
  const locked = applied(open, lockEdits(open, 'base', '2027-03-31', ''));
  expect(figures(locked, 'base')).toEqual(was);
  const closed = applied(locked, [
    { type: 'setActual', line: 'churn_arr', segment: 'smb', period: '2027-03', value: 999_999 },
    { type: 'setLastClose', period: '2027-06' },
  ]);
  expect(figures(closed, 'base')).toEqual(was);
});

test('what a locked scenario is listed to say is what it said before it was locked', () => {
  const locked = applied(open, lockEdits(open, 'upside', '2027-03-31', ''));
  const listed = (plan: Plan) => statedOverrides(plan, 'upside').map(({ line, statements }) => [line.id, statements]);
  expect(listed(locked)).toEqual(listed(open));
  expect(listed(open).map(([id]) => id)).toEqual(['churn_rate', 'new_logo_arr', 'renewal_desk_start']);
});

test('resetting every statement is the same as resetting all, and leaves the figures of the parent', () => {
  const upside = scenarioOf(open, 'upside');
  if (upside === undefined) throw new Error('no scenario');
  const one = statedOverrides(open, 'upside').flatMap(({ line, statements }) =>
    statements.map((statement) => resetStatement('upside', line.id, statement)),
  );
  const reset = applied(open, one);
  expect(reset).toEqual(applied(open, resetAll(upside)));
  expect(figures(reset, 'upside')).toEqual(figures(reset, 'base'));
});

test('handing an override to the parent moves no figure of the scenario and leaves it saying nothing about the line', () => {
  let handed = 0;
  fc.assert(
    fc.property(changes, fc.constantFrom('upside', 'stretch'), fc.nat(), (before, id, choice) => {
      const plan = afterAllThatApply({ ...open, actuals: { lastClose: null, values: {} } }, before, null);
      const stated = statedOverrides(plan, id);
      const line = stated[choice % Math.max(1, stated.length)]?.line;
      if (line === undefined) return;
      const isMissing = JSON.stringify(scenarioOf(plan, id)?.overrides[line.id]?.values ?? {}).includes('null');
      const edits = moveToParent(plan, id, line.id);
      // A fixed cell of a calculated line can hold no missing value.
      if (!edits.ok || isMissing) return;
      const outcome = applyAll(plan, edits.value);
      if (!outcome.ok) return;
      handed += 1;
      expect(figures(outcome.value.plan, id)).toEqual(figures(plan, id));
      expect(statedOverrides(outcome.value.plan, id).some((one) => one.line.id === line.id)).toBe(false);
    }),
    { numRuns: 120, endOnFailure: true },
  );
  expect(handed).toBeGreaterThan(50);
});

const looks = (plan: Plan) => Object.fromEntries(plan.scenarios.map(({ id, look }, at) => [id, look ?? at]));

test('adding, moving, copying and removing scenarios changes the look of none that stays, and no two begin with the same', () => {
  let plan = planOf();
  for (const name of ['Low', 'High', 'Stretch']) plan = applied(plan, addScenarioEdits(plan, 'base', name).edits);
  const first = looks(plan);
  plan = applied(plan, moveScenarioEdits(plan, 'stretch', 1));
  expect(looks(plan)).toEqual(first);
  plan = applied(plan, removeScenarioEdits(plan, 'low'));
  plan = applied(plan, duplicateScenarioEdits(plan, 'high').edits);
  expect(looks(plan)).toEqual({ base: 0, stretch: 3, high: 2, 'high-copy': 1 });
});

test('a copy of a scenario has its figures, its notes and its part in initiatives', () => {
  const { id, edits } = duplicateScenarioEdits(open, 'upside');
  const plan = applied(open, edits);
  expect(figures(plan, id)).toEqual(figures(plan, 'upside'));
  expect(plan.notes.map((note) => note.scenario)).toEqual(['upside', id]);
  const start = (scenario: string) => initiativesIn(plan, scenario)[0]?.values.start;
  expect(start(id)).toEqual({ value: 2027 * 12 + 2, own: true });
  expect(scenarioOf(plan, id)).toMatchObject({ name: 'Upside copy', parent: 'base', locked: false });
});

test('a scenario can follow any but itself and those that follow it; a loop is refused by name', () => {
  expect(parentChoices(open, 'upside').map(({ id }) => id)).toEqual(['base']);
  expect(parentChoices(open, 'stretch').map(({ id }) => id)).toEqual(['base', 'upside']);
  expect(childrenOf(open, 'upside')).toEqual(['Stretch']);
  const loop = applyEdit(open, { type: 'setScenarioParent', scenario: 'upside', parent: 'stretch' });
  expect(loop.ok ? '' : describeEditError(loop.error)).toBe('Stretch follows Upside, so Upside cannot follow Stretch.');
});

test('a scenario that states the end and is deleted states it no more, and does again after undo', () => {
  const plan = applied(open, [{ type: 'setScenarioParent', scenario: 'stretch', parent: 'base' }]);
  const removed = applyAll(plan, removeScenarioEdits(plan, 'upside'));
  if (!removed.ok) throw new Error(describeEditError(removed.error));
  expect([plan.statedEnd, removed.value.plan.statedEnd]).toEqual(['upside', null]);
  expect(applied(removed.value.plan, removed.value.inverse)).toEqual(plan);
});
