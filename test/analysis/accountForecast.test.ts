import { describe, expect, test } from 'vitest';
import { forecastInParts, readForecast } from '#analysis/accountForecast';
import { compareForecast } from '#analysis/bottomUpComparison';
import { bottomUpScenario, type BottomUpScenario } from '#analysis/bottomUpScenario';
import { recordedForecast } from '#analysis/forecastRecord';
import type { Account } from '#domain/accounts/account';
import { type MotionAssumptions, settingsEdit } from '#plan/accountSettings';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { lockEdits } from '#plan/freezeScenario';
import { addInitiative } from '#plan/initiativeEdits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { planOfMany } from '../plan/manyAccounts';
import { edited, planOf, withEvery } from '../plan/plans';

const healthy = { dauMau: 0.5, nps: 40, criticalIssues: 0 };
const account = (id: string, more: Partial<Account>): Account => ({ id, name: id, arr: 100_000, ...healthy, ...more });

/** Seats asking at once, an upsell at once, another product from March on, and an account that is not well. */
const ACCOUNTS: readonly Account[] = [
  account('a', { seatsLicensed: 100, seatsActive: 95, csm: 'Kim' }),
  account('b', { seatsLicensed: 100, seatsActive: 90, csm: 'kim ' }),
  account('c', { featureGateHits: 5, csm: 'Lee', arr: 300_000 }),
  account('d', { products: ['Core'], start: '2026-12-01' }),
  account('e', { products: ['Core', 'Reports'], seatsLicensed: 10, seatsActive: 10, nps: 10 }),
];

function planWith(accounts: readonly Account[] = ACCOUNTS, grain: 'month' | 'quarter' = 'month'): Plan {
  const base = withEvery(planOf({ grain, periods: grain === 'month' ? 24 : 8 }), {
    starting_arr: 2e6,
    churn_rate: 0.1,
    seat_rate: 0.02,
    new_logo_arr: 10_000,
  });
  const added = addInitiative(base, {
    name: 'Seat pricing',
    motion: 'seat',
    start: 2027 * 12,
    size: { type: 'points', points: 0.03 },
  });
  if (!added.ok) throw new Error(added.error.type);
  return edited(base, [...added.value.edits, { type: 'setPlace', place: 'accounts', value: accounts }]);
}

test('of thousands of accounts the forecast rests in between, each time with more of them read, and is made once for a plan', () => {
  const plan = planOfMany(6000);
  const shares = [...forecastInParts(plan)];
  // All read, there are rests in looking for what is to be sold, in counting it and in placing it.
  expect(shares.filter((share) => share === 1).length).toBeGreaterThanOrEqual(8);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([...forecastInParts(plan)]).toEqual([]);
  expect(readForecast(plan)).toBe(readForecast(plan));
  expect(readForecast(plan)).toEqual(readForecast({ ...plan }));
});

const base = (plan: Plan) => plan.scenarios[0]?.id ?? '';

