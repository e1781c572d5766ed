import { expect, test } from 'vitest';
import { type CostReading, costReadingOf } from '#analysis/costReading';
import type { CostFigures } from '#analysis/costStages';
import { addInitiative, type InitiativeDraft } from '#plan/initiativeEdits';
import type { Plan } from '#plan/model';
import type { NewPlan } from '#plan/newPlan';
import { addPack } from '#plan/packs';
import { valuesOnly } from '#plan/valuesOnly';
import { expectOk } from '../domain/expectOk';
import { caseOfC } from '../plan/caseOfC';
import { edited, planOf, withEvery } from '../plan/plans';

const PLAIN = { starting_arr: 6e6, upsell_rate: 0.12, cross_sell_rate: 0.06, usage_rate: 0.04, cac_ratio: 2 };

function costed(changes: Readonly<Record<string, number | null>> = {}, wanted: Partial<NewPlan> = {}): Plan {
  const plan = planOf({ periods: 36, ...wanted });
  return withEvery(edited(plan, expectOk(addPack(plan, 'costs'))), { ...PLAIN, ...changes });
}

const readingOf = (plan: Plan): CostReading => expectOk(costReadingOf(plan, 'base'));

const amounts = ({ low, chosen, high }: CostFigures) =>
  [low, chosen, high].map(({ value }) => Number(value.toFixed(4)));

/** Grows by 1M a month from 4M: it opens at exactly 5M in February 2027 and at exactly 25M in October 2028. */
const climbing = (changes: Readonly<Record<string, number | null>> = {}) =>
  costed({
    starting_arr: 4e6,
    upsell_rate: 0,
    cross_sell_rate: 0,
    usage_rate: 0,
    new_logo_arr: 1e6,
    ...changes,
  });

test('a plan that grows through $5M and $25M steps up in the months that open there, by what three motions with hidden costs then cost more', () => {
  const { steps, stages } = readingOf(climbing());
  const chosen = (low: number, high: number) => (low * 1.45 + high * 1.65) / 2;
  const [startup, growth, scale] = [chosen(10e3, 33e3), chosen(38e3, 125e3), chosen(125e3, 400e3)];
  expect(steps.map(({ period, from, to, added }) => [period, from.id, to.id, Number(added.toFixed(4))])).toEqual([
    ['2027-02', 'startup', 'growth', growth - startup],
    ['2028-10', 'growth', 'scale', scale - growth],
  ]);
  expect(stages.map(({ stage, period, withHidden }) => [stage?.id, period, amounts(withHidden)])).toEqual([
    ['startup', '2027-01', [14_500, startup, 54_450]],
    ['growth', '2027-02', [55_100, growth, 206_250]],
    ['scale', '2028-10', [181_250, scale, 660_000]],
  ]);
});

test.each([
  ['more new logos', { new_logo_arr: 2e6 }, ['2027-02', '2027-12']],
  ['a higher start', { starting_arr: 4.5e6 }, ['2027-02', '2028-10']],
  ['fewer new logos', { new_logo_arr: 0.5e6 }, ['2027-03']],
] as const)('the steps move with the plan: %s', (_, changes, periods) => {
  expect(readingOf(climbing(changes)).steps.map(({ period }) => period)).toEqual(periods);
});

test('a plan that shrinks falls back a stage, and what that saves is below zero', () => {
  const { steps, stages } = readingOf(
    costed({ starting_arr: 5.2e6, churn_rate: 0.4, upsell_rate: 0, hidden_cost_mode: 0 }),
  );
  expect([steps.map(({ from, to, added }) => [from.id, to.id, added]), stages.map(({ stage }) => stage?.id)]).toEqual([
    [['growth', 'startup', 21_500 - 81_500]],
    ['growth', 'startup'],
  ]);
});

