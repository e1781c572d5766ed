import { expect, test } from 'vitest';
import { rowOf } from '#engine/program';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { evaluateLanes, evaluatePlan, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { compilePlan } from '#plan/planModel';
import { emptyScenario } from '#plan/scenarioEdits';
import { evaluated, planOf } from './plans';

function edited(plan: Plan, ...edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.plan;
}

const series = (every: number | null, at: Readonly<Record<string, number | null>> = {}) => ({ every, at });

/** Base, Parent and its Child over four months, without segments. */
const tree = edited(
  planOf({ periods: 4 }),
  { type: 'insertScenario', index: 1, scenario: emptyScenario('parent', 'Parent', 'base') },
  { type: 'insertScenario', index: 2, scenario: emptyScenario('child', 'Child', 'parent') },
);

function values(plan: Plan, line: string, scenario: string, probes: readonly Probe[] = []): readonly number[] {
  const evaluation = evaluatePlan(plan, [scenario], probes);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  return [0, 1, 2, 3].map((period) => valueIn(evaluation.value, line, 0, period, 0));
}

const input = (every: number, at = {}): Edit => ({
  type: 'setSeries',
  line: 'churn_rate',
  segment: 'all',
  series: series(every, at),
});
const override = (scenario: string, every: number | null, at = {}): Edit => ({
  type: 'setOverrideSeries',
  scenario,
  line: 'churn_rate',
  segment: 'all',
  series: series(every, at),
});
const cell = (scenario: string, period: string, value: number, line = 'churn_rate'): Edit => ({
  type: 'setOverrideCell',
  scenario,
  line,
  segment: 'all',
  period,
  value,
});
const formula = (scenario: string, text: string): Edit => ({
  type: 'setOverrideFormula',
  scenario,
  line: 'churn_rate',
  formula: text,
});
const actual = (period: string, value: number, line = 'churn_rate'): Edit => ({
  type: 'setActual',
  line,
  segment: 'all',
  period,
  value,
});

test('a scenario without a word of its own follows its parent, cell by cell', () => {
  const plan = edited(tree, input(0.1, { '2027-02': 0.2 }), cell('parent', '2027-03', 0.3));
  expect(values(plan, 'churn_rate', 'child')).toEqual([0.1, 0.2, 0.3, 0.1]);
});

test('a nearer cell stands before a farther one', () => {
  const plan = edited(tree, input(0.1), cell('parent', '2027-03', 0.3), cell('child', '2027-03', 0.4));
  expect([values(plan, 'churn_rate', 'parent')[2], values(plan, 'churn_rate', 'child')[2]]).toEqual([0.3, 0.4]);
});

test('values of a nearer scenario hide the cells of those further away', () => {
  const plan = edited(tree, input(0.1), cell('parent', '2027-03', 0.3), override('child', 0.5));
  expect(values(plan, 'churn_rate', 'child')).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test('a formula of a nearer scenario hides them too, and own cells stand before it', () => {
  const plan = edited(
    tree,
    input(0.1),
    cell('parent', '2027-03', 0.3),
    formula('child', 'period / 10'),
    cell('child', '2027-02', 7),
  );
  expect(values(plan, 'churn_rate', 'child')).toEqual([0, 7, 0.2, 0.3]);
});

test('values return to an input after a parent put a formula there', () => {
  const plan = edited(tree, input(0.1), formula('parent', 'period'), override('child', 0.5, { '2027-04': null }));
  expect(values(plan, 'churn_rate', 'parent')).toEqual([0, 1, 2, 3]);
  expect(values(plan, 'churn_rate', 'child')).toEqual([0.5, 0.5, 0.5, Number.NaN]);
});

test('an actual counts in every scenario up to the last close and not after', () => {
  const plan = edited(
    tree,
    input(0.1),
    override('parent', 0.2),
    cell('child', '2027-02', 0.9),
    actual('2027-01', 0.01),
    actual('2027-02', 0.02),
    actual('2027-03', 0.03),
    { type: 'setLastClose', period: '2027-02' },
  );
  expect(values(plan, 'churn_rate', 'base')).toEqual([0.01, 0.02, 0.1, 0.1]);
  expect(values(plan, 'churn_rate', 'child')).toEqual([0.01, 0.02, 0.2, 0.2]);
});

test('fixed cells and actuals of a calculated line stand before its formula, and later periods follow them', () => {
  const plan = edited(
    tree,
    { type: 'setSeries', line: 'starting_arr', segment: 'all', series: series(100) },
    { type: 'setCell', line: 'closing_arr', segment: 'all', period: '2027-02', value: 500 },
    actual('2027-01', 200, 'closing_arr'),
    { type: 'setLastClose', period: '2027-01' },
  );
  expect(values(plan, 'opening_arr', 'child')).toEqual([100, 200, 500, 500]);
});

test('a probe stands before everything, in one period or all of them', () => {
  const plan = edited(tree, input(0.1), cell('child', '2027-01', 0.9), actual('2027-02', 0.02), {
    type: 'setLastClose',
    period: '2027-02',
  });
  const probe = (line: string, period: string | null, value: number): Probe => ({ line, segment: null, period, value });
  expect(values(plan, 'churn_rate', 'child', [probe('churn_rate', null, 0.4)])).toEqual([0.4, 0.4, 0.4, 0.4]);
  expect(values(plan, 'churn_rate', 'child', [probe('churn_rate', '2027-02', 0.4)])).toEqual([0.9, 0.4, 0.1, 0.1]);
  expect(
    values(plan, 'churn_rate', 'child', [probe('churn_rate', '2027-02', 0.6), probe('churn_rate', null, 0.4)]),
  ).toEqual([0.4, 0.6, 0.4, 0.4]);
  expect(values(plan, 'closing_arr', 'base', [probe('closing_arr', null, 12)])).toEqual([12, 12, 12, 12]);
});

test('lanes of one scenario differ by their probes only', () => {
  const plan = edited(tree, input(0.1), override('child', 0.5));
  const probes: readonly Probe[] = [{ line: 'churn_rate', segment: 'all', period: null, value: 0.4 }];
  const evaluation = evaluateLanes(plan, [
    { scenario: 'child', probes: [] },
    { scenario: 'child', probes },
    { scenario: 'base', probes },
    { scenario: 'base', probes: [] },
  ]);
  if (!evaluation.ok) throw new Error('does not compile');
  expect([0, 1, 2, 3].map((lane) => valueIn(evaluation.value, 'churn_rate', 0, 2, lane))).toEqual([0.5, 0.4, 0.4, 0.1]);
});

test('segments are resolved each for itself', () => {
  const plan = edited(
    planOf({ periods: 4, segments: ['A', 'B'] }),
    { type: 'setSeries', line: 'churn_rate', segment: 'b', series: series(0.2) },
    { type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') },
    { type: 'setOverrideSeries', scenario: 'up', line: 'churn_rate', segment: 'a', series: series(0.1) },
  );
  const evaluation = evaluatePlan(plan, ['up']);
  if (!evaluation.ok) throw new Error('does not compile');
  expect([valueIn(evaluation.value, 'churn_rate', 0, 0, 0), valueIn(evaluation.value, 'churn_rate', 1, 0, 0)]).toEqual([
    0.1, 0.2,
  ]);
});

test('a lane takes the word of another scenario on the lines it names, whatever that follows, and no other', () => {
  const plan = edited(
    tree,
    input(0.1),
    cell('parent', '2027-03', 0.3),
    formula('child', '0.5'),
    cell('parent', '2027-02', 7, 'nrr'),
  );
  const mixed = (scenario: string, linesAs: Readonly<Record<string, string>>, line: string) => {
    const lanes = [
      { scenario, probes: [] },
      { scenario, probes: [], linesAs: new Map(Object.entries(linesAs)) },
    ];
    const evaluation = evaluateLanes(plan, lanes);
    if (!evaluation.ok) throw new Error('does not evaluate');
    return [0, 1, 2, 3].map((period) => valueIn(evaluation.value, line, 'total', period, 1));
  };
  expect(mixed('base', { churn_rate: 'child' }, 'churn_rate')).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(mixed('base', { churn_rate: 'parent' }, 'churn_rate')).toEqual([0.1, 0.1, 0.3, 0.1]);
  expect(mixed('child', { churn_rate: 'base' }, 'churn_rate')).toEqual([0.1, 0.1, 0.1, 0.1]);
  expect(mixed('child', { churn_rate: 'base' }, 'nrr')[1]).toBe(7);
  expect(mixed('child', { nrr: 'base' }, 'churn_rate')).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test('a probe stands before the word of whichever scenario counts', () => {
  const probe: Probe = { line: 'churn_rate', segment: null, period: '2027-02', value: 0.9 };
  const linesAs = new Map([['churn_rate', 'child']]);
  const evaluation = evaluateLanes(edited(tree, override('child', 0.5)), [
    { scenario: 'base', probes: [probe], linesAs },
  ]);
  if (!evaluation.ok) throw new Error('does not evaluate');
  expect([0, 1].map((period) => valueIn(evaluation.value, 'churn_rate', 'total', period, 0))).toEqual([0.5, 0.9]);
});

test('a changed value never recompiles, a changed formula does', () => {
  const programOf = (plan: Plan) => {
    const compiled = compilePlan(plan);
    if (!compiled.ok) throw new Error('does not compile');
    return compiled.value.program;
  };
  const before = programOf(edited(tree, override('child', 0.5)));
  const valued = edited(tree, override('child', 0.6), cell('parent', '2027-01', 1), actual('2027-01', 2), {
    type: 'setTitle',
    title: 'x',
  });
  expect(programOf(valued)).toBe(before);
  expect(programOf(edited(valued, formula('parent', '0.3')))).not.toBe(before);
});

test('an edit leaves the numbers of the series it does not touch where they are, and a moved start moves them', () => {
  const shared = (plan: Plan, line: string) => {
    const { run, program } = evaluated(plan);
    return run.lanes.shared.get(rowOf(program, line, 'total')) ?? new Float64Array();
  };
  const before = edited(planOf({ periods: 6 }), input(0.1));
  const after = edited(before, input(0.1, { '2027-04': 0.5 }));
  expect(shared(after, 'upsell_rate')).toBe(shared(before, 'upsell_rate'));
  expect([...shared(after, 'churn_rate')]).toEqual([0.1, 0.1, 0.1, 0.5, 0.1, 0.1]);
  const moved = edited(after, { type: 'setTimeline', start: '2027-03', periods: 6, fiscalYearStart: 1 });
  expect([...shared(moved, 'churn_rate')]).toEqual([0.1, 0.5, 0.1, 0.1, 0.1, 0.1]);
});
