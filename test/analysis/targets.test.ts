import { expect, test } from 'vitest';
import { NRR_STATED, nrrTargets, targetEdits } from '#analysis/targets';
import { applyAll } from '#plan/edits';
import type { Target } from '#plan/places';
import { planOf } from '../plan/plans';

const CAP: Target = {
  id: 'nrr',
  name: 'No more than this',
  line: NRR_STATED,
  segment: null,
  period: null,
  direction: 'atMost',
  value: 1.3,
  note: '',
  source: '',
};

test('a path of NRR targets stands beside other targets, each by an id of its own', () => {
  const plan = { ...planOf(), targets: [CAP] };
  const path = [
    { period: '2027-12', value: 1.02 },
    { period: '2028-12', value: 1.1 },
  ];
  const applied = applyAll(plan, targetEdits(plan, path, null));
  expect(applied.ok && applied.value.plan.targets.map(({ id, period }) => [id, period])).toEqual([
    ['nrr', null],
    ['nrr_2', '2027-12'],
    ['nrr_3', '2028-12'],
  ]);
  expect(applied.ok && targetEdits(applied.value.plan, path, null)).toEqual([]);
  expect(applied.ok && nrrTargets(applied.value.plan).map(({ value }) => value)).toEqual([1.02, 1.1]);
});
