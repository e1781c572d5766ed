import { type Cell, cellAt, cellText, columnName, type Sheet, widthOf } from './cells';
import type { Choices, DateOrder, ForeignSeries, ForeignTable } from './choices';
import { isPeriodLike, readForeignPeriod } from './foreignPeriod';

/** Of the choices, those that say how a sheet is laid out. */
export type Layout = Pick<Choices, 'orientation' | 'periodsAt' | 'labelsAt' | 'segmentsAt' | 'scenarios'>;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells that stand where periods do, totals too, in their order. */
export function periodCells(sheet: Sheet, layout: Layout): readonly (Place & { readonly cell: Cell })[] {
  const { periodsAt } = layout;
  const isBefore = columnsBefore(sheet, layout);
  const places: readonly Place[] =
    layout.orientation === 'down'
      ? sheet.rows.flatMap((_, row) => (row > (layout.labelsAt ?? -1) ? [{ row, column: periodsAt }] : []))
      : (sheet.rows[periodsAt] ?? []).flatMap((_, column) => (isBefore(column) ? [] : [{ row: periodsAt, column }]));
  return places
    .map((place) => ({ ...place, cell: cellAt(sheet, place.row, place.column) }))
    .filter(
      ({ cell, row }) => cell.type !== 'blank' && (layout.orientation === 'across' || counts(sheet, layout, row)),
    );
}

/** Across: the columns before the periods, where names of lines, segments and the like are. */
function columnsBefore(
  sheet: Sheet,
  { labelsAt, segmentsAt, scenarios, periodsAt }: Layout,
): (column: number) => boolean {
  const named = [labelsAt, segmentsAt, scenarios?.at ?? null].filter((at) => at !== null);
  const first = (sheet.rows[periodsAt] ?? []).findIndex(isPeriodLike);
  return (column) => named.includes(column) || column < first;
}

/** Whether a row is of the scenario that counts. */
function counts(sheet: Sheet, { scenarios }: Layout, row: number): boolean {
  return scenarios === null || cellText(cellAt(sheet, row, scenarios.at)).trim() === scenarios.name;
}

/** A plan holds far fewer: beyond this it is no table for one, and would only take time. */
const MOST_PLACES = 500_000;
const MOST_PERIODS = 5_000;
const MOST_SERIES = 5_000;

/** A sheet taken apart: periods, and the series of values beside them; null where there are more than a plan could ever hold. */
export function tableOf(sheet: Sheet, layout: Layout, dates: DateOrder): ForeignTable | null {
  const cells = periodCells(sheet, layout);
  if (cells.length > MOST_PERIODS) return null;
  const read = cells.map(({ cell, row, column }) => ({
    text: cellText(cell),
    period: readForeignPeriod(cell, dates),
    row,
    column,
  }));
  const periods = read.flatMap(({ period, ...place }) => (period === 'total' ? [] : [{ ...place, period }]));
  const totals = [...new Set(read.filter(({ period }) => period === 'total').map(({ text }) => text))];
  const series =
    layout.orientation === 'down' ? seriesDown(sheet, layout, periods) : seriesAcross(sheet, layout, periods);
  return series === null || series.length > MOST_SERIES ? null : { periods, series, totals };
}

type Periods = ForeignTable['periods'];

/** Rows with the same segment belong together, so that each has periods of its own. */
function seriesDown(sheet: Sheet, layout: Layout, periods: Periods): readonly ForeignSeries[] | null {
  const { labelsAt, segmentsAt, scenarios, periodsAt } = layout;
  const taken = new Set([periodsAt, segmentsAt, scenarios?.at]);
  const columns = Array.from({ length: widthOf(sheet) }, (_, column) => column).filter(
    (column) => !taken.has(column) && periods.some(({ row }) => cellAt(sheet, row, column).type !== 'blank'),
  );
  const segmentOf = (row: number) =>
    segmentsAt === null ? null : cellText(cellAt(sheet, row, segmentsAt)).trim() || null;
  const segments = [...new Set(periods.map(({ row }) => segmentOf(row)))];
  if (columns.length * segments.length * periods.length > MOST_PLACES) return null;
  const series = columns.flatMap((column) =>
    segments.map((segment): Unnamed => {
      const said = labelsAt === null ? '' : cellText(cellAt(sheet, labelsAt, column)).trim();
      return {
        label: said === '' ? `Column ${columnName(column)}` : said,
        segment,
        cells: periods.map(({ row }) => ({
          cell: segmentOf(row) === segment ? cellAt(sheet, row, column) : ELSEWHERE,
          row,
          column,
        })),
      };
    }),
  );
  return named(series);
}

function seriesAcross(sheet: Sheet, layout: Layout, periods: Periods): readonly ForeignSeries[] | null {
  if (sheet.rows.length * periods.length > MOST_PLACES) return null;
  const { labelsAt, segmentsAt, periodsAt } = layout;
  const every = (sheet.rows[periodsAt] ?? []).findIndex((cell) => cellText(cell) === EVERY_PERIOD);
  const series = sheet.rows.flatMap((_, row): Unnamed[] => {
    const ofPeriods = periods.map(({ column }) => ({ cell: cellAt(sheet, row, column), row, column }));
    const isOfEvery = every !== -1 && ofPeriods.every(({ cell }) => cell.type === 'blank');
    const cells = isOfEvery ? periods.map(() => ({ cell: cellAt(sheet, row, every), row, column: every })) : ofPeriods;
    if (row <= periodsAt || !counts(sheet, layout, row) || cells.every(({ cell }) => cell.type === 'blank')) return [];
    const said = labelsAt === null ? '' : cellText(cellAt(sheet, row, labelsAt)).trim();
    const segment = segmentsAt === null ? '' : cellText(cellAt(sheet, row, segmentsAt)).trim();
    return [{ label: said === '' ? `Row ${row + 1}` : said, segment: segment === '' ? null : segment, cells }];
  });
  return named(series);
}

/** The head of the column in which Headroom's own workbooks hold what is the same in every period; the periods beside it may be empty. */
const EVERY_PERIOD = 'Every period';

/** What a row of another segment holds: it is not of the series at all. */
export const ELSEWHERE: Cell = { type: 'blank' };

type Unnamed = Omit<ForeignSeries, 'key'>;

function named(series: readonly Unnamed[]): readonly ForeignSeries[] {
  const seen = new Map<string, number>();
  return series.map((one) => {
    const key = one.segment === null ? one.label : `${one.label}@${one.segment}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { key: before === 0 ? key : `${key}#${before + 1}`, ...one };
  });
}
