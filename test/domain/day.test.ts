import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { datePartsOf, dayNumber, dayText, monthOfDay, parseDay } from '#domain/day';

test('days that everyone knows', () => {
  expect(parseDay('1970-01-01')).toBe(0);
  expect(parseDay('2000-02-29')).toBe(11_016);
  expect(parseDay('2027-01-01')).toBe(20_819);
  expect(monthOfDay(20_819)).toBe(24_324);
});

test('what is no day reads as none', () => {
  for (const text of [
    '2027-02-29',
    '2100-02-29',
    '2027-13-01',
    '2027-04-31',
    '2027-12-32',
    '2027-00-10',
    '2027-01-00',
    '2027-01-010',
    '2027-1-1',
    'soon',
    '',
  ]) {
    expect(parseDay(text)).toBeNull();
  }
});

test('days agree with the calendar of the platform from 1600 to 3000, and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -135_140, max: 376_200 }), (number) => {
      const date = new Date(number * 86_400_000);
      expect(dayText(number)).toBe(date.toISOString().slice(0, 10));
      expect(parseDay(dayText(number))).toBe(number);
      expect(datePartsOf(number)).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(number);
    }),
    { numRuns: 2000 },
  );
});
