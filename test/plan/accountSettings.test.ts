import { expect, test } from 'vitest';
import { dayText } from '#domain/day';
import { asOfDay } from '#plan/accountSettings';

test('a list of no stated day is of the last day before the plan begins, leap days and turns of the year included', () => {
  const days = ['2027-01', '2028-03', '2027-10'].map((start) => dayText(asOfDay({ start })));
  expect(days).toEqual(['2026-12-31', '2028-02-29', '2027-09-30']);
});

test('a day that is stated counts, whatever the start of the plan', () => {
  expect(dayText(asOfDay({ start: '2027-01', accountSettings: { asOf: '2027-03-15' } }))).toBe('2027-03-15');
});
