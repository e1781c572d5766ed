import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { arrByMonth } from '#domain/accounts/arrMonths';
import {
  COHORT_GRAINS,
  type Cohort,
  type CohortGrain,
  cohortTriangle,
  customersAt,
  keptBetween,
  keptShare,
} from '#domain/accounts/cohorts';
import { historyReadings } from '#domain/accounts/historyReadings';
import { expectOk } from '../expectOk';
import { account, month } from './accountLists';

const DECEMBER = month('2026-12');
const steady = (value: number, months = 13) => Array.from({ length: months }, () => value);
const calendar = (grain: CohortGrain) => ({ grain, fiscalYearStart: 1 });

/** NRR and GRR by customer of the last twelve months. */
function year(accounts: readonly Account[]) {
  const { segments: _, ...kept } = keptBetween(arrByMonth(accounts, DECEMBER), DECEMBER - 12, DECEMBER);
  return { ...kept, nrr: keptShare(kept, 'nrr'), grr: keptShare(kept, 'grr') };
}

test('the definition companies report by: ARR now of the customers of a year ago over their ARR then, those won since in neither', () => {
  // Five customers of a year ago with 1,000: one grew by 150, one shrank by 50, one left with 100, two stayed. One came since.
  const accounts = [
    account('grew', [...steady(300, 12), 450]),
    account('shrank', [...steady(200, 12), 150]),
    account('left', [100, ...steady(0, 12)]),
    account('stayed', steady(250)),
    account('stayed too', steady(150)),
    account('came', [...steady(0, 6), ...steady(400, 7)]),
  ];
  expect(year(accounts)).toEqual({
    from: DECEMBER - 12,
    to: DECEMBER,
    customers: 5,
    kept: 4,
    opening: 1_000,
    closing: 1_000,
    least: 850,
    unknown: 0,
    newCustomers: 1,
    newArr: 400,
    unknownArr: 0,
    nrr: 1,
    grr: 0.85,
  });
});

test('GRR by customer takes the lesser of now and then of each, so growth that was lost again is no loss', () => {
  const there = account('up and back', [100, ...steady(180, 11), 120]);
  const down = account('down and back', [100, ...steady(20, 11), 100]);
  const { nrr, grr } = year([there, down]);
  expect([nrr, grr]).toEqual([1.1, 1]);
});

test('two segments at 80 and 130 % with customers won in the first only: 105.00 % by cohort, 99.61 % compounded', () => {
  const path = (rate: number, from: number, start: number) =>
    Array.from({ length: 13 }, (_, at) => (at < from ? 0 : start * rate ** ((at - from) / 12)));
  const accounts = [
    account('of the first', path(0.8, 0, 1e6), { segment: 'First' }),
    account('of the second', path(1.3, 0, 1e6), { segment: 'Second' }),
    ...Array.from({ length: 12 }, (_, at) => account(`won ${at}`, path(0.8, at + 1, 100_000), { segment: 'First' })),
  ];
  const readings = historyReadings(arrByMonth(accounts, DECEMBER), DECEMBER - 12, DECEMBER);
  expect({
    byCustomer: year(accounts).nrr.toFixed(4),
    bySegment: expectOk(readings.bySegment).toFixed(4),
    compounded: expectOk(readings.compounded).toFixed(4),
    withGaps: readings.withGaps,
  }).toEqual({ byCustomer: '1.0500', bySegment: '1.0500', compounded: '0.9961', withGaps: 0 });
});

test('a customer whose ARR at either end is not known is in neither sum, and counted with what is known of it', () => {
  const accounts = [
    account('known', steady(100)),
    account('not known then', [null, ...steady(500, 12)]),
    { id: 'no history', name: 'no history', arr: 70 },
    { id: 'new', name: 'new', arr: 30, start: '2026-03-01' },
  ];
  expect(year(accounts)).toMatchObject({
    customers: 1,
    opening: 100,
    closing: 100,
    unknown: 2,
    unknownArr: 570,
    newCustomers: 1,
  });
});

test('before a stated start a month that is not known is 0; without one it stays unknown', () => {
  const late = [null, ...steady(100, 12)];
  const { values, count } = arrByMonth(
    [account('stated', late, { start: '2026-01-10' }), account('not', late)],
    DECEMBER,
  );
  expect([values[0], values[count]]).toEqual([0, Number.NaN]);
});

test('ARR now is that of the list, whatever the last month of the history says, and a month below 0 is no ARR', () => {
  const { values } = arrByMonth([{ ...account('edited', [...steady(100, 11), -5, 100]), arr: 120 }], DECEMBER);
  expect([...values.slice(-3)]).toEqual([100, Number.NaN, 120]);
});

