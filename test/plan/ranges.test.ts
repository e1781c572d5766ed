import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { describeEditError } from '#plan/describeEditError';
import { inputDomain } from '#plan/inputDomain';
import { addInitiative, removeInitiative } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { describeOpenError, openPlan } from '#plan/open';
import type { Distribution } from '#plan/places';
import { correlationOf, rangeName, riskEdit, withCorrelation, withoutRanges, withRange } from '#plan/ranges';
import { addTable, changeTable, removeTable, type TableAxis, tableName, tablesOf } from '#plan/tables';
import { writePlan } from '#plan/write';
import { platform } from './platform';
import { edited, planOf, richPlan } from './plans';

const range = (line: string, rest: Partial<Distribution> = {}): Distribution => ({
  line,
  segment: null,
  shape: 'pert',
  low: 0.05,
  likely: 0.1,
  high: 0.2,
  note: '',
  source: '',
  ...rest,
});

const three = {
  distributions: [range('churn_rate'), range('upsell_rate'), range('seat_rate')],
  correlations: [
    { first: 0, second: 2, value: 0.5 },
    { first: 1, second: 2, value: -0.2 },
  ],
  seed: 3,
};

test('a range that goes takes its correlations along, and the others stay between the same inputs', () => {
  const rest = withoutRanges(three, ({ line }) => line === 'churn_rate');
  expect([rest.distributions.map(rangeName), rest.correlations]).toEqual([
    ['upsell_rate', 'seat_rate'],
    [{ first: 0, second: 1, value: -0.2 }],
  ]);
  expect(withoutRanges(three, () => false)).toBe(three);
});

test('a range replaces that of the same input and segment, and correlations of nothing are not kept', () => {
  expect(withRange(three, range('upsell_rate', { high: 0.3 })).distributions.map(({ high }) => high)).toEqual([
    0.2, 0.3, 0.2,
  ]);
  expect(withRange(three, range('upsell_rate', { segment: 'smb' })).distributions.length).toBe(4);
  const changed = withCorrelation(withCorrelation(three, 2, 0, 0.7), 1, 2, 0);
  expect([correlationOf(changed, 0, 2), correlationOf(changed, 2, 1), changed.correlations.length]).toEqual([
    0.7, 0, 1,
  ]);
});

test('an initiative that goes takes the ranges of its numbers along, and undo brings them back', () => {
  const plan = planOf({ periods: 24 });
  const added = addInitiative(plan, {
    name: 'Seats',
    motion: 'seat',
    start: 24324,
    size: { type: 'points', points: 0.03 },
  });
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  const ranged = edited(plan, [
    ...added.value.edits,
    riskEdit({ ...three, distributions: [range('churn_rate'), range('seats_points')], correlations: [] }),
  ]);
  const removal = removeInitiative(ranged, added.value.id);
  if (!removal.ok) throw new Error(describeInitiativeError(removal.error));
  const applied = applyAll(ranged, removal.value);
  if (!applied.ok) throw new Error(describeEditError(applied.error));
  expect(applied.value.plan.risk.distributions.map(rangeName)).toEqual(['churn_rate']);
  expect(edited(applied.value.plan, applied.value.inverse)).toEqual(ranged);
});

const table = {
  line: 'closing_arr',
  segment: null,
  period: null,
  rows: { line: 'churn_rate', segment: null, period: null, from: 0.05, to: 0.15, count: 5 },
  columns: null,
};

test('tables are added, changed and removed, and a plan without any says nothing of them', async () => {
  const plan = planOf();
  const added = edited(plan, [addTable(plan, table)]);
  const [first] = tablesOf(added);
  if (first === undefined) throw new Error('no table');
  expect(tableName(added, first)).toBe('Closing ARR by Churn rate');
  const changed = edited(added, [changeTable(added, first.id, { period: '2027-03' })]);
  expect(tablesOf(changed)).toEqual([{ ...first, period: '2027-03' }]);
  const removed = edited(changed, [removeTable(changed, first.id)]);
  expect(removed).toEqual(plan);
  expect(await writePlan(removed, platform)).not.toContain('tables');
});

