import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Roadmap, roadmapOf, type RoadmapQuestion } from '#analysis/roadmap';
import { describeRoadmapError, startsOf } from '#analysis/roadmapLanes';
import { MOTIONS } from '#domain/motions';
import { addInitiative, type InitiativeDraft, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import type { Target } from '#plan/places';
import { valuesOnly } from '#plan/valuesOnly';
import { expectOk } from '../domain/expectOk';
import { caseOfC } from '../plan/caseOfC';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

function roadmap(plan: Plan, question: RoadmapQuestion = { scenario: plan.scenarios[0]?.id ?? '' }): Roadmap {
  const found = roadmapOf(plan, question);
  if (!found.ok) throw new Error(describeRoadmapError(found.error));
  return found.value;
}

function withNew(plan: Plan, draft: InitiativeDraft): Plan {
  const added = addInitiative(plan, draft);
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  return edited(plan, added.value.edits);
}

function withValue(
  plan: Plan,
  ...[scenario, id, field, value]: readonly [string, string, 'start' | 'on', number]
): Plan {
  const set = setInitiativeValue(plan, scenario, id, field, value);
  if (!set.ok) throw new Error(describeInitiativeError(set.error));
  return edited(plan, set.value);
}

const january = 2027 * 12;
const percent = (fraction: number | null | undefined) => Number(((fraction ?? Number.NaN) * 100).toFixed(2));
const aim = (value: number, period: string | null): Target => ({
  id: `aim-${period}`.toLowerCase(),
  name: 'Aim',
  line: 'nrr_stated',
  segment: null,
  period,
  direction: 'atLeast',
  value,
  note: '',
  source: '',
});

test('the case goes 94.95, 102.95, 105.95, 109.95; to 115 it lacks 5.05 points, from the stated end 6.41', () => {
  const found = roadmap(caseOfC());
  expect([found.start, ...found.path.map(({ nrr }) => nrr)].map(percent)).toEqual([
    94.95, 102.95, 105.95, 109.95, 109.95, 109.95, 109.95, 109.95, 109.95,
  ]);
  const { initiatives, stated, target } = found.readings;
  expect(
    [initiatives, stated, target].map((reading) => [percent(reading?.end), percent(reading?.gap?.points)]),
  ).toEqual([
    [109.95, 5.05],
    [108.59, 6.41],
    [115, 0],
  ]);
  expect([initiatives.gap?.currency, stated?.gap?.currency]).toEqual([
    expect.closeTo(10_000, 6),
    expect.closeTo(12_700, 6),
  ]);
});

test('gains and returns of the case are those of the stated end; what reaching the target costs nobody says', () => {
  const { cost, gain, roi, readings } = roadmap(caseOfC());
  expect(cost).toBe(50_000);
  expect(gain).toEqual({ againstStart: expect.closeTo(204_000, 6), againstNothing: expect.closeTo(324_000, 6) });
  expect(Object.values(roi).map((value) => value?.toFixed(2))).toEqual(['4.08', '3.08', '6.48', '5.48']);
  expect(readings.initiatives.gain).toEqual({
    againstStart: expect.closeTo(236_400, 6),
    againstNothing: expect.closeTo(356_400, 6),
  });
  expect(Object.values(readings.target?.roi ?? {})).toEqual([null, null, null, null]);
});

test('the stated end of the case falls short by expansion, and its losses are smaller', () => {
  const { differences, readings } = roadmap(caseOfC());
  expect(differences.map(({ component, points }) => [component, percent(points)])).toEqual([
    ['expansion', -1.9],
    ['contraction', 0.51],
    ['churn', 0.03],
  ]);
  const sum = differences.reduce((total, { points }) => total + points, 0);
  expect(sum).toBeCloseTo((readings.stated?.end ?? 0) - readings.initiatives.end, 14);
});

test('modelled ARR is another reading than the run rate: the case ends 2027 290,090 above doing nothing', () => {
  const { readings } = roadmap(caseOfC());
  const year = (nrrs: readonly number[]) => nrrs.reduce((arr, nrr) => arr * nrr ** 0.25, 2_376_000);
  const nothing = 188 / 198;
  const path = [0.08, 0.11, 0.15, 0.15].map((points) => nothing + points);
  expect(readings.initiatives.modelledArr).toBeCloseTo(year(path) - 2_376_000 * nothing, 3);
});

/** A plan of random grain, segments and rates, with initiatives of random kind, size and start. */
const anyRoadmap = fc
  .record({
    grain: fc.constantFrom('month' as const, 'quarter' as const),
    segments: fc.constantFrom<readonly string[]>([], ['SMB', 'Enterprise'], ['A', 'B', 'C']),
    rates: fc.array(fc.double({ min: 0, max: 0.12, noNaN: true }), { minLength: 7, maxLength: 7 }),
    // In a third of the plans price would go below zero, so that its floor bites.
    bites: fc.nat(2).map((choice) => choice === 0),
    later: fc.double({ min: 0, max: 0.12, noNaN: true }),
    initiatives: fc.array(
      fc.record({
        motion: fc.constantFrom(...MOTIONS),
        start: fc.integer({ min: january - 6, max: january + 30 }),
        length: fc.integer({ min: 1, max: 12 }),
        points: fc.double({ min: -0.05, max: 0.08, noNaN: true }),
        segment: fc.nat(4),
        sShaped: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ grain, segments, rates, bites, later, initiatives }) => {
    const empty = planOf({ grain, segments });
    const keys = segments.length === 0 ? ['all'] : empty.segments.map(({ id }) => id);
    const names = MOTIONS.map((motion) => `${motion}_rate`);
    const filled = keys.reduce((plan, key, at) => {
      const values = names.map((name, place) => [name, (rates[place] ?? 0) * (1 + at / 3)] as const);
      return withEvery(plan, { starting_arr: 1_000_000 * (at + 1), ...Object.fromEntries(values) }, key);
    }, empty);
    const period = grain === 'month' ? '2027-10' : '2027-Q4';
    const series = { every: 0.03, at: { [period]: later } };
    const drifting = edited(filled, [{ type: 'setSeries', line: 'usage_rate', segment: keys[0] ?? 'all', series }]);
    const start = bites ? withNew(drifting, PRICE_CUT) : drifting;
    return initiatives.reduce(
      (plan, { motion, start, length, points, segment, sShaped }, at) =>
        withNew(plan, {
          name: `Initiative ${at}`,
          motion,
          start,
          length,
          size: { type: 'points', points },
          shape: sShaped ? 'sShaped' : 'linear',
          segment: plan.segments[segment]?.id ?? null,
        }),
      start,
    );
  });

const PRICE_CUT: InitiativeDraft = {
  name: 'Price cut',
  motion: 'price',
  start: january + 3,
  length: 4,
  size: { type: 'points', points: -0.3 },
};

test('steps sum to the end less the start, whatever the plan, and the end is that of the plan itself', () => {
  let [withFloor, withDrift] = [0, 0];
  fc.assert(
    fc.property(anyRoadmap, (plan) => {
      const found = roadmap(plan);
      const sum = found.steps.reduce((total, { points }) => total + points, 0);
      expect(Math.abs(sum - (found.end - found.start))).toBeLessThanOrEqual(1e-12);
      expect(found.end).toBe(valueIn(evaluated(plan), 'nrr_stated', 'total', plan.periods - 1, 0));
      if (found.floors.length > 0) withFloor++;
      if (found.steps.some(({ initiative }) => initiative === null)) withDrift++;
    }),
    { numRuns: 120 },
  );
  expect([withFloor > 3, withDrift > 3]).toEqual([true, true]);
});

/** A floor that holds back less than this is taken for rounding, and not said. */
const FLOORED_UNSAID = 1e-12;

test('points too small to be more than rounding are held at zero without a floor being named', () => {
  const tiny = { ...PRICE_CUT, size: { type: 'points', points: -9.5e-13 } } as const;
  const { steps, floors } = roadmap(withNew(planOf({}), tiny));
  expect([steps.map(({ points, floored }) => [points, floored]), floors]).toEqual([[[0, 0]], []]);
  const small = { ...tiny, size: { type: 'points', points: -1e-11 } } as const;
  expect(roadmap(withNew(planOf({}), small)).steps.map(({ floored }) => floored)).toEqual([-1e-11]);
});

test('with one segment positive points never lower NRR, and raise it by themselves less what the floor holds back', () => {
  fc.assert(
    fc.property(anyRoadmap, fc.nat(20), (plan, at) => {
      if (plan.segments.length > 0 || plan.initiatives.length === 0) return;
      const found = roadmap(plan, { scenario: 'base', end: plan.grain === 'month' ? '2028-12' : '2028-Q4' });
      for (const step of found.steps) {
        if (step.initiative === null) continue;
        const evaluation = evaluated(plan);
        const effect = valueIn(evaluation, `${step.initiative}_effect`, 0, plan.periods - 1, 0);
        expect(Math.abs(step.points - (effect - step.floored))).toBeLessThanOrEqual(FLOORED_UNSAID + 1e-14);
        if (effect > 0) expect(step.points).toBeGreaterThanOrEqual(-1e-15);
      }
      expect(found.path.length).toBe(8);
      expect(found.path[at % 8]?.nrr).toBeTypeOf('number');
    }),
    { numRuns: 60 },
  );
});

const running = (grain: 'month' | 'quarter' = 'month') =>
  withEvery(planOf({ grain }), { starting_arr: 1_200_000, churn_rate: 0.03, upsell_rate: 0.05 });
const onboarding: InitiativeDraft = {
  name: 'Onboarding',
  motion: 'churn',
  start: january + 4,
  length: 3,
  size: { type: 'points', points: 0.02 },
};

test('the path of a plan of months is that of the same plan in quarters: a quarter is the mean of its months', () => {
  const paths = (['month', 'quarter'] as const).map((grain) => roadmap(withNew(running(grain), onboarding)).path);
  const [months = [], quarters = []] = paths;
  expect(months.map(({ period }) => period)).toEqual(quarters.map(({ period }) => period));
  for (const [at, { nrr }] of months.entries()) expect(nrr).toBeCloseTo(quarters[at]?.nrr ?? Number.NaN, 14);
  // May reaches one third and June two; April nothing.
  expect(months[1]?.nrr).toBeCloseTo(1.02 + (0.02 * (0 + 1 / 3 + 2 / 3)) / 3, 14);
});

test('steps come by start and then by the list; one that is off in the scenario is none', () => {
  const plan = ['Late', 'Early', 'Also early'].reduce(
    (current, name) => withNew(current, { ...onboarding, name, start: name === 'Late' ? january + 9 : january }),
    running(),
  );
  expect(roadmap(plan).steps.map(({ name }) => name)).toEqual(['Early', 'Also early', 'Late']);
  const off = withValue(plan, 'base', 'also_early', 'on', 0);
  expect(roadmap(off).steps.map(({ name }) => name)).toEqual(['Early', 'Late']);
});

test('the floor is part of the step where it bites, and named with rate and periods', () => {
  const first = withNew(running(), { ...onboarding, start: january, length: 1 });
  const both = withNew(first, { ...onboarding, name: 'Success team', start: january + 6, length: 1 });
  const found = roadmap(both);
  expect(found.steps.map(({ points, floored }) => [points, floored])).toEqual([
    [expect.closeTo(0.02, 14), 0],
    [expect.closeTo(0.01, 14), expect.closeTo(0.01, 14)],
  ]);
  expect(found.floors).toEqual([
    { rate: 'churn_rate', segment: null, from: '2027-07', to: '2028-12', points: expect.closeTo(0.01, 14) },
  ]);
});

test('a rate that changes by itself is a step without initiative, before the others', () => {
  const plan = edited(withNew(running(), onboarding), [
    { type: 'setSeries', line: 'churn_rate', segment: 'all', series: { every: 0.05, at: { '2027-01': 0.03 } } },
  ]);
  const { start, steps, end } = roadmap(plan);
  expect(steps.map(({ initiative, points }) => [initiative, points.toFixed(6)])).toEqual([
    [null, '-0.020000'],
    ['onboarding', '0.020000'],
  ]);
  expect([start, end].map((nrr) => nrr.toFixed(6))).toEqual(['1.020000', '1.020000']);
});

test('a target below the end is a surplus: the gap is negative, in points and money', () => {
  const plan = { ...withNew(running(), onboarding), targets: [aim(1, null)] };
  expect(roadmap(plan).gap).toEqual({ points: expect.closeTo(-0.04, 14), currency: expect.closeTo(-4_000, 9) });
});

test('the end is read when the last target is due; each quarter is held to the target due by then', () => {
  const plan = { ...withNew(running(), onboarding), targets: [aim(1.1, '2027-12'), aim(1.03, '2027-04')] };
  const found = roadmap(plan);
  expect([found.endPeriod.id, found.target]).toEqual(['2027-12', 1.1]);
  expect(found.path.map(({ target }) => target)).toEqual([null, 1.03, 1.03, 1.1, 1.1, 1.1, 1.1, 1.1]);
});

test('targets for other lines, segments or limits from above are none for NRR', () => {
  const plan = {
    ...running(),
    targets: [
      { ...aim(1, null), line: 'nrr' },
      { ...aim(1, null), direction: 'atMost' as const },
    ],
  };
  expect(roadmap(plan).target).toBeNull();
});

test('cost counts up to the end, and what is free has no return', () => {
  const plan = withNew(running(), { ...onboarding, monthlyCost: 1_000 });
  expect(roadmap(plan, { scenario: 'base', end: '2027-07' }).cost).toBe(3_000);
  const free = roadmap(withNew(running(), onboarding));
  expect([free.cost, free.roi.grossStart, free.payback]).toEqual([0, null, null]);
});

test('payback is the first month from which what was gained covers what was spent, for good', () => {
  const draft: InitiativeDraft = { ...onboarding, motion: 'price', start: january, length: 1 };
  const plan = withNew(running(), { ...draft, size: { type: 'points', points: 0.1 }, onceCost: 5_000 });
  const evaluation = evaluated(plan);
  const nothing = evaluated(running());
  let gained = 0;
  let month = 0;
  for (; gained < 5_000; month++) {
    for (const line of ['opening_arr', 'closing_arr'])
      gained += (valueIn(evaluation, line, 0, month, 0) - valueIn(nothing, line, 0, month, 0)) / 24;
  }
  expect(roadmap(plan).payback?.index).toBe(month - 1);
  expect(month).toBeGreaterThan(2);
  const again = withNew(plan, { ...draft, name: 'Second', start: january + 23, onceCost: 10_000_000 });
  expect(roadmap(again).payback).toBeNull();
});

test('another scenario has its own roadmap: initiatives as they are there', () => {
  const found = roadmap(caseOfC(), { scenario: 'do-nothing' });
  expect([found.steps, found.end, found.cost]).toEqual([[], found.start, 0]);
});

test('moving an initiative past the end takes its points and its cost away', () => {
  const late = withValue(caseOfC(), 'initiatives', 'seat_pricing', 'start', january + 12);
  const found = roadmap(late);
  expect([percent(found.end), found.cost, found.steps.at(-1)?.points]).toEqual([104.95, 42_000, 0]);
});

test('a period that the plan lacks, and a plan without NRR, are refused with a sentence', () => {
  const said = (plan: Plan, end?: string) => {
    const found = roadmapOf(plan, { scenario: 'base', ...(end === undefined ? {} : { end }) });
    return found.ok ? '' : describeRoadmapError(found.error);
  };
  expect(said(running(), '2031-01')).toContain('no period 2031-01');
  expect(said({ ...running(), lines: [] })).toContain('no line nrr_stated');
});

test('a copy of values only has no roadmap: its cost is not 0, it is not told', () => {
  const copy = expectOk(valuesOnly(caseOfC(), ['do-nothing'], '2027-03-31'));
  const found = ['initiatives', 'do-nothing'].map((scenario) => roadmapOf(copy, { scenario }));
  expect(found).toEqual([
    { ok: false, error: { type: 'figuresOnly' } },
    { ok: false, error: { type: 'figuresOnly' } },
  ]);
});

test('every scenario starts where its roadmap does, whatever it switches off', () => {
  const plan = edited(caseOfC(), [
    {
      type: 'setOverrideSeries',
      scenario: 'stated-end-state',
      line: 'churn_rate',
      segment: 'all',
      series: { every: 0.2, at: {} },
    },
  ]);
  expect(startsOf(plan)).toEqual(plan.scenarios.map(({ id }) => roadmap(plan, { scenario: id }).start));
});