const triangleOf = (accounts: readonly Account[], grain: CohortGrain) =>
  cohortTriangle(arrByMonth(accounts, DECEMBER), calendar(grain));
const shares = (cohorts: readonly Cohort[], reading: 'nrr' | 'grr' | 'logos') =>
  Object.fromEntries(cohorts.map(({ id, ages }) => [id, ages.map((age) => keptShare(age, reading))]));

test('a cohort is followed by the age of its customers, and a cell is there once all of them have reached it', () => {
  const accounts = [
    account('a', [0, 0, 0, 0, 0, 0, 100, 100, 100, 150, 150, 150, 150]),
    account('b', [0, 0, 0, 0, 0, 0, 0, 0, 100, 100, 100, 50, 50]),
    account('c', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 200, 0]),
  ];
  const { cohorts, total } = triangleOf(accounts, 'quarter');
  // a began in June (Q2), b in August (Q3), c in October (Q4). A quarter later b has 50, two quarters later a has 150.
  expect(shares(cohorts, 'nrr')).toEqual({ '2026-Q2': [1, 1.5, 1.5], '2026-Q3': [1, 0.5], '2026-Q4': [1] });
  expect(shares(cohorts, 'grr')).toEqual({ '2026-Q2': [1, 1, 1], '2026-Q3': [1, 0.5], '2026-Q4': [1] });
  expect(total.map((age) => keptShare(age, 'nrr'))).toEqual([1, 1, 1.5]);
  expect(shares(triangleOf(accounts, 'month').cohorts, 'logos')['2026-10']).toEqual([1, 1, 0]);
  expect(shares(triangleOf(accounts, 'year').cohorts, 'nrr')).toEqual({ FY26: [1] });
});

test('a cohort goes as far as the last of its customers to begin, not as far as the end of its quarter or year', () => {
  // Both of 2025 began in January, so both have reached twelve and 21 months by October 2026.
  const accounts = [account('a', steady(100, 22)), account('b', [...steady(200, 12), ...steady(260, 10)])];
  const months = arrByMonth(accounts, month('2026-10'));
  const ages = (grain: CohortGrain) =>
    cohortTriangle(months, calendar(grain)).cohorts.map((one) => one.ages.map((age) => keptShare(age, 'nrr')));
  expect(ages('year')).toEqual([[1, 1.2]]);
  expect(ages('quarter')[0]).toEqual([1, 1, 1, 1, 1.2, 1.2, 1.2, 1.2]);
});

test('a cell that some of a cohort cannot have reached yet is not there', () => {
  // Of a list of November: who began in July is four months old, who began in September two.
  const accounts = [
    account('july', [...steady(0, 8), ...steady(5, 5)]),
    account('september', [...steady(0, 10), ...steady(5, 3)]),
  ];
  const { cohorts } = cohortTriangle(arrByMonth(accounts, DECEMBER - 1), calendar('quarter'));
  expect(cohorts.map(({ id, customers, ages }) => [id, customers, ages.length])).toEqual([['2026-Q3', 2, 1]]);
});

test('who had nothing at the first time is left out by nothing that is not known later', () => {
  const months = arrByMonth([account('came', [...steady(0, 11), null, 7])], DECEMBER);
  expect(keptBetween(months, DECEMBER - 12, DECEMBER - 1)).toMatchObject({ customers: 0, unknown: 0, newCustomers: 0 });
});

test('cohorts of quarters and years are those of the fiscal year', () => {
  const months = arrByMonth([account('a', [0, 0, ...steady(1, 11)])], DECEMBER);
  const label = (grain: CohortGrain) => cohortTriangle(months, { grain, fiscalYearStart: 4 }).cohorts[0]?.label;
  expect(COHORT_GRAINS.map(label)).toEqual(['Feb 2026', 'Q4 FY26', 'FY26']);
});

test('a customer starts where it is said to, or in the first month after in which it paid; who began before the history is in no cell', () => {
  const accounts = [
    account('as stated', [0, 0, 5, ...steady(5, 10)], { start: '2026-02-28' }),
    account('paid later', [0, 0, 0, 0, ...steady(5, 9)], { start: '2026-02-01' }),
    account('long ago', steady(5), { start: '2019-05-01' }),
    account('perhaps earlier', steady(5)),
    { id: 'x', name: 'nothing known', arr: 5 },
    account('never paid', steady(0)),
  ];
  const { cohorts, before, withoutStart } = triangleOf(accounts, 'month');
  expect(cohorts.map(({ id, customers, maybeEarlier }) => [id, customers, maybeEarlier])).toEqual([
    ['2025-12', 1, 1],
    ['2026-02', 1, 0],
    ['2026-04', 1, 0],
  ]);
  expect([before, withoutStart]).toEqual([1, 2]);
});

