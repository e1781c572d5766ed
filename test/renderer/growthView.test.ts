import { expect, test } from 'vitest';
import { planCrossover } from '#analysis/planCrossover';
import type { Plan } from '#plan/model';
import { addPack } from '#plan/packs';
import { crossoverDrawing } from '../../renderer/growth/crossoverDrawing';
import { motionsSentence, verdictSentence } from '../../renderer/growth/crossoverTexts';
import { comparedTargets, nrrPlaces, targetPlaces } from '../../renderer/growth/growthAxes';
import { moneyText } from '../../renderer/growth/growthTexts';
import { cellSentence, heatCells } from '../../renderer/growth/heatCells';
import { heatScale, heatStep } from '../../renderer/growth/heatSteps';
import { type GrowthAsked, type ShownGrowth, shownGrowth } from '../../renderer/growth/shownGrowth';
import { splitBars } from '../../renderer/growth/WhatFor';
import { expectOk } from '../domain/expectOk';
import { edited, planOf, withEvery } from '../plan/plans';

/** Two years at NRR 103.9: 12M, a target of 40%, two dollars spent for one of new-logo ARR. */
function larkfield(changes: Readonly<Record<string, number | null>> = {}): Plan {
  const plan = planOf({ periods: 24 });
  return withEvery(edited(plan, expectOk(addPack(plan, 'costs'))), {
    starting_arr: 12e6,
    churn_rate: 0.12,
    upsell_rate: 0.159,
    new_logo_arr: 314_167,
    target_growth: 0.4,
    cac_ratio: 2,
    ...changes,
  });
}

function shownOf(plan: Plan, asked: Partial<GrowthAsked> = {}): ShownGrowth {
  return expectOk(shownGrowth(plan, 0, { years: 1, nrr: null, ...asked }));
}

const named = (places: readonly { readonly at: number; readonly isOwn: boolean }[]) =>
  places.map(({ at, isOwn }) => `${Number((at * 100).toFixed(1))}${isOwn ? '*' : ''}`).join(' ');

test.each([
  [1.039, '85 90 95 100 103.9* 105 110 115 120 125 130'],
  [1.1, '85 90 95 100 105 110* 115 120 125 130'],
  [0.62, '60 62* 65 70 75 80 85 90 95 100 105'],
  [1.583, '115 120 125 130 135 140 145 150 155 158.3* 160'],
  [0.02, '0 2* 5 10 15 20 25 30 35 40 45'],
  [Number.NaN, '85 90 95 100 105 110 115 120 125 130'],
])('the map has the NRR of the plan, %d, as a row of its own among round ones', (own, wanted) => {
  expect(named(nrrPlaces(own, null))).toBe(wanted);
});

test.each([
  [0.4, '10 20 30 40* 50 60 70'],
  [0.35, '10 20 30 35* 40 50 60 70'],
  [0.05, '0 5* 10 20 30 40 50 60'],
  [-0.15, '-20 -15* -10 0 10 20 30 40'],
  [1.2, '90 100 110 120* 130 140 150'],
  [Number.NaN, '10 20 30 40 50 60 70'],
])('the map has the target of the plan, %d, as a column among round ones', (own, wanted) => {
  expect(named(targetPlaces(own))).toBe(wanted);
});

test('targets are compared around the plan’s own', () => {
  expect([comparedTargets(0.4), comparedTargets(Number.NaN)]).toEqual([
    [0.2, 0.3, 0.4, 0.5],
    [0.2, 0.3, 0.4, 0.5],
  ]);
});

test('colours go from surplus over none to need, and the farthest cell has the last of each', () => {
  const scale = heatScale([-0.2, 0.1, 0.85, Number.NaN]);
  expect([-0.2, -0.05, 1e-12, 0.01, 0.15, 0.151, 0.85, Number.NaN].map((share) => heatStep(share, scale))).toEqual([
    'surplus-4',
    'surplus-1',
    'zero',
    'need-1',
    'need-1',
    'need-2',
    'need-6',
    'none',
  ]);
});

