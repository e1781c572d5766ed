import { expect, test } from 'vitest';
import { scenarioBridge } from '#analysis/scenarioBridge';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import { change } from '#domain/figureText';
import { lineOf } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { betterWhen } from '#analysis/betterWhen';
import { type Compared, comparedOf, explainedFigures, FIRST_CHOICES } from '../../renderer/compare/compared';
import {
  comparedRows,
  comparedTimes,
  formatOf,
  rowTexts,
  type ScenarioColumn,
  scenarioColumns,
  whyNotAvailable,
} from '../../renderer/compare/comparedTable';
import { changeText, percentText } from '../../renderer/compare/comparedTexts';
import { columnNeed, columnWidths } from '../../renderer/compare/columnWidths';
import { differenceValues } from '../../renderer/compare/differenceValues';
import { amountsOf, figureUnit, shownChange, shownValue } from '../../renderer/compare/figureUnit';
import { leadingText, scenarioSteps } from '../../renderer/compare/scenarioSteps';
import type { LineRow } from '../../renderer/plan/gridRows';
import type { OpenPlan } from '../../renderer/state/session';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

const every = (scenario: string, line: string, value: number): Edit => ({
  type: 'setOverrideSeries',
  scenario,
  line,
  segment: 'all',
  series: { every: value, at: {} },
});

const started = withEvery(planOf({ periods: 24 }), { starting_arr: 1e7, churn_rate: 0.1, seat_rate: 0.05 });
const plan = edited(started, [
  { type: 'insertScenario', index: 1, scenario: emptyScenario('upside', 'Upside', 'base') },
  { type: 'insertScenario', index: 2, scenario: emptyScenario('dream', 'Dream', 'upside') },
  every('upside', 'churn_rate', 0.08),
  every('upside', 'new_logo_arr', 1e5),
  every('dream', 'seat_rate', 0.09),
]);

function openPlan(of: Plan, scenario = 0): OpenPlan {
  return { plan: of, evaluation: evaluated(of), scenario } as OpenPlan;
}

function compared(choices: Partial<typeof FIRST_CHOICES> = {}, scenario = 1): Compared {
  const found = comparedOf(openPlan(plan, scenario), { ...FIRST_CHOICES, ...choices });
  if (found === null) throw new Error('nothing is compared');
  return found;
}

test('what is compared follows the pill until it is chosen, and falls back where what was chosen is gone', () => {
  const lanes = (one: Compared) => [one.from, ...one.others];
  expect(lanes(compared())).toEqual([0, 1]);
  expect(lanes(compared({}, 2))).toEqual([1, 2]);
  expect(lanes(compared({}, 0))).toEqual([0, 1]);
  expect(lanes(compared({ scenarios: ['dream', 'base', 'upside'] }))).toEqual([2, 0, 1]);
  expect(lanes(compared({ scenarios: ['gone', 'base'] }))).toEqual([0, 1]);
  const fallen = compared({ line: 'gone', time: '2040-01', segment: 'gone' });
  expect([fallen.line.id, fallen.time, fallen.slice]).toEqual(['closing_arr', '2028-12', 'total']);
  expect(comparedOf(openPlan(started), FIRST_CHOICES)).toBeNull();
});

test('beside the explained figure stands NRR, beside NRR closing ARR', () => {
  expect(explainedFigures(compared()).map(({ line }) => line)).toEqual(['closing_arr', 'nrr_ttm']);
  expect(explainedFigures(compared({ line: 'nrr_ttm' })).map(({ line }) => line)).toEqual(['nrr_ttm', 'closing_arr']);
});

/** The texts of a line in the first and the last time, under each column. */
function texts(of: Compared, id: string): readonly (readonly string[])[] {
  const times = comparedTimes(of.evaluation.timeline, of.grain);
  const columns = scenarioColumns(of);
  const { row, format } = rowOf(of, id);
  const textAt = rowTexts(of, times, row, format);
  return [0, times.length - 1].map((time) => columns.map((column) => textAt(time, column).text));
}

