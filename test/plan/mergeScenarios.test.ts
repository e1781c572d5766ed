import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { describeMergeError, type Merge, mergeScenarios, type MergeWish } from '#plan/mergeScenarios';
import type { Plan } from '#plan/model';
import { newPlan } from '#plan/newPlan';
import { openPlan } from '#plan/open';
import { baseOf } from '#plan/planParts';
import { withScenariosOnly } from '#plan/reducedPlan';
import { writePlan } from '#plan/write';
import { platform } from './platform';

const example = await exampleFile();

async function exampleFile(): Promise<Plan> {
  const bytes = readFileSync(new URL('../../assets/examples/95-to-115.headroom', import.meta.url));
  const opened = await openPlan(bytes, platform);
  if (!opened.ok) throw new Error('the example does not open');
  return opened.value;
}

function expectMerge(
  plan: Plan,
  other: Plan,
  wish: Partial<MergeWish>,
): { readonly plan: Plan; readonly merge: Merge } {
  const scenarios = other.scenarios.slice(1).map(({ id }) => id);
  const merge = mergeScenarios(plan, other, { scenarios, add: new Set(), withBase: false, ...wish });
  if (!merge.ok) throw new Error(JSON.stringify(merge.error));
  const applied = applyAll(plan, merge.value.edits);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return { plan: applied.value.plan, merge: merge.value };
}

const allAdditions = (plan: Plan, other: Plan, withBase = false) =>
  new Set(expectMerge(plan, other, { withBase }).merge.additions.map(({ id }) => id));

/** Figures of a scenario: every line of the template, in all periods. */
function figures(plan: Plan, scenario: string, lines: readonly string[]): readonly number[] {
  const evaluation = evaluatePlan(plan, [scenario]);
  if (!evaluation.ok) throw new Error('does not evaluate');
  return lines.flatMap((line) =>
    Array.from({ length: plan.periods }, (_, period) => valueIn(evaluation.value, line, 'total', period, 0)),
  );
}

const LINES = ['opening_arr', 'expansion_arr', 'churn_arr', 'contraction_arr', 'closing_arr', 'nrr', 'grr'];

/** A plan of quarters on the example's timeline, without its initiatives and figures. */
function plainPlan(changes: Partial<Parameters<typeof newPlan>[0]> = {}): Plan {
  const { basis, start, grain, periods } = example;
  const made = newPlan({ basis, start, grain, periods, ...changes });
  if (!made.ok) throw new Error('no plan');
  return made.value;
}

test('scenarios that leave a plan and come back show the same figures beside the ones that stayed', async () => {
  const file = withScenariosOnly(
    example,
    example.scenarios.slice(1).map(({ id }) => id),
  );
  const reread = await openPlan(new TextEncoder().encode(await writePlan(file, platform)), platform);
  if (!reread.ok) throw new Error('does not open');
  const { plan, merge } = expectMerge(example, reread.value, {});
  expect(merge.scenarios.map(({ as }) => as)).toEqual(['Do nothing 2', 'Stated end state 2']);
  expect({ leftOut: merge.leftOut, differing: merge.differingBase, additions: merge.additions }).toEqual({
    leftOut: [],
    differing: [],
    additions: [],
  });
  for (const [at, { id }] of example.scenarios.slice(1).entries()) {
    const copy = plan.scenarios[example.scenarios.length + at]?.id ?? '';
    expect(figures(plan, copy, LINES)).toEqual(figures(example, id, LINES));
  }
});

test('with the base and all additions the figures are those of the other plan, and those of this one stay', () => {
  const plan = plainPlan();
  const add = allAdditions(plan, example, true);
  const { plan: merged, merge } = expectMerge(plan, example, { add, withBase: true });
  expect(merge.leftOut).toEqual([]);
  for (const { name, id } of example.scenarios.slice(1)) {
    const copy = merged.scenarios.find((one) => one.name === name)?.id ?? '';
    expect(figures(merged, copy, LINES)).toEqual(figures(example, id, LINES));
  }
  expect(figures(merged, baseOf(merged).id, LINES)).toEqual(figures(plan, baseOf(plan).id, LINES));
});

test('what only the other plan has is listed, and left out by name where it is not added', () => {
  const { merge } = expectMerge(plainPlan(), example, {});
  expect(merge.additions.length).toBeGreaterThan(0);
  expect(merge.leftOut.length).toBeGreaterThan(0);
  for (const { what, why } of merge.leftOut) expect(`${what}: ${why}`).toMatch(/this plan has no such line/);
});

