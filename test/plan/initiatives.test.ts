import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_END } from '#domain/months';
import { quarterShare, rampShare } from '#domain/ramp';
import type { Grain } from '#domain/timeline';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { duplicateInitiative, setInitiativeDetails } from '#plan/initiativeChanges';
import {
  addInitiative,
  type InitiativeDraft,
  moveInitiative,
  removeInitiative,
  setInitiativeValue,
} from '#plan/initiativeEdits';
import { describeInitiativeError, type InitiativeError } from '#plan/initiativeErrors';
import { labelInSection, linesOfInitiative, shareLine } from '#plan/initiativeLines';
import { initiativesIn } from '#plan/initiatives';
import { lockEdits } from '#plan/freezeScenario';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { addScenarioEdits } from '#plan/scenarioChanges';
import { planProblem } from '#plan/validate';
import type { Result } from '#base/result';
import { edited, evaluated, planOf, withEvery } from './plans';

const january = 2027 * 12;
const seats: InitiativeDraft = {
  name: 'Seat pricing',
  motion: 'seat',
  start: january + 3,
  size: { type: 'points', points: 0.05 },
};

const running = (grain: Grain = 'month', segments: readonly string[] = []): Plan => {
  const plan = planOf({ grain, segments });
  const keys = segments.length === 0 ? ['all'] : plan.segments.map(({ id }) => id);
  return keys.reduce(
    (current, key) => withEvery(current, { starting_arr: 1_200_000, churn_rate: 0.1, upsell_rate: 0.05 }, key),
    plan,
  );
};

function expectOk<T>(result: Result<T, InitiativeError>): T {
  if (!result.ok) throw new Error(describeInitiativeError(result.error));
  return result.value;
}

const sentence = (result: Result<unknown, InitiativeError>) => (result.ok ? '' : describeInitiativeError(result.error));
const withNew = (plan: Plan, draft: InitiativeDraft) => edited(plan, expectOk(addInitiative(plan, draft)).edits);
const figures = (plan: Plan, line: string, lane = 0) =>
  Array.from({ length: plan.periods }, (_, period) => valueIn(evaluated(plan), line, 'total', period, lane));
const definitionOf = (plan: Plan, id: string) => plan.lines.find((line) => line.id === id)?.definition;

test('an initiative adds to the effect of its rate, whose rate in use rises by its points from its start on', () => {
  const plan = withNew(running(), seats);
  expect(definitionOf(plan, 'seat_rate_effect')).toEqual({ type: 'formula', text: 'seat_pricing_effect' });
  expect(figures(plan, 'seat_rate_used').slice(0, 5)).toEqual([0, 0, 0, 0.05, 0.05]);
  expect(planProblem(plan)).toBeNull();
});

test('two initiatives on one rate add up, in the order in which they came; a formula of ones own stays before them', () => {
  const own = edited(running(), [
    {
      type: 'setDefinition',
      line: 'churn_rate_effect',
      definition: { type: 'formula', text: 'if(period < 6, 0, 1%)' },
    },
  ]);
  const first = withNew(own, { ...seats, name: 'Health score', motion: 'churn' });
  const both = withNew(first, { ...seats, name: 'Onboarding', motion: 'churn' });
  expect(definitionOf(both, 'churn_rate_effect')).toEqual({
    type: 'formula',
    text: 'if(period < 6, 0, 1%) + health_score_effect + onboarding_effect',
  });
  const without = edited(both, expectOk(removeInitiative(both, 'health_score')));
  expect(definitionOf(without, 'churn_rate_effect')).toEqual({
    type: 'formula',
    text: 'if(period < 6, 0, 1%) + onboarding_effect',
  });
});

test('taking the only initiative away leaves the plan as it was', () => {
  const before = running();
  const started = withNew(before, seats);
  expect(edited(started, expectOk(removeInitiative(started, 'seat_pricing')))).toEqual(before);
});

const shape = fc.constantFrom('linear' as const, 'sShaped' as const);