test('costs of a stage are told a month, also in a plan of quarters, and an own figure stands beside its band', () => {
  const own = { upsell_cost_mode: 2, upsell_cost_own: 55_000, usage_cost_mode: 0, cross_sell_cost_position: 0.25 };
  const [stage] = readingOf(costed(own, { grain: 'quarter', periods: 12 })).stages;
  expect(
    stage?.motions.map(({ motion, mode, band, ...cost }) => [
      motion,
      mode,
      amounts(cost),
      band.low.value,
      band.high.value,
    ]),
  ).toEqual([
    ['upsell', 'own', [55_000, 55_000, 55_000], 10_000, 40_000],
    ['cross_sell', 'band', [20_000, 30_000, 60_000], 20_000, 60_000],
    ['usage', 'none', [8_000, 0, 25_000], 8_000, 25_000],
  ]);
  if (stage === undefined) throw new Error('There is always a stage');
  expect(amounts(stage.together)).toEqual([75_000, 85_000, 115_000]);
});

test('without a rate to the dollar there is no stage and no cost, and the rate is named; one rate scales all of it', () => {
  const [stage] = readingOf(costed({}, { currency: 'EUR' })).stages;
  expect([stage?.stage, stage?.why, stage?.withHidden.chosen.value]).toEqual([
    null,
    expect.stringContaining('usd_rate'),
    Number.NaN,
  ]);
  const plan = edited(costed({}, { currency: 'EUR' }), [{ type: 'setUsdRate', usdRate: 0.8 }]);
  const [rated] = readingOf(plan).stages;
  // 6M euros are $4.8M.
  expect([rated?.stage?.id, rated?.motions[0] && amounts(rated.motions[0])]).toEqual([
    'startup',
    [2_500, 6_250, 10_000],
  ]);
});

test('a plan that is shorter than a year has stages and no years', () => {
  const { years, cacShares, stages } = readingOf(costed({}, { periods: 5 }));
  expect([years, cacShares, stages.length]).toEqual([[], [], 1]);
});

test('a share of CAC above its bound says at what cost a month it would be inside, of which ARR', () => {
  const plan = costed({ cross_sell_cost_position: 1, cac_ratio: 1 });
  const [year] = readingOf(plan).cacShares;
  const found = year?.[1];
  const arr = found?.arr.value ?? Number.NaN;
  expect([found?.position, found?.cost.value]).toEqual(['above', 720_000]);
  expect(found?.share.value).toBeCloseTo(720_000 / arr, 12);
  expect(found?.mostUsual.value).toBeCloseTo((0.4 * arr) / 12, 6);
  const inside = withEvery(plan, { cross_sell_cost_mode: 2, cross_sell_cost_own: found?.mostUsual.value ?? null });
  expect(readingOf(inside).cacShares[0]?.[1]?.position).toBe('within');
});

test('a motion that is not counted is neither inside nor outside of its share of CAC', () => {
  const [year] = readingOf(costed({ usage_cost_mode: 0 })).cacShares;
  expect(year?.map(({ isCounted, position }) => [isCounted, position])).toEqual([
    [true, 'within'],
    [true, 'above'],
    [false, null],
  ]);
});

test('the programme of a year is told with its initiatives, per point, per unit of expansion and against new CAC', () => {
  const [year] = readingOf(withInitiative(costed({ upsell_cost_mode: 0 }), { onceCost: 90_000 })).years;
  const chosen = year?.chosen.value ?? Number.NaN;
  const expansion = year?.expansion.value ?? Number.NaN;
  expect(year?.initiatives.value).toBe(90_000);
  expect(year?.perExpansion.value).toBeCloseTo(chosen / expansion, 12);
  expect(year?.cacShare.value).toBeCloseTo(chosen / expansion / 2, 12);
  expect(year?.perPoint.value).toBeCloseTo(chosen / ((100 * expansion) / 6e6), 6);
});

