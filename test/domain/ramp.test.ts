import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOTION_REFERENCES, MOTIONS, motionReference } from '#domain/motions';
import { monthText, NO_END, readMonth } from '#domain/months';
import { pointsOfReach, quarterShare, rampShare } from '#domain/ramp';
import { SOURCES } from '#domain/sources';

const march = 2027 * 12 + 2;

test('a linear ramp of four months reaches a quarter in its first month, all in its fourth, and nothing before', () => {
  const ramp = { start: march, length: 4, shape: 'linear' } as const;
  expect([-1, 0, 1, 2, 3, 4, 40].map((later) => rampShare(ramp, march + later))).toEqual([0, 0.25, 0.5, 0.75, 1, 1, 1]);
});

test('an S-shaped ramp is half way where the linear one is, behind it before and ahead of it after', () => {
  const ramp = { start: march, length: 4, shape: 'sShaped' } as const;
  expect([-1, 0, 1, 2, 3, 4].map((later) => rampShare(ramp, march + later))).toEqual([0, 0.15625, 0.5, 0.84375, 1, 1]);
});

test.each([1, 0])('a ramp of %d months is at once', (length) => {
  const ramp = { start: march, length, shape: 'sShaped' } as const;
  expect([rampShare(ramp, march - 1), rampShare(ramp, march)]).toEqual([0, 1]);
});

test('a quarter is the mean of its months, so a start in its last month reaches a third', () => {
  const ramp = { start: march, length: 1, shape: 'linear' } as const;
  expect([quarterShare(ramp, march - 2), quarterShare(ramp, march + 1)]).toEqual([1 / 3, 1]);
});

test('a share never falls and stays between 0 and 1', () => {
  const shape = fc.constantFrom('linear' as const, 'sShaped' as const);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), shape, fc.integer({ min: -5, max: 70 }), (length, of, later) => {
      const ramp = { start: march, length, shape: of };
      const [now, next] = [rampShare(ramp, march + later), rampShare(ramp, march + later + 1)];
      expect(now).toBeGreaterThanOrEqual(0);
      expect(next).toBeLessThanOrEqual(1);
      expect(next).toBeGreaterThanOrEqual(now);
    }),
  );
});

test('40% eligible, of whom 20% take 35% more, are 2.8 points', () => {
  expect(pointsOfReach(0.4, 0.2, 0.35)).toBeCloseTo(0.028, 15);
});

test('every motion has one reference, whose ranges rise and name a source', () => {
  expect(MOTION_REFERENCES.map(({ motion }) => motion)).toEqual(MOTIONS);
  for (const { conversion, lift, liftWords } of MOTION_REFERENCES) {
    for (const { source, from, to } of [...conversion, ...lift]) {
      expect(Object.keys(SOURCES)).toContain(source);
      expect(to ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from);
    }
    for (const { source, word } of liftWords) expect([source in SOURCES, word === '']).toEqual([true, false]);
  }
});

test('sources that disagree about a lift all stand beside each other', () => {
  expect(motionReference('upsell').lift.map(({ source, from, to }) => [source, from, to])).toEqual([
    ['A', 0.2, 0.5],
    ['B', 0.5, 2],
    ['E', 0.5, 2],
  ]);
});

test.each([
  ['2027-03', march],
  ['Mar 2027', march],
  ['march 2027', march],
  [' no end ', NO_END],
  ['2027-13', null],
  ['Marchish', null],
  ['3/2027', null],
])('"%s" is read as the month %s', (text, month) => {
  expect(readMonth(text)).toBe(month);
});

test('a month is written so that it reads back; what is no month has no text', () => {
  expect([monthText(march), monthText(NO_END)]).toEqual(['Mar 2027', 'No end']);
  expect([march, 0, NO_END].map((month) => readMonth(monthText(month) ?? ''))).toEqual([march, null, NO_END]);
  expect([monthText(1.5), monthText(-1), monthText(NO_END + 1), monthText(Number.NaN)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