test.each([
  ['month', (ramp: Parameters<typeof rampShare>[0], period: number) => rampShare(ramp, january + period)],
  ['quarter', (ramp: Parameters<typeof rampShare>[0], period: number) => quarterShare(ramp, january + 3 * period)],
] as const)('in a plan of %ss the share line is the share of the definition', (grain, share) => {
  const plan = withNew(running(grain), seats);
  fc.assert(
    fc.property(
      fc.integer({ min: january - 30, max: january + 30 }),
      fc.integer({ min: 1, max: 30 }),
      shape,
      (start, length, of) => {
        const set = { start, length, shape: of === 'linear' ? 0 : 1 };
        const values = Object.entries(set).map(([field, value]) => [`seat_pricing_${field}`, value] as const);
        const moved = withEvery(plan, Object.fromEntries(values));
        const shares = figures(moved, shareLine('seat_pricing'));
        for (const [period, found] of shares.entries())
          expect(found).toBeCloseTo(share({ start, length, shape: of }, period), 14);
      },
    ),
    { numRuns: 40 },
  );
});

test('in fiscal quarters that begin in another month than those of the calendar, months still count', () => {
  const plan = withNew(planOf({ grain: 'quarter', start: '2027-02', fiscalYearStart: 2 }), {
    ...seats,
    start: january + 12,
  });
  // November to January: the start in January reaches a third of the quarter.
  expect(figures(plan, 'seat_pricing_share').slice(2, 5)).toEqual([0, 1 / 3, 1]);
});

test('setting a start, length, size or switch compiles nothing: the program stays the same object', () => {
  const plan = withNew(running(), seats);
  const { program } = evaluated(plan);
  for (const [field, value] of [
    ['start', january + 7],
    ['length', 6],
    ['shape', 1],
    ['points', 0.02],
    ['on', 0],
  ] as const) {
    const moved = edited(plan, expectOk(setInitiativeValue(plan, 'base', 'seat_pricing', field, value)));
    expect(evaluated(moved).program).toBe(program);
  }
});

test('moving the start of the plan moves no initiative', () => {
  const plan = withNew(running(), seats);
  const moved = edited(plan, [{ type: 'setTimeline', start: '2027-03', periods: 24, fiscalYearStart: 1 }]);
  expect(figures(moved, 'seat_rate_used').slice(0, 3)).toEqual([0, 0.05, 0.05]);
});

test.each([
  ['month', [0, 0, 0, 21_000, 1_000, 1_000, 0, 0], 23_000],
  ['quarter', [0, 23_000, 0, 0], 23_000],
] as const)(
  'in a plan of %ss the one-off cost falls in the start, the monthly cost until its end',
  (grain, cost, total) => {
    const plan = withNew(running(grain), { ...seats, onceCost: 20_000, monthlyCost: 1_000, costEnd: january + 5 });
    expect(figures(plan, 'program_cost').slice(0, cost.length)).toEqual(cost);
    expect(figures(plan, 'program_cost_to_date').at(-1)).toBe(total);
  },
);

test('a monthly cost without end goes on in every month; three times in a quarter', () => {
  const plan = withNew(running('quarter'), { ...seats, start: january + 1, monthlyCost: 1_000 });
  expect(figures(plan, 'program_cost').slice(0, 3)).toEqual([2_000, 3_000, 3_000]);
  expect(initiativesIn(plan, 'base')[0]?.values.costEnd.value).toBe(NO_END);
});

test('an initiative that is off neither works nor costs', () => {
  const plan = withNew(running(), { ...seats, on: false, onceCost: 20_000 });
  expect([figures(plan, 'seat_rate_used').at(-1), figures(plan, 'program_cost_to_date').at(-1)]).toEqual([0, 0]);
});

test('an initiative for one segment works there alone', () => {
  const plan = withNew(running('month', ['SMB', 'Enterprise']), { ...seats, segment: 'enterprise' });
  const evaluation = evaluated(plan);
  expect([0, 1].map((segment) => valueIn(evaluation, 'seat_rate_used', segment, 5, 0))).toEqual([0, 0.05]);
  const values = initiativesIn(plan, 'base')[0]?.values;
  expect(values?.points).toEqual({ value: 0.05, own: false });
});

test('reach, conversion and lift make the points, in a segment too', () => {
  const size = { type: 'reach', reach: 0.4, conversion: 0.2, lift: 0.35 } as const;
  const plan = withNew(running('month', ['SMB', 'Enterprise']), { ...seats, size, segment: 'smb' });
  const evaluation = evaluated(plan);
  expect(valueIn(evaluation, 'seat_rate_used', 0, 5, 0)).toBeCloseTo(0.028, 15);
  expect(valueIn(evaluation, 'seat_rate_used', 1, 5, 0)).toBe(0);
  expect(initiativesIn(plan, 'base')[0]?.values.points.value).toBeCloseTo(0.028, 15);
});

