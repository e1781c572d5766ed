import { expect, test } from 'vitest';
import type { ImportChange } from '#exchange/import/importPlan';
import { type Plan, WHOLE } from '#plan/model';
import { sourceEdits } from '../../renderer/import/sourceNotes';
import { edited, planOf } from '../plan/plans';

const change = (line: string, period: string, as: ImportChange['as'] = 'actual'): ImportChange => ({
  as,
  line,
  segment: WHOLE,
  period,
  old: null,
  new: 1,
  derived: null,
});

test('every imported actual has its file as source, in every scenario; a note stays and what is no actual has none', () => {
  const noted = { line: 'churn_arr', segment: null, period: '2027-01', scenario: null, note: 'Late', source: 'Ledger' };
  const plan: Plan = { ...planOf(), notes: [noted] };
  const changes = [
    change('churn_arr', '2027-01'),
    change('churn_arr', '2027-02'),
    change('churn_rate', '2027-03', 'input'),
  ];
  const place = { segment: null, scenario: null, source: 'march.csv' };
  expect(edited(plan, sourceEdits(plan, changes, 'march.csv')).notes).toEqual([
    { ...place, line: 'churn_arr', period: '2027-01', note: 'Late' },
    { ...place, line: 'churn_arr', period: '2027-02', note: '' },
  ]);
});
