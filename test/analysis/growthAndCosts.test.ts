import { expect, test } from 'vitest';
import { costReadingOf } from '#analysis/costReading';
import { growthGridOf } from '#analysis/growthGrid';
import { growthReadingOf } from '#analysis/growthReading';
import { planCrossover } from '#analysis/planCrossover';
import { describePackReadingError } from '#analysis/planYears';
import { compareTargets } from '#analysis/targetComparison';
import { crossover } from '#domain/crossover';
import { requiredByPeriod, requiredNewLogoShare } from '#domain/growth';
import { growthPath, longRunGrowth } from '#domain/growthPath';
import { money, ratio } from '#domain/units';
import { addInitiative } from '#plan/initiativeEdits';
import type { Plan } from '#plan/model';
import { type AddablePack, addPack } from '#plan/packs';
import { expectOk } from '../domain/expectOk';
import { caseOfC } from '../plan/caseOfC';
import { edited, planOf, withEvery } from '../plan/plans';

function withPack(plan: Plan, pack: AddablePack): Plan {
  return edited(plan, expectOk(addPack(plan, pack)));
}

/** Three years of quarters at NRR 110: 10M growing by new logos, everything stated. */
function growing(changes: Readonly<Record<string, number | null>> = {}): Plan {
  return withEvery(withPack(planOf({ grain: 'quarter', periods: 12 }), 'costs'), {
    starting_arr: 10e6,
    churn_rate: 0.1,
    upsell_rate: 0.12,
    cross_sell_rate: 0.08,
    new_logo_arr: 500_000,
    target_growth: 0.4,
    cac_ratio: 2,
    other_sales_marketing: 100_000,
    starting_customers: 100,
    new_customers: 5,
    logo_churn_rate: 0.1,
    gross_margin: 0.8,
    net_burn: 400_000,
    profit_margin: -0.2,
    discount_rate: 0.1,
    ...changes,
  });
}

const scenario = 'base';
const PLAIN = { scenario, nrr: null };

test('every cell of the heat map is the definition, and the plan’s own cell is where its lines stand', () => {
  const [nrrs, targets] = [
    [0.85, 1, 1.25],
    [0.2, 0.4],
  ];
  const grid = expectOk(growthGridOf(growing(), { scenario, nrrs, targets }));
  for (const [row, nrr] of nrrs.entries()) {
    for (const [column, target] of targets.entries()) {
      const cell = grid.cells[row]?.[column];
      const moving = requiredByPeriod(money(10e6), ratio(target), ratio(nrr), 4).reduce((sum, one) => sum + one, 0);
      expect(cell?.share).toBeCloseTo(requiredNewLogoShare(ratio(target), ratio(nrr)), 12);
      expect(cell?.moving).toBeCloseTo(moving, 5);
    }
  }
  expect([grid.own.nrr, grid.own.growth, grid.own.cell.share]).toEqual([
    expect.closeTo(1.1, 12),
    0.4,
    expect.closeTo(0.3, 12),
  ]);
  const moved = expectOk(growthGridOf(growing({ upsell_rate: 0.22 }), { scenario, nrrs, targets }));
  expect([moved.own.nrr, moved.cells]).toEqual([expect.closeTo(1.2, 12), grid.cells]);
});

test('the growth path parts what is left of the base from what new logos pay, and reads ceiling, long run and doubling', () => {
  const found = expectOk(growthReadingOf(growing(), PLAIN));
  const path = growthPath(money(10e6), ratio(1.1 ** 0.25), money(500_000), 12);
  for (const [at, point] of found.path.entries()) {
    expect(point.fromBase).toBeCloseTo(path[at]?.fromBase ?? 0, 4);
    expect(point.fromNewLogos).toBeCloseTo(path[at]?.fromNewLogos ?? 0, 4);
  }
  expect([found.ceiling, found.longRunGrowth, found.doublingYears]).toEqual([
    null,
    expect.closeTo(longRunGrowth(ratio(1.1), ratio(1)), 12),
    expect.closeTo(Math.log(2) / Math.log(1.1), 10),
  ]);
  const leaking = expectOk(growthReadingOf(growing({ upsell_rate: 0, cross_sell_rate: 0 }), PLAIN));
  expect([leaking.ceiling, leaking.doublingYears]).toEqual([expect.closeTo(2e6 / 0.1, 3), null]);
});

