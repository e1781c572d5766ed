import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeRefusal, describeWarning } from '#exchange/import/describeImport';
import { planImport } from '#exchange/import/planImport';
import { proposeImport } from '#exchange/import/proposeImport';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { workbookBytes } from '#exchange/workbook/workbook';
import { checkPlan } from '#plan/check';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { lockEdits } from '#plan/freezeScenario';
import type { Plan } from '#plan/model';
import { emptyScenario } from '#plan/scenarioEdits';
import { evaluated, planOf, withEvery } from '../plan/plans';
import { figures, imported, planned, proposed, smallPlan } from './imports';

function edited(plan: Plan, ...edits: readonly Edit[]): Plan {
  const applied = applyAll(plan, edits);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.plan;
}

function withScenario(plan: Plan, name: string, ...edits: readonly Edit[]): Plan {
  const scenario = emptyScenario(name.toLowerCase(), name, 'base');
  return edited(plan, { type: 'insertScenario', index: 1, scenario }, ...edits);
}

function sentences(plan: Plan, text: string, chosen: Parameters<typeof planned>[2] = {}) {
  const { warnings, refusals } = planned(plan, text, chosen);
  return {
    warnings: warnings.map((warning) => describeWarning(plan, warning)),
    refusals: refusals.map((refusal) => describeRefusal(plan, refusal)),
  };
}

const MONTHS = `Month,Opening ARR,New ARR,Expansion ARR,Contraction ARR,Churn ARR,Closing ARR
2027-01,1200000,10000,5000,1000,2000,1212000
2027-02,1212000,10000,5000,1000,2000,1224000
2027-03,1224000,10000,5000,1000,2000,1236000
2027-04,1236000,10000,5000,1000,2000,1248000
`;

describe('months in a plan of quarters', () => {
  const plan = withEvery(planOf({ grain: 'quarter', periods: 4 }), { starting_arr: 1_200_000 });

  test('are added up where all three are there, and said where they are not', () => {
    const after = imported(plan, MONTHS);
    expect(figures(after, ['opening_arr', 'new_logo_arr', 'closing_arr'], { periods: 1 })).toEqual({
      opening_arr: [1_200_000],
      new_logo_arr: [30_000],
      closing_arr: [1_236_000],
    });
    expect(after.actuals.lastClose).toBe('2027-Q1');
    expect(checkPlan(after)).toEqual({ ok: true, value: [] });
    expect(sentences(plan, MONTHS).warnings).toContain(
      'Q2 2027: the file does not have all three months, so nothing is imported there.',
    );
  });

  test('of a rate are refused, because they do not add up', () => {
    expect(sentences(plan, 'Month,Churn rate\n2027-01,1%\n2027-02,1%\n2027-03,1%\n').refusals).toEqual([
      'Churn rate is given by months, and this plan is in quarters: import it by quarters, because months of it do not add up.',
    ]);
  });

  test('and quarters in a plan of months are refused', () => {
    expect(sentences(smallPlan(), 'Quarter,New ARR\nQ1 2027,30000\n').refusals).toEqual([
      'A2 names a quarter, Q1 2027, and this plan is in months: import months.',
    ]);
  });
});

