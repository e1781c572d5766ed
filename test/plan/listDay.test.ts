import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { listDayChange } from '#plan/listDay';
import type { Plan } from '#plan/model';
import { edited, planOf } from './plans';

const ACCOUNTS: readonly Account[] = [
  { id: 'x', name: 'Acme', arr: 100, arrHistory: [80, 90, 100], usage: 7, usageHistory: [5, 6, null] },
  { id: 'y', name: 'Birch', arr: 50 },
];
/** A list of December 2026. */
const plan = edited(planOf({}), [
  { type: 'setAccountSettings', settings: { asOf: '2026-12-31', readyAbove: 60 } },
  { type: 'setPlace', place: 'accounts', value: ACCOUNTS },
]);
const onDay = (before: Plan, day: string | null): Plan => edited(before, listDayChange(before, day).edits);

test('a later day leaves every value of a history in its month, and what the list says now becomes that of the month it was of', () => {
  const later = onDay(plan, '2027-02-15');
  expect(later.accounts).toEqual([
    { ...ACCOUNTS[0], arrHistory: [80, 90, 100, null, null], usageHistory: [5, 6, 7, null, null] },
    ACCOUNTS[1],
  ]);
  expect(later.accountSettings).toEqual({ asOf: '2027-02-15', readyAbove: 60 });
});

test('another day of the same month leaves the accounts what they are', () => {
  expect(onDay(plan, '2026-12-01').accounts).toBe(plan.accounts);
});

test('an earlier month cuts what came after, and says of how many accounts that was known', () => {
  expect(onDay(plan, '2026-11-30').accounts[0]?.arrHistory).toEqual([80, 90]);
  expect(listDayChange(plan, '2026-11-30').cut).toBe(0);
  expect(onDay(plan, '2026-10-31').accounts[0]?.arrHistory).toEqual([80]);
  expect(listDayChange(plan, '2026-10-31').cut).toBe(1);
});

test('there and back again is where it was, but for what was cut', () => {
  const back = onDay(onDay(plan, '2027-03-31'), '2026-12-31');
  expect(back.accounts[0]).toEqual({ ...ACCOUNTS[0], usageHistory: [5, 6, 7] });
});

test('nothing stated goes back to the day before the plan begins, which a list with histories does not follow from there', () => {
  const back = onDay(onDay(plan, '2027-01-31'), null);
  expect(back.accounts[0]?.arrHistory).toEqual([80, 90, 100]);
  expect(back.accountSettings?.asOf).toBe('2026-12-31');
  const withoutHistories = { ...plan, accounts: plan.accounts.slice(1) };
  expect(onDay(withoutHistories, null).accountSettings).toEqual({ readyAbove: 60 });
});