test('an own line comes with the own lines that it reads', () => {
  const other = applied(plainPlan(), [
    ownLine('board_rate', null),
    ownLine('board_gain', 'board_rate * opening_arr'),
    { type: 'insertScenario', index: 1, scenario: scenarioSaying('board_gain', 'board_rate * 2') },
  ]);
  const add = new Set(['board_gain']);
  const { plan } = expectMerge(plainPlan(), other, { scenarios: ['board'], add });
  expect(plan.lines.slice(-2).map(({ id }) => id)).toEqual(['board_rate', 'board_gain']);
});

test('a formula that reads a line that this plan has not is left out, and says which', () => {
  const other = applied(plainPlan(), [
    ownLine('board_rate', null),
    { type: 'insertScenario', index: 1, scenario: scenarioSaying('churn_rate', 'board_rate * 2') },
  ]);
  const { merge } = expectMerge(plainPlan(), other, {});
  expect(merge.leftOut).toEqual([
    { what: 'Churn rate, Board', why: 'its formula reads board_rate, which this plan has not' },
  ]);
});

test.each([
  ['its periods', plainPlan({ grain: 'month', periods: 12 }), /quarters.*months/],
  ['the basis of its rates', plainPlan({ basis: 'monthly' }), /annual.*monthly/],
  ['its currency', plainPlan({ currency: 'EUR' }), /USD.*EUR/],
  ['its fiscal year', plainPlan({ fiscalYearStart: 4 }), /month 1.*month 4/],
])('a plan that differs in %s takes no scenarios, and says why', (_what, plan, sentence) => {
  const merge = mergeScenarios(plan, example, { scenarios: ['nothing'], add: new Set(), withBase: false });
  expect(merge.ok ? '' : describeMergeError(merge.error)).toMatch(sentence);
});

test('the base of the other plan is no scenario that could come', () => {
  const wish = { scenarios: [baseOf(example).id], add: new Set<string>(), withBase: false };
  expect(mergeScenarios(example, example, wish)).toEqual({ ok: false, error: { type: 'nothing' } });
});

test('rates of the whole count in each segment, and amounts that would have to be divided are left out by name', () => {
  const plan = plainPlan({ segments: ['SMB', 'Enterprise'] });
  const other = applied(plainPlan(), [
    {
      type: 'insertScenario',
      index: 1,
      scenario: {
        ...scenarioSaying('churn_rate', null),
        overrides: {
          churn_rate: { values: { all: { every: 0.2, at: {} } }, formula: null, cells: {} },
          starting_arr: { values: { all: { every: 5e6, at: {} } }, formula: null, cells: {} },
        },
      },
    },
  ]);
  const { plan: merged, merge } = expectMerge(plan, other, {});
  expect(merged.scenarios.at(-1)?.overrides).toEqual({
    churn_rate: {
      values: { smb: { every: 0.2, at: {} }, enterprise: { every: 0.2, at: {} } },
      formula: null,
      cells: {},
    },
  });
  expect(merge.leftOut).toEqual([
    { what: 'Starting ARR, Board', why: 'it is one amount there, and divided into segments here' },
  ]);
});

function applied(plan: Plan, edits: Parameters<typeof applyAll>[1]): Plan {
  const done = applyAll(plan, edits);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.plan;
}

function ownLine(id: string, formula: string | null): Parameters<typeof applyAll>[1][number] {
  return {
    type: 'insertLines',
    lines: [
      {
        index: plainPlan().lines.length + (formula === null ? 0 : 1),
        line: {
          id,
          label: id,
          pack: 'own',
          section: 'Own',
          unit: 'number',
          segmented: false,
          once: false,
          overSegments: { type: 'none' },
          overPeriods: 'none',
          definition:
            formula === null
              ? { type: 'input', values: { all: { every: 1, at: {} } } }
              : { type: 'formula', text: formula },
          cells: {},
          note: '',
          source: '',
        },
      },
    ],
  };
}

function scenarioSaying(line: string, formula: string | null): Plan['scenarios'][number] {
  return {
    id: 'board',
    name: 'Board',
    parent: 'base',
    locked: false,
    note: '',
    overrides: formula === null ? {} : { [line]: { values: {}, formula, cells: {} } },
  };
}
