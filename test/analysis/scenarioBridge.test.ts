import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeBridgeGap } from '#analysis/bridgeGap';
import { bridgeInGoes, MOST_PARTS } from '#analysis/scenarioBridge';
import { exactSum } from '#analysis/shapley';
import { fiscalYears } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { lockEdits } from '#plan/freezeScenario';
import { evaluateLanes, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { timelineOf } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { caseOfC } from '../plan/caseOfC';
import { edited, evaluated } from '../plan/plans';
import { at, bridged, comparedPlan, comparedSketches, startedPlan, stepsOf } from './comparedPlans';

const FIGURES = [at('closing_arr'), at('nrr_ttm'), at('churn_arr', 13), at('net_new_arr')];
const between = (from: string, to: string, figures = FIGURES) => ({ from, to, figures });
/** What adding up leaves of numbers of this size. */
const near = (...sizes: readonly number[]) => 1e-12 * Math.max(...sizes.map(Math.abs));

test('over random plans the steps sum to the difference within 1e-12 of the larger end, and to what the scenarios say', () => {
  let seen = { differences: 0, formulas: 0, steps: 0 };
  fc.assert(
    fc.property(comparedSketches, fc.constantFrom('base', 'a'), fc.constantFrom('b', 'c'), (sketch, from, to) => {
      const plan = comparedPlan(sketch);
      const { bridges, differences, parts } = bridged(plan, between(from, to));
      const evaluation = evaluated(plan);
      for (const [figure, bridge] of bridges.entries()) {
        const { line, when } = FIGURES[figure] as (typeof FIGURES)[number];
        const period = when.type === 'period' ? when.index : 0;
        const ends = [from, to].map((id) =>
          valueIn(
            evaluation,
            line,
            'total',
            period,
            plan.scenarios.findIndex((one) => one.id === id),
          ),
        );
        if (!bridge.ok) throw new Error(JSON.stringify(bridge.error));
        expect([bridge.value.from, bridge.value.to]).toEqual(ends);
        const { amounts } = bridge.value;
        const left = exactSum([bridge.value.from, ...amounts, -bridge.value.to]);
        // Where amounts dwarf both ends, no numbers sum closer than their last digits.
        const lastDigit = Number.EPSILON * Math.max(0, ...amounts.map(Math.abs));
        expect(Math.abs(left)).toBeLessThanOrEqual(Math.max(near(...ends), lastDigit));
        expect(amounts).toHaveLength(parts.length);
      }
      seen = {
        differences: Math.max(seen.differences, differences.length),
        formulas: seen.formulas + differences.filter(({ type }) => type === 'formula').length,
        steps: seen.steps + parts.length,
      };
    }),
    { numRuns: 60 },
  );
  expect(seen.differences).toBeGreaterThan(5);
  expect(seen.formulas).toBeGreaterThan(10);
});

test('swapping the scenarios negates every step', () => {
  fc.assert(
    fc.property(comparedSketches, (sketch) => {
      const plan = comparedPlan(sketch);
      const there = bridged(plan, between('a', 'c'));
      const back = bridged(plan, between('c', 'a'));
      expect(back.parts).toEqual(there.parts);
      for (const [figure, bridge] of there.bridges.entries()) {
        const other = back.bridges[figure];
        if (!bridge.ok || other?.ok !== true) throw new Error('no bridge');
        for (const [part, amount] of bridge.value.amounts.entries())
          expect(Math.abs(amount + (other.value.amounts[part] ?? Number.NaN))).toBeLessThanOrEqual(
            near(bridge.value.from, bridge.value.to),
          );
      }
    }),
    { numRuns: 25 },
  );
});

test('each step is the mean over all orders of what its difference changes, lane by lane', () => {
  fc.assert(
    fc.property(comparedSketches, (sketch) => {
      const plan = comparedPlan(sketch);
      const { differences, bridges, parts } = bridged(plan, between('a', 'b', [at('closing_arr')]));
      fc.pre(differences.length <= 4);
      const [bridge] = bridges;
      if (bridge?.ok !== true) throw new Error('no bridge');
      const value = (names: readonly string[]) => {
        const lines = parts
          .filter(({ name }) => names.includes(name))
          .flatMap((part) => part.differences[0]?.lines ?? []);
        const lane = { scenario: 'a', probes: [], linesAs: new Map(lines.map((line) => [line, 'b'])) };
        const evaluation = evaluateLanes(plan, [lane]);
        if (!evaluation.ok) throw new Error('no lane');
        return valueIn(evaluation.value, 'closing_arr', 'total', 14, 0);
      };
      const orders = permutations(parts.map(({ name }) => name));
      for (const [part, { name }] of parts.entries()) {
        const changes = orders.map((order) => {
          const before = order.slice(0, order.indexOf(name));
          return value([...before, name]) - value(before);
        });
        const mean = changes.reduce((sum, change) => sum + change, 0) / orders.length;
        expect(Math.abs((bridge.value.amounts[part] ?? Number.NaN) - mean)).toBeLessThanOrEqual(
          1e-11 * Math.max(bridge.value.from, bridge.value.to),
        );
      }
    }),
    { numRuns: 12 },
  );
});

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length === 0) return [[]];
  return names.flatMap((name) => permutations(names.filter((one) => one !== name)).map((rest) => [name, ...rest]));
}

