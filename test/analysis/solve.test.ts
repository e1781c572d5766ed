import { expect, test } from 'vitest';
import { leastSquares } from '#analysis/leastSquares';
import { extremesOf, isMet, searchRoot } from '#analysis/rootSearch';
import { describeSolveError, type Solution, solve, type SolveQuestion } from '#analysis/solve';
import { type SeveralQuestion, solveSeveral } from '#analysis/solveSeveral';
import { solutionScenario } from '#analysis/solutionScenario';
import type { Plan } from '#plan/model';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { caseOfC } from '../plan/caseOfC';
import { edited, planOf, withEvery } from '../plan/plans';

const rates = { starting_arr: 1_000_000, churn_rate: 0.12, upsell_rate: 0.08, new_logo_arr: 10_000 };
const plain = () => withEvery(planOf({ periods: 24 }), rates, 'all');

const upsell = { line: 'upsell_rate', segment: null, period: null };

const asked = (changes: Partial<SolveQuestion> = {}): SolveQuestion => ({
  scenario: 'base',
  figure: { line: 'nrr_stated', segment: null, period: '2028-12' },
  target: 1.05,
  input: upsell,
  min: null,
  max: null,
  ...changes,
});

function solved(plan: Plan, changes: Partial<SolveQuestion> = {}): Solution {
  const solution = solve(plan, asked(changes));
  if (!solution.ok) throw new Error(describeSolveError(solution.error));
  return solution.value;
}

const sentenceOf = (plan: Plan, changes: Partial<SolveQuestion>) => {
  const solution = solve(plan, asked(changes));
  return solution.ok ? 'it is solved' : describeSolveError(solution.error);
};

test('a figure that is a straight line of the input is met exactly, with the fewest digits', () => {
  const { value, achieved, reachable, before } = solved(plain());
  expect({ value, reachable, before: before.value }).toEqual({ value: 0.17, reachable: true, before: 0.08 });
  expect(achieved).toBeCloseTo(1.05, 15);
});

test('a curved figure is met to rounding, and the plan with that value has it', () => {
  const figure = { line: 'closing_arr', segment: null, period: '2028-12' };
  const { value, reachable } = solved(plain(), { figure, target: 1_500_000 });
  expect(reachable).toBe(true);
  const evaluation = evaluatePlan(withEvery(plain(), { upsell_rate: value }, 'all'));
  if (!evaluation.ok) throw new Error('it does not evaluate');
  expect(Math.abs(valueIn(evaluation.value, 'closing_arr', 'total', 23, 0) / 1_500_000 - 1)).toBeLessThan(1e-13);
});

test('a target beyond the bounds gives the closest value, and how far the figure reaches', () => {
  const { value, reachable, lowest, highest, min, max } = solved(plain(), { max: 0.1 });
  expect({ value, reachable, min, max }).toEqual({ value: 0.1, reachable: false, min: 0, max: 0.1 });
  expect([lowest.toFixed(12), highest.toFixed(12)]).toEqual(['0.880000000000', '0.980000000000']);
});

test('bounds stay inside what the input can be', () => {
  const churn = { line: 'churn_rate', segment: null, period: null };
  expect(solved(plain(), { input: churn, target: 2, min: -5 })).toMatchObject({ value: 0, min: 0, max: 1 });
  expect(sentenceOf(plain(), { input: churn, min: 3, max: 4 })).toBe(
    'churn_rate cannot be above 1; look further down than 3.',
  );
});

test('of several values the one nearest to what the input is, is found', () => {
  const square = (values: readonly number[]) => values.map((x) => x * x);
  expect(searchRoot(square, 4, { min: -10, max: 10, near: 1 }).best).toEqual({ value: 2, figure: 4 });
  expect(searchRoot(square, 4, { min: -10, max: 10, near: -1 }).best).toEqual({ value: -2, figure: 4 });
  expect(searchRoot(square, -1, { min: -10, max: 10, near: 3 }).best?.value).toBeCloseTo(0, 6);
});

test('where a figure jumps over the target, the closest side of the jump is found', () => {
  const step = (values: readonly number[]) => values.map((x) => (x < 1 / 3 ? 0 : 1));
  const { best } = searchRoot(step, 0.9, { min: 0, max: 1, near: 0 });
  expect(best?.figure).toBe(1);
});

