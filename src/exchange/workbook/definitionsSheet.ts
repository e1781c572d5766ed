import type { OverPeriods, OverSegments } from '#engine/model';
import type { Line } from '#plan/model';
import { titleRows, wrappedHeight } from './frame';
import { type Making, unitText } from './gridRows';
import { HEADER_ROWS, SHEETS } from './layout';
import { type Cell, constant, type Sheet, type SheetRow } from './sheet';

const OVER_PERIODS: Readonly<Record<OverPeriods, string>> = {
  sum: 'sum',
  first: 'first period',
  last: 'last period',
  product: 'product',
  recompute: 'its formula on the year’s figures',
  none: 'not over a year',
};

const HOW_TO_READ = [
  'Blue is typed and may be changed; black is calculated; grey is actual. An amber cell is typed over what a formula gives.',
  'An input that scenarios state differently is black on Assumptions: it is typed on Scenarios, once for each that states it.',
  'The cell beside “Scenario in use” on the sheet Scenarios chooses the scenario that every sheet shows; Compare shows all of them at once.',
  '#N/A is a figure that cannot be computed: too little history, nothing to divide by, or a missing input. It is never 0.',
  'Losses are positive amounts: contraction and churn are taken off. NRR and GRR leave new logos, reactivation and restatements out.',
  'Rates of inputs are stated for the plan’s basis and converted so that periods compounded give what was stated.',
  'Columns behind the periods are fiscal years, by each line’s own rule; “part” is a year of which the plan has not all periods.',
];

const WIDTHS = [34, 30, 8, 64, 26, 32, 54, 26];
const HEADERS = ['Line', 'Name in formulas', 'Unit', 'Formula', 'Over segments', 'Over a year', 'Note', 'Source'];

/** How to read the workbook, then every line: its formula in the plan's language, its rules, note and source. */
export function definitionsSheet(making: Making): Sheet {
  const { plan } = making.view.evaluation;
  const from = HEADER_ROWS + HOW_TO_READ.length + 1;
  return {
    name: SHEETS.definitions,
    widths: WIDTHS,
    frozen: { rows: 0, columns: 1 },
    rows: () => rowsOf(making, from),
    rowCount: from + plan.lines.length,
    pagesWide: 1,
    charts: [],
    lists: [],
    figures: null,
  };
}

function* rowsOf(making: Making, from: number): Generator<SheetRow> {
  const { plan } = making.view.evaluation;
  yield* titleRows(making, SHEETS.definitions);
  for (const [at, text] of HOW_TO_READ.entries())
    yield { row: HEADER_ROWS - 1 + at, cells: [[0, constant(text, 'label')]] };
  yield { row: from - 1, cells: HEADERS.map((text, at) => [at, constant(text, 'header')] as const) };
  for (const [at, line] of plan.lines.entries()) {
    const cells = definitionCells(line, plan.currency, plan.lines);
    yield { row: from + at, cells, height: wrappedHeight(cells, WIDTHS) };
  }
}

function definitionCells(line: Line, currency: string, lines: readonly Line[]): readonly (readonly [number, Cell])[] {
  const texts = [
    line.label,
    line.id,
    unitText(line.unit, currency),
    line.definition.type === 'input' ? 'input' : line.definition.text,
    line.segmented ? overSegmentsText(line.overSegments, lines) : '',
    OVER_PERIODS[line.overPeriods],
    line.note,
    line.source,
  ];
  return texts.flatMap((text, at) => (text === '' ? [] : [[at, constant(text, 'wrapped')] as const]));
}

function overSegmentsText(rule: OverSegments, lines: readonly Line[]): string {
  switch (rule.type) {
    case 'sum':
      return 'sum';
    case 'recompute':
      return 'its formula on totals';
    case 'weighted':
      return `weighted by ${lines.find(({ id }) => id === rule.by)?.label ?? rule.by}`;
    case 'none':
      return 'no total';
  }
}
