import { expect, test } from 'vitest';
import { cohortReading, compoundedReading, simpleSumReading } from '#domain/nrrReadings';
import { money } from '#domain/units';
import { expectOk } from './expectOk';

const movement = (opening: number, expansion: number, churn: number) => ({
  opening: money(opening),
  expansion: money(expansion),
  contraction: money(0),
  churn: money(churn),
});
const readings = [compoundedReading, cohortReading, simpleSumReading];

test('a segment that was empty at first is no part of the cohort, but of the bridge once it has customers', () => {
  const steady = [movement(100, 0, 0), movement(100, 0, 0)];
  const late = [movement(0, 0, 0), movement(100, 50, 0)];
  expect([expectOk(cohortReading([steady, late])), expectOk(compoundedReading([steady, late]))]).toEqual([1, 1.25]);
});

test('a cohort that was lost stays lost, whatever its segment won afterwards', () => {
  const lost = [movement(100, 0, 100), movement(0, 0, 0), movement(80, 40, 0)];
  expect([expectOk(cohortReading([lost])), expectOk(compoundedReading([lost]))]).toEqual([0, 0]);
});

test('the simple sum counts what customers won since lost, and may fall below 0', () => {
  const history = [movement(100, 0, 90), movement(1_000, 0, 100)];
  expect(expectOk(simpleSumReading([history]))).toBeCloseTo(-0.9, 12);
});

test('no segments, no periods, unequal histories and nothing to begin with are errors of every reading', () => {
  const one = [movement(100, 0, 0)];
  for (const reading of readings) {
    expect([
      reading([]),
      reading([[]]),
      reading([one, [...one, ...one]]),
      reading([[movement(0, 0, 0)]]),
      reading([[movement(100, 0, 101)]]),
    ]).toEqual([
      { ok: false, error: { type: 'noPeriods' } },
      { ok: false, error: { type: 'noPeriods' } },
      { ok: false, error: { type: 'unequalHistories', lengths: [1, 2] } },
      { ok: false, error: { type: 'emptyCohort' } },
      { ok: false, error: { type: 'lossExceedsOpening', excess: 1 } },
    ]);
  }
});
