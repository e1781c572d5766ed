import { expect, test } from 'vitest';
import { checkPlan, describeFinding, type Finding } from '#plan/check';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { planOf, richPlan, withEvery } from './plans';

function edited(plan: Plan, ...edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.plan;
}

function findings(plan: Plan): readonly Finding[] {
  const checked = checkPlan(plan);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

const rates = { churn_rate: 0.13, contraction_rate: 0.02, upsell_rate: 0.1, seat_rate: 0.07, price_rate: 0.01 };
const running = withEvery(planOf({ periods: 24 }), { starting_arr: 123_456_789.01, new_logo_arr: 1e6 / 3, ...rates });

test('a plan of the template foots, with segments and without', () => {
  expect(findings(running)).toEqual([]);
  const split = withEvery(
    withEvery(planOf({ segments: ['A', 'B'] }), { starting_arr: 1e12, ...rates }, 'a'),
    { starting_arr: 7, ...rates },
    'b',
  );
  expect(findings(split)).toEqual([]);
});

test('one dollar on one closing cell is found, where it is, and nowhere else', () => {
  const plan = withEvery(planOf({ periods: 3 }), { starting_arr: 100 });
  const found = findings(
    edited(plan, { type: 'setCell', line: 'closing_arr', segment: 'all', period: '2027-02', value: 101 }),
  );
  expect(found).toEqual([
    {
      type: 'identity',
      identity: 'bridge',
      line: 'closing_arr',
      scenario: 'base',
      segment: 'all',
      period: '2027-02',
      amount: 1,
    },
  ]);
  expect(describeFinding(plan, found[0] as Finding)).toBe(
    'Base, Feb 2027: the bridge does not foot: closing ARR and its movements differ by 1 (closing_arr).',
  );
});

test('with segments it is found in the segment and in the total', () => {
  const plan = withEvery(planOf({ periods: 3, segments: ['A', 'B'] }), { starting_arr: 100 }, 'a');
  const found = findings(
    edited(plan, { type: 'setCell', line: 'closing_arr', segment: 'b', period: '2027-02', value: -1 }),
  );
  expect(found.map(({ type, segment, period }) => [type, segment, period])).toEqual([
    ['identity', 'b', '2027-02'],
    ['identity', 'total', '2027-02'],
  ]);
});

test('an actual that breaks the bridge counts once its period is closed', () => {
  const open = edited(withEvery(planOf({ periods: 3 }), { starting_arr: 100 }), {
    type: 'setActual',
    line: 'expansion_arr',
    segment: 'all',
    period: '2027-01',
    value: 10,
  });
  expect(findings(open)).toEqual([]);
  expect(findings(edited(open, { type: 'setLastClose', period: '2027-01' }))).toMatchObject([
    { identity: 'motions', period: '2027-01', amount: 10 },
  ]);
});

test('an opening that is not the closing before it is found', () => {
  const plan = withEvery(planOf({ periods: 3 }), { starting_arr: 100 });
  expect(
    findings(edited(plan, { type: 'setCell', line: 'opening_arr', segment: 'all', period: '2027-03', value: 90 })),
  ).toMatchObject([{ identity: 'opening', line: 'opening_arr', period: '2027-03', amount: -10 }]);
});

test('a missing input is named once, as the first cause of all it keeps from being computed', () => {
  const plan = edited(running, {
    type: 'setSeries',
    line: 'churn_rate',
    segment: 'all',
    series: { every: 0.1, at: { '2027-06': null } },
  });
  const found = findings(plan);
  expect(found).toMatchObject([
    {
      type: 'notComputable',
      line: 'opening_arr',
      period: '2027-07',
      cause: { type: 'missingInput', line: 'churn_rate' },
    },
  ]);
  expect(describeFinding(plan, found[0] as Finding)).toContain('churn_rate in Jun 2027 has no value');
});

test.each(['annual', 'quarterly', 'monthly'] as const)('losses above 100% are said as such, with %s rates', (basis) => {
  const plan = withEvery(planOf({ basis, periods: 5 }), { starting_arr: 100, churn_rate: 0.8, contraction_rate: 0.45 });
  const found = findings(plan);
  expect(found).toEqual([
    { type: 'lossesAboveAll', line: 'grr_stated', scenario: 'base', segment: 'all', period: '2027-01', losses: 1.25 },
  ]);
  expect(describeFinding(plan, found[0] as Finding)).toContain('125%');
});

test('scenarios are checked each for itself', () => {
  const found = findings(richPlan());
  expect(new Set(found.filter(({ type }) => type === 'identity').map(({ scenario }) => scenario))).toContain('stretch');
});

test('a plan without the template lines has no identities to break', () => {
  expect(findings({ ...planOf(), lines: [] })).toEqual([]);
});
