import { rowOf } from '#engine/program';
import { BRIDGE_LINES } from '#plan/nrrTemplate';
import { lineOf } from '#plan/planParts';
import { checkCell, checkSum } from './checksSheet';
import type { Compared } from './compareSheets';
import type { When } from './figures';
import { titleRows } from './frame';
import { figureReference, isEmptyYear } from './formulas';
import { type Making, unitText } from './gridRows';
import { HEADER_ROWS, periodColumn, SHEETS } from './layout';
import { bridgeChart, CHART_HEIGHT, nrrChart } from './overviewCharts';
import { calculated, type Cell, cellName, constant, type Sheet, type SheetRow } from './sheet';

/** The bridge by fiscal year, then readings of retention at the end of it. */
const LINES = [...BRIDGE_LINES, 'nrr', 'grr', 'nrr_ttm', 'grr_ttm', 'arr_growth_yoy', 'program_cost'];
/** The steps of the bridge from the first opening to the last closing: how each moves it. */
const STEPS: readonly { readonly line: string; readonly sign: 1 | -1 }[] = [
  { line: 'new_logo_arr', sign: 1 },
  { line: 'expansion_arr', sign: 1 },
  { line: 'contraction_arr', sign: -1 },
  { line: 'churn_arr', sign: -1 },
  { line: 'reactivation_arr', sign: 1 },
  { line: 'restatement_arr', sign: 1 },
];
const FIRST_YEAR = 2;
const LABEL_WIDTH = 34;

/** Key figures by fiscal year, whether the workbook adds up, and the two charts. */
export function overviewSheet(making: Making, compared: Compared): Sheet {
  const { plan } = making.view.evaluation;
  const { years } = making.view.layout;
  const rows = LINES.filter((id) => lineOf(plan, id) !== undefined);
  const bridge = bridgeAt(making, HEADER_ROWS + rows.length + 4);
  const chartsFrom = bridge.from + bridge.rows.length + 2;
  const width = making.periodWidth;
  const columns = Math.max(FIRST_YEAR + years.length, FIRST_YEAR + 6);
  return {
    name: SHEETS.overview,
    widths: [LABEL_WIDTH, 9, ...Array.from({ length: columns - FIRST_YEAR }, () => width)],
    frozen: { rows: 0, columns: 0 },
    rows: function* () {
      yield* titleRows(making, plan.title);
      yield headerRow(making);
      yield* yearRows(making, rows);
      yield checkRow(making, HEADER_ROWS + rows.length + 1);
      yield* bridge.rows;
    },
    rowCount: chartsFrom,
    pagesWide: 1,
    pagesHigh: 1,
    charts: [
      ...nrrChart(making, compared, chartsFrom),
      ...(bridge.rows.length === 0
        ? []
        : [bridgeChart(bridge.from + 1, bridge.from + bridge.rows.length - 1, chartsFrom + CHART_HEIGHT + 1)]),
    ],
    lists: [],
    figures: `${cellName(HEADER_ROWS, FIRST_YEAR)}:${cellName(chartsFrom, columns)}`,
  };
}

function headerRow({ view }: Making): SheetRow {
  const years = view.layout.years.map(
    ({ label, complete }, at) => [FIRST_YEAR + at, constant(complete ? label : `${label} part`, 'period')] as const,
  );
  return {
    row: HEADER_ROWS - 1,
    cells: [[0, constant('By fiscal year', 'header')], [1, constant('Unit', 'header')], ...years],
  };
}

function* yearRows(making: Making, lines: readonly string[]): Generator<SheetRow> {
  const { view, figures, lane } = making;
  const { plan, program } = view.evaluation;
  for (const [at, id] of lines.entries()) {
    const line = lineOf(plan, id);
    const row = rowOf(program, id, 'total');
    if (line === undefined || view.placeOf(row) === undefined) continue;
    const isEnd = id === 'opening_arr' || id === 'closing_arr';
    const cells: (readonly [number, Cell])[] = [
      [
        0,
        constant(
          id === 'nrr' || id === 'grr' ? `${id.toUpperCase()} of the year, bridge` : line.label,
          isEnd ? 'totalLabel' : 'label',
        ),
      ],
      [1, constant(unitText(line.unit, plan.currency), 'unit')],
    ];
    for (const [year] of view.layout.years.entries()) {
      const when: When = { type: 'year', at: year };
      if (isEmptyYear(view, row)) continue;
      const formula = figureReference(view, SHEETS.overview, row, when);
      const style = `${isEnd ? 'total' : 'calculated'} ${line.unit}` as const;
      cells.push([FIRST_YEAR + year, calculated(formula, figures.valueOf(row, when, lane), style)]);
    }
    yield { row: HEADER_ROWS + at, cells };
  }
}