function made(plan: Plan, name = 'Bottom up'): BottomUpScenario {
  const found = bottomUpScenario(plan, base(plan), name, readForecast(plan));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

describe('the forecast of a plan', () => {
  test('takes its day from the start of the plan, its places from the CSMs that accounts name, and 30 accounts each', () => {
    const { capacity, quarters, forecast } = readForecast(planWith());
    expect(capacity).toEqual({ csms: 2, csmsFrom: 'accounts', accountsPerCsm: 30, perCsmFrom: 'source', places: 60 });
    expect(quarters.map(({ id }) => id).slice(0, 2)).toEqual(['2027-Q1', '2027-Q2']);
    // Seats 200,000 × 20% × 50%; upsell 300,000 × 20% × 35% (A); cross-sell 100,000 × 20% × 65% (A), asked on 1 March, won by 30 May.
    expect(forecast.total.likely).toBeCloseTo(20_000 + 21_000 + 13_000, 6);
    expect(forecast.unhealthy).toEqual({ accounts: 1, arr: 100_000 });
  });

  test('without a CSM anywhere the team is without limit, and with none stated it reaches nobody', () => {
    const unnamed = planWith(ACCOUNTS.map(({ csm: _, ...rest }) => rest));
    expect(readForecast(unnamed).capacity).toMatchObject({ csms: null, csmsFrom: null, places: null });
    const none = edited(unnamed, [settingsEdit(unnamed, { forecast: { csms: 0 } })]);
    const { forecast } = readForecast(none);
    expect([forecast.inConversation.accounts, forecast.notReached.accounts, forecast.total.likely]).toEqual([0, 4, 0]);
  });

  test('places are counted down to whole accounts, but not by rounding: 1.15 CSMs of 20 accounts each have 23', () => {
    const plan = planWith();
    const placesOf = (csms: number, accountsPerCsm: number) =>
      readForecast(edited(plan, [settingsEdit(plan, { forecast: { csms, accountsPerCsm } })])).capacity.places;
    expect([placesOf(1.15, 20), placesOf(1.14, 20), placesOf(0.5, 1)]).toEqual([23, 22, 0]);
  });

  test('a plan of quarters has the same forecast as one of months', () => {
    const [months, quarters] = (['month', 'quarter'] as const).map((grain) => readForecast(planWith(ACCOUNTS, grain)));
    expect(quarters?.forecast).toEqual(months?.forecast);
  });

  test('what is stated takes the place of what the sources say, and of nothing else', () => {
    const plan = planWith();
    const stated = edited(plan, [
      settingsEdit(plan, {
        forecast: { motions: [{ motion: 'seat', conversion: { low: 0.4, likely: 0.4, high: 0.4 } }] },
      }),
    ]);
    const gained = readForecast(stated).forecast.total.likely - readForecast(plan).forecast.total.likely;
    expect(gained).toBeCloseTo(200_000 * 0.2 * 0.5, 6);
  });

  test.each<[string, MotionAssumptions, string]>([
    ['conversion above all', { motion: 'seat', conversion: { low: 0.1, likely: 0.2, high: 1.1 } }, 'in conversation'],
    ['lift that falls', { motion: 'seat', lift: { low: 0.5, likely: 0.2, high: 0.8 } }, 'rise in this order'],
    ['cycle that ends before it begins', { motion: 'seat', cycleDays: { low: 30, high: 14 } }, 'not before the first'],
  ])('a plan takes no %s', (_, motion, why) => {
    const plan = planWith();
    const refused = applyAll(plan, [settingsEdit(plan, { forecast: { motions: [motion] } })]);
    expect(refused.ok ? '' : describeEditError(refused.error)).toContain(why);
  });

  test('speaks of no quarter that is over on the day of the list', () => {
    const plan = planWith();
    const later = edited(plan, [settingsEdit(plan, { asOf: '2027-06-30' })]);
    expect(readForecast(later).quarters[0]?.id).toBe('2027-Q3');
    const past = edited(plan, [settingsEdit(plan, { asOf: '2031-06-30' })]);
    expect(readForecast(past)).toMatchObject({
      quarters: [],
      forecast: { total: { likely: 0 }, triggered: { accounts: 0 } },
    });
  });
});

describe('beside the roadmap', () => {
  test('an initiative of 3 points brings about 3 points of the opening ARR in a year, and the plan’s own 2 stand apart', () => {
    const plan = planWith();
    const compared = compareForecast(plan, base(plan), readForecast(plan));
    if (!compared.ok) throw new Error('no comparison');
    const seats = compared.value.motions.find(({ motion }) => motion === 'seat');
    expect(compared.value.opening).toBe(2e6);
    // A little above 3: customers won in the year expand too.
    expect((seats?.roadmapTotal ?? 0) / 2e6).toBeGreaterThan(0.03);
    expect((seats?.roadmapTotal ?? 0) / 2e6).toBeLessThan(0.033);
    expect((seats?.ownTotal ?? 0) / 2e6).toBeCloseTo(0.02, 2);
    expect(seats?.accountsTotal.likely).toBeCloseTo(20_000, 6);
  });
});

describe('used from the bottom up', () => {
  test('the new scenario brings what the accounts carry over the year, motion by motion, and every other stays what it was', () => {
    const plan = planWith();
    const { edits, scenario, initiatives, replaced } = made(plan);
    const after = edited(plan, edits);
    expect(replaced).toEqual(['Seat pricing']);
    expect(initiatives.map(({ motion }) => motion)).toEqual(['seat', 'upsell', 'cross_sell']);
    const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
    for (const { wanted, given } of initiatives) expect(Math.abs(sum(given) / sum(wanted) - 1)).toBeLessThan(1e-3);
    const run = evaluatePlan(after);
    const before = evaluatePlan(plan);
    if (!run.ok || !before.ok) throw new Error('does not compile');
    const lane = after.scenarios.findIndex(({ id }) => id === scenario);
    const read = (line: string, at: number, of = run.value) =>
      sum(Array.from({ length: 12 }, (_, period) => valueIn(of, line, 'total', period, at)));
    // Above the plan's own 2 points of seats, which stay.
    const own = made(planWith([account('x', { featureGateHits: 5 })]));
    const ownRun = evaluatePlan(edited(planWith([account('x', { featureGateHits: 5 })]), own.edits));
    if (!ownRun.ok) throw new Error('does not compile');
    expect(read('seat_arr', lane) - read('seat_arr', lane, ownRun.value)).toBeCloseTo(20_000, -2);
    expect(read('upsell_arr', lane)).toBeCloseTo(21_000, -2);
    for (const line of ['closing_arr', 'seat_arr', 'nrr']) {
      expect(read(line, 0)).toBe(read(line, 0, before.value));
    }
  });

  test('says by quarter what an initiative brings otherwise than the accounts do', () => {
    const seats = made(planWith()).initiatives[0];
    // All of it in January in the list; an effect that stays cannot do that.
    expect(seats?.wanted.map((amount) => Math.round(amount))).toEqual([20_000, 0, 0, 0]);
    expect(seats?.given.every((amount) => amount > 4_000 && amount < 6_000)).toBe(true);
  });

  test('beside a locked base, which takes no initiative, it is refused and says why', () => {
    const plan = planWith();
    const locked = edited(plan, lockEdits(plan, base(plan), '2027-01-31', ''));
    const found = bottomUpScenario(locked, base(locked), 'Bottom up', readForecast(locked));
    expect(found).toMatchObject({ error: { error: { error: { error: { type: 'locked', scenario: 'Base' } } } } });
  });

  test('closed quarters are left alone: the year begins after the last close', () => {
    const plan = edited(planWith(), [{ type: 'setLastClose', period: '2027-03' }]);
    const { initiatives } = made(plan);
    expect(initiatives.map(({ motion }) => motion)).toEqual(['cross_sell']);
    expect(initiatives[0]?.start).toBeGreaterThanOrEqual(2027 * 12 + 3);
  });

  test('is refused where no account carries anything, where the name is taken, and where there is no ARR to win it from', () => {
    const refused = (plan: Plan, name = 'Bottom up') => {
      const found = bottomUpScenario(plan, base(plan), name, readForecast(plan));
      return found.ok ? null : found.error.type;
    };
    expect(refused(planWith([account('x', {})]))).toBe('nothing');
    expect(refused(planWith(), planWith().scenarios[0]?.name)).toBe('scenario');
    expect(refused(withEvery(planWith(), { starting_arr: 0, new_logo_arr: 0 }))).toBe('outOfReach');
  });
});

describe('the record', () => {
  test('keeps the likely ARR by motion and quarter, and what was typed of one outlives the next', () => {
    const plan = planWith();
    const first = recordedForecast(plan, readForecast(plan));
    expect(first.map(({ motion, period, forecast }) => [period, motion, Math.round(forecast)])).toEqual([
      ['2027-Q1', 'seat', 20_000],
      ['2027-Q1', 'upsell', 21_000],
      ['2027-Q2', 'cross_sell', 13_000],
    ]);
    const typed = first.map((row) =>
      row.motion === 'seat' ? { ...row, won: 1, forecast: 5 } : { ...row, forecast: 5 },
    );
    const kept = edited(plan, [settingsEdit(plan, { measured: typed })]);
    expect(recordedForecast(kept, readForecast(kept)).map(({ forecast }) => Math.round(forecast))).toEqual([
      5, 21_000, 13_000,
    ]);
  });
});
