import { expect, test } from 'vitest';
import { standingOf } from '#analysis/standing';
import { standingRows, standingWarnings } from '../../renderer/definitions/standingRows';
import { evaluated, planOf, withEvery } from '../plan/plans';

const standing = (values: Readonly<Record<string, number>>, changes: Parameters<typeof planOf>[0] = {}, period = 5) =>
  standingOf(
    evaluated(withEvery(planOf({ basis: 'annual', grain: 'quarter', periods: 8, ...changes }), values)),
    0,
    period,
  );

test('no row is without a source, in any plan', () => {
  for (const values of [{}, { starting_arr: 2e7, upsell_rate: 0.5 }, { starting_arr: 1, churn_rate: 1 }])
    for (const row of standingRows(standing(values)))
      expect([row.what, row.sources.length > 0]).toEqual([row.what, true]);
});

test('each row says in its source’s words where the plan stands', () => {
  const rows = standingRows(standing({ starting_arr: 2e7, churn_rate: 0.1, upsell_rate: 0.3, new_logo_arr: 1e6 }));
  expect(Object.fromEntries(rows.map(({ what, stands }) => [what, stands]))).toMatchObject({
    Tier: 'Excellent (top quartile)',
    Scale: 'Elite',
    'Target for NRR': 'within it',
    'Strong base': 'within it',
    Stage: 'top quartile',
    'If priced by usage': 'in the median range',
    'Doubling by itself': 'in 3.80 years',
  });
});

test('a base that shrinks never doubles, and a plan without ARR is not judged', () => {
  const text = (rows: ReturnType<typeof standingRows>, name: string) => rows.find(({ what }) => what === name)?.stands;
  expect(text(standingRows(standing({ starting_arr: 1e6, churn_rate: 0.1 })), 'Doubling by itself')).toBe(
    'never: 100% or below',
  );
  const empty = standingRows(standing({}));
  expect(['Tier', 'Scale', 'Target for NRR', 'Doubling by itself'].map((name) => text(empty, name))).toEqual(
    Array.from({ length: 4 }, () => 'not available'),
  );
});

test('without a rate to the dollar what is bounded in dollars says that it needs one', () => {
  const rows = standingRows(standing({ starting_arr: 2e7 }, { currency: 'EUR' }));
  const needing = rows.filter(({ stands }) => stands === 'needs US dollars').map(({ what }) => what);
  expect(needing).toEqual(['Strong base', 'Stage']);
});

test('expansion at the pace of the target warns of the GRR that goes with it, and NRR above 130% without usage is remarked', () => {
  const fast = standing({ starting_arr: 1e6, churn_rate: 0.3, upsell_rate: 0.45 });
  expect(standingWarnings(fast)).toEqual([
    expect.stringMatching(/^Expansion of 4\.\d\d% a month at this NRR goes with GRR of 70\.00% a year/),
  ]);
  const rare = standing({ starting_arr: 1e6, upsell_rate: 0.35 });
  expect(standingWarnings(rare)[0]).toContain('NRR of 135.00% without usage expansion is rare');
  expect(standingWarnings(standing({ starting_arr: 1e6, upsell_rate: 0.1 }))).toEqual([]);
});
