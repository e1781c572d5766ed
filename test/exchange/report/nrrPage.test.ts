import { expect, test } from 'vitest';
import { FIRST_ARRANGEMENT } from '#exchange/report/page';
import { pagesOf } from '#exchange/report/report';
import { valueIn } from '#plan/lanes';
import { caseOfC } from '../../plan/caseOfC';
import { evaluated } from '../../plan/plans';

test('the NRR page says in its heading what its path shows, with the figures of the plan', () => {
  const plan = caseOfC();
  const evaluation = evaluated(plan);
  const question = { plan, evaluation, scenario: 'initiatives', date: '12 Mar 2027', trials: null };
  const page = pagesOf(question, FIRST_ARRANGEMENT).find(({ id }) => id === 'nrr');
  const chart = page?.parts.find((part) => part.type === 'chart' && part.kind === 'lines');
  if (chart?.type !== 'chart' || chart.kind !== 'lines') throw new Error('The page has no path');
  expect(page?.heading).toBe('NRR rises from 102.95% to 109.95% by Q4 2027, 5.05 pt short of its target of 115.00%');
  expect(chart.series[0]?.values).toEqual(
    Array.from({ length: plan.periods }, (_, period) => valueIn(evaluation, 'nrr_stated', 'total', period, 0)),
  );
});
