import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASES, GRAINS } from '#domain/timeline';
import { changeBasis, type ChangeBasisError, describeChangeBasisError } from '#plan/changeBasis';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { CONVERSION_LINES } from '#plan/nrrTemplate';
import { addInitiative } from '#plan/initiativeEdits';
import { lineOf, segmentKeys } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { expectOk } from '../domain/expectOk';
import { evaluated, planOf, richPlan, withEvery } from './plans';

function edited(plan: Plan, edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.plan;
}

function changed(plan: Plan, basis: Plan['basis'], how: 'convert' | 'reread'): Plan {
  const edits = changeBasis(plan, basis, how);
  if (!edits.ok) throw new Error(describeChangeBasisError(edits.error));
  return edited(plan, edits.value);
}

function refusal(plan: Plan): ChangeBasisError {
  const edits = changeBasis(plan, 'monthly', 'convert');
  if (edits.ok) throw new Error('it was converted');
  return edits.error;
}

/** NRR and GRR of every scenario, segment and period. */
function retention(plan: Plan): readonly number[] {
  const evaluation = evaluated(plan);
  const slices = segmentKeys(plan, { segmented: true }).map((_, slice) => slice);
  return plan.scenarios.flatMap((_, lane) =>
    slices.flatMap((slice) =>
      Array.from({ length: plan.periods }, (_, period) =>
        ['nrr', 'grr'].map((line) => valueIn(evaluation, line, slice, period, lane)),
      ).flat(),
    ),
  );
}

function expectSame(after: readonly number[], before: readonly number[]): void {
  expect(after.length).toBe(before.length);
  const far = after.findIndex((value, at) => !(Math.abs(value - (before[at] ?? Number.NaN)) <= 1e-12));
  expect([far, after[far], before[far]]).toEqual([-1, undefined, undefined]);
}

const rate = fc.double({ min: 0, max: 0.2, noNaN: true });
const LINES = ['churn_rate', 'contraction_rate', 'upsell_rate', 'cross_sell_rate'] as const;
const change = fc.record({
  line: fc.constantFrom(...LINES),
  scenario: fc.constantFrom('base', 'up', 'down'),
  segment: fc.constantFrom('a', 'b'),
  // One before the plan's start, which has to come through as well.
  month: fc.constantFrom('2026-12', '2027-01', '2027-02', '2027-04'),
  kind: fc.constantFrom('cell', 'series', 'effect'),
  value: rate,
});

test.each(GRAINS)(
  'converting keeps NRR and GRR of every period, segment and scenario, in a plan of %s periods',
  (grain) => {
    const start = withEvery(
      withEvery(planOf({ grain, periods: 6, segments: ['A', 'B'] }), { starting_arr: 1e6 }, 'a'),
      { starting_arr: 2e6 },
      'b',
    );
    const tree = edited(start, [
      { type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') },
      { type: 'insertScenario', index: 2, scenario: emptyScenario('down', 'Down', 'up') },
    ]);
    const quarter: Readonly<Record<string, string>> = {
      '2026-12': '2026-Q4',
      '2027-01': '2027-Q1',
      '2027-02': '2027-Q2',
      '2027-04': '2027-Q4',
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...BASES),
        fc.constantFrom(...BASES),
        fc.tuple(rate, rate, rate, rate),
        fc.array(change, { maxLength: 8 }),
        (from, to, every, changes) => {
          const edits: Edit[] = LINES.flatMap((line, index) =>
            ['a', 'b'].map(
              (segment): Edit => ({ type: 'setSeries', line, segment, series: { every: every[index] ?? 0, at: {} } }),
            ),
          );
          for (const { line, scenario, segment, month, kind, value } of changes) {
            const period = grain === 'quarter' ? (quarter[month] ?? '') : month;
            const series = { every: value, at: { [period]: value / 2 } };
            if (kind === 'effect') {
              const effect = `${line}_effect`;
              if (scenario === 'base') edits.push({ type: 'setCell', line: effect, segment, period, value: value / 4 });
              else edits.push({ type: 'setOverrideCell', scenario, line: effect, segment, period, value: value / 4 });
            } else if (scenario === 'base') edits.push({ type: 'setSeries', line, segment, series });
            else if (kind === 'series') edits.push({ type: 'setOverrideSeries', scenario, line, segment, series });
            else edits.push({ type: 'setOverrideCell', scenario, line, segment, period, value });
          }
          const plan = edited(changed(tree, from, 'reread'), edits);
          const converted = changed(plan, to, 'convert');
          expect(converted.basis).toBe(to);
          expectSame(retention(converted), retention(plan));
        },
      ),
      { numRuns: 150 },
    );
  },
  60_000,
);