test('by year the requirement is simple and moving, split in two, against what the plan has', () => {
  const [first, second] = expectOk(growthReadingOf(growing(), PLAIN)).years;
  expect([first?.simple, second?.simple, first?.planned]).toEqual([
    expect.closeTo(3e6, 4),
    expect.closeTo(4.2e6, 4),
    2e6,
  ]);
  expect((first?.compensatory ?? 0) + (first?.additive ?? 0)).toBeCloseTo(first?.moving ?? 1, 6);
  expect(first?.gap).toBeCloseTo((first?.moving ?? 0) - 2e6, 6);
});

test('a target is compared in a plan that reaches it: growth is the target, and spend and burn are of that plan', () => {
  const { targets } = expectOk(compareTargets(growing(), { scenario, targets: [0.2, 0.4], year: 1 }));
  const [low, high] = targets.map(({ figures }) => figures);
  expect([low?.growth.value, high?.growth.value]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.4, 12)]);
  const spend = 2 * (high?.required.value ?? 0);
  expect(high?.acquisitionSpend.value).toBeCloseTo(spend, 4);
  expect(high?.burnMultiple.value).toBeCloseTo((1.6e6 + spend - 4e6) / 4e6, 9);
  expect(high?.cacPaybackMonths.value).toBeCloseTo(30, 9);
  expect(targets.map(({ surplus }) => surplus)).toEqual([false, false]);
});

test('in a plan of segments whose mix moves, what is won is still what the target takes', () => {
  const segments = ['Small', 'Large'];
  let plan = withPack(planOf({ periods: 12, segments }), 'growth');
  plan = withEvery(plan, { starting_arr: 1e6, churn_rate: 0.3, new_logo_arr: 80_000 }, 'small');
  plan = withEvery(plan, { starting_arr: 1e6, upsell_rate: 0.3, new_logo_arr: 10_000 }, 'large');
  plan = withEvery(plan, { cac_ratio: 1.5 });
  const { targets } = expectOk(compareTargets(plan, { scenario, targets: [0.6], year: 1 }));
  expect(targets[0]?.figures.growth.value).toBeCloseTo(0.6, 8);
});

test('a target that the base outgrows is a surplus, and wins nobody', () => {
  const [target] = expectOk(compareTargets(growing(), { scenario, targets: [0.05], year: 1 })).targets;
  expect([target?.surplus, target?.figures.acquisitionSpend.value, target?.figures.growth.value]).toEqual([
    true,
    0,
    expect.closeTo(0.1, 12),
  ]);
});

test('a measure whose input is missing is not available and says which', () => {
  const plan = growing({ cac_ratio: null, gross_margin: null });
  const figures = expectOk(compareTargets(plan, { scenario, targets: [0.4], year: 1 })).targets[0]?.figures;
  for (const figure of [figures?.acquisitionSpend, figures?.burnMultiple, figures?.ruleOf40]) {
    expect([figure?.value, figure?.why]).toEqual([Number.NaN, expect.stringContaining('cac_ratio')]);
  }
  expect(figures?.ltv.why).toContain('gross_margin');
  expect(figures?.required.value).toBeGreaterThan(0);
});

test('the crossover of a plan that grows evenly is the definition, year by year', () => {
  const plan = growing({ new_logo_arr: 0, usage_cost_mode: 0, cross_sell_cost_mode: 0, hidden_cost_mode: 0 });
  const found = expectOk(planCrossover(plan, { scenario, points: 0.03, sum: null, years: 3 }));
  const wanted = crossover({
    arr: money(10e6),
    cacRatio: ratio(2),
    points: ratio(0.03),
    cost: money(25_000 * 12),
    years: 3,
    growth: ratio(0.1),
    discount: ratio(0.1),
  });
  expect(found).toMatchObject({
    cost: expect.closeTo(wanted.cost, 4),
    valueOfPoints: expect.closeTo(wanted.valueOfPoints, 4),
    breakEvenPoints: expect.closeTo(wanted.breakEvenPoints ?? 0, 12),
    invest: true,
  });
  const present = (of: (year: number) => number) => [0, 1, 2].reduce((sum, t) => sum + of(t) / 1.1 ** (t + 1), 0);
  const points = (yearly: number) => present(() => yearly) / present((t) => 2 * 10e6 * 1.1 ** t);
  expect(found.motions[0]).toEqual({
    motion: 'upsell',
    low: { cost: expect.closeTo(120_000, 6), points: expect.closeTo(points(120_000), 12) },
    chosen: { cost: expect.closeTo(300_000, 6), points: expect.closeTo(points(300_000), 12) },
    high: { cost: expect.closeTo(480_000, 6), points: expect.closeTo(points(480_000), 12) },
    blocked: { value: expect.closeTo(480_000, 6), why: null, missing: null },
  });
  expect(found.breakEvenCost).toBeCloseTo(wanted.breakEvenCost, 4);
});

