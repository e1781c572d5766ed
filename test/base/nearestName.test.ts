import { expect, test } from 'vitest';
import { nearestName } from '#base/nearestName';

const names = ['churn_rate', 'contraction_rate', 'churn_arr', 'nrr', 'grr', 'nrr_ttm', 'constructor'];

test.each([
  ['chrun_rate', 'churn_rate'],
  ['churnrate', 'churn_rate'],
  ['Churn_Rate', 'churn_rate'],
  ['contraction_rat', 'contraction_rate'],
  ['nr', 'nrr'],
  ['nrr_tm', 'nrr_ttm'],
  ['rnr', 'nrr'],
])('%s suggests %s', (typed, suggestion) => {
  expect(nearestName(typed, names)).toBe(suggestion);
});

test.each([['revenue'], ['xyz'], [''], ['x'.repeat(10_000)]])('%s suggests nothing', (typed) => {
  expect(nearestName(typed, names)).toBeNull();
});

test('of two names equally close the first is suggested, and the closest before any earlier one', () => {
  expect(nearestName('arr', ['nrr', 'grr'])).toBe('nrr');
  expect(nearestName('churn_rats', ['churn_bats', 'churn_rate'])).toBe('churn_bats');
  expect(nearestName('churn_ratee', ['churn_bats', 'churn_rate'])).toBe('churn_rate');
});
