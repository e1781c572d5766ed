import { expect, test } from 'vitest';
import { ratio } from '#domain/units';
import { describePackError, addPack } from '#plan/packs';
import { lockEdits } from '#plan/freezeScenario';
import type { InitiativeDraft } from '#plan/initiativeEdits';
import { initiativesIn } from '#plan/initiatives';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { addScenarioEdits } from '#plan/scenarioChanges';
import { applyAll } from '#plan/edits';
import { NO_ANSWERS, type StrategyAnswers } from '#plan/strategyAnswers';
import { strategyScenario } from '#plan/strategyScenario';
import { planProblem } from '#plan/validate';
import { edited, evaluated, planOf, withEvery } from './plans';

const upsell: InitiativeDraft = {
  name: 'Upsell',
  motion: 'upsell',
  start: 2027 * 12,
  length: 3,
  size: { type: 'reach', reach: 0.4, conversion: 0.2, lift: 0.35 },
  monthlyCost: 25_000,
};
const before = (): Plan => withEvery(planOf(), { starting_arr: 1_200_000, churn_rate: 0.1 });
const withUpside = () => edited(before(), addScenarioEdits(before(), 'base', 'Upside').edits);

function made(plan: Plan, parent: string, name = 'Upsell', drafts: readonly InitiativeDraft[] = [upsell]) {
  const found = strategyScenario(plan, parent, name, drafts);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

const path = (plan: Plan, line: string, lane: number) =>
  Array.from({ length: plan.periods }, (_, period) => valueIn(evaluated(plan), line, 'total', period, lane));

test('the scenario has its initiatives on, and no figure of any other scenario moves', () => {
  const plan = withUpside();
  const { scenario, initiatives, edits } = made(plan, 'upside');
  const after = edited(plan, edits);
  expect(after.scenarios.map(({ id, parent }) => [id, parent])).toEqual([
    ['base', null],
    ['upside', 'base'],
    [scenario, 'upside'],
  ]);
  const on = (id: string) => initiativesIn(after, id).map(({ values }) => values.on.value);
  expect([on('base'), on('upside'), on(scenario), initiatives]).toEqual([[0], [0], [1], ['upsell']]);
  for (const line of ['closing_arr', 'nrr_stated', 'churn_arr']) {
    expect([path(after, line, 0), path(after, line, 1)]).toEqual([path(plan, line, 0), path(plan, line, 1)]);
  }
  expect(path(after, 'upsell_rate_used', 2).slice(-1)[0]).toBeCloseTo(0.028, 12);
  expect(path(after, 'program_cost', 2)[0]).toBe(25_000);
  expect(path(after, 'program_cost', 0)[0]).toBe(0);
  expect(planProblem(after)).toBeNull();
});

test('one step takes all of it back', () => {
  const plan = withUpside();
  const applied = applyAll(plan, made(plan, 'base').edits);
  if (!applied.ok) throw new Error('refused');
  expect(edited(applied.value.plan, applied.value.inverse)).toEqual(plan);
});

test('it may follow a locked scenario, whose own figures stay', () => {
  const plan = withUpside();
  const locked = edited(plan, lockEdits(plan, 'upside', '2027-03-31', ''));
  const after = edited(locked, made(locked, 'upside').edits);
  expect(path(after, 'nrr_stated', 1)).toEqual(path(locked, 'nrr_stated', 1));
  expect(after.scenarios[1]?.locked).toBe(true);
  expect(initiativesIn(after, 'upsell').map(({ values }) => values.on.value)).toEqual([1]);
});

test('made twice it gets initiatives of other names, which are off in the first', () => {
  const once = edited(before(), made(before(), 'base').edits);
  const twice = edited(once, made(once, 'base', 'Upsell again').edits);
  expect(twice.initiatives.map(({ name }) => name)).toEqual(['Upsell', 'Upsell 2']);
  const on = (at: number) => initiativesIn(twice, twice.scenarios[at]?.id ?? '').map(({ values }) => values.on.value);
  expect([on(0), on(1), on(2)]).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
  ]);
});

test('where the costs pack counts the band of the motion, the new scenario counts it once', () => {
  const pack = addPack(before(), 'costs');
  if (!pack.ok) throw new Error(describePackError(pack.error));
  const plan = edited(before(), pack.value);
  const { scenario, edits } = made(plan, 'base');
  const after = edited(plan, edits);
  const lane = after.scenarios.findIndex(({ id }) => id === scenario);
  expect(path(plan, 'upsell_cost', 0)[0]).toBeGreaterThan(0);
  expect(path(after, 'upsell_cost', 0)).toEqual(path(plan, 'upsell_cost', 0));
  expect(path(after, 'upsell_cost', lane)[0]).toBe(0);
  expect(path(after, 'cross_sell_cost', lane)).toEqual(path(plan, 'cross_sell_cost', 0));
});

test.each([
  ['a name that a scenario has', 'Base', upsell],
  ['a share above 100%', 'New', { ...upsell, size: { type: 'reach', reach: 1.2, conversion: 0.2, lift: 0.3 } }],
] as const)('%s is refused', (_, name, draft) => {
  expect(strategyScenario(before(), 'base', name, [draft]).ok).toBe(false);
});

test('a locked base takes no initiative', () => {
  const plan = before();
  const locked = edited(plan, lockEdits(plan, 'base', '2027-03-31', ''));
  expect(strategyScenario(locked, 'base', 'New', [upsell])).toMatchObject({ ok: false });
});

test('answers that no file could hold are refused by name, and leave the plan as it was', () => {
  const stated = (answers: Partial<StrategyAnswers>) =>
    applyAll(before(), [{ type: 'setStrategy', answers: { ...NO_ANSWERS, ...answers } }]);
  expect([
    stated({ period: '2027-Q1' }),
    stated({ nrr: ratio(Number.NaN) }),
    stated({ health: { ...NO_ANSWERS.health, nps: 101 } }),
  ]).toMatchObject([
    { ok: false, error: { type: 'invalid', path: 'strategy.period' } },
    { ok: false, error: { type: 'invalid', path: 'strategy.nrr' } },
    { ok: false, error: { type: 'invalid', path: 'strategy.health.nps' } },
  ]);
});
