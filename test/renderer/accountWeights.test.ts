import { expect, test } from 'vitest';
import { readAccounts } from '#analysis/accountReading';
import { USUAL_WEIGHTS } from '#domain/accounts/signals';
import { settingsEdit } from '#plan/accountSettings';
import { applyAll } from '#plan/edits';
import { signalWeights } from '#plan/signalWeights';
import { readWeights, readyWith, weightTexts, withWeights } from '../../renderer/accounts/list/weightsForm';
import { planOfMany } from '../plan/manyAccounts';

test('a segment states only the weights of its own, and follows the others when those for all change', () => {
  const own = withWeights([], 'SMB', { ...USUAL_WEIGHTS, sentiment: 40 });
  expect(own).toEqual([{ segment: 'SMB', weights: { sentiment: 40 } }]);
  const both = withWeights(own, null, { ...USUAL_WEIGHTS, renewal: 0 });
  expect(signalWeights({ weights: both }, 'smb')).toEqual({ ...USUAL_WEIGHTS, sentiment: 40, renewal: 0 });
  expect(withWeights(both, 'smb', { ...USUAL_WEIGHTS, renewal: 0 })).toEqual([
    { segment: null, weights: { renewal: 0 } },
  ]);
});

test('weights that are typed are read as they are written; the first wrong one is named', () => {
  expect(readWeights(weightTexts(USUAL_WEIGHTS))).toEqual({ ok: true, value: USUAL_WEIGHTS });
  expect(readWeights({ ...weightTexts(USUAL_WEIGHTS), tenure: '-1' })).toEqual({
    ok: false,
    error: { id: 'tenure', sentence: 'Age of the account: “-1” is outside 0 to 1000, between which weights lie.' },
  });
  const nothing = Object.fromEntries(Object.keys(USUAL_WEIGHTS).map((id) => [id, '0']));
  expect(readWeights({ ...weightTexts(USUAL_WEIGHTS), ...nothing })).toMatchObject({
    error: { sentence: 'All weights are 0: give at least one signal a weight.' },
  });
});

test('the accounts said to be ready before scoring is taken are as many as are ready afterwards', () => {
  const plan = planOfMany(600);
  const weights = withWeights(withWeights([], null, { ...USUAL_WEIGHTS, supportTrend: 3 }), 'SMB', {
    ...USUAL_WEIGHTS,
    sentiment: 0,
  });
  const said = readyWith(readAccounts(plan), { weights, readyAbove: 62 });
  const applied = applyAll(plan, [settingsEdit(plan, { weights, readyAbove: 62 })]);
  if (!applied.ok) throw new Error('The scoring was refused.');
  const after = readAccounts(applied.value.plan).totals.ready.accounts;
  expect(said).toBe(after);
  expect(after).not.toBe(readAccounts(plan).totals.ready.accounts);
});
