import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  basisPeriodsPerYear,
  calendarValues,
  createTimeline,
  describeTimelineError,
  fiscalQuarterOf,
  fiscalYearFirstMonth,
  fiscalYearOf,
  fiscalYears,
  formatMonth,
  GRAINS,
  parseMonth,
  periodIds,
  periodIndex,
  periodLabels,
  periodsPerYear,
  quarters,
  type TimelineInput,
} from '#domain/timeline';
import { expectOk } from './expectOk';

const plan = (input: Partial<TimelineInput>) =>
  expectOk(createTimeline({ grain: 'month', start: '2027-01', periods: 24, fiscalYearStart: 1, ...input }));

const anyTimeline = fc
  .record({
    grain: fc.constantFrom(...GRAINS),
    year: fc.integer({ min: 1900, max: 2200 }),
    quarter: fc.nat(3),
    monthOfQuarter: fc.nat(2),
    periods: fc.integer({ min: 1, max: 120 }),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ grain, year, quarter, monthOfQuarter, periods, fiscalYearStart }) => {
    const offset = quarter * 3 + (grain === 'month' ? monthOfQuarter : 0);
    const month = ((fiscalYearStart - 1 + offset) % 12) + 1;
    return plan({ grain, start: `${year}-${String(month).padStart(2, '0')}`, periods, fiscalYearStart });
  });

test('months are whole numbers that read back from their text', () => {
  expect([parseMonth('2027-01'), formatMonth(24_324), formatMonth(24_335)]).toEqual([24_324, '2027-01', '2027-12']);
});

test.each(['2027-00', '2027-13', '2027-1', '27-01', '2027-01-01', ' 2027-01', '2027/01', '2027-Q1', ''])(
  '%j is not a month',
  (text) => {
    expect(parseMonth(text)).toBeNull();
  },
);

test('a fiscal year is named by the calendar year it ends in', () => {
  const of = (text: string, start: number) => {
    const month = parseMonth(text) ?? Number.NaN;
    return `${fiscalYearOf(month, start)} Q${fiscalQuarterOf(month, start)}`;
  };
  expect([
    of('2027-01', 1),
    of('2027-12', 1),
    of('2026-02', 2),
    of('2027-01', 2),
    of('2026-06', 7),
    of('2026-07', 7),
    of('2026-11', 12),
    of('2026-12', 12),
  ]).toEqual(['2027 Q1', '2027 Q4', '2027 Q1', '2027 Q4', '2026 Q4', '2027 Q1', '2026 Q4', '2027 Q1']);
  expect(formatMonth(fiscalYearFirstMonth(2027, 7))).toBe('2026-07');
});

test('periods have ids that sort and labels that people read', () => {
  const months = plan({ start: '2027-11', periods: 3 });
  const calendarQuarters = plan({ grain: 'quarter', start: '2027-10', periods: 2 });
  const fiscalQuarters = plan({ grain: 'quarter', start: '2026-10', periods: 3, fiscalYearStart: 7 });
  expect([periodIds(months), periodLabels(months)]).toEqual([
    ['2027-11', '2027-12', '2028-01'],
    ['Nov 2027', 'Dec 2027', 'Jan 2028'],
  ]);
  expect([periodIds(calendarQuarters), periodLabels(calendarQuarters)]).toEqual([
    ['2027-Q4', '2028-Q1'],
    ['Q4 2027', 'Q1 2028'],
  ]);
  expect([periodIds(fiscalQuarters), periodLabels(fiscalQuarters)]).toEqual([
    ['2027-Q2', '2027-Q3', '2027-Q4'],
    ['Q2 FY27', 'Q3 FY27', 'Q4 FY27'],
  ]);
});

test('the calendar of a period is that of its first month, and its quarter is fiscal', () => {
  expect(calendarValues(plan({ grain: 'quarter', start: '2026-07', periods: 3, fiscalYearStart: 7 }))).toEqual({
    periods: 3,
    periodsPerYear: 4,
    year: [2026, 2026, 2027],
    quarter: [1, 2, 3],
    month: [7, 10, 1],
  });
});

test('a year has 12 months and 4 quarters, as grains and as bases', () => {
  expect(GRAINS.map(periodsPerYear)).toEqual([12, 4]);
  expect((['annual', 'quarterly', 'monthly'] as const).map(basisPeriodsPerYear)).toEqual([1, 4, 12]);
});

