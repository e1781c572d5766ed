import { expect, test } from 'vitest';
import { describePeriodError, parsePeriod } from '#domain/parsePeriod';
import { createTimeline, periodIds } from '#domain/timeline';
import { expectOk } from './expectOk';

const months = expectOk(createTimeline({ grain: 'month', start: '2026-07', periods: 24, fiscalYearStart: 7 }));
const quarterly = expectOk(createTimeline({ grain: 'quarter', start: '2026-07', periods: 8, fiscalYearStart: 7 }));

test.each([
  ['2026-07', 0],
  ['2027-03', 8],
  [' 2028-06 ', 23],
  ['last', 23],
  ['Last', 23],
])('%j is period %d of a plan of months', (text, index) => {
  expect(parsePeriod(months, text)).toEqual({ ok: true, value: { type: 'period', index } });
});

test.each([
  ['2027-Q1', 0],
  ['Q1 FY27', 0],
  ['q1 fy2027', 0],
  ['Q1 2027', 0],
  ['2028Q4', 7],
  ['last', 7],
])('%j is period %d of a plan of quarters', (text, index) => {
  expect(parsePeriod(quarterly, text)).toEqual({ ok: true, value: { type: 'period', index } });
});

test.each([
  ['FY27', 'FY27', 0, 11],
  ['fy2028', 'FY28', 12, 23],
  ['2027-Q2', '2027-Q2', 3, 5],
  ['Q2 FY27', '2027-Q2', 3, 5],
])('%j is a bucket of a plan of months', (text, id, from, to) => {
  expect(parsePeriod(months, text)).toMatchObject({
    ok: true,
    value: { type: 'bucket', bucket: { id, from, to, complete: true } },
  });
});

test.each(['2026-06', '2028-07', 'FY26', 'FY29', 'FY2127', '2126-Q2', 'Q1 FY26'])('%j is outside the plan', (text) => {
  expect(parsePeriod(months, text)).toEqual({
    ok: false,
    error: { type: 'outside', text, first: '2026-07', last: '2028-06' },
  });
});

test.each(['', 'first', '2027', '2027-13', '2027-Q5', 'FY', 'FY1', 'FY027', 'Q1', 'Q1 27', '1', '-1'])(
  '%j is not understood',
  (text) => {
    expect(parsePeriod(months, text)).toMatchObject({ ok: false, error: { type: 'notUnderstood', text } });
  },
);

test('a month in a plan of quarters is answered with its quarter, and every sentence names the first and last period', () => {
  const sentence = (text: string) => {
    const result = parsePeriod(quarterly, text);
    return result.ok ? 'accepted' : describePeriodError(result.error);
  };
  expect([sentence('2026-12'), sentence('FY30'), sentence('soon')]).toEqual([
    '2026-12 is a month, and this plan is in quarters: write 2027-Q2 (the plan runs from 2027-Q1 to 2028-Q4).',
    'FY30 is outside the plan: the plan runs from 2027-Q1 to 2028-Q4.',
    '"soon" is not a period; write one such as 2027-Q1, a fiscal year such as FY27, or last (the plan runs from 2027-Q1 to 2028-Q4).',
  ]);
});

test('every id of a plan is understood as its own period', () => {
  for (const timeline of [months, quarterly]) {
    expect(periodIds(timeline).map((id) => parsePeriod(timeline, id))).toEqual(
      periodIds(timeline).map((_, index) => ({ ok: true, value: { type: 'period', index } })),
    );
  }
});

test('two digits mean a fiscal year of the plan also across a century', () => {
  const late = expectOk(createTimeline({ grain: 'month', start: '2099-01', periods: 24, fiscalYearStart: 1 }));
  expect(parsePeriod(late, 'FY00')).toMatchObject({ ok: true, value: { bucket: { id: 'FY00', from: 12, to: 23 } } });
});