test('a conversion leaves scenarios that say nothing without a word of their own', () => {
  const start = withEvery(planOf(), { starting_arr: 100, churn_rate: 0.1, upsell_rate: 0.2 });
  const plan = edited(start, [{ type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') }]);
  expect(changed(plan, 'monthly', 'convert').scenarios).toEqual(plan.scenarios);
});

test('a scenario that changes one rate states the others where their factor becomes another', () => {
  const start = withEvery(planOf(), { starting_arr: 100, churn_rate: 0.1, contraction_rate: 0.05, upsell_rate: 0.2 });
  const plan = edited(start, [
    { type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') },
    { type: 'setOverrideSeries', scenario: 'up', line: 'churn_rate', segment: 'all', series: { every: 0.02, at: {} } },
  ]);
  const converted = changed(plan, 'monthly', 'convert');
  expect(Object.keys(converted.scenarios[1]?.overrides ?? {}).toSorted()).toEqual([
    'churn_rate',
    'contraction_rate',
    'upsell_rate',
  ]);
  expectSame(retention(converted), retention(plan));
});

test('actual rates are converted where all scenarios agree on them', () => {
  const plan = edited(withEvery(planOf(), { starting_arr: 100, churn_rate: 0.1, upsell_rate: 0.2 }), [
    { type: 'setActual', line: 'churn_rate', segment: 'all', period: '2027-01', value: 0.3 },
    { type: 'setLastClose', period: '2027-02' },
  ]);
  expectSame(retention(changed(plan, 'quarterly', 'convert')), retention(plan));
});

test('rereading keeps every number and swaps the conversion', () => {
  const plan = withEvery(planOf(), { starting_arr: 100, churn_rate: 0.1 });
  const after = changed(plan, 'monthly', 'reread');
  const different = plan.lines.filter((line) => lineOf(after, line.id) !== line).map((line) => line.id);
  expect(different).toEqual([...CONVERSION_LINES]);
  expect(after.lines).toEqual(withEvery(planOf({ basis: 'monthly' }), { starting_arr: 100, churn_rate: 0.1 }).lines);
});

test('the same basis changes nothing', () => {
  expect(changeBasis(planOf(), 'annual', 'convert')).toEqual({ ok: true, value: [] });
});

const running = withEvery(planOf(), { starting_arr: 100, churn_rate: 0.1, upsell_rate: 0.2 });
const withUp = edited(running, [{ type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') }]);

test.each<readonly [string, Plan, ChangeBasisError['type']]>([
  [
    'a rate made by a formula',
    edited(withUp, [{ type: 'setOverrideFormula', scenario: 'up', line: 'seat_rate', formula: 'period / 100' }]),
    'calculated',
  ],
  [
    'figures fixed after the rates',
    edited(running, [{ type: 'setCell', line: 'churn_rate_used', segment: 'all', period: '2027-01', value: 0 }]),
    'overridden',
  ],
  ['losses above 100%', withEvery(running, { churn_rate: 1.1 }), 'lossesAboveAll'],
  ['a missing rate', withEvery(running, { usage_rate: null }), 'missing'],
  ['a locked scenario', edited(running, [{ type: 'lockScenario', scenario: 'base', locked: true }]), 'locked'],
  ['initiatives', richPlan(), 'initiative'],
  [
    'an actual that each scenario would read differently',
    edited(withUp, [
      {
        type: 'setOverrideSeries',
        scenario: 'up',
        line: 'contraction_rate',
        segment: 'all',
        series: { every: 0.3, at: {} },
      },
      { type: 'setActual', line: 'churn_rate', segment: 'all', period: '2027-01', value: 0.3 },
      { type: 'setLastClose', period: '2027-01' },
    ]),
    'actualsDiffer',
  ],
])('%s keeps a plan from being converted, and is said', (_, plan, type) => {
  const error = refusal(plan);
  expect(error.type).toBe(type);
  expect(describeChangeBasisError(error)).toMatch(/^\S.{30,}\.$/);
});

test('5 points a year of an initiative are 0.437 a month until another begins and 0.427 from then on: no one size keeps NRR', () => {
  const sized = (plan: Plan, name: string, start: number, points: number) =>
    edited(
      plan,
      expectOk(addInitiative(plan, { name, motion: 'upsell', start, size: { type: 'points', points } })).edits,
    );
  const january = 2027 * 12;
  const annual = withEvery(planOf({ periods: 18 }), { starting_arr: 100, churn_rate: 0.1, upsell_rate: 0.05 });
  const both = evaluated(sized(sized(annual, 'First', january, 0.05), 'Second', january + 6, 0.05));
  const factor = (period: number) => valueIn(both, 'expansion_scale', 'total', period, 0);
  // By hand, with g = 0.9^(1/12): (1 − g)/0.1 while NRR is 100%, (1.05^(1/12) − g)/0.15 while it is 105%.
  expect([factor(5), factor(6)]).toEqual([
    expect.closeTo(0.0874161095469672, 14),
    expect.closeTo(0.0854382315889672, 14),
  ]);
  const g = 0.9 ** (1 / 12);
  const monthly = withEvery(planOf({ basis: 'monthly', periods: 18 }), {
    starting_arr: 100,
    churn_rate: 1 - g,
    upsell_rate: 0.05 * factor(6),
  });
  const kept = evaluated(
    sized(sized(monthly, 'First', january, 0.05 * factor(5)), 'Second', january + 6, 0.05 * factor(6)),
  );
  expect(valueIn(both, 'nrr', 'total', 6, 0) ** 12).toBeCloseTo(1.05, 12);
  expect(valueIn(kept, 'nrr', 'total', 6, 0) ** 12).toBeCloseTo(1.0512416796, 10);
});
