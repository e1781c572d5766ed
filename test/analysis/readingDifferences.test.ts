import { expect, test } from 'vitest';
import { readingDifferences } from '#analysis/readingDifferences';
import { evaluated, planOf, withAt, withEvery } from '../plan/plans';

const STEADY = { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.2 };

test('where nothing comes in all readings agree and there is nothing to explain', () => {
  const found = readingDifferences(evaluated(withEvery(planOf({ grain: 'quarter' }), STEADY)), 0, 5);
  expect(found).toMatchObject({ unlike: null, hasSegments: false, cameIn: 0, shiftedTo: null });
  for (const reading of ['annualized', 'bridge', 'cohort', 'simple'] as const)
    expect(found?.[reading]).toBeCloseTo(1.1, 12);
  expect(found?.movedOfIt).toBeCloseTo(0, 6);
});

test('the simple sum is off by what ARR won since moved, over the opening of a year ago', () => {
  const found = readingDifferences(
    evaluated(withEvery(planOf({ grain: 'quarter' }), { ...STEADY, new_logo_arr: 100_000 })),
    0,
    3,
  );
  if (found === null) throw new Error('no year');
  const quarter = 1.1 ** 0.25 - 1;
  const moved = 100_000 * ((1 + quarter) ** 3 - 1 + (1 + quarter) ** 2 - 1 + quarter);
  expect([found.cameIn, found.opening]).toEqual([400_000, 1_000_000]);
  expect(found.movedOfIt).toBeCloseTo(moved, 4);
  expect(found.simple - found.cohort).toBeCloseTo(moved / 1_000_000, 10);
});

test('the segment that the mix shifted to is the one that won customers, with both of its shares', () => {
  const plan = withEvery(
    withEvery(
      planOf({ periods: 12, segments: ['Small', 'Large'] }),
      { starting_arr: 1_000_000, churn_rate: 0.2, new_logo_arr: 100_000 },
      'small',
    ),
    { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.4 },
    'large',
  );
  const found = readingDifferences(evaluated(plan), 0, 11);
  expect(found?.shiftedTo?.segment).toBe('Small');
  expect(found?.shiftedTo?.ofCohort).toBeCloseTo(0.8 / 2.1, 12);
  expect(found?.shiftedTo?.ofAll).toBeGreaterThan(0.5);
  // Each month's 100,000 shrinks at 80% a year until the year is over; the customers of a year ago are not among them.
  const left = Array.from({ length: 12 }, (_, month) => 100_000 * 0.8 ** ((11 - month) / 12)).reduce((a, b) => a + b);
  expect(found?.movedOfIt).toBeCloseTo(left - 1_200_000, 4);
});

test('the period least like the last one is found among the twelve months, not before them', () => {
  const plan = withEvery(planOf({ grain: 'quarter', periods: 8 }), STEADY);
  const changed = withAt(plan, 'churn_rate', { '2027-Q1': 0.4, '2027-Q3': 0.2 });
  expect(readingDifferences(evaluated(changed), 0, 5)?.unlike?.period).toBe(2);
});

test('a year that is not there, and lines that are not there, give nothing', () => {
  const plan = withEvery(planOf({ grain: 'quarter' }), STEADY);
  expect(readingDifferences(evaluated(plan), 0, 2)).toBeNull();
  const older = { ...plan, lines: plan.lines.filter(({ id }) => id !== 'nrr_simple') };
  expect(readingDifferences(evaluated(older), 0, 5)).toBeNull();
});
