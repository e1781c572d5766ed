import { expect, test } from 'vitest';
import { tierOf } from '#domain/benchmarks';
import { pointsToTarget, requiredNewLogoArr, requiredNewLogoShare, returnOnCost, runRateGain } from '#domain/growth';
import { cohortReading, compoundedReading, type SegmentHistory, simpleSumReading } from '#domain/nrrReadings';
import { annualRetention, rateFactors } from '#domain/rateConversion';
import { doublingTime, grossRevenueRetention, netNewArr, netRevenueRetention, quickRatio } from '#domain/retention';
import { type Money, money, ratio } from '#domain/units';
import { unitPrice, usageMultiple } from '#domain/usagePricing';
import { expectOk } from './expectOk';

const movement = (opening: number, expansion: number, contraction: number, churn: number) => ({
  opening: money(opening),
  expansion: money(expansion),
  contraction: money(contraction),
  churn: money(churn),
  newLogo: money(0),
  reactivation: money(0),
  restatement: money(0),
});
const percent = (fraction: number) => Number((fraction * 100).toFixed(2));

test('example 1: 100,000 with 15,000 of expansion and 8,000 of losses has NRR 107% and GRR 92%', () => {
  const m = movement(100_000, 15_000, 3_000, 5_000);
  expect({
    nrr: expectOk(netRevenueRetention(m)),
    grr: expectOk(grossRevenueRetention(m)),
    netNew: expectOk(netNewArr(m)),
    quick: expectOk(quickRatio(m)),
  }).toEqual({ nrr: 1.07, grr: 0.92, netNew: 7_000, quick: 1.875 });
});

test('example 1 with contraction left out, as one source prints it, would read 110%', () => {
  expect(expectOk(netRevenueRetention(movement(100_000, 15_000, 0, 5_000)))).toBe(1.1);
});

const opening = 2_000 * 99;
const before = expectOk(netRevenueRetention(movement(opening, 4_000, 3_000, 11_000)));
const stated = expectOk(netRevenueRetention(movement(opening, 24_000, 2_000, 5_000)));

test('example 2: the base of 198,000 shrinks to 188,000, an NRR of 94.95%', () => {
  expect([opening, Math.round(opening * before), percent(before), tierOf(before)?.id]).toEqual([
    198_000,
    188_000,
    94.95,
    'flat',
  ]);
});

test('example 2: the six initiatives add up to 109.95%, quarter by quarter, and not to 115%', () => {
  const pointsByQuarter = [0.05 + 0.03, 0.01 + 0.02, 0.02 + 0.02];
  const path = pointsByQuarter.map((_, quarter) =>
    percent(pointsByQuarter.slice(0, quarter + 1).reduce((nrr, points) => nrr + points, before)),
  );
  expect(path).toEqual([102.95, 105.95, 109.95]);
});

test('example 2: the stated end state is 108.59%, and both readings stop short of 115%', () => {
  const initiatives = ratio(before + 0.15);
  const target = ratio(1.15);
  expect([
    percent(stated),
    percent(pointsToTarget(target, initiatives)),
    percent(pointsToTarget(target, stated)),
  ]).toEqual([108.59, 5.05, 6.41]);
  expect(opening * pointsToTarget(target, initiatives)).toBeCloseTo(10_000, 6);
  expect(opening * pointsToTarget(target, stated)).toBeCloseTo(12_700, 6);
});

test('example 2: the gain is 204K a year against the start and 324K against doing nothing, with four returns on 50K', () => {
  const arr = money(opening * 12);
  const againstStart = runRateGain(arr, stated, ratio(1));
  const againstNothing = runRateGain(arr, stated, before);
  const returns = (gain: Money) => {
    const { gross, net } = returnOnCost(gain, money(50_000)) ?? { gross: Number.NaN, net: Number.NaN };
    return [Number(gross.toFixed(6)), Number(net.toFixed(6))];
  };
  expect(againstStart).toBeCloseTo(204_000, 6);
  expect(againstNothing).toBeCloseTo(324_000, 6);
  expect([returns(againstStart), returns(againstNothing)]).toEqual([
    [4.08, 3.08],
    [6.48, 5.48],
  ]);
  expect(returnOnCost(againstStart, money(0))).toBeNull();
});

