import type { Basis } from '#domain/timeline';
import type { Figures } from './figures';
import { headerRow, type Making } from './gridRows';
import { EVERY, FIRST_PERIOD, type Grid, HEADER_ROWS, LABEL, periodColumn, SHEETS, yearColumn } from './layout';
import type { Work } from './pieces';
import { calculated, type Cell, cellName, constant, type Sheet, sheetReference, type SheetRow } from './sheet';

/** The name of the cell that says which scenario is in use, by its name. */
export const SWITCH_NAME = 'Scenario_name';

const BASIS_TEXT: Readonly<Record<Basis, string>> = {
  annual: 'rates of inputs are annual',
  quarterly: 'rates of inputs are quarterly',
  monthly: 'rates of inputs are monthly',
};
const NARROW = 3;
const PERIODS_A_PAGE = 14;

/** The two lines at the top of every sheet: what it is, and of what. */
export function titleRows(making: Making, title: string): readonly SheetRow[] {
  const { plan } = making.view.evaluation;
  const rest = `; ${BASIS_TEXT[plan.basis]}; money in ${plan.currency}`;
  return [
    { row: 0, cells: [[LABEL, constant(title, 'title')]] },
    { row: 1, cells: [[LABEL, scenarioText(making, rest)]] },
  ];
}

/** The plan, and whichever scenario is in use or the one that the sheet is always in. */
function scenarioText({ view, lane }: Making, rest: string): Cell {
  const { scenarios, title } = view.evaluation.plan;
  const name = scenarios[view.scenario ?? lane]?.name ?? '';
  if (view.scenario !== null) return constant(`${title}; ${name}${rest}`, 'subtitle');
  // The title is read from where it stands: a formula has no place for every text a person may write.
  const formula = `${TITLE_CELL}&"; "&${SWITCH_NAME}&"${rest}"`;
  return calculated(formula, `${title}; ${name}${rest}`, 'subtitle');
}

/** The title of the plan, on the first sheet. */
const TITLE_CELL = `${sheetReference(SHEETS.overview)}!${cellName(0, LABEL, true)}`;

/** A sheet over periods: title, header, then `rows`. */
export function gridSheet(
  making: Making,
  { name, items, from }: Pick<Grid, 'name' | 'items' | 'from'>,
  rows: () => Iterable<SheetRow>,
  widths: { readonly segment?: number; readonly every?: number } = {},
): Sheet {
  const { timeline } = making.view.evaluation;
  const last = yearColumn(timeline, making.view.layout.years.length - 1);
  const width = making.periodWidth;
  const label = labelWidth(making);
  const every = widths.every ?? NARROW;
  const segment = widths.segment ?? (segmentWord(making) === '' ? NARROW : SEGMENT_WIDTH);
  const columnWidths = Array.from({ length: last + 1 }, (_, column) => {
    if (column < FIRST_PERIOD) return [label, segment, UNIT_WIDTH, every][column] ?? NARROW;
    return column === periodColumn(timeline.periods) ? NARROW : width;
  });
  return {
    name,
    widths: columnWidths,
    frozen: { rows: HEADER_ROWS, columns: FIRST_PERIOD },
    rows: function* () {
      yield* titleRows(making, name);
      yield* rows();
    },
    rowCount: from + items.length,
    pagesWide: Math.max(1, Math.ceil((timeline.periods + making.view.layout.years.length) / PERIODS_A_PAGE)),
    charts: [],
    lists: [],
    figures: `${cellName(HEADER_ROWS, EVERY)}:${cellName(Math.max(HEADER_ROWS, from + items.length - 1), last)}`,
  };
}

/** Wide enough for the labels of the plan, within reason. */
function labelWidth({ view }: Making): number {
  const longest = Math.max(...view.evaluation.plan.lines.map(({ label }) => label.length));
  return Math.min(MOST_LABEL, Math.max(LEAST_LABEL, longest + 1));
}

const LEAST_LABEL = 36;
const MOST_LABEL = 60;
const SEGMENT_WIDTH = 16;
const UNIT_WIDTH = 7;

export function segmentWord({ view }: Making): string {
  return view.evaluation.plan.segments.length > 0 ? 'Segment' : '';
}

/** Wide enough for the largest amount of the plan, so that no figure shows as ####. */
export function* widthOfPeriods({ evaluation, ...figures }: Figures, lane: number): Work<number> {
  const { program, timeline, plan } = evaluation;
  let largest = 0;
  for (const row of program.rows) {
    const unit = plan.lines[row.line]?.unit;
    if (unit !== 'money' && unit !== 'cash') continue;
    for (let at = 0; at < timeline.periods; at++) {
      const size = Math.abs(figures.valueOf(row.index, { type: 'period', at }, lane));
      if (size > largest) largest = size;
    }
    yield;
  }
  // A year sums up to twelve periods, and scenarios differ: one digit more than the largest period has.
  const digits = largest < 1 ? 1 : String(Math.floor(Math.min(largest, MOST_SHOWN))).length + 1;
  return Math.max(LEAST_WIDTH, digits + Math.floor((digits - 1) / 3) + 2);
}

const LEAST_WIDTH = 10.5;
/** A column as wide as larger amounts would be no help to anyone. */
const MOST_SHOWN = 1e15;

/** The header of a sheet, then rows that are made as they are asked for. */
export function* withHeader(
  making: Making,
  words: readonly [string, string, string, string],
  rows: Iterable<SheetRow>,
  withYears = true,
): Generator<SheetRow> {
  yield headerRow(making, words, withYears);
  yield* rows;
}

const LINE_HEIGHT = 13;
/** Excel has no higher rows. */
const MOST_HEIGHT = 409;
/** A column as wide as ten digits has room for more letters than that. */
const LETTERS_PER_DIGIT = 1.05;

/** How high a row of wrapped texts is: spreadsheets leave that to whoever writes the file. */
export function wrappedHeight(cells: SheetRow['cells'], widths: readonly number[]): number {
  const lines = cells.map(([column, { value }]) => {
    const room = (widths[column] ?? 1) * LETTERS_PER_DIGIT;
    return Math.ceil(String(value).length / room);
  });
  return Math.min(MOST_HEIGHT, LINE_HEIGHT * Math.max(1, ...lines));
}