test('a plan with tables opens as it was written', async () => {
  const text = await writePlan(richPlan(), platform);
  const opened = await openPlan(new TextEncoder().encode(text), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  expect(tablesOf(opened.value)).toEqual(tablesOf(richPlan()));
});

test('an axis of a plan that says nothing of a period means all of them', async () => {
  const plan = planOf();
  const { period: _, ...rows } = table.rows;
  const text = await writePlan({ ...plan, tables: [{ ...table, id: 'old', rows: rows as TableAxis }] }, platform);
  const opened = await openPlan(new TextEncoder().encode(text), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  expect(tablesOf(opened.value)[0]?.rows).toEqual(table.rows);
});

test('a period of an axis is written as those of the plan', () => {
  const plan = planOf();
  const edit = addTable(plan, { ...table, rows: { ...table.rows, period: '2027-Q1' } });
  const applied = applyAll(plan, [edit]);
  expect(applied.ok ? '' : describeEditError(applied.error)).toMatch(/a period of this plan is written as 2027-03/);
});

test('a table is called by its segments and periods too', () => {
  const split = planOf({ segments: ['SMB', 'Enterprise'] });
  const columns = { ...table.rows, line: 'new_logo_arr' };
  const rows = { ...table.rows, segment: 'smb', period: '2027-03' };
  expect(tableName(split, { ...table, segment: 'enterprise', rows, columns })).toBe(
    'Closing ARR, Enterprise by Churn rate, SMB, Mar 2027 and New-logo ARR, each segment',
  );
});

test('lines and segments that a table needs stay, and a renamed line is renamed in it', () => {
  const plan = planOf();
  const own = {
    ...(plan.lines.find(({ id }) => id === 'new_logo_arr') ?? plan.lines[0]),
    id: 'wins',
    pack: 'own' as const,
  };
  const index = plan.lines.length;
  const based = edited(plan, [{ type: 'insertLines', lines: [{ index, line: own as (typeof plan.lines)[number] }] }]);
  const tabled = edited(based, [addTable(based, { ...table, rows: { ...table.rows, line: 'wins' } })]);
  const removal = applyAll(tabled, [{ type: 'removeLines', lines: ['wins'] }]);
  expect(removal.ok ? '' : describeEditError(removal.error)).toMatch(/used by the table Closing ARR by New-logo ARR/);
  const renamed = edited(tabled, [{ type: 'renameLine', line: 'wins', to: 'won' }]);
  expect(tablesOf(renamed)[0]?.rows.line).toBe('won');
  const rich = applyAll(richPlan(), [{ type: 'removeSegment', segment: 'smb' }]);
  expect(rich.ok).toBe(false);
});

test.each([
  ['a table of an unknown line', addTable(planOf(), { ...table, line: 'nobody' })],
  ['a table that runs through nothing', addTable(planOf(), { ...table, rows: { ...table.rows, count: 1 } })],
  ['a table at no period', addTable(planOf(), { ...table, period: '2027-Q1' })],
  [
    'two ranges of one input',
    riskEdit({ ...three, distributions: [range('churn_rate'), range('churn_rate')], correlations: [] }),
  ],
  [
    'a normal range that leans',
    riskEdit({ ...three, distributions: [range('churn_rate', { shape: 'normal' })], correlations: [] }),
  ],
])('%s is refused', (_, edit) => {
  expect(applyAll(planOf(), [edit]).ok).toBe(false);
});

test('losses are shares, expansion may be more than everything, and lines of one own are not held', () => {
  const plan = planOf();
  const domain = (id: string) => {
    const line = plan.lines.find((one) => one.id === id);
    return line === undefined ? null : inputDomain(plan, line);
  };
  expect(domain('churn_rate')).toEqual({ min: 0, max: 1 });
  expect(domain('upsell_rate')).toEqual({ min: 0, max: Number.POSITIVE_INFINITY });
  expect(domain('restatement_arr')).toEqual({ min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY });
});
