import { expect, test } from 'vitest';
import { axisOf, axisValues, dataTableOf, describeTableError } from '#analysis/dataTable';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { edited, planOf, withEvery } from '../plan/plans';

const rates = { starting_arr: 1_000_000, churn_rate: 0.1, upsell_rate: 0.08, new_logo_arr: 10_000 };
const plan = withEvery(planOf({ periods: 24 }), rates);
const axis = (line: string, from: number, to: number, count: number) => ({
  line,
  segment: null,
  period: null,
  from,
  to,
  count,
});
const figure = { line: 'closing_arr', segment: null, period: '2028-12' };

test('every cell of a table is the plan with those inputs, bit for bit', () => {
  const rows = axisOf(plan, axis('churn_rate', 0.05, 0.15, 3));
  const columns = axisOf(plan, axis('upsell_rate', 0, 0.1, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns });
  if (!table.ok) throw new Error(describeTableError(table.error));
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
  if (!table.ok) throw new Error(describeTableError(table.error));
  expect(table.value.figures.map((row) => row.length)).toEqual([1, 1]);
  expect(table.value.figures[0]?.[0]).toBe(table.value.own.figure);
});

test('values of an axis are equal steps without what binary fractions add, between the very ends that were asked for, and months are whole', () => {
  expect(axisValues(plan, axis('churn_rate', 0.05, 0.15, 5))).toEqual([0.05, 0.075, 0.1, 0.125, 0.15]);
  expect(axisValues(plan, axis('new_logo_arr', 1234567.8901234, 7654321.0987654, 3))).toEqual([
    1234567.8901234, 4444444.49444, 7654321.0987654,
  ]);
  const dated = { ...plan, lines: plan.lines.map((line) => ({ ...line, unit: 'month' as const })) };
  expect(axisValues(dated, axis('churn_rate', 24324, 24327, 3))).toEqual([24324, 24326, 24327]);
  expect(axisValues(dated, axis('churn_rate', 24324, 24325, 5))).toEqual([24324, 24325]);
});

test('a calculated line cannot be run through', () => {
  const rows = axisOf(plan, axis('nrr', 0.9, 1, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns: null });
  expect(table.ok ? '' : describeTableError(table.error)).toMatch(/nrr is calculated in Base/);
});

test('an input of one period moves that period alone, as the same cell typed into the plan does', () => {
  const rows = axisOf(plan, { ...axis('churn_rate', 0.05, 0.2, 4), period: '2027-06' });
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns: null });
  if (!table.ok) throw new Error(describeTableError(table.error));
  for (const [row, value] of rows.values.entries()) {
    const series = { every: rates.churn_rate, at: { '2027-06': value } };
    const typed = evaluatePlan(edited(plan, [{ type: 'setSeries', line: 'churn_rate', segment: 'all', series }]));
    if (!typed.ok) throw new Error('it does not evaluate');
    expect(table.value.figures[row]?.[0]).toBe(valueIn(typed.value, 'closing_arr', 'total', 23, 0));
  }
  expect(new Set(table.value.figures.flat()).size).toBe(4);
});

test('of one line, a segment and all segments may be the two axes: what is said of the one stands, whichever is the rows', () => {
  const split = withEvery(withEvery(planOf({ periods: 24, segments: ['A', 'B'] }), rates, 'a'), rates, 'b');
  const one = axisOf(split, { ...axis('churn_rate', 0.05, 0.15, 2), segment: 'a' });
  const all = axisOf(split, axis('churn_rate', 0.1, 0.2, 3));
  const ask = (rows: typeof one, columns: typeof one) => {
    const table = dataTableOf(split, { scenario: 'base', figure, rows, columns });
    if (!table.ok) throw new Error(describeTableError(table.error));
    return table.value.figures;
  };
  const [down, across] = [ask(one, all), ask(all, one)];
  expect(new Set(down.flat()).size).toBe(6);
  expect(down.map((row) => [...row])).toEqual([0, 1].map((at) => across.map((row) => row[at])));
});

test.each([
  ['churn_rate', -0.1, 'churn_rate cannot be -0.1; 0 is the least that it can be.'],
  ['churn_rate', 1.5, 'churn_rate cannot be 1.5; 1 is the most that it can be.'],
])('an axis of %s from %d on is refused', (line, from, sentence) => {
  const rows = axisOf(plan, axis(line, from, 0.1, 2));
  const table = dataTableOf(plan, { scenario: 'base', figure, rows, columns: null });
  expect(table.ok ? '' : describeTableError(table.error)).toBe(sentence);
});