function rowOf(of: Compared, id: string) {
  const rows = comparedRows(of.plan, new Set(), new Set());
  const row = rows.find((one): one is LineRow => one.type === 'line' && one.line.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return { row, format: formatOf(of.plan, row, false) };
}

test('a row has the first scenario, then each other with its change and percentage; rates change in points and have none', () => {
  const all = compared({ scenarios: ['base', 'upside', 'dream'] });
  expect(scenarioColumns(all).map(({ head }) => head)).toEqual([
    'Base',
    'Upside',
    'Change',
    '%',
    'Dream',
    'Change',
    '%',
  ]);
  expect(texts(all, 'nrr')).toEqual([
    ['95.00', '97.00', '+2.00 pt', '', '101.00', '+6.00 pt', ''],
    ['95.00', '97.00', '+2.00 pt', '', '101.00', '+6.00 pt', ''],
  ]);
  expect(texts(compared(), 'closing_arr')[0]).toEqual(['9,500', '10,883', '+1,383', '+14.6']);
  expect(texts(compared(), 'opening_arr')[0]).toEqual(['10,000', '10,000', '0', '0']);
});

test('a percentage of nothing is n/a with its reason, what rounding left of nothing is 0', () => {
  const of = compared();
  expect(texts(of, 'new_logo_arr')[0]).toEqual(['0', '1,200', '+1,200', 'n/a']);
  expect(texts(of, 'bridge_check')[0]).toEqual(['0', '0', '0', '0']);
  const [time] = comparedTimes(of.evaluation.timeline, 'year');
  const percent = scenarioColumns(of).at(-1) as ScenarioColumn;
  if (time === undefined) throw new Error('no time');
  expect(whyNotAvailable(of, rowOf(of, 'new_logo_arr').row, time, percent)).toBe(
    'In Base it is 0, of which nothing is a percentage.',
  );
});

test('a percentage is of the size of the first figure, so that a rise from below zero is a rise', () => {
  const line = lineOf(plan, 'net_new_arr');
  if (line === undefined) throw new Error('no line');
  const { format } = rowOf(compared(), 'net_new_arr');
  expect(percentText(line, -2e6, -1e6, format).text).toBe('+50.0');
  expect(percentText(line, 1e5, 5e6, format).text).toBe('+4,900');
});

test('a change or percentage of what cannot be computed is n/a, though what it is held against shows as 0', () => {
  const line = lineOf(plan, 'seat_arr');
  if (line === undefined) throw new Error('no line');
  const { format } = rowOf(compared(), 'seat_arr');
  for (const [base, value] of [
    [0, Number.NaN],
    [Number.NaN, 0],
    [Number.NaN, Number.NaN],
  ] as const) {
    expect([changeText, percentText].map((text) => text(line, base, value, format).text)).toEqual(['n/a', 'n/a']);
  }
  expect(change(Number.NaN, 1)).toBe('n/a');
});

test('a figure that cannot be computed says why, in which scenario', () => {
  const of = compared({ grain: 'period' });
  expect(texts(of, 'nrr_ttm')[0]).toEqual(['n/a', 'n/a', 'n/a', '']);
  const [time] = comparedTimes(of.evaluation.timeline, 'period');
  const [, , change] = scenarioColumns(of);
  if (time === undefined || change === undefined) throw new Error('no cell');
  expect(whyNotAvailable(of, rowOf(of, 'nrr_ttm').row, time, change)).toMatch(/^Base: .*12 periods/);
});

test('months, quarters and years stand side by side; a plan of quarters has no months', () => {
  const { timeline } = compared().evaluation;
  expect(comparedTimes(timeline, 'year').map(({ label }) => label)).toEqual(['FY27', 'FY28']);
  expect(comparedTimes(timeline, 'quarter')).toHaveLength(8);
  expect(comparedTimes(timeline, 'period').at(-1)?.label).toBe('Dec 2028');
});

test.each([
  ['closing_arr', 1],
  ['seat_rate', 1],
  ['nrr_ttm', 1],
  ['churn_rate', -1],
  ['contraction_arr', -1],
  ['churn_rate_effect', 1],
  ['loss_scale', 0],
  ['bridge_check', 0],
  ['restatement_arr', 0],
])('more of %s is judged as %i', (id, sense) => {
  const line = lineOf(plan, id);
  expect(line === undefined ? null : betterWhen(line)).toBe(sense);
});

function steps(of: Compared) {
  const made = scenarioBridge(of.plan, { from: 'base', to: 'dream', figures: explainedFigures(of) });
  if (!made.ok) throw new Error('no bridge');
  const [bridge] = made.value.bridges;
  if (bridge?.ok !== true) throw new Error('no bridge');
  return { comparison: made.value, bridge: bridge.value };
}

test('the waterfall leads from the one end to the other, the largest step first, without what moves nothing', () => {
  const { comparison, bridge } = steps(compared({ line: 'nrr_ttm' }));
  const made = scenarioSteps(comparison, bridge, 100, ['Base', 'Dream']);
  expect(
    made.steps.map(({ label, from, to }) => [label, Math.round(from * 10) / 10, Math.round(to * 10) / 10]),
  ).toEqual([
    ['Base', 0, 95],
    ['Seat rate', 95, 99],
    ['Churn rate', 99, 101],
    ['Dream', 0, 101],
  ]);
  expect([made.shares, made.still]).toEqual([['', '66.7%', '33.3%', ''], ['New-logo ARR']]);
});

test('shares are left out where the steps dwarf what they come to', () => {
  const comparison = {
    parts: ['Up', 'Down'].map((name) => ({ name, differences: [] })),
    differences: [],
    subsets: 4,
    bridges: [],
  };
  const made = scenarioSteps(comparison, { from: 100, to: 101, amounts: [50, -49] }, 1, ['A', 'B']);
  expect(made.shares).toEqual(['', '', '', '']);
});

test.each([
  [[6, 3], 'Up makes 66.7% of the difference, Down 33.3%.'],
  [[-1, 5], 'Down (5) moves it most, Up (-1) most against that.'],
  [[4, 0], 'All of it comes from Up.'],
  [[0, 0], 'Nothing in which the two scenarios differ moves this figure.'],
])('of amounts %j the sentence says what leads', (amounts, said) => {
  const comparison = {
    parts: ['Up', 'Down'].map((name) => ({ name, differences: [] })),
    differences: [],
    subsets: 4,
    bridges: [],
  };
  const bridge = { from: 0, to: amounts.reduce((sum, amount) => sum + amount, 0), amounts };
  expect(leadingText(comparison, bridge, String)).toBe(said);
});

test('a difference shows its values where the scenarios say something different, the last time before the one asked about', () => {
  const cell = edited(plan, [
    { type: 'setOverrideCell', scenario: 'upside', line: 'closing_arr', segment: 'all', period: '2027-05', value: 9e6 },
  ]);
  const evaluation = evaluated(cell);
  const of = (id: string, type: 'values' | 'formula') =>
    differenceValues(evaluation, { id, type, name: id, section: '', lines: [id] }, 23, [0, 1], false);
  expect(of('churn_rate', 'values')).toMatchObject({
    from: '10.0%',
    to: '8.0%',
    where: null,
    isOwn: { from: false, to: true },
  });
  expect(of('new_logo_arr', 'values')).toMatchObject({ from: '$0', to: '$100.0K', where: null });
  expect(of('closing_arr', 'values')).toMatchObject({ to: '$9.00M', where: 'May 2027' });
});

test('decimals tell the smallest step apart, money is in millions only where it is large', () => {
  const closing = lineOf(plan, 'closing_arr');
  const nrr = lineOf(plan, 'nrr');
  if (closing === undefined || nrr === undefined) throw new Error('no line');
  const large = figureUnit(plan, closing, { largest: 2.4e7, finest: 3.4e5 }, false);
  expect([large.unit, shownValue(2.2401e7, closing, plan, large), shownChange(3.44e5, large)]).toEqual([
    '$M',
    '22.401',
    '+0.344',
  ]);
  const small = figureUnit(plan, closing, { largest: 2.4e6, finest: 3.4e5 }, false);
  expect([small.unit, shownChange(-3.44e5, small), small.inWords('−344')]).toEqual(['$K', '−344', '−$344K']);
  expect(shownChange(0.02, figureUnit(plan, nrr, amountsOf([1]), false))).toBe('+2.00');
});

test('columns share what room there is: figures first, then heads, then all alike', () => {
  const value: ScenarioColumn = { kind: 'value', lane: 0, head: 'Stated end state' };
  const needs = [value, { ...value, kind: 'percent' as const }].map((one) => columnNeed(one, { figures: 5, marks: 1 }));
  const [figures, head] = [needs[0]?.figures ?? 0, needs[0]?.head ?? 0];
  expect(head).toBeGreaterThan(figures);
  expect(columnWidths(needs, 10)).toEqual([head, 58]);
  expect(columnWidths(needs, figures + 58)).toEqual([figures, 58]);
  expect(columnWidths(needs, head + 58)).toEqual([head, 58]);
  expect(columnWidths(needs, 5_000)).toEqual([2 * head, 116]);
});