test('the customers behind a cell are those it sums, and those it leaves out', () => {
  const accounts = [
    account('kept', [...steady(0, 10), 10, 12, 14]),
    account('gap', [...steady(0, 10), 10, null, 14]),
    account('other', [...steady(0, 11), 7, 7]),
  ];
  const months = arrByMonth(accounts, DECEMBER);
  const { cohorts } = cohortTriangle(months, calendar('month'));
  const [october] = cohorts;
  if (october === undefined) throw new Error('There is no cohort');
  const behind = customersAt(months, calendar('month'), october, 1);
  expect(behind.map(({ account: { name }, opening, closing }) => [name, opening, closing])).toEqual([
    ['kept', 10, 12],
    ['gap', 10, null],
  ]);
  expect(october.ages[1]).toMatchObject({ customers: 1, opening: 10, closing: 12, unknown: 1 });
});

const anyHistory = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 1_000 }) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { minLength: 0, maxLength: 30, size: 'max' },
);
const anyAccount = fc.record({
  history: anyHistory,
  segment: fc.constantFrom(undefined, 'SMB', 'smb ', 'Enterprise'),
  start: fc.constantFrom(undefined, '2024-05-01', '2026-02-11', '2026-12-31', '2027-03-01'),
});
const anyAccounts = fc.array(anyAccount, { maxLength: 12 }).map((wanted) =>
  wanted.map(({ history, segment, start }, at) =>
    account(`a${at}`, history, {
      ...(segment === undefined ? {} : { segment }),
      ...(start === undefined ? {} : { start }),
    }),
  ),
);

test('GRR never exceeds 1 nor NRR, segments add up to the whole, and the order of accounts does not matter', () => {
  let counted = 0;
  fc.assert(
    fc.property(anyAccounts, fc.constantFrom(...COHORT_GRAINS), (accounts, grain) => {
      const whole = year(accounts);
      counted += whole.customers;
      if (whole.customers > 0) expect(whole.grr <= 1 && whole.grr <= whole.nrr).toBe(true);
      const parts = keptBetween(arrByMonth(accounts, DECEMBER), DECEMBER - 12, DECEMBER).segments;
      for (const part of [
        'customers',
        'kept',
        'opening',
        'closing',
        'least',
        'unknown',
        'newArr',
        'unknownArr',
      ] as const) {
        expect(parts.reduce((sum, one) => sum + one[part], 0)).toBe(whole[part]);
      }
      const { cohorts, total, before, withoutStart } = triangleOf(accounts, grain);
      for (const { ages } of [...cohorts, { ages: total }]) {
        for (const age of ages) {
          if (age.customers > 0) expect(keptShare(age, 'grr')).toBeLessThanOrEqual(Math.min(1, keptShare(age, 'nrr')));
        }
      }
      expect(cohorts.reduce((sum, { customers }) => sum + customers, before + withoutStart)).toBe(accounts.length);
      expect(year([...accounts].reverse())).toEqual(whole);
      expect(triangleOf([...accounts].reverse(), grain)).toEqual({ grain, cohorts, total, before, withoutStart });
    }),
  );
  expect(counted).toBeGreaterThan(100);
});

test('cells and the customers behind them agree', () => {
  fc.assert(
    fc.property(anyAccounts, fc.constantFrom(...COHORT_GRAINS), (accounts, grain) => {
      const months = arrByMonth(accounts, DECEMBER);
      for (const cohort of cohortTriangle(months, calendar(grain)).cohorts) {
        for (const [age, { closing, customers, unknown }] of cohort.ages.entries()) {
          const behind = customersAt(months, calendar(grain), cohort, age);
          const known = behind.filter((one) => one.opening !== null && one.closing !== null);
          expect(known.reduce((sum, one) => sum + (one.closing ?? 0), 0)).toBe(closing);
          expect([known.length, behind.length - known.length]).toEqual([customers, unknown]);
        }
      }
    }),
  );
});

test('20,000 accounts over 36 months are read, and read by cohort, in less than 100 ms of processor time', () => {
  const accounts = Array.from({ length: 20_000 }, (_, at) =>
    account(
      `a${at}`,
      Array.from({ length: 36 }, (__, month) => (month < at % 30 ? 0 : 1_000 + ((at * 7 + month * 13) % 97))),
      { segment: `S${at % 4}` },
    ),
  );
  const times = Array.from({ length: 5 }, () => {
    const list = [...accounts];
    const began = process.cpuUsage();
    const months = arrByMonth(list, DECEMBER);
    const { cohorts } = cohortTriangle(months, calendar('month'));
    historyReadings(months, DECEMBER - 12, DECEMBER);
    const { user, system } = process.cpuUsage(began);
    expect(cohorts.length).toBe(30);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
