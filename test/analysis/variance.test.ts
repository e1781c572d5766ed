import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unreported, type Variance, varianceAt, varianceOf } from '#analysis/variance';
import type { Edit } from '#plan/edit';
import { lockEdits } from '#plan/freezeScenario';
import { type Plan, WHOLE } from '#plan/model';
import { UNSPLIT, unsplitEdits } from '#plan/unsplitExpansion';
import { varianceSteps } from '../../renderer/variance/varianceSteps';
import { edited, planOf, withEvery } from '../plan/plans';

const rates = { starting_arr: 1_200_000, churn_rate: 0.12, upsell_rate: 0.1, new_logo_arr: 10_000 };
const plan = withEvery(planOf({ periods: 24 }), rates);

const actual = (line: string, period: string, value: number, segment = WHOLE): Edit => ({
  type: 'setActual',
  line,
  segment,
  period,
  value,
});
const close = (period: string | null): Edit => ({ type: 'setLastClose', period });

function variance(of: Plan, scenario = 'base'): Variance {
  const found = varianceOf(of, scenario);
  if (!found.ok || found.value === null) throw new Error('nothing is closed');
  return found.value;
}

const month = (period: number) => ({ type: 'period', period }) as const;
const toDate = (period: number) => ({ type: 'toDate', period }) as const;

const MOVEMENTS = ['new_logo_arr', 'upsell_arr', 'churn_arr'] as const;
const told = (period: string, [won, sold, lost]: readonly [number, number, number]): readonly Edit[] => [
  actual('new_logo_arr', period, won),
  actual('upsell_arr', period, sold),
  actual('churn_arr', period, lost),
];

test('a plan with nothing closed has no variance, and one that is closed has it however little was reported', () => {
  expect(varianceOf(plan, 'base')).toEqual({ ok: true, value: null });
  const empty = variance(edited(plan, [close('2027-01')]));
  expect(varianceAt(empty, 'churn_arr', 'total', month(0))).toMatchObject({ actual: null, known: 'planned' });
});

test('what was reported stands against what was planned, by month and over the year to date', () => {
  const closed = edited(plan, [
    ...told('2027-01', [12_000, 9_000, 14_000]),
    ...told('2027-02', [8_000, 9_500, 11_000]),
    close('2027-02'),
  ]);
  const made = variance(closed);
  expect(varianceAt(made, 'new_logo_arr', 'total', month(1))).toEqual({
    planned: 10_000,
    actual: 8_000,
    known: 'actual',
  });
  expect(varianceAt(made, 'new_logo_arr', 'total', toDate(1))).toEqual({
    planned: 20_000,
    actual: 20_000,
    known: 'actual',
  });
  const closing = varianceAt(made, 'closing_arr', 'total', toDate(1));
  expect(closing.known).toBe('actual');
  expect(closing.actual).toBeCloseTo(1_200_000 + 12_000 + 9_000 - 14_000 + 8_000 + 9_500 - 11_000, 6);
  // NRR of the year to date is the product of its months, as of any stretch of time.
  const nrr = [0, 1].map((period) => varianceAt(made, 'nrr', 'total', month(period)).actual ?? Number.NaN);
  expect(varianceAt(made, 'nrr', 'total', toDate(1)).actual).toBeCloseTo((nrr[0] ?? 0) * (nrr[1] ?? 0), 12);
  expect(unreported(made, toDate(1))).toEqual([]);
});

test('a movement without an actual is named, and a figure it is in counts as planned in part', () => {
  const closed = edited(plan, [actual('churn_arr', '2027-01', 15_000), close('2027-01')]);
  const made = variance(closed);
  expect(unreported(made, month(0))).toEqual(['new_logo_arr', 'upsell_arr']);
  expect(varianceAt(made, 'closing_arr', 'total', month(0)).known).toBe('partly');
  expect(varianceAt(made, 'grr', 'total', month(0)).known).toBe('actual');
  expect(varianceAt(made, 'upsell_rate', 'total', month(0))).toMatchObject({ actual: null, known: 'planned' });
  expect(varianceAt(made, 'reactivation_arr', 'total', month(0))).toMatchObject({ actual: null, known: 'nothing' });
});

