import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMIT_WINDOW, limitOf, limitWindow } from '#domain/accounts/usageLimit';
import { monthlyGrowth, trendOf } from '#domain/accounts/usageTrend';
import { dayText } from '#domain/day';
import { facts, TODAY } from './accountFacts';

const limit = (usageHistory: readonly (number | null)[], commitment = 100) =>
  limitOf(facts({ usageHistory, commitment }));

test('a trend of 5 a month from 80 reaches 100 in four months, which are 121.75 days, and today lies before the window', () => {
  const reading = limit([70, 75, 80]);
  expect(reading).toEqual({ state: 'projected', day: TODAY + 122, place: 'before', isSustained: false });
  expect(dayText(TODAY + 122)).toBe('2027-07-31');
  const { from, to } = limitWindow(TODAY + 122);
  expect([dayText(from), dayText(to)]).toEqual(['2027-05-02', '2027-06-01']);
});

test('the window is that of D, which speaks of 60 to 90 days', () => {
  expect(LIMIT_WINDOW).toEqual({ fromDays: 90, toDays: 60, source: 'D' });
});

test('months not known are left out of the line, not taken for 0', () => {
  // Through (−3, 90), (−1, 110), (0, 120): 10 a month, so 160 is four months ahead.
  expect(trendOf([90, null, 110, 120])).toEqual({
    slope: expect.closeTo(10, 12),
    now: expect.closeTo(120, 12),
    mean: expect.closeTo(320 / 3, 12),
    months: 3,
  });
  expect(limit([90, null, 110, 120], 160).day).toBe(TODAY + 122);
});

test('a line through months that do not lie on one', () => {
  // x −2, −1, 0 and y 10, 40, 40: x̄ −1, ȳ 30; Σ = (−1)(−20) + 0 + (1)(10) = 30 over 2; now = 30 + 15.
  expect(trendOf([10, 40, 40])).toEqual({ slope: 15, now: 45, mean: 30, months: 3 });
  // (60 − 45) / 15 is one month, 30.4375 days.
  expect(limit([10, 40, 40], 60).day).toBe(TODAY + 31);
});

test('two known months make no trend, three do, and only the last twelve count', () => {
  expect([trendOf([1, 2]), trendOf([1, null, 2]), trendOf([])]).toEqual([null, null, null]);
  expect(trendOf([1, 2, 3])?.months).toBe(3);
  const year = Array.from({ length: 12 }, (_, month) => month);
  expect(trendOf([1e6, ...year])).toEqual(trendOf(year));
});

test('the window is in from 90 days before to 60 days before, both included', () => {
  // A rise of 30.4375 a month is 1 a day, so what is missing is the number of days.
  const daily = 365.25 / 12;
  const at = (days: number) =>
    limitOf(facts({ usageHistory: [1000 - 2 * daily, 1000 - daily, 1000], commitment: 1000 + days }));
  expect([91, 90, 75, 60, 59].map((days) => [days, at(days).day, at(days).place])).toEqual([
    [91, TODAY + 91, 'before'],
    [90, TODAY + 90, 'in'],
    [75, TODAY + 75, 'in'],
    [60, TODAY + 60, 'in'],
    [59, TODAY + 59, 'after'],
  ]);
});

test.each([
  ['nothing is committed', { usageHistory: [1, 2, 3] }, 'noLimit'],
  ['the commitment is 0', { usageHistory: [1, 2, 3], commitment: 0 }, 'noLimit'],
  ['what is used is not known', { commitment: 10 }, 'noLimit'],
  ['one month is known', { usage: 5, commitment: 10 }, 'noTrend'],
  ['two months are known', { usageHistory: [4, 5], commitment: 10 }, 'noTrend'],
  ['the last month was at the commitment', { usageHistory: [8, 9, 10], commitment: 10 }, 'reached'],
  ['it is used up in the first month', { usage: 11, commitment: 10 }, 'reached'],
  ['usage is flat', { usageHistory: [5, 5, 5], commitment: 10 }, 'never'],
  ['usage falls', { usageHistory: [7, 6, 5], commitment: 10 }, 'never'],
  ['it takes more than ten years', { usageHistory: [1, 1.01, 1.02], commitment: 10 }, 'never'],
] as const)('where %s', (_, known, state) => {
  expect(limitOf(facts(known))).toMatchObject({ state, day: null, place: null });
});

test('a line above the commitment that the last month is still below reaches it today', () => {
  // 60, 100, 95: slope 17.5, the line stands at 102.5.
  expect(limit([60, 100, 95])).toEqual({ state: 'projected', day: TODAY, place: 'after', isSustained: true });
});

test('80% is sustained where the last two months are at it, and not known where the month before is not', () => {
  const sustained = (usageHistory: readonly (number | null)[]) => limit(usageHistory).isSustained;
  expect([
    sustained([10, 80, 80]),
    sustained([10, 79.9, 95]),
    sustained([90, 90, 79]),
    sustained([80, null, 90]),
    sustained([90]),
    limitOf(facts({ usage: 90, commitment: 100 })).isSustained,
    limitOf(facts({ usage: 10, commitment: 100 })).isSustained,
    limitOf(facts({ usage: 10 })).isSustained,
  ]).toEqual([true, false, false, null, null, null, false, null]);
});

test('usage that the list gives by itself stands for the last month where the history does not know it', () => {
  expect(limitOf(facts({ usageHistory: [70, 75, null], usage: 80, commitment: 100 })).day).toBe(TODAY + 122);
  expect(facts({ usageHistory: [70, 75, 80] }).usage).toBe(80);
});

test('usage that the list gives by itself stands before a last month of the history that says otherwise', () => {
  const { usageTrend, usageShare } = facts({ usageHistory: [70, 75, 10], usage: 80, commitment: 100 });
  expect([usageTrend?.slope, usageTrend?.now, usageShare].map((value) => value?.toFixed(9))).toEqual(
    [5, 80, 0.8].map((value) => value.toFixed(9)),
  );
});

test('on any rising line the projected day is the first whole day on which it stands at the limit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 50, noNaN: true }),
      fc.double({ min: 10, max: 900, noNaN: true }),
      fc.integer({ min: 3, max: 12 }),
      (slope, now, months) => {
        const history = Array.from({ length: months }, (_, at) => Math.max(0, now - slope * (months - 1 - at)));
        fc.pre(history[0] !== 0);
        const { day, state } = limit(history, 1000);
        const at = (days: number) => now + (slope * days) / (365.25 / 12);
        if (state === 'never') expect(at(120 * (365.25 / 12))).toBeLessThan(1000.001);
        if (day === null) return;
        expect(at(day - TODAY)).toBeGreaterThanOrEqual(1000 - 1e-3);
        expect(at(day - TODAY - 1)).toBeLessThan(1000 + 1e-3);
      },
    ),
  );
});

test('growth a month is a share of the mean, and 0 where nothing was ever used', () => {
  const growth = (history: readonly number[]) => {
    const trend = trendOf(history);
    return trend === null ? null : monthlyGrowth(trend);
  };
  expect([growth([95, 100, 105]), growth([0, 0, 0]), growth([105, 100, 95]), growth([-9, -6, -3])]).toEqual([
    0.05, 0, -0.05, 0,
  ]);
});
