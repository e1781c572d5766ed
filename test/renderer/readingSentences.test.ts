import { expect, test } from 'vitest';
import { readingDifferences } from '#analysis/readingDifferences';
import type { Plan } from '#plan/model';
import { amountText, readingSentences } from '../../renderer/definitions/readingSentences';
import { evaluated, planOf, withEvery } from '../plan/plans';

function sentences(plan: Plan, period: number): readonly string[] {
  const evaluation = evaluated(plan);
  const found = readingDifferences(evaluation, 0, period);
  if (found === null) throw new Error('no year');
  return readingSentences(found, { timeline: evaluation.timeline, period, currency: plan.currency });
}

test('a steady plan without new customers says that all readings agree, and why', () => {
  const plan = withEvery(planOf({ grain: 'quarter' }), { starting_arr: 1e6, churn_rate: 0.1, upsell_rate: 0.2 });
  expect(sentences(plan, 3)).toEqual([
    'Annualized and 12 months agree: NRR was the same in every quarter of the year.',
    'Bridge and cohort are one figure here: without segments everyone fares as the whole base does.',
    'Simple sum and cohort agree: no ARR came in during the 12 months.',
    expect.stringMatching(/^GRR by simple sum is 0\.\d\d pt below the cohort: .* by expansion or by new customers\.$/),
  ]);
});

test('the case of two segments names the segment, both of its shares, and what came in', () => {
  const plan = withEvery(
    withEvery(
      planOf({ periods: 12, segments: ['Small', 'Large'] }),
      { starting_arr: 1e6, churn_rate: 0.2, new_logo_arr: 1e5 },
      'small',
    ),
    { starting_arr: 1e6, churn_rate: 0.1, upsell_rate: 0.4 },
    'large',
  );
  const [annualized, cohort, simple] = sentences(plan, 11);
  expect(annualized).toMatch(
    /^Annualized holds Dec 2027 alone for a year\. The 12 months still contain Jan 2027, which annualized is 102\.\d\d%, and read \d\.\d\d pt higher\.$/,
  );
  expect(cohort).toBe(
    'The bridge reads 5.39 pt lower than the cohort, because the mix shifted to Small, which keeps 80.00%: it is 59.2% of all ARR, ' +
      'but 38.1% of what the customers of a year ago pay now. $1.20M came in since.',
  );
  expect(simple).toMatch(
    /^The simple sum also counts .* it shrank by \$\d+\.\dK, over an opening that stays at \$2\.00M\. That is \d\.\d\d pt below the cohort\.$/,
  );
});

test('amounts carry one sign, and none where they round to nothing', () => {
  expect([1_200_000, -38_500, 0, -0.2].map((amount) => amountText(amount, 'USD'))).toEqual([
    '$1.20M',
    '−$38.5K',
    '$0',
    '$0',
  ]);
});
