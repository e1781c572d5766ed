import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeline, fiscalYears, quarters } from '#domain/timeline';
import { closedAtFirst, gridColumns } from '../../renderer/plan/gridColumns';

const timelineOf = (grain: 'month' | 'quarter', start: string, periods: number, fiscalYearStart = 1) => {
  const timeline = createTimeline({ grain, start, periods, fiscalYearStart });
  if (!timeline.ok) throw new Error(timeline.error.type);
  return timeline.value;
};

describe('columns of the grid', () => {
  test('a closed quarter of a plan of quarters says so without its year, for which there is no room beside it', () => {
    const { columns } = gridColumns(timelineOf('quarter', '2027-01', 4), new Set(), 1);
    expect(columns.map((column) => column.label)).toEqual(['Q1 act', 'Q2 act', 'Q3 27', 'Q4 27', 'FY27']);
  });

  test('a plan of months opens on its first half year, the rest folded to quarters', () => {
    const timeline = timelineOf('month', '2027-01', 12);
    const { columns, groups } = gridColumns(timeline, closedAtFirst(timeline), 1);
    expect(columns.map((column) => column.label)).toEqual([
      'Jan act',
      'Feb act',
      'Mar',
      'Q1',
      'Apr',
      'May',
      'Jun',
      'Q2',
      'Q3',
      'Q4',
      'FY27',
    ]);
    expect(groups.map(({ label, span }) => [label, span])).toEqual([
      ['Q1 2027', 4],
      ['Q2 2027', 4],
      ['Q3', 1],
      ['Q4', 1],
      ['FY27', 1],
    ]);
  });

  test('a closed year is one column', () => {
    const timeline = timelineOf('month', '2027-01', 24);
    const { columns } = gridColumns(timeline, new Set(['FY27', ...closedAtFirst(timeline)]), -1);
    expect(columns.map((column) => column.label)).toEqual(['FY27', 'Q1', 'Q2', 'Q3', 'Q4', 'FY28']);
  });

  test('a plan of quarters folds to years, under headers of years', () => {
    const timeline = timelineOf('quarter', '2027-01', 5);
    const { columns, groups } = gridColumns(timeline, new Set(), -1);
    expect(columns.map((column) => column.label)).toEqual([
      'Q1 27',
      'Q2 27',
      'Q3 27',
      'Q4 27',
      'FY27',
      'Q1 28',
      'FY28',
    ]);
    expect(groups.map(({ label, span }) => [label, span])).toEqual([
      ['FY27', 5],
      ['FY28', 2],
    ]);
  });

  test('whatever is folded, headers cover the columns exactly, and what is open shows every period once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('month' as const, 'quarter' as const),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.boolean()),
        (grain, periods, offset, fiscalYearStart, choice) => {
          const month = grain === 'month' ? offset : (((fiscalYearStart - 1 + offset * 3) % 12) + 12) % 12;
          const timeline = timelineOf(grain, `2027-${String(month + 1).padStart(2, '0')}`, periods, fiscalYearStart);
          const all = [...(grain === 'month' ? quarters(timeline) : []), ...fiscalYears(timeline)];
          const closed = new Set(all.filter(() => choice.next().value).map(({ id }) => id));
          const { columns, groups } = gridColumns(timeline, closed, -1);
          expect(groups.reduce((sum, { span }) => sum + span, 0)).toBe(columns.length);
          const shown = columns.flatMap((column) => (column.type === 'period' ? [column.period] : []));
          const hidden = all.filter(({ id }) => closed.has(id));
          const wanted = Array.from({ length: periods }, (_, at) => at).filter(
            (at) => !hidden.some(({ from, to }) => from <= at && at <= to),
          );
          expect(shown).toEqual(wanted);
        },
      ),
    );
  });
});