/** The started plan with a scenario B that says this. */
function withB(says: readonly Edit[], plan: Plan = startedPlan()): Plan {
  const scenario = emptyScenario('b', 'B', 'base');
  return edited(plan, [{ type: 'insertScenario', index: plan.scenarios.length, scenario }, ...says]);
}

const every = (line: string, value: number, scenario = 'b'): Edit => ({
  type: 'setOverrideSeries',
  scenario,
  line,
  segment: 'all',
  series: { every: value, at: {} },
});

test('what cannot reach the figure moves it by 0, and a line that says the same in its own words is no difference', () => {
  const plan = withB([
    every('churn_rate', 0.1),
    every('seat_rate', 0.07),
    { type: 'setOverrideFormula', scenario: 'b', line: 'quick_ratio', formula: '1' },
  ]);
  const bridge = bridged(plan, between('base', 'b', [at('closing_arr')]));
  expect(bridge.differences.map(({ name, type }) => [name, type])).toEqual([
    ['Seat rate', 'values'],
    ['Quick ratio', 'formula'],
  ]);
  expect(stepsOf(bridge)['Quick ratio']).toBe(0);
  expect(stepsOf(bridge)['Seat rate']).toBeGreaterThan(0);
  expect(bridged(plan, between('base', 'base')).parts).toEqual([]);
});

test('of NRR the steps are points, and those of twelve months add up', () => {
  const plan = withB([every('churn_rate', 0.08), every('seat_rate', 0.07), every('new_logo_arr', 9e4)]);
  const steps = stepsOf(bridged(plan, between('base', 'b', [at('nrr_ttm', 11)])));
  expect(steps).toEqual({
    'Churn rate': expect.closeTo(0.02, 12),
    'Seat rate': expect.closeTo(0.02, 12),
    'New-logo ARR': 0,
  });
});

test('an initiative is one difference with all of its numbers, beside formulas and values', () => {
  const plan = caseOfC();
  const bridge = bridged(plan, between('do-nothing', 'initiatives', [at('nrr_stated', 7)]));
  expect(bridge.differences.map(({ name, type, section }) => [name, type, section])).toEqual(
    plan.initiatives.map(({ name }) => [name, 'initiative', 'Initiatives']),
  );
  expect(stepsOf(bridge)).toEqual({
    'Seat pricing': expect.closeTo(0.05, 12),
    'Team plan at $199': expect.closeTo(0.03, 12),
    'Usage dashboard': expect.closeTo(0.01, 12),
    'Reporting add-on, $29': expect.closeTo(0.02, 12),
    'Automated upgrade prompts': expect.closeTo(0.02, 12),
    'Annual contract discount': expect.closeTo(0.02, 12),
  });
});

test('a figure of a fiscal year is bridged by its rule: flows, products, ratios computed anew', () => {
  const plan = withB([every('churn_rate', 0.08), every('seat_rate', 0.07)]);
  const [year] = fiscalYears(timelineOf(plan));
  if (year === undefined) throw new Error('no year');
  const figures = ['churn_arr', 'nrr', 'quick_ratio', 'closing_arr'].map((line) => ({
    line,
    slice: 'total' as const,
    when: { type: 'bucket' as const, bucket: year },
  }));
  const { bridges } = bridged(plan, between('base', 'b', figures));
  const ends = bridges.map((bridge) => (bridge.ok ? [bridge.value.from, bridge.value.to] : []));
  const closing = evaluated(plan);
  expect(ends[1]).toEqual([expect.closeTo(0.95, 12), expect.closeTo(0.99, 12)]);
  expect(ends[3]).toEqual([0, 1].map((lane) => valueIn(closing, 'closing_arr', 'total', 11, lane)));
  expect(ends[2]?.every((end) => end > 0)).toBe(true);
  for (const bridge of bridges) {
    if (!bridge.ok) throw new Error('no bridge');
    const sum = bridge.value.amounts.reduce((part, amount) => part + amount, bridge.value.from);
    expect(Math.abs(sum - bridge.value.to)).toBeLessThanOrEqual(near(bridge.value.from, bridge.value.to));
  }
});

