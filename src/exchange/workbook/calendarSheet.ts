import { calendarValue } from '#engine/program';
import { gridSheet, withHeader } from './frame';
import { CALENDAR_FROM, CALENDAR_ROWS } from './formulas';
import type { Making } from './gridRows';
import { LABEL, periodColumn, SHEETS, yearColumn } from './layout';
import { type Cell, constant, type Sheet, type SheetRow } from './sheet';

const LABELS: Readonly<Record<(typeof CALENDAR_ROWS)[number], string>> = {
  period: 'Period, counted from 0',
  year: 'Calendar year of its first month',
  quarter: 'Fiscal quarter',
  month: 'Calendar month of its first month',
};

/** What formulas read of the calendar. In the columns of fiscal years, of the last period of the year. */
export function calendarSheet(making: Making): Sheet {
  const grid = { name: SHEETS.calendar, items: [], from: CALENDAR_FROM + CALENDAR_ROWS.length };
  return gridSheet(making, grid, () => withHeader(making, ['Calendar', '', '', ''], rowsOf(making)));
}

function* rowsOf({ view }: Making): Generator<SheetRow> {
  const { timeline, program } = view.evaluation;
  for (const [at, name] of CALENDAR_ROWS.entries()) {
    const cells: (readonly [number, Cell])[] = [[LABEL, constant(LABELS[name], 'label')]];
    for (let period = 0; period < timeline.periods; period++) {
      cells.push([periodColumn(period), constant(calendarValue(program.calendar, name, period), 'calculated month')]);
    }
    for (const [year, { to }] of view.layout.years.entries()) {
      const value = name === 'period' ? year : calendarValue(program.calendar, name, to);
      cells.push([yearColumn(timeline, year), constant(value, 'calculated month')]);
    }
    yield { row: CALENDAR_FROM + at, cells };
  }
}
