import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASES, GRAINS, periodIndex } from '#domain/timeline';
import { valueIn } from '#plan/lanes';
import { lineOf } from '#plan/planParts';
import { openPlan } from '#plan/open';
import { describeStartingPlanError, type StartingPlan, startingPlan } from '#plan/startingPlan';
import { writePlan } from '#plan/write';
import { platform } from './platform';
import { evaluated } from './plans';

const FIGURES = { startingArr: 12e6, nrr: 1.04, grr: 0.88, aim: 1.12, by: '2028-12' };
const PICTURE: StartingPlan = { basis: 'annual', start: '2027-01', periods: 36, figures: FIGURES };

function made(wanted: StartingPlan) {
  const plan = startingPlan(wanted);
  if (!plan.ok) throw new Error(plan.error.map((error) => describeStartingPlanError(error)).join(' '));
  return plan.value;
}

function sentences(figures: Partial<StartingPlan['figures']>, wanted: Partial<StartingPlan> = {}): readonly string[] {
  const plan = startingPlan({ ...PICTURE, ...wanted, figures: { ...FIGURES, ...figures } });
  return plan.ok ? [] : plan.error.map((error) => describeStartingPlanError(error));
}

test('the figures of the start screen become churn of 12%, upsell of 16%, and NRR of 112% by December 2028', () => {
  const plan = made(PICTURE);
  const evaluation = evaluated(plan);
  const at = (line: string, period: string, lane: number) =>
    valueIn(evaluation, line, 'total', periodIndex(evaluation.timeline, period) ?? -1, lane);
  expect(plan.scenarios.map(({ name, parent }) => [name, parent])).toEqual([
    ['As is', null],
    ['Target', 'base'],
  ]);
  expect(lineOf(plan, 'churn_rate')?.definition).toEqual({ type: 'input', values: { all: { every: 0.12, at: {} } } });
  expect(lineOf(plan, 'upsell_rate')?.definition).toEqual({ type: 'input', values: { all: { every: 0.16, at: {} } } });
  expect(at('nrr_annualized', '2028-12', 0)).toBeCloseTo(1.04, 9);
  expect(at('nrr_annualized', '2028-12', 1)).toBeCloseTo(1.12, 9);
  expect(at('closing_arr', '2028-12', 0)).toBeCloseTo(12.9792e6, 0);
});

test('Target begins at NRR now, moves in equal steps, and stays at the aim', () => {
  const evaluation = evaluated(made(PICTURE));
  const path = Array.from({ length: 36 }, (_, period) => valueIn(evaluation, 'nrr_stated', 'total', period, 1));
  const reached = 23;
  const straight = path.map((_, period) => 1.04 + (0.08 * Math.min(period, reached)) / reached);
  expect(path.every((nrr, period) => Math.abs(nrr - (straight[period] ?? Number.NaN)) < 1e-9)).toBe(true);
});

test('in every basis, grain and number of segments As is keeps the stated NRR and GRR, Target reaches the aim, and the file opens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        basis: fc.constantFrom(...BASES),
        grain: fc.constantFrom(...GRAINS),
        segments: fc.constantFrom([], ['SMB'], ['SMB', 'Mid', 'Large']),
        lost: fc.integer({ min: 0, max: 1000 }),
        gained: fc.integer({ min: 0, max: 1500 }),
        aimed: fc.integer({ min: 0, max: 1500 }),
        arr: fc.integer({ min: 1, max: 1e11 }),
        reached: fc.integer({ min: 0, max: 11 }),
      }),
      async ({ basis, grain, segments, lost, gained, aimed, arr, reached }) => {
        const grr = (1000 - lost) / 1000;
        const figures = { startingArr: arr / 100, grr, nrr: grr + gained / 1000, aim: grr + aimed / 1000, by: '' };
        const by =
          grain === 'month'
            ? `2027-${String(reached + 1).padStart(2, '0')}`
            : `${2027 + Math.floor(reached / 4)}-Q${(reached % 4) + 1}`;
        const plan = made({ basis, grain, start: '2027-01', periods: 12, segments, figures: { ...figures, by } });
        const evaluation = evaluated(plan);
        const times = basis === 'annual' ? 1 : basis === 'quarterly' ? 4 : 12;
        const expectNear = (line: string, period: number, lane: number, wanted: number) => {
          const found = valueIn(evaluation, line, 'total', period, lane);
          expect(Math.abs(found - wanted) <= 1e-7 * Math.max(1, wanted), `${line}: ${found} for ${wanted}`).toBe(true);
        };
        expectNear('opening_arr', 0, 0, figures.startingArr);
        expectNear('nrr_stated', 11, 1, figures.aim);
        // Where nothing is left after a period, there is no NRR of the next one.
        if (figures.nrr > 0.3) {
          expectNear('nrr_ttm', 11, 0, figures.nrr ** times);
          expectNear('grr_ttm', 11, 0, figures.grr ** times);
        }
        if (figures.aim > 0.3 && figures.nrr > 0.3) expectNear('nrr_annualized', reached, 1, figures.aim ** times);
        const opened = await openPlan(new TextEncoder().encode(await writePlan(plan, platform)), platform);
        expect(opened).toEqual({ ok: true, value: plan });
      },
    ),
    { numRuns: 60 },
  );
});

test('an aim below NRR now takes expansion away and never churns more', () => {
  const evaluation = evaluated(made({ ...PICTURE, figures: { ...FIGURES, aim: 0.9 } }));
  const rates = ['churn_rate', 'upsell_rate'].map((line) => valueIn(evaluation, line, 'total', 35, 1));
  expect(rates).toEqual([0.12, 0.02]);
});

test('segments share the ARR to the cent', () => {
  const plan = made({ ...PICTURE, segments: ['A', 'B', 'C'], figures: { ...FIGURES, startingArr: 100 } });
  expect(lineOf(plan, 'starting_arr')?.definition).toEqual({
    type: 'input',
    values: { a: { every: 33.33, at: {} }, b: { every: 33.33, at: {} }, c: { every: 33.34, at: {} } },
  });
});

test.each([
  ['NRR below GRR', { nrr: 0.8 }, 'NRR is never below GRR, because expansion is not negative.'],
  ['GRR above 100%', { grr: 1.01 }, 'GRR is never above 100%: it counts losses only.'],
  ['GRR that is no number', { grr: Number.NaN }, 'GRR is never below 0%: no more than everything can be lost.'],
  [
    'an aim below GRR',
    { aim: 0.85 },
    'Not with GRR at 88%: without any expansion NRR is 88%. Aim at that or more, or change GRR.',
  ],
  ['an ARR of nothing', { startingArr: 0 }, 'The ARR at the start is above 0, because NRR is a share of it.'],
  ['an endless ARR', { startingArr: 1e14 }, 'This ARR is larger than any plan here can hold; 10 trillion is the most.'],
  ['an aim of thousands', { aim: 112 }, '11200% is above 1000%, the most that is read here.'],
  ['a date outside the plan', { by: '2030-01' }, '2030-01 is outside the plan, which runs from 2027-01 to 2029-12.'],
])('%s gets its sentence', (_what, figures, sentence) => {
  expect(sentences(figures)).toEqual([sentence]);
});

test('everything that is wrong is said at once', () => {
  expect(sentences({ nrr: 0.8, aim: 0.7, by: '2031-01' })).toHaveLength(3);
  expect(sentences({ nrr: 0.8 }, { start: '2027-13' })).toHaveLength(2);
});
