import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endFigures, planChanges } from '#analysis/planChanges';
import { canonicalText } from '#base/canonicalJson';
import type { Edit } from '#plan/edit';
import { applyEdit } from '#plan/edits';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { changeText } from '../../renderer/versions/changeTexts';
import { makers } from '../plan/editGenerators';
import { edited, planOf, richPlan, withEvery } from '../plan/plans';

const textsOf = (before: Plan, after: Plan) => planChanges(before, after).map((change) => changeText(change, after));

test('every kind of edit that changes the plan is a change in words, and nothing else is', () => {
  const plan = { ...richPlan(), scenarios: richPlan().scenarios.map((scenario) => ({ ...scenario, locked: false })) };
  const types = Object.keys(makers) as Edit['type'][];
  const seen = new Set<Edit['type']>();
  const anyEdit = fc.oneof(...types.map((type) => makers[type]));
  fc.assert(
    fc.property(anyEdit, (make) => {
      const edit = make(plan);
      const outcome = applyEdit(plan, edit);
      fc.pre(outcome.ok);
      if (!outcome.ok) return;
      const after = outcome.value.plan;
      const isOther = canonicalText(after, 0) !== canonicalText(plan, 0);
      if (isOther) seen.add(edit.type);
      for (const [a, b] of [
        [plan, after],
        [after, plan],
      ] as const) {
        const texts = textsOf(a, b);
        expect(texts.length > 0).toBe(isOther);
        for (const text of texts) expect(text).not.toMatch(/undefined|NaN|Something else|\[object/);
      }
    }),
    { numRuns: 150 },
  );
  expect(seen.size).toBeGreaterThan(15);
});

test('what was changed reads as a person would say it', () => {
  const before = planOf({ title: 'Board', periods: 3 });
  const churn = lineOf(before, 'churn_rate');
  if (churn === undefined) throw new Error('no churn');
  const after = edited(before, [
    { type: 'setTitle', title: 'Board, final' },
    { type: 'setSeries', line: 'starting_arr', segment: 'all', series: { every: 12_000_000, at: {} } },
    {
      type: 'setSeries',
      line: 'churn_rate',
      segment: 'all',
      series: { every: 0.08, at: { '2027-02': 0.09, '2027-03': 0.1 } },
    },
    { type: 'insertScenario', index: 1, scenario: emptyScenario('upside', 'Upside', before.scenarios[0]?.id ?? '') },
  ]);
  const overridden = edited(after, [
    { type: 'setOverrideCell', scenario: 'upside', line: 'churn_rate', segment: 'all', period: '2027-02', value: 0.05 },
    { type: 'renameScenario', scenario: 'upside', name: 'Best case' },
  ]);
  const { every } =
    churn.definition.type === 'input' ? (churn.definition.values['all'] ?? { every: null }) : { every: null };
  const rate = every === null ? 'none' : `${(every * 100).toFixed(1)}%`;
  expect(textsOf(before, after)).toEqual([
    'Title: Board → Board, final',
    expect.stringMatching(/^Starting ARR: .* → \$12,000,000$/),
    `Churn rate in every period: ${rate} → 8.0%, and 2 more values`,
    'Scenario Upside: added',
  ]);
  expect(textsOf(after, overridden)).toEqual([
    'Scenario Upside: renamed to Best case',
    'Best case: Churn rate, Feb 2027: none → 5.0%',
  ]);
  expect(textsOf(overridden, before).slice(-1)).toEqual(['Scenario Best case: removed']);
});

test('accounts are told by how many came, went and changed, with a few names', () => {
  const account = (name: string, arr = 1) => ({ id: name, name, arr });
  const plan = (...accounts: readonly ReturnType<typeof account>[]) => ({ ...planOf(), accounts });
  const before = plan(account('A'), account('B'), account('C'), account('D'), account('E'));
  const after = plan(account('A', 2), account('B', 2), account('C', 2), account('D', 2), account('F'));
  expect(textsOf(before, after)).toEqual(['Accounts: 1 added (F), 1 removed (E), 4 changed (A, B, C and 1 more)']);
  expect(textsOf(plan(account('A'), account('B')), plan(account('B'), account('A')))).toEqual([
    'Accounts: in another order',
  ]);
  expect(textsOf(before, structuredClone(before))).toEqual([]);
});

test('the figures at the end are those of each scenario; a missing one is no number', () => {
  const plan = withEvery(planOf({ periods: 12 }), { starting_arr: 1000, churn_rate: 0 });
  const [base] = endFigures(plan);
  expect(base).toMatchObject({ name: plan.scenarios[0]?.name, closingArr: expect.any(Number) });
  const without = edited(plan, [
    { type: 'setSeries', line: 'starting_arr', segment: 'all', series: { every: null, at: {} } },
  ]);
  expect(endFigures(without)[0]?.closingArr).toBeNaN();
});