test('where a whole stretch meets the target, an input inside it stays, and one outside comes to its nearest end', () => {
  const above = (values: readonly number[]) => values.map((x) => Math.max(0, x - 0.4837));
  expect(searchRoot(above, 0, { min: 0, max: 1, near: 0.1234 }).best?.value).toBe(0.1234);
  expect(searchRoot(above, 0, { min: 0, max: 1, near: 0.7 }).best?.value).toBeCloseTo(0.4837, 12);
  const capped = (values: readonly number[]) => values.map((x) => Math.min(x, 0.5));
  expect(searchRoot(capped, 0.8, { min: 0, max: 1, near: 0.9123 }).best?.value).toBe(0.9123);
});

test('a value just outside a stretch that meets the target comes to the nearest end of it, also where nothing beside it was tried', () => {
  const rounded = (values: readonly number[]) => values.map((x) => Math.round(x * 100) / 100);
  const found = (near: number) => searchRoot(rounded, 0.41, { min: -10, max: 10, near }).best?.value;
  expect(found(0.4)).toBeCloseTo(0.405, 12);
  expect(found(0.63)).toBeCloseTo(0.415, 12);
});

test('how far a figure reaches is true where it turns between the values tried first', () => {
  const hump = (values: readonly number[]) => values.map((x) => 5 - 40 * (x - 0.4837) ** 2 + (x < 0.05 ? 1e-3 : 0));
  const reach = (target: number) => extremesOf(searchRoot(hump, target, { min: 0, max: 1, near: 0.9 }).history);
  expect(reach(-20)?.[1]).toEqual({ value: expect.closeTo(0.4837, 6), figure: expect.closeTo(5, 12) });
  expect(reach(6)?.[0].figure).toBeCloseTo(5 - 40 * 0.5163 ** 2, 12);
});

test('a target that only a narrow top passes is found on it', () => {
  const top = (values: readonly number[]) => values.map((x) => 1 / (1 + ((x - 1.2345) / 0.002) ** 2));
  expect(searchRoot(top, 0.5, { min: -10, max: 10, near: 0.4 }).best?.value).toBeCloseTo(1.2325, 12);
});

test('a figure that is the difference of large ones is brought to 0, though rounding leaves something of it', () => {
  const found = Array.from({ length: 16 }, (_, at) => {
    const plan = withGap(plain(), 1_100_000.1 + at * 1234.567);
    const figure = { line: 'gap', segment: null, period: '2028-12' };
    return solved(plan, { figure, target: 0, input: at % 2 === 0 ? upsell : { ...upsell, line: 'new_logo_arr' } });
  });
  expect(found.every(({ reachable }) => reachable)).toBe(true);
  expect(found.some(({ achieved }) => achieved !== 0)).toBe(true);
});

/** The plan with a line that says how much more ARR it closes with than so much. */
function withGap(plan: Plan, wanted: number): Plan {
  return withLine(plan, `closing_arr - ${wanted}`);
}

/** The plan with a line `gap` of its own. */
function withLine(plan: Plan, text: string): Plan {
  const copied = plan.lines.find(({ id }) => id === 'net_new_arr');
  if (copied === undefined) throw new Error('no line to copy');
  const definition = { type: 'formula', text } as const;
  const line = { ...copied, id: 'gap', pack: 'own', label: 'Gap', definition } as const;
  return edited(plan, [{ type: 'insertLines', lines: [{ index: plan.lines.length, line }] }]);
}

test('a jump over the target is not reaching it, however steep the figure is beside it', () => {
  const jump = (low: number, high: number) => (x: number) => 4e3 * x + (x < 1 / 3 ? low : high);
  const isReached = (at: (x: number) => number, target: number) => {
    const { best, history } = searchRoot((values) => values.map(at), target, { min: 0, max: 1, near: 0.9 });
    return best !== null && isMet(history, best, target);
  };
  expect(isReached(jump(-1e6, 1e6), 0)).toBe(false);
  expect(isReached((x) => 1 / (x - 1 / 3 - 1e-18), 0)).toBe(false);
  expect(isReached((x) => x * 1e9 - 1e9 / 3 + 0.1, 0)).toBe(true);
});

test('the closest value at an end is that end, and not the number beside it that rounding favours', () => {
  const plan = withEvery(planOf({ periods: 12 }), { ...rates, churn_rate: 0.1, upsell_rate: 0.05, new_logo_arr: 2e4 });
  const figure = { line: 'closing_arr', segment: null, period: '2027-12' };
  const values = [1.32e6, 1.4e6, 1.5e6].map(
    (target) => solved(plan, { figure, target, input: at('churn_rate') }).value,
  );
  expect(values).toEqual([0, 0, 0]);
});