test('what a scenario says about an initiative holds there alone, is marked as its own, and goes with null', () => {
  const plan = withNew(running(), seats);
  const { id, edits } = addScenarioEdits(plan, 'base', 'Late');
  const both = edited(plan, edits);
  const late = edited(both, expectOk(setInitiativeValue(both, id, 'seat_pricing', 'start', january + 9)));
  expect([figures(late, 'seat_rate_used', 0)[5], figures(late, 'seat_rate_used', 1)[5]]).toEqual([0.05, 0]);
  expect(initiativesIn(late, id)[0]?.values.start).toEqual({ value: january + 9, own: true });
  expect(initiativesIn(late, id)[0]?.values.length).toEqual({ value: 1, own: false });
  const back = edited(late, expectOk(setInitiativeValue(late, id, 'seat_pricing', 'start', null)));
  expect(back).toEqual(both);
});

test('an initiative that is added later leaves a locked scenario as it was: it is off there', () => {
  const made = addScenarioEdits(running(), 'base', 'Board');
  const open = edited(running(), made.edits);
  const locked = edited(open, lockEdits(open, made.id, '2027-03-31', ''));
  const plan = withNew(locked, { ...seats, onceCost: 5_000 });
  expect(figures(plan, 'closing_arr', 1)).toEqual(figures(locked, 'closing_arr', 1));
  expect([figures(plan, 'program_cost_to_date', 0).at(-1), figures(plan, 'program_cost_to_date', 1).at(-1)]).toEqual([
    5_000, 0,
  ]);
  expect(plan.scenarios.map((scenario) => scenario.locked)).toEqual([false, true]);
});

test('an initiative that a locked scenario needs is not taken away, and the sentence says where it is needed', () => {
  const plan = withNew(running(), seats);
  const made = addScenarioEdits(plan, 'base', 'Board');
  const open = edited(plan, made.edits);
  const locked = edited(open, lockEdits(open, made.id, '2027-03-31', ''));
  expect(sentence(removeInitiative(locked, 'seat_pricing'))).toContain('seat_rate_effect in Board');
});

test('a new motion moves the effect to another rate', () => {
  const plan = withNew(running(), seats);
  const changed = edited(plan, expectOk(setInitiativeDetails(plan, 'seat_pricing', { motion: 'price' })));
  expect([figures(changed, 'seat_rate_used')[5], figures(changed, 'price_rate_used')[5]]).toEqual([0, 0.05]);
  expect(changed.initiatives[0]?.line).toBe('price_rate_effect');
});

test('a new name goes to the labels and the heading of the lines, not to their names', () => {
  const plan = withNew(running(), seats);
  const changed = edited(plan, expectOk(setInitiativeDetails(plan, 'seat_pricing', { name: 'Per-seat price' })));
  const line = changed.lines.find(({ id }) => id === 'seat_pricing_start');
  expect(line).toMatchObject({ label: 'Per-seat price: start', section: 'Initiative: Per-seat price' });
  expect(line === undefined ? '' : labelInSection(line)).toBe('Start');
});

test('a label of ones own stays as it is under the heading of an initiative', () => {
  expect(labelInSection({ label: 'Kick-off', section: 'Initiative: Seats' })).toBe('Kick-off');
  expect(labelInSection({ label: 'Seats: start', section: 'Retention' })).toBe('Seats: start');
});

test('another sizing or segment keeps the figures and what scenarios say', () => {
  const plan = withNew(running('month', ['SMB', 'Enterprise']), seats);
  const { id, edits } = addScenarioEdits(plan, 'base', 'Strong');
  const both = edited(plan, edits);
  const strong = edited(both, [
    ...expectOk(setInitiativeValue(both, id, 'seat_pricing', 'points', 0.08)),
    ...expectOk(setInitiativeValue(both, id, 'seat_pricing', 'length', 3)),
  ]);
  const byReach = edited(strong, expectOk(setInitiativeDetails(strong, 'seat_pricing', { sizing: 'reach' })));
  for (const lane of [0, 1])
    expect(figures(byReach, 'closing_arr', lane)).toEqual(figures(strong, 'closing_arr', lane));
  const byPoints = edited(byReach, expectOk(setInitiativeDetails(byReach, 'seat_pricing', { sizing: 'points' })));
  expect(byPoints).toEqual(strong);
  const inOne = edited(strong, expectOk(setInitiativeDetails(strong, 'seat_pricing', { segment: 'smb' })));
  const evaluation = evaluated(inOne);
  expect([0, 1].map((lane) => valueIn(evaluation, 'seat_rate_used', 0, 9, lane))).toEqual([0.05, 0.08]);
  expect([0, 1].map((lane) => valueIn(evaluation, 'seat_rate_used', 1, 9, lane))).toEqual([0, 0]);
});