describe('actuals', () => {
  test('hold in every scenario but a locked one, and survive being locked as they are', () => {
    const plan = withScenario(smallPlan(), 'Upside', {
      type: 'setOverrideSeries',
      scenario: 'upside',
      line: 'churn_rate',
      segment: 'all',
      series: { every: 0.02, at: {} },
    });
    const after = imported(plan, MONTHS);
    const lines = ['opening_arr', 'expansion_arr', 'upsell_arr', 'unsplit_arr', 'churn_arr', 'closing_arr'];
    const all = { periods: 24, lane: 1 };
    expect(figures(after, lines, { periods: 4, lane: 1 })).toEqual(figures(after, lines, { periods: 4 }));
    const locked = edited(after, ...lockEdits(after, 'upside', '2027-05-01', 'Board'));
    expect(figures(locked, lines, all)).toEqual(figures(after, lines, all));
    const later = imported(locked, MONTHS.replaceAll('10000', '20000'));
    expect(figures(later, lines, all)).toEqual(figures(after, lines, all));
    expect(checkPlan(later)).toMatchObject({ ok: true });
  });

  test('that leave movements out say whose forecasts count', () => {
    expect(sentences(smallPlan(), 'Month,New ARR\n2027-01,9000\n').warnings).toEqual([
      'The file has neither opening nor closing ARR, so its movements are not held against any.',
      'Upsell has no actual in Jan 2027, so its forecast counts there: give it to a column, or import zeros.',
      'Churn has no actual in Jan 2027, so its forecast counts there: give it to a column, or import zeros.',
    ]);
  });

  test('begin the plan with the opening of the file, and say which scenario has its own', () => {
    const plan = withScenario(smallPlan(), 'Upside', {
      type: 'setOverrideSeries',
      scenario: 'upside',
      line: 'starting_arr',
      segment: 'all',
      series: { every: 5, at: {} },
    });
    const text = MONTHS.replace('1200000', '1150000').replace('1212000\n', '1162000\n');
    const { changes } = planned(plan, text);
    expect(changes[0]).toEqual({
      as: 'input',
      line: 'starting_arr',
      segment: 'all',
      period: null,
      old: 1_200_000,
      new: 1_150_000,
      derived: 'opening',
    });
    expect(figures(imported(plan, text), ['opening_arr', 'restatement_arr'], { periods: 2 })).toEqual({
      opening_arr: [1_150_000, 1_162_000],
      restatement_arr: [0, 50_000],
    });
    expect(sentences(plan, text).warnings).toContain('Upside starts with an ARR of its own, which stays.');
  });

  test('of a month that does not foot close as the file does, and the difference is listed', () => {
    const text = MONTHS.replace('2000,1212000\n', '2000,1212500\n').replace('2027-02,1212000', '2027-02,1212500');
    expect(figures(imported(smallPlan(), text), ['closing_arr', 'restatement_arr'], { periods: 2 })).toEqual({
      closing_arr: [1_212_500, 1_224_000],
      restatement_arr: [500, -500],
    });
    expect(sentences(smallPlan(), text).warnings).toContain(
      'Jan 2027 closes 500 higher than opening and movements come to; that goes to Restatement ARR.',
    );
  });

  test.each<[string, Plan]>([
    [
      'the plan',
      edited(smallPlan(), {
        type: 'setDefinition',
        line: 'seat_arr',
        definition: { type: 'formula', text: 'opening_arr * 0.01' },
      }),
    ],
    [
      'a scenario',
      withScenario(smallPlan(), 'Upside', {
        type: 'setOverrideFormula',
        scenario: 'upside',
        line: 'seat_arr',
        formula: 'opening_arr * 0.01',
      }),
    ],
  ])('of expansion in total are refused where %s has a formula of its own for a motion', (_, plan) => {
    expect(sentences(plan, MONTHS).refusals).toEqual([
      'Expansion is known only in total, and Seats does not have the formula of the template, so there is no place for it: import the motions, or bring the formula back.',
    ]);
  });

  test('whose total is not that of their motions are refused', () => {
    const text = 'Month,Expansion ARR,Upsell,Seats,Cross-sell,Usage,Price\n2027-01,5000,5000,1,0,0,0\n';
    expect(sentences(smallPlan(), text).refusals).toEqual([
      'Expansion in Jan 2027 is 5,000 in total and 5,001 by motion: correct one of them, or leave the total out.',
    ]);
  });

  test('with one motion known keep it, and leave the others without a value', () => {
    const text = 'Month,Expansion ARR,Upsell ARR\n2027-01,5000,3000\n';
    expect(figures(imported(smallPlan(), text), ['expansion_arr', 'upsell_arr', 'seat_arr'], { periods: 1 })).toEqual({
      expansion_arr: [5_000],
      upsell_arr: [3_000],
      seat_arr: [null],
    });
  });

  test('leave blanks and n/a out, and import no 0 for them', () => {
    const text = 'Month,New ARR,Churn ARR\n2027-01,n/a,5000\n2027-02,7000,\n';
    expect(imported(smallPlan(), text).actuals.values).toEqual({
      new_logo_arr: { all: { '2027-02': 7_000 } },
      churn_arr: { all: { '2027-01': 5_000 } },
    });
    expect(sentences(smallPlan(), text).warnings.slice(0, 2)).toEqual([
      'New-logo ARR is missing in Jan 2027; nothing is imported there, and no 0 either.',
      'Churn is missing in Feb 2027; nothing is imported there, and no 0 either.',
    ]);
  });

  test('that are a loss below zero are refused', () => {
    expect(
      sentences(smallPlan(), 'Month,Churn ARR\n2027-01,5000\n2027-02,-3000\n', { losses: 'positive' }).refusals,
    ).toEqual([
      'B3 says -3000 for Churn, which would be a loss below zero: choose the other sign for losses, or correct it.',
    ]);
  });
});

test('a quarter of no year among months is a total, and left out', () => {
  const text = 'ARR,Jan 2027,Feb 2027,Mar 2027,Q1\nNew logo,1000,2000,3000,6000\n';
  const { warnings, refusals } = sentences(smallPlan(), text, { scale: 1, revenue: 'arr' });
  expect(refusals).toEqual([]);
  expect(warnings[0]).toBe('Q1 names no period and is left out.');
  expect(figures(imported(smallPlan(), text, { scale: 1, revenue: 'arr' }), ['new_logo_arr'])).toEqual({
    new_logo_arr: [1_000, 2_000, 3_000],
  });
});

