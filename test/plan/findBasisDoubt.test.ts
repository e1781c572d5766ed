import { expect, test } from 'vitest';
import { changeBasis } from '#plan/changeBasis';
import { applyAll } from '#plan/edits';
import { findBasisDoubt } from '#plan/findBasisDoubt';
import { evaluated, planOf, withEvery } from './plans';

test('an annual churn of 5.5% pasted into one scenario of a monthly plan is found where it stands', () => {
  const plan = withEvery(planOf({ basis: 'monthly' }), { starting_arr: 1e6, churn_rate: 0.01 });
  expect(findBasisDoubt(evaluated(plan))).toBeNull();
  const pasted = applyAll(plan, [
    { type: 'insertScenario', index: 1, scenario: { ...scenario, id: 'pasted', name: 'Pasted' } },
    {
      type: 'setOverrideCell',
      scenario: 'pasted',
      line: 'churn_rate',
      segment: 'all',
      period: '2027-04',
      value: 0.055,
    },
  ]);
  if (!pasted.ok) throw new Error(pasted.error.type);
  expect(findBasisDoubt(evaluated(pasted.value.plan))).toMatchObject({
    lane: 1,
    period: 3,
    stated: { basis: 'monthly' },
    instead: { basis: 'annual' },
  });
});

test('rereading in the basis that is offered ends the doubt', () => {
  const plan = withEvery(planOf({ basis: 'monthly' }), { starting_arr: 1e6, churn_rate: 0.055 });
  const doubt = findBasisDoubt(evaluated(plan));
  const edits = changeBasis(plan, doubt?.instead.basis ?? 'monthly', 'reread');
  const reread = edits.ok ? applyAll(plan, edits.value) : edits;
  if (!reread.ok) throw new Error('not reread');
  expect(reread.value.plan.basis).toBe('annual');
  expect(findBasisDoubt(evaluated(reread.value.plan))).toBeNull();
});

test('a plan whose rates were removed has no basis to doubt', () => {
  const plan = planOf({ basis: 'monthly' });
  expect(
    findBasisDoubt(evaluated({ ...plan, lines: plan.lines.filter(({ id }) => id === 'starting_arr') })),
  ).toBeNull();
});

const scenario = { id: '', name: '', parent: 'base', locked: false, note: '', overrides: {} };