test('in segments a total is actual where every segment is', () => {
  const split = withEvery(withEvery(planOf({ segments: ['SMB', 'Enterprise'] }), rates, 'smb'), rates, 'enterprise');
  const one = edited(split, [actual('churn_arr', '2027-01', 15_000, 'smb'), close('2027-01')]);
  expect(varianceAt(variance(one), 'churn_arr', 'total', month(0)).known).toBe('partly');
  const both = edited(one, [actual('churn_arr', '2027-01', 9_000, 'enterprise')]);
  expect(varianceAt(variance(both), 'churn_arr', 'total', month(0))).toMatchObject({ actual: 24_000, known: 'actual' });
});

test('a budget locked before the close is held against what came after, in its own figures', () => {
  const budget = { id: 'budget', name: 'Budget', parent: 'base', locked: false, note: '', overrides: {} } as const;
  const before: Plan = { ...plan, scenarios: [...plan.scenarios, budget] };
  const locked = edited(before, lockEdits(before, 'budget', '2026-12-01', ''));
  const later = edited(locked, [
    { type: 'setSeries', line: 'new_logo_arr', segment: WHOLE, series: { every: 99_000, at: {} } },
    actual('new_logo_arr', '2027-01', 12_000),
    close('2027-01'),
  ]);
  expect(varianceAt(variance(later, 'budget'), 'new_logo_arr', 'total', month(0))).toEqual({
    planned: 10_000,
    actual: 12_000,
    known: 'actual',
  });
  expect(varianceAt(variance(later), 'new_logo_arr', 'total', month(0)).planned).toBe(99_000);
});

test('expansion known only in total is one step, and its motions have no actual figure', () => {
  const unsplit = unsplitEdits(plan);
  if (!unsplit.ok) throw new Error(unsplit.error.join());
  const reported = [actual(UNSPLIT, '2027-01', 9_000), actual('churn_arr', '2027-01', 14_000)];
  const made = variance(
    edited(plan, [...unsplit.value, ...reported, actual('new_logo_arr', '2027-01', 12_000), close('2027-01')]),
  );
  expect(varianceAt(made, 'expansion_arr', 'total', month(0))).toMatchObject({ actual: 9_000, known: 'actual' });
  expect(varianceAt(made, 'upsell_arr', 'total', month(0)).actual).toBeNaN();
  expect(unreported(made, month(0))).toEqual([]);
  const steps = varianceSteps(made, toDate(0), 1) ?? [];
  expect(steps.map(({ line }) => line)).toEqual([
    'closing_arr',
    'new_logo_arr',
    'expansion_arr',
    'churn_arr',
    'closing_arr',
  ]);
  expect(steps.at(-2)?.to).toBeCloseTo(1_200_000 + 12_000 + 9_000 - 14_000, 6);
});

test('the differences of opening and movements add up to that of the closing, whatever was reported', () => {
  const amounts = fc.double({ min: 0, max: 50_000, noNaN: true });
  const reports = fc.array(fc.tuple(fc.constantFrom(...MOVEMENTS), fc.integer({ min: 0, max: 5 }), amounts), {
    minLength: 1,
    maxLength: 12,
  });
  let partly = 0;
  fc.assert(
    fc.property(reports, fc.boolean(), fc.integer({ min: 0, max: 5 }), (reported, isToDate, period) => {
      const edits = reported.map(([line, at, value]) => actual(line, `2027-0${at + 1}`, value));
      const made = variance(edited(plan, [...edits, close('2027-06')]));
      const time = isToDate ? toDate(period) : month(period);
      const steps = varianceSteps(made, time, 1);
      const closing = varianceAt(made, 'closing_arr', 'total', time);
      expect(steps === null).toBe(closing.actual === null);
      if (steps === null || closing.actual === null) return;
      if (closing.known === 'partly') partly++;
      const last = steps.findLast(({ type }) => type === 'movement')?.to ?? closing.planned;
      expect(Math.abs(last - closing.actual)).toBeLessThan(1e-6);
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(partly).toBeGreaterThan(5);
});