test('a copy of values only keeps what the programme costs, and does not say what of it is of initiatives nor what motions return', () => {
  const plan = edited(caseOfC(), expectOk(addPack(caseOfC(), 'costs')));
  const [whole, copy] = [plan, expectOk(valuesOnly(plan, [], '2027-03-31'))].map((one) =>
    expectOk(costReadingOf(one, 'initiatives')),
  );
  expect(copy?.years.map(({ chosen }) => chosen.value)).toEqual(whole?.years.map(({ chosen }) => chosen.value));
  expect(copy?.years.map(({ initiatives }) => initiatives.value)).toEqual([Number.NaN, Number.NaN]);
  expect(copy?.wholeReturns.map(({ cost, revenue, gross }) => [cost.chosen, revenue, gross?.chosen])).toEqual(
    whole?.wholeReturns.map(() => [Number.NaN, Number.NaN, Number.NaN]),
  );
});

test('30 accounts a CSM are too many, from the first period that ends with them; as many CSMs are needed as have fewer', () => {
  const staffed = (csms: number | null) =>
    readingOf(costed({ starting_customers: 84, new_customers: 1, logo_churn_rate: 0, csm_count: csms }));
  const { years, overloadedFrom } = staffed(3);
  expect(overloadedFrom).toBe('2027-06');
  expect(years.map((year) => [year.accountsPerCsm.value, year.csmsNeeded.value])).toEqual([
    [32, 4],
    [36, 4],
    [40, 5],
  ]);
  expect([staffed(5).overloadedFrom, staffed(null).overloadedFrom]).toEqual([null, null]);
  expect(staffed(null).years[0]?.accountsPerCsm.why).toContain('csm_count');
});

function withInitiative(plan: Plan, draft: Partial<InitiativeDraft>): Plan {
  const added = addInitiative(plan, {
    name: 'Team plan',
    motion: 'seat',
    start: 2027 * 12,
    size: { type: 'points', points: 0.05 },
    ...draft,
  });
  return edited(plan, expectOk(added).edits);
}

test('a whole motion returns all its expansion over band, hidden costs and initiatives, as a range', () => {
  const plan = withInitiative(costed({ cross_sell_cost_mode: 0 }), { onceCost: 100_000 });
  const { wholeReturns, returns } = readingOf(plan);
  const [upsell, crossSell] = wholeReturns;
  expect(upsell?.cost).toEqual({
    low: expect.closeTo(100_000 + 36 * 10_000 * 1.45, 4),
    chosen: expect.closeTo(100_000 + (36 * (10_000 * 1.45 + 40_000 * 1.65)) / 2, 4),
    high: expect.closeTo(100_000 + 36 * 40_000 * 1.65, 4),
  });
  const revenue = upsell?.revenue ?? Number.NaN;
  expect(upsell?.gross?.low).toBeCloseTo(revenue / (upsell?.cost.high ?? 0), 12);
  expect(upsell?.net?.chosen).toBeCloseTo((upsell?.gross?.chosen ?? 0) - 1, 12);
  expect(upsell?.gross?.high).toBeGreaterThan(upsell?.gross?.chosen ?? Number.NaN);
  // Seats and tiers bring 17 points a year, the initiative 5 of them.
  expect(upsell?.arr).toBeGreaterThan(3 * (returns[0]?.arr ?? Number.NaN));
  expect([crossSell?.cost.chosen, crossSell?.gross, crossSell?.payback]).toEqual([0, null, null]);
});

test('gross profit pays back later than revenue, and without a margin not at all', () => {
  const priced = (margin: number | null) =>
    readingOf(withInitiative(costed({ upsell_cost_mode: 0, gross_margin: margin }), { onceCost: 100_000 })).returns[0];
  const [found, none] = [priced(0.5), priced(null)];
  expect([found?.payback, found?.paybackOfMargin]).toEqual(['2027-11', '2028-03']);
  expect([none?.payback, none?.paybackOfMargin]).toEqual(['2027-11', null]);
});

test('what a motion costs does not hold the stage that its ARR lifts the others into', () => {
  const plan = costed({
    starting_arr: 4.5e6,
    upsell_rate: 0.4,
    hidden_cost_mode: 0,
    upsell_cost_mode: 2,
    upsell_cost_own: 1_000,
  });
  expect(readingOf(plan).wholeReturns[0]?.cost.chosen).toBeCloseTo(36_000, 4);
});
