import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { lockEdits } from '#plan/freezeScenario';
import { type Plan, WHOLE } from '#plan/model';
import { cellEdits } from '../../renderer/plan/cellEdits';
import { gridRows, type LineRow, rowFigures } from '../../renderer/plan/gridRows';
import { lineFormat } from '../../renderer/format/lineFormat';
import { openOf } from './opened';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

const base = withEvery(planOf(), { starting_arr: 1_200_000, churn_rate: 0.12, new_logo_arr: 10_000 });
const upside = { id: 'upside', name: 'Upside', parent: 'base', locked: false, note: '' } as const;
const cells = { churn_rate: { values: {}, formula: null, cells: { all: { '2027-01': 0.08 } } } };
const closed: Plan = {
  ...base,
  scenarios: [...base.scenarios, { ...upside, overrides: cells }],
  actuals: { lastClose: '2027-02', values: { churn_rate: { all: { '2027-02': 0.1 } } } },
};

function rowOf(plan: Plan, id: string): LineRow {
  const row = gridRows(plan, new Set(), new Set(), {}).find(
    (one): one is LineRow => one.type === 'line' && one.line.id === id && !one.isRepeated,
  );
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

/** The plan after texts were put into cells of a line in a scenario. */
function typed(plan: Plan, scenario: number, line: string, texts: Readonly<Record<number, string>>) {
  const changes = Object.entries(texts).map(([period, text]) => ({
    row: rowOf(plan, line),
    period: Number(period),
    text,
    key: '',
  }));
  const { edits, label } = cellEdits(openOf(plan, scenario), changes, false);
  return { plan: edited(plan, edits), label };
}

test('what is typed into a closed period is an actual in whichever scenario, and what is typed after it is not', () => {
  const { plan, label } = typed(closed, 1, 'churn_rate', { 0: '9', 1: '11', 2: '7' });
  expect(plan.actuals.values).toEqual({ churn_rate: { all: { '2027-01': 0.09, '2027-02': 0.11 } } });
  expect(plan.scenarios[1]?.overrides['churn_rate']?.cells).toEqual({ all: { '2027-01': 0.08, '2027-03': 0.07 } });
  expect(plan.lines).toEqual(closed.lines);
  expect(label).toBe('Churn rate, Jan 2027 and 2 more');
  expect(typed(closed, 0, 'churn_arr', { 0: '11' }).label).toBe('Actual: Churn, Jan 2027');
});

test('clearing a closed period takes its actual away, and only then what the scenario says', () => {
  const once = typed(closed, 1, 'churn_rate', { 0: '', 1: '' }).plan;
  expect(once.actuals.values).toEqual({});
  expect(once.scenarios[1]?.overrides['churn_rate']).toBeUndefined();
});

test('what is typed over an imported figure loses its source and keeps its note', () => {
  const place = { line: 'churn_rate', segment: null, period: '2027-02', scenario: null } as const;
  const imported: Plan = { ...closed, notes: [{ ...place, note: 'Late', source: 'march.csv' }] };
  expect(typed(imported, 0, 'churn_rate', { 1: '11' }).plan.notes).toEqual([{ ...place, note: 'Late', source: '' }]);
});

test('the value for the whole plan stays an input though its first period is closed', () => {
  const { plan } = typed(closed, 0, 'starting_arr', { 0: '1300' });
  expect(plan.actuals).toEqual(closed.actuals);
  expect(plan.lines.find(({ id }) => id === 'starting_arr')?.definition).toEqual({
    type: 'input',
    values: { [WHOLE]: { every: 1_300_000, at: {} } },
  });
});

test('nothing gets into the actuals from a locked scenario, whose figures are not shown as actual either', () => {
  const locked = edited(closed, lockEdits(closed, 'upside', '2027-03-01', ''));
  const later = edited(locked, [
    { type: 'setActual', line: 'churn_rate', segment: WHOLE, period: '2027-01', value: 0.2 },
  ]);
  const row = rowOf(later, 'churn_rate');
  const { edits } = cellEdits(openOf(later, 1), [{ row, period: 0, text: '9', key: '' }], false);
  const outcome = applyAll(later, edits);
  expect(outcome.ok ? 'done' : outcome.error.type).toBe('locked');
  const format = lineFormat(row.line, later.basis, { divisor: 1, suffix: '' }, '$', false);
  const columns = [{ type: 'period', period: 0, label: '' }] as const;
  const kinds = [0, 1].map((lane) => rowFigures(evaluated(later), columns, row, lane, format).cellAt(0).kind);
  expect(kinds).toEqual(['actual', 'override']);
});