test('without a CAC ratio nothing can be said of the crossover, and without points asked the initiatives bring them', () => {
  expect(
    expectOk(planCrossover(growing({ cac_ratio: null }), { scenario, points: 0.03, sum: null, years: 1 })).invest,
  ).toBeNull();
  const plan = withPack(caseOfC(), 'costs');
  const found = expectOk(planCrossover(plan, { scenario: 'initiatives', points: null, sum: null, years: 1 }));
  expect(found.points).toBeCloseTo(0.15, 9);
});

test('costs are told by year, low to high, with the period and the price of each step up a stage', () => {
  const plan = growing({
    starting_arr: 4e6,
    new_logo_arr: 600_000,
    cross_sell_cost_mode: 0,
    usage_cost_mode: 0,
    hidden_cost_mode: 0,
  });
  const found = expectOk(costReadingOf(plan, scenario));
  expect(found.steps.map(({ period, from, to, added }) => [period, from.id, to.id, added])).toEqual([
    ['2027-Q3', 'startup', 'growth', 60_000],
  ]);
  expect(found.years.map(({ low, chosen, high }) => [low.value, chosen.value, high.value])).toEqual([
    [72_000, 180_000, 288_000],
    [120_000, 300_000, 480_000],
    [120_000, 300_000, 480_000],
  ]);
});

test('a share of CAC outside what is usual is above or below it, and one at the bound is within', () => {
  const shares = (plan: Plan) =>
    expectOk(costReadingOf(plan, scenario)).cacShares[0]?.map(({ motion, position }) => [motion, position]);
  expect(shares(growing())).toEqual([
    ['upsell', 'within'],
    ['cross_sell', 'within'],
    ['usage', null],
  ]);
  expect(shares(growing({ upsell_cost_mode: 2, upsell_cost_own: 1 }))?.[0]).toEqual(['upsell', 'below']);
  expect(shares(growing({ cac_ratio: 0.1 }))?.[0]).toEqual(['upsell', 'above']);
});

test('initiatives of a motion give back what they bring over what they cost, and nothing by the band beside them', () => {
  const added = addInitiative(growing(), {
    name: 'Team plan',
    motion: 'upsell',
    start: 2027 * 12,
    size: { type: 'points', points: 0.05 },
    onceCost: 100_000,
  });
  const plan = edited(growing(), expectOk(added).edits);
  const { returns, countedTwice } = expectOk(costReadingOf(plan, scenario));
  const [found] = returns;
  expect(countedTwice).toEqual(['upsell']);
  expect(expectOk(costReadingOf(withEvery(plan, { upsell_cost_mode: 0 }), scenario)).countedTwice).toEqual([]);
  expect(found).toMatchObject({ motion: 'upsell', cost: 100_000, payback: expect.stringMatching(/^2027-Q[234]$/) });
  expect(found?.gross).toBeCloseTo((found?.revenue ?? 0) / 100_000, 12);
  expect(found?.net).toBeCloseTo((found?.gross ?? 0) - 1, 12);
  // The base alone at 115 in place of 110 over three years, and new logos with it.
  expect(found?.arr).toBeGreaterThan(10e6 * (1.15 ** 3 - 1.1 ** 3));
});

test('a plan without the pack, or shorter than a year, is refused with a sentence', () => {
  const refusals = [
    growthReadingOf(planOf(), PLAIN),
    growthReadingOf(withPack(planOf({ periods: 6 }), 'growth'), PLAIN),
  ];
  expect(refusals.map((found) => (found.ok ? '' : describePackReadingError(found.error)))).toEqual([
    'The plan does not have the lines of the growth pack, which this is read from: add the pack first.',
    'The plan is shorter than twelve months, and this is read from whole years: give it more periods.',
  ]);
});