test('the map names the plan’s own row, shows shares or amounts, and says each cell in words', () => {
  const shown = shownOf(larkfield());
  const { rows, columns } = heatCells(shown, 'share');
  expect([columns, rows.map(({ name }) => name)[4], rows[4]?.texts]).toEqual([
    ['10%', '20%', '30%', '40%', '50%', '60%', '70%'],
    'Base 103.9%',
    ['6.1', '16.1', '26.1', '36.1', '46.1', '56.1', '66.1'],
  ]);
  expect(heatCells(shown, 'money').rows[4]?.texts[3]).toBe('4.33');
  expect(cellSentence(shown, shown.ownRow, shown.ownColumn)).toBe(
    'NRR 103.9%, target 40%: 36.1% of opening ARR, $4.33M',
  );
  expect(cellSentence(shown, 9, 0)).toBe('NRR 125%, target 10%: a surplus of 15.0% of opening ARR, $1.80M');
});

test('an amount below zero has its minus before the sign of the currency', () => {
  expect([-786_400, -4.2e6, 12].map((amount) => moneyText(amount, 'USD'))).toEqual(['−$786.4K', '−$4.20M', '$12']);
});

test('an input that moves, a chosen NRR and more years each move the map', () => {
  const own = (shown: ShownGrowth) => heatCells(shown, 'share').rows[shown.ownRow]?.texts[shown.ownColumn];
  expect([
    own(shownOf(larkfield())),
    own(shownOf(larkfield({ churn_rate: 0.2 }))),
    own(shownOf(larkfield({ target_growth: 0.2 }))),
    own(shownOf(larkfield(), { nrr: 0.85 })),
    own(shownOf(larkfield(), { nrr: 1, years: 2 })),
  ]).toEqual(['36.1', '44.1', '16.1', '55', '96.0']);
});

test('what new logos are for: 15 of 55 points replace losses at an NRR of 85, none at the plan’s own', () => {
  const bars = splitBars(shownOf(larkfield()));
  expect(bars.map(({ name, compensatory, share, money }) => [name, compensatory.toFixed(1), share, money])).toEqual([
    ['85%', '15.0', '55.0%', '$6.60M'],
    ['95%', '5.0', '45.0%', '$5.40M'],
    ['Base 103.9%', '0.0', '36.1%', '$4.33M'],
    ['105%', '0.0', '35.0%', '$4.20M'],
    ['115%', '0.0', '25.0%', '$3.00M'],
    ['125%', '0.0', '15.0%', '$1.80M'],
  ]);
  expect(splitBars(shownOf(larkfield({ target_growth: 0.1 }))).at(-1)).toMatchObject({
    total: expect.closeTo(-15, 9),
    money: '−$1.80M',
  });
});

test('the crossover says which way brings more and where that turns, and motions from where on they pay', () => {
  const found = expectOk(planCrossover(larkfield(), { scenario: 'base', points: 0.03, sum: 480_000, years: 1 }));
  expect(verdictSentence(found, 'USD', false)).toBe(
    'Retention and expansion bring more: $480.0K a year buys $240.0K of ARR in a year, 3.00 points of NRR bring $360.0K. The two cross at 2.00 points of NRR for this sum, and at $720.0K a year for these points.',
  );
  expect(motionsSentence(found)).toBe('Usage pays from 0.83 points, upsell from 1.25, cross-sell from 2.00.');
});

test('each level of the picture ends on the slope, and all of it lies within the axes', () => {
  const found = expectOk(planCrossover(larkfield(), { scenario: 'base', points: 0.03, sum: 480_000, years: 2 }));
  const { levels, perPoint, across, up, asked } = crossoverDrawing(found, 'USD');
  for (const { cost, points } of levels) {
    expect(cost).toBeCloseTo(points * perPoint, 9);
    expect([points < across.max, cost < up.max]).toEqual([true, true]);
  }
  expect([levels.length, asked?.points, asked?.label]).toEqual([3, 3, 'Sum asked 480 for 3.00 pt']);
});