test('a month is found though the bounds lie centuries apart', () => {
  const plan = caseOfC();
  const scenario = plan.scenarios[0]?.id ?? '';
  const figure = { line: 'closing_arr', segment: null, period: '2027-Q4' };
  const input = at('seat_pricing_start');
  const near = solved(plan, { scenario, figure, target: 0, input });
  const far = solved(plan, { scenario, figure, target: 0, input, min: 1500 * 12, max: 2600 * 12 });
  expect([far.reachable, far.achieved]).toEqual([near.reachable, near.achieved]);
});

test('an amount that is 0 so far is looked for up to ten times the ARR that the plan begins with', () => {
  const plan = withEvery(plain(), { new_logo_arr: 0 }, 'all');
  const figure = { line: 'nrr_simple', segment: null, period: '2028-12' };
  const input = { line: 'new_logo_arr', segment: null, period: '2028-01' };
  const { min, max } = solved(plan, { figure, target: 1, input });
  expect([min, max]).toEqual([0, 10_000_000]);
});

test('values that cannot be computed are passed over', () => {
  const half = (values: readonly number[]) => values.map((x) => (x < 0.5 ? Number.NaN : x * 2));
  expect(searchRoot(half, 1.5, { min: 0, max: 1, near: 0.1 }).best?.value).toBe(0.75);
  expect(searchRoot(() => [], 1, { min: 0, max: 1, near: 0 }).best).toBeNull();
});

test('an initiative is solved for by its size, and by its start in whole months', () => {
  const plan = caseOfC();
  const scenario = plan.scenarios[0]?.id ?? '';
  const figure = { line: 'nrr_stated', segment: null, period: '2027-Q4' };
  const size = solved(plan, { scenario, figure, target: 1.15, input: at('seat_pricing_points') });
  expect(size.value).toBeCloseTo(0.05 + 0.05 + 1 / 1980, 12);
  const early = { line: 'closing_arr', segment: null, period: '2027-Q4' };
  const evaluation = evaluatePlan(plan, [scenario]);
  if (!evaluation.ok) throw new Error('it does not evaluate');
  const now = valueIn(evaluation.value, 'closing_arr', 'total', 3, 0);
  const start = solved(plan, { scenario, figure: early, target: now - 40_000, input: at('seat_pricing_start') });
  expect(Number.isInteger(start.value)).toBe(true);
  expect(start.reachable).toBe(true);
  expect(start.value).toBeGreaterThan(2027 * 12);
  expect(Math.abs(start.achieved - (now - 40_000))).toBeLessThan(12_000);
});

test('the length and the switch of an initiative are solved for in whole numbers, and not bit by bit among others', () => {
  const plan = caseOfC();
  const scenario = plan.scenarios[0]?.id ?? '';
  const figure = { line: 'closing_arr', segment: null, period: '2028-Q4' };
  const most = solved(plan, { scenario, figure, target: 1, input: at('seat_pricing_length') });
  expect(most.value).toBe(10);
  const target = (most.achieved + most.before.figure) / 2;
  const length = solved(plan, { scenario, figure, target, input: at('seat_pricing_length'), max: 40 });
  expect([Number.isInteger(length.value), length.value > 1, length.reachable]).toEqual([true, true, true]);
  const [off, on] = [0, 2].map((share) => most.before.figure * (0.9 + 0.1 * share));
  for (const [target, value] of [
    [off, 0],
    [on, 1],
  ] as const) {
    const { value: found } = solved(plan, {
      scenario,
      figure,
      target: target ?? Number.NaN,
      input: at('seat_pricing_on'),
    });
    expect(found).toBe(value);
  }
  const inputs = ['upsell_rate', 'seat_pricing_length'].map((line) => ({ place: at(line), min: null, max: null }));
  const several = solveSeveral(plan, { scenario, targets: [{ figure, value: 1.07 }], inputs });
  expect(several.ok ? '' : describeSolveError(several.error)).toBe(
    'seat_pricing_length moves in whole steps: solve for it alone.',
  );
});

test('an input that does not move the figure stays as it is, and is said not to', () => {
  const plan = caseOfC();
  const scenario = plan.scenarios[0]?.id ?? '';
  const asked = { scenario, figure: { line: 'nrr_stated', segment: null, period: '2027-Q4' }, target: 1.2 };
  const still = solved(plan, { ...asked, input: at('seat_pricing_once_cost') });
  expect([still.moves, still.reachable, still.value]).toEqual([false, false, still.before.value]);
  const late = { ...asked, target: solved(plan, { ...asked, input: at('usage_dashboard_start') }).before.figure };
  const start = solved(plan, { ...late, input: at('usage_dashboard_start') });
  expect([start.moves, start.reachable, start.value]).toEqual([true, true, start.before.value]);
});