test('a copy works like the original, in every scenario', () => {
  const plan = withNew(running(), seats);
  const { id, edits } = addScenarioEdits(plan, 'base', 'Strong');
  const both = edited(plan, edits);
  const strong = edited(both, expectOk(setInitiativeValue(both, id, 'seat_pricing', 'points', 0.08)));
  const copied = edited(strong, expectOk(duplicateInitiative(strong, 'seat_pricing')).edits);
  expect(copied.initiatives.map(({ name }) => name)).toEqual(['Seat pricing', 'Seat pricing copy']);
  expect([0, 1].map((lane) => figures(copied, 'seat_rate_used', lane)[5])).toEqual([0.1, 0.16]);
});

test('the list and the lines of initiatives keep one order', () => {
  const names = ['One', 'Two', 'Three'];
  const plan = names.reduce((current, name) => withNew(current, { ...seats, name }), running());
  const moved = edited(plan, expectOk(moveInitiative(plan, 'three', 0)));
  expect(moved.initiatives.map(({ id }) => id)).toEqual(['three', 'one', 'two']);
  const known = new Set(moved.initiatives.flatMap(linesOfInitiative));
  const lines = moved.lines.map(({ id }) => id).filter((id) => known.has(id));
  expect(lines).toEqual(moved.initiatives.flatMap(linesOfInitiative));
  expect(figures(moved, 'closing_arr')).toEqual(figures(plan, 'closing_arr'));
});

test.each<[string, Partial<InitiativeDraft>, string]>([
  ['no name', { name: ' ' }, 'needs a name'],
  ['a name that is there', { name: 'SEAT pricing' }, 'already'],
  ['a name of two lines', { name: 'Seat\npricing' }, 'one line'],
  ['half a month', { length: 1.5 }, 'whole months'],
  ['a reach above all', { size: { type: 'reach', reach: 40, conversion: 0.2, lift: 0.3 } }, 'between 0% and 100%'],
  ['a cost below zero', { onceCost: -1 }, 'amount of 0 or more'],
  ['no number', { size: { type: 'points', points: Number.NaN } }, 'number of points'],
  ['a segment that is not there', { segment: 'smb' }, 'no segment smb'],
])('%s is refused with a sentence', (_, draft, says) => {
  const plan = withNew(running(), seats);
  expect(sentence(addInitiative(plan, { ...seats, name: 'Another', ...draft }))).toContain(says);
});

test('points of an initiative that is sized by reach are not set, and the sentence says what to set', () => {
  const size = { type: 'reach', reach: 0.4, conversion: 0.2, lift: 0.35 } as const;
  const plan = withNew(running(), { ...seats, size });
  expect(sentence(setInitiativeValue(plan, 'base', 'seat_pricing', 'points', 0.1))).toBe(
    'The points of Seat pricing follow from reach, conversion and lift: change those, or size it in points.',
  );
});

test('an effect that has values of its own takes no initiative, and says what to do', () => {
  const plan = edited(running(), [
    {
      type: 'setDefinition',
      line: 'seat_rate_effect',
      definition: { type: 'input', values: { all: { every: 0.01, at: {} } } },
    },
  ]);
  expect(sentence(addInitiative(plan, seats))).toContain('give it the formula 0 first');
});

test('lines of an initiative are not removed while it is there', () => {
  const plan = withNew(running(), seats);
  const removed = applyAll(plan, [{ type: 'removeLines', lines: ['program_cost_to_date', 'seat_pricing_length'] }]);
  expect(removed.ok ? '' : describeEditError(removed.error)).toContain('the initiative Seat pricing');
});

test('names that would make lines of the template get a number', () => {
  const plan = withNew(running(), { ...seats, name: 'Churn rate' });
  expect(plan.initiatives[0]?.id).toBe('churn_rate_2');
});

test('accents leave their letters in the names of lines', () => {
  expect(withNew(running(), { ...seats, name: 'Évolution tarifaire' }).initiatives[0]?.id).toBe('evolution_tarifaire');
});

test('an initiative without letters in its name gets an id all the same', () => {
  const plan = withNew(running(), { ...seats, name: '席位' });
  expect(plan.initiatives[0]?.id).toBe('initiative');
  expect(planProblem(plan)).toBeNull();
});
