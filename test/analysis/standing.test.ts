import { expect, test } from 'vitest';
import { standingOf } from '#analysis/standing';
import { evaluated, planOf, withEvery } from '../plan/plans';

const yearly = (values: Readonly<Record<string, number>>, changes: Parameters<typeof planOf>[0] = {}) =>
  evaluated(withEvery(planOf({ basis: 'annual', grain: 'quarter', periods: 8, ...changes }), values));

test('each source judges by its own words: 112% at $20M is excellent to C, healthy to E, within D and the median of its stage', () => {
  const { tier, scale, strong, stage, target, reading } = standingOf(
    yearly({ starting_arr: 20e6, churn_rate: 0.08, upsell_rate: 0.2 }),
    0,
    3,
  );
  expect([tier?.id, scale?.id, strong, stage?.stage.id, stage?.position, target, reading]).toEqual([
    'excellent',
    'healthy',
    'within',
    'from10',
    'median',
    'within',
    'nrr_ttm',
  ]);
});

test('the stage follows the ARR: a base that passes $10M is judged by the next stage from the period it opens above it', () => {
  const evaluation = yearly({ starting_arr: 8e6, upsell_rate: 0.2, usage_rate: 0.1 });
  const ids = Array.from({ length: 8 }, (_, period) => standingOf(evaluation, 0, period).stage?.stage.id);
  expect(ids).toEqual(['below10', 'below10', 'below10', 'below10', 'from10', 'from10', 'from10', 'from10']);
});

test('another currency has a stage only with a rate to the dollar', () => {
  const plan = withEvery(planOf({ grain: 'quarter', currency: 'EUR' }), { starting_arr: 9.5e6 });
  const at = (usdRate: number | null) => standingOf(evaluated({ ...plan, usdRate }), 0, 3);
  expect([at(null).arrInUsd, at(null).stage, at(1.1).stage?.stage.id]).toEqual([null, null, 'from10']);
});

test('before a year is there the period held for a year is judged, and said to be', () => {
  const standing = standingOf(yearly({ starting_arr: 100, upsell_rate: 0.1 }), 0, 0);
  expect([standing.reading, standing.tier?.id, standing.expansionMonthly]).toEqual([
    'nrr_annualized',
    'excellent',
    Number.NaN,
  ]);
});

test('above 130% is rare without usage expansion, and no longer remarked with it, nor at 130% itself', () => {
  const isRare = (values: Readonly<Record<string, number>>) =>
    standingOf(yearly({ starting_arr: 100, ...values }), 0, 5).isRareWithoutUsage;
  expect([
    isRare({ upsell_rate: 0.35 }),
    isRare({ upsell_rate: 0.2, usage_rate: 0.15 }),
    isRare({ upsell_rate: 0.3 }),
  ]).toEqual([true, false, false]);
});

test('a plan without ARR, or without the lines, stands nowhere and does not fail', () => {
  const empty = standingOf(evaluated(planOf({})), 0, 20);
  expect([empty.tier, empty.scale, empty.stage, empty.target, empty.usageBased]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  const plan = planOf({});
  const bare = evaluated({ ...plan, lines: plan.lines.filter(({ id }) => id === 'starting_arr') });
  expect(standingOf(bare, 0, 0).nrr).toBeNaN();
});