test('a locked scenario differs where the plan has moved on since, actuals included', () => {
  const before = withB([every('churn_rate', 0.08)]);
  const locked = edited(before, lockEdits(before, 'b', '2027-03-31', ''));
  const moved = edited(locked, [
    { type: 'setSeries', line: 'seat_rate', segment: 'all', series: { every: 0.09, at: {} } },
    { type: 'setActual', line: 'new_logo_arr', segment: 'all', period: '2027-01', value: 50_000 },
    { type: 'setLastClose', period: '2027-01' },
  ]);
  const names = (plan: Plan) => bridged(plan, between('base', 'b')).differences.map(({ name }) => name);
  expect(names(locked)).toEqual(['Churn rate']);
  expect(names(moved)).toEqual(['Churn rate', 'Seat rate', 'New-logo ARR']);
});

test('a mixture that cannot be computed is named with its reason, and there is no bridge', () => {
  const scenario = emptyScenario('a', 'A', 'base');
  const plan = withB(
    [
      every('churn_rate', 0.7, 'a'),
      every('contraction_rate', 0.1, 'a'),
      every('churn_rate', 0.1),
      every('contraction_rate', 0.7),
    ],
    edited(startedPlan(), [{ type: 'insertScenario', index: 1, scenario }]),
  );
  const [bridge] = bridged(plan, between('a', 'b')).bridges;
  if (bridge === undefined || bridge.ok) throw new Error('there is a bridge');
  expect(bridge.error).toMatchObject({ type: 'subset', asInTo: ['Contraction rate'] });
  expect(describeBridgeGap(bridge.error, 'A', 'B')).toMatch(
    /^The figure cannot be computed with Contraction rate as in B and all else as in A\. Losses above 100% in Jan 2027: churn and contraction together are 140%/,
  );
});

test('where an end itself is missing, the scenario is named', () => {
  const [bridge] = bridged(withB([every('churn_rate', 1.2)]), between('base', 'b')).bridges;
  expect(bridge?.ok === false && describeBridgeGap(bridge.error, 'Base', 'B')).toMatch(
    /^The figure cannot be computed in B\. Losses above 100%/,
  );
});

/** Twelve inputs and effects differ, and a line that reaches nothing. */
const many = withB([
  ...RATES.map(({ rate }, place) => every(rate, 0.02 + place / 100)),
  every('new_logo_arr', 25_000),
  every('reactivation_arr', 5),
  every('restatement_arr', 1),
  ...RATES.slice(0, 3).map(
    ({ rate }, place): Edit => ({
      type: 'setOverrideFormula',
      scenario: 'b',
      line: `${rate}_effect`,
      formula: `${place + 1} / 1000`,
    }),
  ),
  { type: 'setOverrideFormula', scenario: 'b', line: 'quick_ratio', formula: '1' },
]);

test('beyond twelve differences the smallest of a section are joined, and the steps still sum', () => {
  const bridge = bridged(many, between('base', 'b', [at('closing_arr')]));
  expect(bridge.differences).toHaveLength(13);
  expect(bridge.parts).toHaveLength(MOST_PARTS);
  const joined = bridge.parts.filter(({ differences }) => differences.length > 1);
  expect(joined.map(({ name, differences }) => [name, differences.map((one) => one.name).toSorted()])).toEqual([
    ['Assumptions, 2 smallest', ['Reactivation ARR', 'Restatement ARR']],
  ]);
  const steps = stepsOf(bridge);
  expect(Object.keys(steps).at(-1)).toBe('Quick ratio');
  const [made] = bridge.bridges;
  if (made?.ok !== true) throw new Error('no bridge');
  const sum = made.value.amounts.reduce((part, amount) => part + amount, made.value.from);
  expect(Math.abs(sum - made.value.to)).toBeLessThanOrEqual(near(made.value.from, made.value.to));
});

test('beyond twelve differences, one that cannot be computed alone is named before anything is joined', () => {
  const plan = edited(many, [every('churn_rate', 1.2), every('churn_rate_effect', 0.9)]);
  const [bridge] = bridged(plan, between('base', 'b', [at('closing_arr')])).bridges;
  expect(bridge).toMatchObject({ ok: false, error: { type: 'subset', asInTo: ['Churn rate'] } });
});

test('the work goes on in many short goes, and says how far it is', () => {
  const goes = [...bridgeInGoes(many, between('base', 'b', [at('closing_arr')]))];
  expect(goes.length).toBeGreaterThan(10);
  expect(goes.at(-1)).toBe(1);
});