test('every id finds its own period again, in any timeline, and none outside', () => {
  fc.assert(
    fc.property(anyTimeline, (timeline) => {
      const ids = periodIds(timeline);
      expect(ids.map((id) => periodIndex(timeline, id))).toEqual(ids.map((_, index) => index));
      expect([...ids].sort()).toEqual(ids);
      const longer = { ...timeline, start: timeline.start - 12, periods: timeline.periods + 24 };
      const outside = periodIds(longer).filter((id) => !ids.includes(id));
      expect(outside.map((id) => periodIndex(timeline, id))).toEqual(outside.map(() => null));
    }),
  );
});

test('an id of the other grain, or of no grain, finds no period', () => {
  expect([periodIndex(plan({}), '2027-Q1'), periodIndex(plan({ grain: 'quarter' }), '2027-01')]).toEqual([null, null]);
  expect(periodIndex(plan({ grain: 'quarter' }), '2027-Q5')).toBeNull();
});

test('quarters and fiscal years of a plan of months that starts and ends inside them are marked incomplete', () => {
  const timeline = plan({ start: '2027-03', periods: 13, fiscalYearStart: 2 });
  expect(fiscalYears(timeline)).toEqual([
    { id: 'FY28', label: 'FY28', from: 0, to: 10, complete: false },
    { id: 'FY29', label: 'FY29', from: 11, to: 12, complete: false },
  ]);
  expect(quarters(timeline)).toEqual([
    { id: '2028-Q1', label: 'Q1 FY28', from: 0, to: 1, complete: false },
    { id: '2028-Q2', label: 'Q2 FY28', from: 2, to: 4, complete: true },
    { id: '2028-Q3', label: 'Q3 FY28', from: 5, to: 7, complete: true },
    { id: '2028-Q4', label: 'Q4 FY28', from: 8, to: 10, complete: true },
    { id: '2029-Q1', label: 'Q1 FY29', from: 11, to: 12, complete: false },
  ]);
});

test('buckets cover every period once, and only the first and last may be incomplete', () => {
  fc.assert(
    fc.property(anyTimeline, (timeline) => {
      for (const [buckets, months] of [
        [quarters(timeline), 3],
        [fiscalYears(timeline), 12],
      ] as const) {
        const covered = buckets.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        expect(covered).toEqual(periodIds(timeline).map((_, index) => index));
        expect(buckets.slice(1, -1).every(({ complete }) => complete)).toBe(true);
        const whole = months / (timeline.grain === 'month' ? 1 : 3);
        expect(buckets.map(({ from, to }) => to - from + 1 === whole)).toEqual(buckets.map(({ complete }) => complete));
        expect(new Set(buckets.map(({ id }) => id)).size).toBe(buckets.length);
      }
    }),
  );
});

test.each([
  [{ start: 'January' }, { type: 'startNotAMonth', start: 'January' }],
  [{ start: '1899-12' }, { type: 'startOutOfRange', start: '1899-12' }],
  [{ start: '2201-01' }, { type: 'startOutOfRange', start: '2201-01' }],
  [{ periods: 0 }, { type: 'periodsOutOfRange', periods: 0 }],
  [{ periods: 121 }, { type: 'periodsOutOfRange', periods: 121 }],
  [{ periods: 2.5 }, { type: 'periodsOutOfRange', periods: 2.5 }],
  [{ fiscalYearStart: 0 }, { type: 'fiscalYearStartOutOfRange', fiscalYearStart: 0 }],
  [{ fiscalYearStart: 13 }, { type: 'fiscalYearStartOutOfRange', fiscalYearStart: 13 }],
  [
    { grain: 'quarter', start: '2027-03', fiscalYearStart: 2 },
    { type: 'startInsideQuarter', start: '2027-03', nextStart: '2027-05' },
  ],
  [
    { grain: 'quarter', start: '2027-12' },
    { type: 'startInsideQuarter', start: '2027-12', nextStart: '2028-01' },
  ],
] as const)('a timeline with %j is refused, in a sentence', (input, error) => {
  const result = createTimeline({ grain: 'month', start: '2027-01', periods: 24, fiscalYearStart: 1, ...input });
  expect(result).toEqual({ ok: false, error });
  expect(result.ok ? '' : describeTimelineError(result.error)).toMatch(/^[A-Z].*\.$/);
});

test('a plan of months may start inside a quarter', () => {
  expect(createTimeline({ grain: 'month', start: '2027-03', periods: 1, fiscalYearStart: 1 }).ok).toBe(true);
});
