import { expect, test } from 'vitest';
import { valueIn } from '#plan/lanes';
import { caseOfC } from '../../plan/caseOfC';
import { asked, reported } from './reported';

test('the NRR page says in its heading what its path shows, with the figures of the plan', () => {
  const question = asked(caseOfC());
  const page = reported(question).find(({ id }) => id === 'nrr');
  const chart = page?.parts.find((part) => part.type === 'chart' && part.kind === 'lines');
  if (chart?.type !== 'chart' || chart.kind !== 'lines') throw new Error('The page has no path');
  const { plan, evaluation } = question;
  expect(page?.heading).toBe('NRR rises from 94.95% to 109.95% by Q4 2027, 5.05 pt short of its target of 115.00%');
  expect(chart.series[0]?.values).toEqual(
    Array.from({ length: plan.periods }, (_, period) => valueIn(evaluation, 'nrr_stated', 'total', period, 0)),
  );
});
