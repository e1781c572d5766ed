import { expect, test } from 'vitest';
import {
  accountYear,
  accountYearInParts,
  cohortDoubts,
  planReadings,
  whyReadingsDiffer,
  yearReadings,
} from '#analysis/accountCohorts';
import type { Account } from '#domain/accounts/account';
import type { Plan } from '#plan/model';
import { account, month } from '../domain/accounts/accountLists';
import { planOfMany } from '../plan/manyAccounts';
import { evaluated, planOf, withEvery } from '../plan/plans';

const rest = (value: number, months: number) => Array.from({ length: months }, () => value);

/** Two segments at 80 and 130 % a year, and 100,000 a month won in the first only: as accounts, and as a plan of the same months. */
function twice(asOf: string): Plan {
  const path = (rate: number, from: number, start: number) =>
    Array.from({ length: 13 }, (_, at) => (at < from ? 0 : start * rate ** ((at - from) / 12)));
  const accounts: readonly Account[] = [
    account('of the first', path(0.8, 0, 1e6), { segment: 'First' }),
    account('of the second', path(1.3, 0, 1e6), { segment: ' second' }),
    ...Array.from({ length: 12 }, (_, at) => account(`won ${at}`, path(0.8, at + 1, 100_000), { segment: 'FIRST' })),
  ];
  const plain = planOf({ segments: ['First', 'Second'], start: '2027-01', periods: 24 });
  const first = withEvery(plain, { starting_arr: 1e6, churn_rate: 0.2, new_logo_arr: 100_000 }, 'first');
  const plan = withEvery(first, { starting_arr: 1e6, upsell_rate: 0.3 }, 'second');
  return { ...plan, accounts, accountSettings: { asOf } };
}

test('the accounts of a plan and the plan itself read the same twelve months alike, and say so', () => {
  const plan = twice('2027-12-31');
  const year = accountYear(plan);
  const beside = planReadings(plan, evaluated(plan), 0, year.to);
  expect([year.to, year.segments.map(({ segment: { name } }) => name)]).toEqual([
    month('2027-12'),
    ['First', 'second'],
  ]);
  expect(beside).toMatchObject({ label: 'Dec 2027', sameMonths: true });
  expect([beside?.nrr.compounded.toFixed(4), beside?.nrr.cohort.toFixed(4)]).toEqual(['0.9961', '1.0500']);
  expect(yearReadings(year).compounded).toMatchObject({
    ok: true,
    value: expect.closeTo(beside?.nrr.compounded ?? 0, 9),
  });
  expect(yearReadings(year).bySegment).toMatchObject({ ok: true, value: expect.closeTo(beside?.nrr.cohort ?? 0, 9) });
  expect(whyReadingsDiffer(year, beside)).toEqual([
    'Segment mix: no difference from customer by customer to by segment, as a plan reads a cohort: all of a segment are taken to fare alike, those won since among them.',
    'New customers: −5.39 pt from customer by customer to the compounded bridge, which counts what those won since (12) added and lost.',
  ]);
});

test('where the plan has not those months, its first twelve stand beside; a plan shorter than a year has none', () => {
  const plan = twice('2026-12-31');
  const year = accountYear(plan);
  const beside = planReadings(plan, evaluated(plan), 0, year.to);
  expect(beside).toMatchObject({ label: 'Dec 2027', sameMonths: false });
  expect(whyReadingsDiffer(year, beside)[0]).toBe(
    'Other months: the accounts are read from Dec 2025 to Dec 2026, as it came; the plan over the twelve months to Dec 2027, as planned.',
  );
  const short = planOf({ periods: 11 });
  expect(planReadings(short, evaluated(short), 0, year.to)).toBeNull();
});

test('a plan of quarters has the months where one of its quarters ends with them', () => {
  const plan = withEvery(planOf({ grain: 'quarter', periods: 8 }), { starting_arr: 100, churn_rate: 0.1 });
  const at = (text: string) => planReadings(plan, evaluated(plan), 0, month(text));
  expect([at('2028-03')?.label, at('2028-03')?.sameMonths]).toEqual(['Q1 2028', true]);
  expect([at('2028-02')?.label, at('2028-02')?.sameMonths]).toEqual(['Q4 2027', false]);
});

test('a list is doubted where nobody has left, where ARR of a year ago is not known, and where nothing is', () => {
  const doubts = (accounts: readonly Account[]) => cohortDoubts(accountYear({ accounts, start: '2027-01' }));
  const left = account('left', [5, ...rest(0, 12)]);
  expect(doubts([account('a', rest(5, 13)), left])).toEqual([]);
  expect(doubts([account('a', rest(5, 13))])).toEqual([
    'No account in this list has left: churned customers are probably missing.',
  ]);
  expect(doubts([account('a', rest(5, 13)), left, account('short', rest(5, 4))])).toEqual([
    'Left out of the twelve months: 1 of 3 accounts, whose ARR of Dec 2025 is not known.',
  ]);
  expect(doubts([account('short', rest(5, 4)), account('left', [5, 0])])[0]).toBe(
    'No account has an ARR of Dec 2025: the history is shorter than twelve months.',
  );
  expect(doubts([{ id: 'a', name: 'a', arr: 0 }])).toEqual([
    'No account has a history of its ARR: import one with a column for each month.',
  ]);
});

test('accounts with months in between that are not known are named as what the other readings lack', () => {
  const gap = account('gap', [100, null, ...rest(60, 11)]);
  const year = accountYear({ accounts: [account('a', rest(100, 13)), gap], start: '2027-01' });
  // 160 of 200 customer by customer; the movements of the others see no loss.
  expect([year.byCustomer.closing, year.byCustomer.opening]).toEqual([160, 200]);
  expect(yearReadings(year)).toMatchObject({ simple: { value: 1 }, withGaps: 1 });
  expect(whyReadingsDiffer(year, null).at(-1)).toBe(
    'Months not known: what one account gained or lost around them is in no reading but customer by customer, which asks for the first month and the last alone.',
  );
  // Without its first month it is in none of them either, and is counted among those left out.
  const late = account('late', [null, null, ...rest(60, 11)]);
  expect(yearReadings(accountYear({ accounts: [account('a', rest(100, 13)), late], start: '2027-01' })).withGaps).toBe(
    0,
  );
});

test('the same list is read once, and again for another day', () => {
  const plan = twice('2027-12-31');
  expect(accountYear(plan)).toBe(accountYear({ ...plan }));
  expect(accountYear({ ...plan, accountSettings: { asOf: '2027-11-30' } }).to).toBe(month('2027-11'));
});

test('the months of thousands of accounts are read with rests in between, as they are in one go', () => {
  const plan = planOfMany(6000);
  const shares = [...accountYearInParts(plan)];
  expect(shares.length).toBeGreaterThanOrEqual(3);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const { byCustomer, segments } = accountYear({ ...plan, accounts: [...plan.accounts] });
  expect(accountYear(plan)).toMatchObject({ byCustomer, segments });
});