const at = (line: string) => ({ line, segment: null, period: null });

test('one segment and one period can be solved for, and closed periods stay as they are', () => {
  const empty = planOf({ segments: ['A', 'B'], periods: 24 });
  const plan = withEvery(withEvery(empty, rates, 'a'), rates, 'b');
  const figure = { line: 'nrr_stated', segment: 'a', period: '2027-06' };
  const one = solved(plan, { figure, input: { line: 'upsell_rate', segment: 'a', period: '2027-06' } });
  expect(one.value).toBe(0.17);
  const elsewhere = solved(plan, { figure, input: { line: 'upsell_rate', segment: 'b', period: null } });
  expect(elsewhere.reachable).toBe(false);
  const closed = edited(plan, [{ type: 'setLastClose', period: '2027-06' }]);
  expect(solved(closed, { figure, input: at('upsell_rate') }).reachable).toBe(false);
  expect(sentenceOf(closed, { input: { line: 'upsell_rate', segment: null, period: '2027-06' } })).toMatch(/is closed/);
});

test.each([
  ['a calculated line', { input: at('nrr') }, /nrr is calculated in Base/],
  ['an unknown line', { input: at('nobody') }, /no line nobody/],
  [
    'a segment that is not there',
    { input: { line: 'churn_rate', segment: 'smb', period: null } },
    /churn_rate has no values of its own in smb/,
  ],
  ['a period outside the plan', { figure: { line: 'nrr', segment: null, period: '2031-01' } }, /no period 2031-01/],
  [
    'a figure that cannot be computed',
    { figure: { line: 'nrr_ttm', segment: null, period: '2027-03' } },
    /^nrr_ttm cannot be computed there for any value that was tried\. Not enough history: .* in nrr_ttm in Mar 2027 needs 12 periods, and there are 3 so far\.$/,
  ],
])('%s is refused with a sentence', (_, changes, sentence) => {
  expect(sentenceOf(plain(), changes)).toMatch(sentence);
});

const several = (changes: Partial<SeveralQuestion> = {}): SeveralQuestion => ({
  scenario: 'base',
  targets: [
    { figure: { line: 'closing_arr', segment: null, period: '2027-12' }, value: 1_300_000 },
    { figure: { line: 'nrr_stated', segment: null, period: '2027-12' }, value: 1.04 },
  ],
  inputs: [
    { place: at('upsell_rate'), min: null, max: null },
    { place: at('new_logo_arr'), min: null, max: null },
  ],
  ...changes,
});

test('two targets are met by two inputs', () => {
  const found = solveSeveral(plain(), several());
  if (!found.ok) throw new Error(describeSolveError(found.error));
  expect(found.value.reachable).toBe(true);
  expect(found.value.values[0]).toBeCloseTo(0.16, 9);
  expect(found.value.achieved[0]).toBeCloseTo(1_300_000, 3);
});

test('a target of 0 counts as a share of what the figure is now, so that it neither outweighs others nor asks for what rounding cannot give', () => {
  const plan = withEvery(plain(), { starting_arr: 4e9, new_logo_arr: 4e7 }, 'all');
  const targets = [
    { figure: { line: 'net_new_arr', segment: null, period: '2027-12' }, value: 0 },
    { figure: { line: 'nrr_stated', segment: null, period: '2027-12' }, value: 0.9 },
  ];
  const found = solveSeveral(plan, several({ targets }));
  if (!found.ok) throw new Error(describeSolveError(found.error));
  expect(found.value.reachable).toBe(true);
  expect(found.value.achieved[1]).toBeCloseTo(0.9, 9);
});

test('targets that cannot all be met are missed by the least, inside the bounds', () => {
  const found = solveSeveral(plain(), several({ inputs: [{ place: at('upsell_rate'), min: 0, max: 0.1 }] }));
  if (!found.ok) throw new Error(describeSolveError(found.error));
  expect(found.value).toMatchObject({ reachable: false, values: [0.1], bounds: [{ min: 0, max: 0.1 }] });
});

test('where what is missed has a least nearby and a lower one farther away, the lower one is found', () => {
  const plan = withLine(plain(), '(upsell_rate - 0.3) * (upsell_rate - 0.7)');
  const figure = (line: string) => ({ line, segment: null, period: '2028-12' });
  const targets = [
    { figure: figure('gap'), value: 0 },
    { figure: figure('nrr_stated'), value: 1.58 },
  ];
  const inputs = [upsell, at('new_logo_arr')].map((place) => ({ place, min: null, max: null }));
  const found = solveSeveral(plan, { scenario: 'base', targets, inputs });
  expect(found.ok && { reachable: found.value.reachable, upsell: found.value.values[0]?.toFixed(6) }).toEqual({
    reachable: true,
    upsell: '0.700000',
  });
});

