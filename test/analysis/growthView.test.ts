import { expect, test } from 'vitest';
import { type CellScenario, cellScenario, describeCellScenarioError } from '#analysis/cellScenario';
import { growthGridOf } from '#analysis/growthGrid';
import { growthReadingOf } from '#analysis/growthReading';
import { planCrossover } from '#analysis/planCrossover';
import { planValuation } from '#analysis/planValuation';
import { compareTargets } from '#analysis/targetComparison';
import { requiredByPeriod, requiredByYear, splitAcquisition } from '#domain/growth';
import { BASES, GRAINS } from '#domain/timeline';
import { money, ratio } from '#domain/units';
import { valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { addPack } from '#plan/packs';
import { expectOk } from '../domain/expectOk';
import { caseOfC } from '../plan/caseOfC';
import { edited, evaluated, planOf, withAt, withEvery } from '../plan/plans';

const scenario = 'base';

/** Three years at NRR 110 with a target of 40%: 10M, and everything that growth is measured by. */
function growing(changes: Readonly<Record<string, number | null>> = {}, grain: 'month' | 'quarter' = 'quarter'): Plan {
  const plan = planOf({ grain, periods: grain === 'quarter' ? 12 : 36 });
  return withEvery(edited(plan, expectOk(addPack(plan, 'growth'))), {
    starting_arr: 10e6,
    churn_rate: 0.1,
    upsell_rate: 0.2,
    new_logo_arr: 500_000,
    target_growth: 0.4,
    cac_ratio: 2,
    gross_margin: 0.8,
    discount_rate: 0.1,
    ...changes,
  });
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

test('over years a cell of the heat map is the sum of its years, simple and moving, and its two parts make it up', () => {
  const grid = expectOk(growthGridOf(growing(), { scenario, nrrs: [0.85, null, 1.5], targets: [0.4], years: 3 }));
  for (const [row, nrr] of [0.85, 1.1, 1.5].entries()) {
    const cell = grid.cells[row]?.[0];
    const simple = requiredByYear(money(10e6), ratio(0.4), ratio(nrr), 3);
    const { compensatory } = splitAcquisition(ratio(0.4), ratio(nrr));
    expect(cell?.simple).toBeCloseTo(total(simple), 4);
    expect(cell?.share).toBeCloseTo(total(simple) / 10e6, 10);
    expect(cell?.moving).toBeCloseTo(total(requiredByPeriod(money(10e6), ratio(0.4), ratio(nrr), 4, 3)), 4);
    expect(cell?.compensatory).toBeCloseTo(compensatory * 10e6 * (1 + 1.4 + 1.96), 4);
    expect((cell?.compensatory ?? 0) + (cell?.additive ?? 0)).toBeCloseTo(cell?.simple ?? 1, 4);
  }
  expect(grid.cells[2]?.[0]?.simple).toBeLessThan(0);
});

test('a year whose NRR moves is read at the NRR of that year, as it is named', () => {
  const plan = withAt(growing(), 'churn_rate', { '2027-Q3': 0.3, '2027-Q4': 0.3 });
  const { own } = expectOk(growthGridOf(plan, { scenario, nrrs: [], targets: [] }));
  expect(own.cell.share).toBeCloseTo(1.4 - own.nrr, 12);
  const [year] = expectOk(growthReadingOf(plan, { scenario, nrr: null })).years;
  expect([year?.nrr, year?.simple]).toEqual([own.nrr, own.cell.simple]);
});

test('at a chosen NRR every year and period is required anew, and what the plan has stays', () => {
  const own = expectOk(growthReadingOf(growing(), { scenario, nrr: null }));
  const chosen = expectOk(growthReadingOf(growing(), { scenario, nrr: 0.85 }));
  const [year] = chosen.years;
  expect([year?.nrr, year?.simple, year?.planned]).toEqual([0.85, expect.closeTo(5.5e6, 4), own.years[0]?.planned]);
  expect(year?.moving).toBeCloseTo(0.5815 * 10e6, -3);
  expect(total(chosen.periods.slice(0, 4).map(({ moving }) => moving))).toBeCloseTo(year?.moving ?? 0, 6);
  expect(year?.gap).toBeCloseTo((year?.moving ?? 0) - (year?.planned ?? 0), 6);
  expect(chosen.path.map(({ total: arr }) => arr)).toEqual(own.path.map(({ total: arr }) => arr));
});

test('each year may have a target of its own', () => {
  const later = Object.fromEntries(['2028-Q1', '2028-Q2', '2028-Q3', '2028-Q4'].map((id) => [id, 0.2]));
  const { years } = expectOk(growthReadingOf(withAt(growing(), 'target_growth', later), { scenario, nrr: null }));
  expect(years.map(({ target, simple }) => [target, Math.round(simple)])).toEqual([
    [0.4, 3_000_000],
    [0.2, 1_400_000],
    [0.4, 5_040_000],
  ]);
});

test('a surplus is the gap below zero, in the year and beside each target', () => {
  const plan = growing({ upsell_rate: 0.4 });
  const low = withEvery(plan, { target_growth: 0.2 });
  expect(expectOk(growthReadingOf(low, { scenario, nrr: null })).years[0]?.simple).toBeCloseTo(-1e6, 4);
  const [target] = expectOk(compareTargets(plan, { scenario, targets: [0.2], year: 1 })).targets;
  const moving = total(requiredByPeriod(money(10e6), ratio(0.2), ratio(1.3), 4));
  expect([target?.share.value, target?.planned.value, target?.gap.value, target?.surplus]).toEqual([
    expect.closeTo(-0.1, 12),
    2e6,
    expect.closeTo(moving - 2e6, 4),
    true,
  ]);
});

test('what is missing names its input, so that a window can lead there', () => {
  const [year] = expectOk(growthReadingOf(growing({ target_growth: null }), { scenario, nrr: null })).years;
  expect(year?.gapFigure).toEqual({
    value: Number.NaN,
    why: 'Missing input: target_growth in Q1 2027 has no value.',
    missing: { line: 'target_growth', period: 0 },
  });
  const plan = edited(
    planOf({ currency: 'EUR', periods: 12 }),
    expectOk(addPack(planOf({ currency: 'EUR', periods: 12 }), 'costs')),
  );
  const priced = withEvery(plan, { starting_arr: 1e6, cac_ratio: 2 });
  const { motions } = expectOk(planCrossover(priced, { scenario, points: 0.01, sum: 1, years: 1 }));
  expect(motions.map(({ blocked }) => blocked.missing?.line)).toEqual(['usd_rate', 'usd_rate', 'usd_rate']);
});

test('a sum of 480K buys 240K of ARR a year, or two points on 10M 200K: it breaks even at 2.4 points and at 400K', () => {
  const plan = growing({ discount_rate: null });
  const found = expectOk(planCrossover(plan, { scenario, points: 0.02, sum: 480_000, years: 1 }));
  expect([found.bought, found.gained, found.breakEvenPoints, found.breakEvenCost, found.invest]).toEqual([
    expect.closeTo(240_000, 6),
    expect.closeTo(200_000, 6),
    expect.closeTo(0.024, 12),
    expect.closeTo(400_000, 6),
    false,
  ]);
  expect([found.boughtMargin.value, found.gainedMargin.value, found.motions]).toEqual([
    expect.closeTo(192_000, 6),
    expect.closeTo(160_000, 6),
    [],
  ]);
});

test('over years the points are gained on a base that grows, so the same sum breaks even earlier', () => {
  const at = (years: number) => expectOk(planCrossover(growing(), { scenario, points: 0.02, sum: 480_000, years }));
  expect(at(3).breakEvenPoints).toBeLessThan(at(1).breakEvenPoints);
  const blocked = expectOk(planCrossover(growing({ cac_ratio: null }), { scenario, points: 0.02, sum: 1, years: 1 }));
  expect([blocked.invest, blocked.blocked.missing]).toEqual([null, { line: 'cac_ratio', period: 3 }]);
});

/** The plan with the scenario that a cell became. */
function made(
  plan: Plan,
  nrr: number | null,
  target: number | null,
): { readonly plan: Plan; readonly cell: CellScenario } {
  const wanted = { name: 'Cell', parent: scenario, nrr, target, winsRequired: true };
  const cell = expectOk(cellScenario(plan, wanted));
  return { plan: edited(plan, cell.edits), cell };
}

test.each(BASES.flatMap((basis) => GRAINS.map((grain) => [basis, grain] as const)))(
  'a cell becomes a scenario that has its NRR and reaches its target, with %s rates by %s',
  (basis, grain) => {
    let plan = planOf({ basis, grain, periods: grain === 'quarter' ? 8 : 24 });
    plan = edited(plan, expectOk(addPack(plan, 'growth')));
    plan = withEvery(plan, { starting_arr: 10e6, churn_rate: 0.02, seat_rate: 0.01, new_logo_arr: 100_000 });
    for (const [nrr, target, lever] of [
      [1.15, 0.4, 'upsell_rate'],
      [0.7, 0.1, 'churn_rate'],
    ] as const) {
      const { plan: with_, cell } = made(plan, nrr, target);
      expect(cell.lever).toBe(lever);
      const evaluation = evaluated(with_);
      const end = plan.periods / 2 - 1;
      expect(valueIn(evaluation, 'growth_nrr', 'total', 0, 1)).toBeCloseTo(nrr, 9);
      expect(valueIn(evaluation, 'nrr_ttm', 'total', end, 1)).toBeCloseTo(nrr, 9);
      expect(valueIn(evaluation, 'closing_arr', 'total', end, 1)).toBeCloseTo(10e6 * (1 + target), 3);
      expect(valueIn(evaluation, 'closing_arr', 'total', end, 0)).toBe(
        valueIn(evaluated(plan), 'closing_arr', 'total', end, 0),
      );
    }
  },
);

test('initiatives go on working in a scenario made of a cell, and NRR is the cell’s beside them', () => {
  const plan = edited(caseOfC(), expectOk(addPack(caseOfC(), 'growth')));
  for (const nrr of [1.3, 0.8]) {
    const wanted = { name: 'Cell', parent: plan.scenarios[0]?.id ?? '', nrr, target: 0.2, winsRequired: true };
    const evaluation = evaluated(edited(plan, expectOk(cellScenario(plan, wanted)).edits));
    const lane = plan.scenarios.length;
    const ends = [0, plan.periods - 1].map((period) => valueIn(evaluation, 'growth_nrr', 'total', period, lane));
    expect(ends).toEqual([expect.closeTo(nrr, 9), expect.closeTo(nrr, 9)]);
  }
});

test('in a plan of segments each of them gets to the NRR of the cell, and a surplus wins nobody', () => {
  const segments = ['Small', 'Large'];
  let plan = planOf({ periods: 12, segments });
  plan = edited(plan, expectOk(addPack(plan, 'growth')));
  plan = withEvery(plan, { starting_arr: 1e6, churn_rate: 0.3, new_logo_arr: 80_000 }, 'small');
  plan = withEvery(plan, { starting_arr: 2e6, upsell_rate: 0.1, new_logo_arr: 10_000 }, 'large');
  const evaluation = evaluated(made(plan, 1.25, 0.5).plan);
  expect([0, 1].map((slice) => valueIn(evaluation, 'nrr_ttm', slice, 11, 1))).toEqual([
    expect.closeTo(1.25, 9),
    expect.closeTo(1.25, 9),
  ]);
  expect(valueIn(evaluation, 'closing_arr', 'total', 11, 1)).toBeCloseTo(4.5e6, 3);
  const surplus = evaluated(made(plan, 1.25, 0.2).plan);
  expect(valueIn(surplus, 'new_logo_arr', 'total', 5, 1)).toBe(0);
});

test('an NRR that no rate leads to is refused with what comes of trying', () => {
  const plan = growing({ upsell_rate: 0, seat_rate: 0.5 });
  const found = cellScenario(plan, { name: 'Cell', parent: scenario, nrr: 0.3, target: 0.4, winsRequired: true });
  expect(found.ok ? '' : describeCellScenarioError(found.error)).toContain('Churn alone cannot bring NRR there');
});

test('a valuation is a multiple of ARR now and at the end, with ten points as quoted and as compounded', () => {
  const found = expectOk(planValuation(growing({ new_logo_arr: 0 }), { low: 5, high: 8 }));
  expect(found).toMatchObject({ years: 3, end: 'Q4 2029' });
  const [base] = found.scenarios;
  const end = 10e6 * 1.1 ** 3;
  expect(base).toMatchObject({
    now: { low: 50e6, high: 80e6 },
    atEnd: { low: expect.closeTo(5 * end, 3), high: expect.closeTo(8 * end, 3) },
    quoted: { low: expect.closeTo(end, 3), high: expect.closeTo(2.4 * end, 3) },
    uplift: expect.closeTo((1.2 / 1.1) ** 3 - 1, 9),
  });
});
