import { describe, expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { inspect } from '../../renderer/inspector/inspected';
import { noteEdit, noteOn, noteTarget } from '../../renderer/inspector/notes';
import { planOf, withEvery } from '../plan/plans';
import { openOf } from './opened';

const base = withEvery(planOf({ segments: [] }), {
  starting_arr: 12e6,
  churn_rate: 0.105,
  contraction_rate: 0.03,
  upsell_rate: 0.05,
  new_logo_arr: 300e3,
});
const upside = {
  id: 'upside',
  name: 'Upside',
  parent: 'base',
  locked: false,
  note: '',
  overrides: { churn_rate: { values: {}, formula: null, cells: { all: { '2027-06': 0.1 } } } },
} as const;
const plan: Plan = { ...base, scenarios: [...base.scenarios, upside] };

function look(line: string, period: string, { shown = plan, scenario = 1, segment = 'all' } = {}) {
  const found = inspect(openOf(shown, scenario), { line, period, segment, scenario: '' }, false);
  if (found === null) throw new Error(`${line} is not there`);
  return found;
}

test('an override says its value, its change and what the parent scenario has', () => {
  const { name, tag, value, unit, change, sentence, scenarios } = look('churn_rate', '2027-06');
  expect({ name, tag, value, unit, change, sentence }).toEqual({
    name: 'Churn rate, Jun 2027',
    tag: 'Override',
    value: '10.0',
    unit: '% a year',
    change: { text: '−0.5 pt', meaning: 'better' },
    sentence: `Jun 2027 in Upside. ${plan.scenarios[0]?.name} has 10.5.`,
  });
  expect(scenarios.map(({ text, kind }) => `${text} ${kind}`)).toEqual(['10.5 input', '10.0 override']);
});

test('an actual says so, and what the chosen scenario had planned', () => {
  const closed: Plan = {
    ...plan,
    actuals: { lastClose: '2027-06', values: { churn_rate: { all: { '2027-06': 0.123 } } } },
  };
  const { tag, value, sentence } = look('churn_rate', '2027-06', { shown: closed });
  expect({ tag, value, sentence }).toEqual({
    tag: 'Actual',
    value: '12.3',
    sentence: 'Jun 2027, actual in every scenario that is not locked. Upside had planned 10.0.',
  });
});

test('a rate enters the month by the scale of the plan, and names no convention where a person has written another', () => {
  const entry = look('churn_rate', '2027-06').entersAs;
  expect(entry?.factor).toBeCloseTo((1 - 0.87 ** (1 / 12)) / 0.13, 12);
  expect(entry).toMatchObject({ name: 'churn_rate', way: 'root', count: 12, isLoss: true });
  const lines = plan.lines.map((line) =>
    line.id === 'loss_scale' ? { ...line, definition: { type: 'formula', text: '1 / 12' } as const } : line,
  );
  expect(look('churn_rate', '2027-06', { shown: { ...plan, lines } }).entersAs).toBeNull();
});

test('a calculated figure names its formula, what it is made of and what is made of it, with places to go to', () => {
  const { formula, precedents, dependents, tag } = look('churn_arr', '2027-06');
  expect({ formula, tag, precedents: precedents.map(({ label, text }) => `${label} ${text}`) }).toEqual({
    formula: 'opening_arr * churn_rate_used * loss_scale',
    tag: 'Calculated',
    precedents: ['Opening ARR $13,042K', 'Churn rate in use 10.0%', 'Losses, basis to period 0.08875'],
  });
  expect(dependents.map(({ label }) => label)).toContain('Closing ARR');
  expect(precedents[0]?.place).toEqual({ line: 'opening_arr', segment: 'all', period: '2027-06', scenario: 'upside' });
});

test('the period of another time is named: a lag leads to the month before', () => {
  const [closing] = look('opening_arr', '2027-06').precedents;
  expect([closing?.label, closing?.place.period]).toEqual(['Closing ARR, May 2027', '2027-05']);
});

describe('a figure without a number', () => {
  test('says its first cause', () => {
    const { value, isMissing, why } = look('nrr_ttm', '2027-06');
    expect({ value, isMissing }).toEqual({ value: 'n/a', isMissing: true });
    expect(why).toBe(
      'Not enough history: trailing_product(nrr, periods_per_year) in nrr_ttm in Jun 2027 needs 12 periods, and there are 6 so far.',
    );
  });
  test('over a quarter says that the line has no value there', () => {
    expect(look('churn_rate', '2027-Q2').why).toBe('This line has no value over a quarter or year.');
  });
});

test('a quarter is explained from its periods or from quarters, by the rule of the line', () => {
  expect(look('churn_arr', '2027-Q2').precedents.map(({ label }) => label)).toEqual([
    'Churn, Apr 2027',
    'Churn, May 2027',
    'Churn, Jun 2027',
  ]);
  expect(look('quick_ratio', '2027-Q2').precedents.map(({ label }) => label)).toEqual([
    'New-logo ARR',
    'Expansion',
    'Contraction',
    'Churn',
  ]);
});

test('the total of a segmented line is the sum of its segments, each a way to its own cell', () => {
  const split = withEvery(
    withEvery(planOf({ segments: ['SMB', 'Large'] }), { starting_arr: 1e6 }, 'smb'),
    { starting_arr: 3e6 },
    'large',
  );
  const { why, tag, precedents } = look('closing_arr', '2027-02', { shown: split, scenario: 0, segment: 'total' });
  expect({ why, tag, places: precedents.map(({ label, place }) => `${label} ${place.segment}`) }).toEqual({
    why: 'Sum of its segments.',
    tag: 'Total',
    places: ['Closing ARR, SMB smb', 'Closing ARR, Large large'],
  });
});

test('a note is written for the scenario it is typed in, and one for all scenarios is changed where it stands', () => {
  const open = openOf(plan, 1);
  const target = noteTarget(open.evaluation, look('churn_rate', '2027-06'));
  if (target === null) throw new Error('a period takes notes');
  const written = { note: 'Renewal desk', source: '' };
  const general = { ...target, scenario: null, note: 'old', source: '' };
  expect({
    fresh: noteEdit(plan, target, written),
    general: noteEdit({ ...plan, notes: [general] }, target, written),
    read: noteOn({ ...plan, notes: [general] }, target)?.note,
    quarter: noteTarget(open.evaluation, look('churn_arr', '2027-Q2')),
  }).toEqual({
    fresh: { type: 'setCellNote', ...target, ...written },
    general: { type: 'setCellNote', ...target, scenario: null, ...written },
    read: 'old',
    quarter: null,
  });
});
