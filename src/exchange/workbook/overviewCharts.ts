import type { ChartColor, SheetChart } from 'hucre';
import { comparedRow, type Compared } from './compareSheets';
import type { Making } from './gridRows';
import { HEADER_ROWS, periodColumn, SHEETS } from './layout';
import { cellName, sheetReference } from './sheet';
import { cellText } from './sheetXml';

/** Rows that a chart is high. */
export const CHART_HEIGHT = 19;
const SLATE = '475569';
const GREEN = '2F855A';
const RED = 'C0392B';
/** One for each scenario that is drawn; those of the screen, the base in slate. */
const COLOURS = [SLATE, '2563EB', 'B45309', '0F766E', '7C3AED', 'BE185D'];

function anchor(from: number): SheetChart['anchor'] {
  return { from: { row: from, col: 0 }, to: { row: from + CHART_HEIGHT, col: 8 } };
}

/** In which readings NRR is drawn: the second where the plan is too short for the first. */
const NRR_READINGS = [
  { line: 'nrr_ttm', title: 'NRR, 12 months, compounded bridge' },
  { line: 'nrr_annualized', title: 'NRR of the period, annualized' },
];

/** NRR in each scenario, from the first period that has one, on an axis that does not begin at 0. */
export function nrrChart(making: Making, compared: Compared, from: number): readonly SheetChart[] {
  const { plan, program, timeline } = making.view.evaluation;
  for (const { line, title } of NRR_READINGS) {
    const figure = compared.rows.findIndex((row) => plan.lines[program.rows[row]?.line ?? -1]?.id === line);
    const row = compared.rows[figure];
    if (row === undefined) continue;
    const known = plan.scenarios.flatMap((_, lane) =>
      Array.from({ length: timeline.periods }, (_, at) => ({
        at,
        value: making.figures.valueOf(row, { type: 'period', at }, lane),
      })).filter(({ value }) => !Number.isNaN(value)),
    );
    if (known.length === 0) continue;
    const since = known.reduce((first, { at }) => Math.min(first, at), timeline.periods);
    const lowest = known.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const sheet = sheetReference(SHEETS.compare);
    const last = periodColumn(timeline.periods - 1);
    const range = (at: number) => `${sheet}!${cellName(at, periodColumn(since), true)}:${cellName(at, last, true)}`;
    return [
      {
        type: 'line',
        title,
        titleFontSize: 12,
        anchor: anchor(from),
        legend: 'bottom',
        dispBlanksAs: 'gap',
        series: plan.scenarios.slice(0, COLOURS.length).map(({ name }, at) => ({
          name: cellText(name),
          values: range(comparedRow(plan.scenarios.length, figure, at)),
          categories: range(HEADER_ROWS - 1),
          color: COLOURS[at] ?? SLATE,
          marker: { symbol: 'none' },
          stroke: { width: 2, dash: at % 2 === 0 ? 'solid' : 'dash' },
        })),
        axes: {
          y: {
            numberFormat: { formatCode: '0%' },
            scale: { min: Math.max(0, Math.floor(lowest * 10 - 0.5) / 10) },
            gridlines: { major: true },
            minorTickMark: 'none',
          },
        },
      },
    ];
  }
  return [];
}

/** A waterfall of stacked columns over the rows of a table; the first part of each is not painted. */
export function bridgeChart(first: number, last: number, from: number): SheetChart {
  const range = (column: number) => `${cellName(first, column, true)}:${cellName(last, column, true)}`;
  const part = (name: string, column: number, color: ChartColor) => ({
    name,
    values: range(column),
    categories: range(0),
    color,
  });
  return {
    type: 'column',
    title: 'ARR bridge, whole plan',
    titleFontSize: 12,
    anchor: anchor(from),
    barGrouping: 'stacked',
    gapWidth: 40,
    overlap: 100,
    legend: false,
    series: [
      part('Hidden', 4, { theme: 'bg1', alpha: 0 }),
      part('Total', 5, SLATE),
      part('Up', 6, GREEN),
      part('Down', 7, RED),
    ],
    axes: { y: { numberFormat: { formatCode: '#,##0' }, minorTickMark: 'none' } },
  };
}
