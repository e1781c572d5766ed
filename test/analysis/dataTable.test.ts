import { expect, test } from 'vitest';
import { axisOf, axisValues, dataTableOf } from '#analysis/dataTable';
import { describeTrialError } from '#analysis/trialLanes';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { planOf, withEvery } from '../plan/plans';

const rates = { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.08, new_logo_arr: 10_000 };
const plan = withEvery(planOf({ periods: 24 }), rates);
const axis = (line: string, from: number, to: number, count: number) => ({ line, segment: null, from, to, count });
const figure = { line: 'closing_arr', segment: null, period: '2028-12' };

test('every cell of a table is the plan with those inputs, bit for bit', () => {
  const rows = axisOf(plan, axis('churn_rate', 0.05, 0.15, 3));
  const columns = axisOf(plan, axis('upsell_rate', 0, 0.1, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns });
  if (!table.ok) throw new Error(describeTrialError(table.error));
  for (const [row, churn_rate] of rows.values.entries()) {
    for (const [column, upsell_rate] of columns.values.entries()) {
      const evaluation = evaluatePlan(withEvery(plan, { churn_rate, upsell_rate }));
      if (!evaluation.ok) throw new Error('it does not evaluate');
      expect(table.value.figures[row]?.[column]).toBe(valueIn(evaluation.value, 'closing_arr', 'total', 23, 0));
    }
  }
  expect(table.value.own).toMatchObject({ row: 0.1, column: 0.08 });
});

test('a table of one input has one column', () => {
  const rows = axisOf(plan, axis('churn_rate', 0.1, 0.2, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns: null });
  if (!table.ok) throw new Error(describeTrialError(table.error));
  expect(table.value.figures.map((row) => row.length)).toEqual([1, 1]);
  expect(table.value.figures[0]?.[0]).toBe(table.value.own.figure);
});

test('values of an axis are equal steps without what binary fractions add, and months are whole', () => {
  expect(axisValues(plan, axis('churn_rate', 0.05, 0.15, 5))).toEqual([0.05, 0.075, 0.1, 0.125, 0.15]);
  const dated = { ...plan, lines: plan.lines.map((line) => ({ ...line, unit: 'month' as const })) };
  expect(axisValues(dated, axis('churn_rate', 24324, 24327, 3))).toEqual([24324, 24326, 24327]);
  expect(axisValues(dated, axis('churn_rate', 24324, 24325, 5))).toEqual([24324, 24325]);
});

test('a calculated line cannot be run through', () => {
  const rows = axisOf(plan, axis('nrr', 0.9, 1, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns: null });
  expect(table.ok ? '' : describeTrialError(table.error)).toMatch(/nrr is calculated in Base/);
});