test('example 2: 94.95% a month would be 53.7% a year, 95% a quarter 81.5%', () => {
  const monthly = expectOk(annualRetention(before, 'monthly'));
  const quarterly = expectOk(annualRetention(ratio(0.95), 'quarterly'));
  expect([monthly.toFixed(3), quarterly.toFixed(3)]).toEqual(['0.537', '0.815']);
});

test('example 3: one customer grows 18 times while an event falls from $0.0100 to $0.0036', () => {
  const steps = [
    { month: 1, events: 10_000, price: money(100) },
    { month: 3, events: 50_000, price: money(350) },
    { month: 6, events: 200_000, price: money(900) },
    { month: 12, events: 500_000, price: money(1_800) },
  ];
  expect([usageMultiple(steps), steps.map(unitPrice)]).toEqual([18, [0.01, 0.007, 0.0045, 0.0036]]);
});

test('a customer who started at nothing has no multiple, and no events have no unit price', () => {
  const free = { month: 1, events: 0, price: money(0) };
  expect([
    usageMultiple([free, { month: 2, events: 10, price: money(5) }]),
    usageMultiple([]),
    unitPrice(free),
  ]).toEqual([null, null, null]);
});

test.each([
  [0.4, 0.85, 55],
  [0.4, 1.15, 25],
  [0.5, 1.2, 30],
  [0.2, 1.25, -5],
])('example 4: a target of %d at NRR %d needs new-logo ARR of %d%% of the opening', (growth, nrr, share) => {
  expect(percent(requiredNewLogoShare(ratio(growth), ratio(nrr)))).toBe(share);
  expect(requiredNewLogoArr(money(1_000_000), ratio(growth), ratio(nrr))).toBeCloseTo(share * 10_000, 6);
});

test.each([
  [1.3, 2.64],
  [1.3195, 2.5],
])('a base at NRR %d doubles in %d years', (nrr, years) => {
  expect(Number(expectOk(doublingTime(ratio(nrr))).toFixed(2))).toBe(years);
});

/** A segment at constant annual rates over twelve months that wins the same new-logo ARR every month. */
function history(start: number, grr: number, nrr: number, won: number): SegmentHistory {
  const factors = expectOk(rateFactors(ratio(grr), ratio(nrr), 'annual', 'monthly'));
  const months: SegmentHistory[number][] = [];
  let arr = start;
  for (let month = 0; month < 12; month++) {
    const expansion = arr * (nrr - grr) * factors.expansion;
    const churn = arr * (1 - grr) * factors.losses;
    months.push(movement(arr, expansion, 0, churn));
    arr += expansion - churn + won;
  }
  return months;
}

test('two segments at 80% and 130%, the first winning 100,000 a month, give 99.61% compounded and 105.00% cohort', () => {
  const segments = [history(1_000_000, 0.8, 0.8, 100_000), history(1_000_000, 0.9, 1.3, 0)];
  expect([percent(expectOk(compoundedReading(segments))), percent(expectOk(cohortReading(segments)))]).toEqual([
    99.61, 105,
  ]);
});

test('with one segment the compounded and the cohort reading agree, and the simple sum agrees once nobody is won', () => {
  const winning = [history(1_000_000, 0.9, 1.1, 50_000)];
  expect(expectOk(compoundedReading(winning))).toBeCloseTo(expectOk(cohortReading(winning)), 12);
  expect(expectOk(simpleSumReading(winning))).toBeGreaterThan(1.12);
  const closed = [history(1_000_000, 0.9, 1.1, 0)];
  expect(expectOk(simpleSumReading(closed))).toBeCloseTo(1.1, 12);
});