test('of several targets the one without a value is named, with why', () => {
  const targets = [
    { figure: { line: 'closing_arr', segment: null, period: '2027-03' }, value: 1_300_000 },
    { figure: { line: 'nrr_ttm', segment: null, period: '2027-03' }, value: 1 },
  ];
  const found = solveSeveral(plain(), several({ targets }));
  expect(found.ok ? '' : describeSolveError(found.error)).toMatch(
    /^nrr_ttm cannot be computed there .* Not enough history/,
  );
});

test('least squares over a box are those of the closed form, with bounds that press and bounds that do not', () => {
  // Nearest point of the line x + y = 3 to where both targets are straight lines.
  const misses = (points: readonly (readonly number[])[]) =>
    points.map(([x = 0, y = 0]) => [x + y - 3, x - y - 1, 0.5 * x - 2]);
  const free = leastSquares(misses, [0, 0], { min: [-9, -9], max: [9, 9] });
  // Normal equations: 2.25 x = 5, 2 y = 2.
  expect(free?.map((x) => x.toFixed(9))).toEqual([(5 / 2.25).toFixed(9), '1.000000000']);
  const held = leastSquares(misses, [0, 0], { min: [-9, -9], max: [1, 9] });
  expect(held?.map((x) => x.toFixed(9))).toEqual(['1.000000000', '1.000000000']);
  expect(leastSquares((points) => points.map(() => [Number.NaN]), [0], { min: [0], max: [1] })).toBeNull();
});

test.each([
  [
    [-1.9, -19, -0.13, -0.7],
    [1.3, -10, -0.09, 0.1],
    [-1.6, -1, 0.01, -0.3],
  ],
  [
    [-0.6, 13, -0.18, 1.9],
    [0.2, -3, 0.06, -0.2],
  ],
  [
    [-0.8, 15, 0.2, -2.2],
    [1.7, 12, 0.16, 1.3],
    [0.6, 5, 0.08, 0.3],
  ],
])(
  'least squares of inputs of very different weight come to the least inside the box, where each pulls at its bound or nowhere',
  (...rows) => {
    const missed = (x: readonly number[]) =>
      rows.map(([a = 0, b = 0, c = 0, wanted = 0]) => a * at3(x, 0) + b * at3(x, 1) + c * at3(x, 2) - wanted);
    const found = leastSquares((points) => points.map(missed), [0, 0, 0], { min: [-1, -1, -1], max: [1, 1, 1] });
    if (found === null) throw new Error('nothing can be computed');
    const left = missed(found);
    for (const [i, x] of found.entries()) {
      const pull = rows.reduce((sum, row, target) => sum + at3(row, i) * at3(left, target), 0);
      const isAtBound = (x === -1 && pull > 0) || (x === 1 && pull < 0);
      expect(isAtBound || Math.abs(pull) < 1e-6).toBe(true);
    }
  },
);

const at3 = (numbers: readonly number[], place: number) => numbers[place] ?? 0;

test('a solution becomes a scenario that has the figure, in one undoable step; closed periods stay', () => {
  const closed = edited(plain(), [{ type: 'setLastClose', period: '2027-06' }]);
  const figure = { line: 'closing_arr', segment: null, period: '2028-12' };
  const { input, value, achieved } = solved(closed, { figure, target: 1_200_000 });
  const { id, edits } = solutionScenario(closed, 'base', 'Solved', [{ input, value }]);
  const evaluation = evaluatePlan(edited(closed, edits), [id]);
  if (!evaluation.ok) throw new Error('it does not evaluate');
  expect(valueIn(evaluation.value, 'closing_arr', 'total', 23, 0)).toBe(achieved);
  expect(valueIn(evaluation.value, 'upsell_rate', 'total', 5, 0)).toBe(0.08);
});

test('a solution for one period becomes one cell of the scenario', () => {
  const input = { line: 'upsell_rate', segment: null, period: '2028-12' };
  const found = solved(plain(), { input });
  const { id, edits } = solutionScenario(plain(), 'base', 'Solved', [found]);
  const scenario = edited(plain(), edits).scenarios.find((one) => one.id === id);
  expect(scenario?.overrides).toEqual({
    upsell_rate: { values: {}, formula: null, cells: { all: { '2028-12': found.value } } },
  });
});