const ALL_ZERO = 'All checks are zero';
const NOT_ZERO = 'Not all checks are zero: see the sheet Checks';

function checkRow(making: Making, row: number): SheetRow {
  const formula = `IF(${checkCell()}=0,"${ALL_ZERO}","${NOT_ZERO}")`;
  const shown = checkSum(making) === 0 ? ALL_ZERO : NOT_ZERO;
  return {
    row,
    cells: [
      [0, constant('Checks', 'label')],
      [FIRST_YEAR, calculated(formula, shown, 'label')],
    ],
  };
}

interface BridgeTable {
  readonly from: number;
  readonly rows: readonly SheetRow[];
}

/** The bridge over the whole plan: amounts, and the parts its chart is drawn with, from an invisible one upwards. */
function bridgeAt(making: Making, from: number): BridgeTable {
  const { view, figures, lane } = making;
  const { plan, program, timeline } = view.evaluation;
  const has = (id: string) =>
    lineOf(plan, id) !== undefined && view.placeOf(rowOf(program, id, 'total'))?.isConstant === false;
  if (!['opening_arr', 'closing_arr'].every(has)) return { from, rows: [] };
  const value = (id: string, at: number) => figures.valueOf(rowOf(program, id, 'total'), { type: 'period', at }, lane);
  const refer = (id: string, at: number) =>
    figureReference(view, SHEETS.overview, rowOf(program, id, 'total'), { type: 'period', at });
  const last = timeline.periods - 1;
  const label = (id: string) => lineOf(plan, id)?.label ?? id;
  const rows: SheetRow[] = [
    {
      row: from,
      cells: ['ARR bridge, whole plan', plan.currency, 'Amount', 'After it', 'Hidden', 'Total', 'Up', 'Down'].map(
        (text, at) => [at, constant(text, at < 2 ? 'header' : 'period')] as const,
      ),
    },
  ];
  const style = 'calculated money';
  const add = (
    id: string,
    amount: string,
    amountValue: number,
    after: string,
    afterValue: number,
    isTotal: boolean,
    before: number,
  ) => {
    const row = from + rows.length;
    const at = (column: number, line = row) => cellName(line, column);
    const low = Math.min(before, afterValue);
    const cell = (formula: string, shown: number): Cell => calculated(formula, shown, style);
    const parts: readonly Cell[] = isTotal
      ? [cell('0', 0), cell(at(3), afterValue), cell('0', 0), cell('0', 0)]
      : [
          cell(`MIN(${at(3, row - 1)},${at(3)})`, low),
          cell('0', 0),
          cell(`MAX(0,${at(2)})`, max0(amountValue)),
          cell(`MAX(0,-${at(2)})`, max0(-amountValue)),
        ];
    const label0 = constant(label(id), isTotal ? 'totalLabel' : 'label');
    const cells: readonly Cell[] = [cell(amount, amountValue), cell(after, afterValue), ...parts];
    rows.push({ row, cells: [[0, label0], ...cells.map((one, column) => [2 + column, one] as const)] });
  };
  let running = value('opening_arr', 0);
  add('opening_arr', refer('opening_arr', 0), running, cellName(from + 1, 2), running, true, 0);
  for (const { line, sign } of STEPS) {
    if (!has(line)) continue;
    const row = rowOf(program, line, 'total');
    const place = view.placeOf(row);
    if (place === undefined) continue;
    const first = figureReference(view, SHEETS.overview, row, { type: 'period', at: 0 });
    const sum = `SUM(${first}${last > 0 ? `:${cellName(place.row, periodColumn(last))}` : ''})`;
    let amount = 0;
    for (let at = 0; at <= last; at++) amount += value(line, at);
    const next = running + sign * amount;
    const here = from + rows.length;
    add(
      line,
      sign < 0 ? `-${sum}` : sum,
      sign * amount,
      `${cellName(here - 1, 3)}+${cellName(here, 2)}`,
      next,
      false,
      running,
    );
    running = next;
  }
  const end = from + rows.length;
  const closing = value('closing_arr', last);
  add('closing_arr', refer('closing_arr', last), closing, cellName(end, 2), closing, true, 0);
  return { from, rows };
}

function max0(x: number): number {
  return Number.isNaN(x) ? x : Math.max(0, x);
}