test('a workbook of LibreOffice is read with its dates, percentages and last results, and an error in it is refused', () => {
  const bytes = readFileSync(new URL('fixtures/calc.xlsx', import.meta.url));
  const file = readForeignFile(bytes, { encoding: null, separator: null });
  if (!file.ok) throw new Error(file.error.type);
  const into = { type: 'actuals' } as const;
  const proposal = proposeImport(smallPlan(), file.value, { into });
  expect(proposal.unsure).toEqual([]);
  const refused = planImport(smallPlan(), proposal).refusals.map((refusal) => describeRefusal(smallPlan(), refusal));
  expect(refused).toEqual([
    'B6 (Contraction) shows the error #DIV/0!: mend the workbook and import it again, or leave the line out.',
  ]);
  const without = planImport(
    smallPlan(),
    proposeImport(smallPlan(), file.value, { into, targets: { Contraction: null } }),
  );
  const changed = without.changes.map(({ line, period, new: value }) => [line, period, value]);
  expect(changed).toEqual([
    ['churn_rate', '2027-01', 0.025],
    ['churn_rate', '2027-02', 0.031],
    ['new_logo_arr', '2027-01', 9_000.5],
    ['new_logo_arr', '2027-02', 18_001],
  ]);
});

test.each([
  ['dates in every cell', `${'01/02/2027,'.repeat(199)}x\n`.repeat(2_600)],
  ['a segment in every row', `Month,Segment,New ARR\n${'2027-01,s,1\n'.repeat(90_000)}`],
  ['a line in every row', `Line,2027-01,2027-02\n${'a,1,2\n'.repeat(90_000)}`],
])('a table that no plan could hold is no table: %s', (_, text) => {
  const started = process.cpuUsage();
  const { table } = proposed(smallPlan(), text, {});
  expect(table).toBeNull();
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
});

describe('inputs', () => {
  test('of the base are its own values, of a calculated line fixed figures', () => {
    const text = 'Month,Churn rate,Churn ARR\n2027-02,5%,3000\n';
    const plan = imported(smallPlan(), text, { into: { type: 'inputs', scenario: 'base' } });
    expect(figures(plan, ['churn_rate', 'churn_arr'], { periods: 2 })).toMatchObject({ churn_rate: [0.1, 0.05] });
    expect(figures(plan, ['churn_arr'], { periods: 2 })['churn_arr']?.[1]).toBe(3_000);
    expect(plan.actuals.values).toEqual({});
  });

  test('say for which basis rates are taken, and where actuals stand before them', () => {
    const plan = edited(
      smallPlan(),
      { type: 'setActual', line: 'churn_rate', segment: 'all', period: '2027-01', value: 0.2 },
      { type: 'setLastClose', period: '2027-01' },
    );
    const text = 'Month,Churn rate\n2027-01,5%\n';
    expect(sentences(plan, text, { into: { type: 'inputs', scenario: 'base' } }).warnings).toEqual([
      'Churn rate in Jan 2027 is closed: the actuals count there, and what is imported stands behind them.',
      'Churn rate: the figures are taken as annual rates, as the plan states them.',
    ]);
  });

  test('of a locked scenario are refused', () => {
    const plan = withScenario(smallPlan(), 'Board', { type: 'lockScenario', scenario: 'board', locked: true });
    const { refusals, edits } = planned(plan, 'Month,Churn rate\n2027-01,5%\n', {
      into: { type: 'inputs', scenario: 'board' },
    });
    expect([refusals.length, edits]).toEqual([1, []]);
  });
});

test('the assumptions of an exported workbook are what they were, those with one value for the whole plan too', async () => {
  const inputs = { starting_arr: 1_200_000, churn_rate: 0.08, new_logo_arr: 9_000 };
  const plan = withEvery(planOf({ periods: 3 }), inputs);
  const bytes = await workbookBytes(evaluated(plan), 0, async () => {});
  const file = readForeignFile(bytes, { encoding: null, separator: null });
  if (!file.ok) throw new Error(file.error.type);
  const sheet = file.value.sheets.findIndex(({ name }) => name === 'Assumptions');
  const into = { type: 'inputs', scenario: 'base' } as const;
  const empty = withEvery(planOf({ periods: 3 }), { starting_arr: 0, churn_rate: 0, new_logo_arr: 0 });
  const { edits, refusals } = planImport(empty, proposeImport(empty, file.value, { sheet, into, scale: 1 }));
  expect(refusals).toEqual([]);
  const lines = [...Object.keys(inputs), 'closing_arr'];
  expect(figures(edited(empty, ...edits), lines)).toEqual(figures(plan, lines));
});
