import { periodLabels } from '#domain/timeline';
import type { Unit } from '#domain/units';
import type { Figures, When } from './figures';
import { columnOf, isEmptyYear, rowFormula, type View } from './formulas';
import {
  EVERY,
  FIRST_PERIOD,
  type Grid,
  HEADER_ROWS,
  type Item,
  LABEL,
  periodColumn,
  SEGMENT,
  UNIT,
  yearColumn,
} from './layout';
import { calculated, type Cell, cellName, constant, type SheetRow } from './sheet';
import type { StyleName } from './styles';
import { isTotalRow, ownedValue, type Owner } from './words';

/** What the sheets that run over periods are made from. */
export interface Making {
  readonly view: View;
  readonly figures: Figures;
  /** The scenario whose figures are kept beside the formulas. */
  readonly lane: number;
  /** How wide a column of figures is. */
  readonly periodWidth: number;
}

type Placed = readonly [column: number, cell: Cell];

/** The rows of a grid, from its header on. */
export function* gridRows(making: Making, grid: Grid): Generator<SheetRow> {
  for (const [at, item] of grid.items.entries()) {
    yield { row: grid.from + at, cells: itemCells(making, grid.name, grid.from + at, item) };
  }
}

/** Labels of the columns, and of each period and, where the sheet has them, each fiscal year. */
export function headerRow(
  { view }: Making,
  words: readonly [string, string, string, string],
  withYears: boolean,
): SheetRow {
  const { timeline } = view.evaluation;
  const periods = periodLabels(timeline).map((label, at): Placed => [periodColumn(at), constant(label, 'period')]);
  const years = (withYears ? view.layout.years : []).map(({ label, complete }, at): Placed => {
    return [yearColumn(timeline, at), constant(complete ? label : `${label} part`, 'period')];
  });
  const labels = words.map((word, at): Placed => [at, constant(word, at === EVERY ? 'period' : 'header')]);
  return { row: HEADER_ROWS - 1, cells: [...labels, ...periods, ...years] };
}

function itemCells(making: Making, sheet: string, at: number, item: Item): readonly Placed[] {
  switch (item.type) {
    case 'heading':
      return headingCells(making, item.text);
    case 'owner':
      return ownerCells(making, at, item.row, item.owner);
    case 'row':
      return rowCells(making, sheet, at, item.row);
  }
}

export function headingCells({ view }: Making, text: string): readonly Placed[] {
  const { timeline } = view.evaluation;
  const last = yearColumn(timeline, view.layout.years.length - 1);
  return Array.from(
    { length: last + 1 },
    (_, column): Placed => [column, constant(column === LABEL ? text : '', 'heading')],
  );
}

/** Label, segment and unit of a row. */
function rowLabels({ view }: Making, row: number): readonly Placed[] {
  const { plan, program } = view.evaluation;
  const { slice, line: at } = program.rows[row] ?? { slice: 'total', line: -1 };
  const line = plan.lines[at];
  if (line === undefined) throw new Error(`The plan has no line ${at}`);
  const isTotal = isTotalRow(program, row);
  const segment = slice === 'total' ? (isTotal ? 'Total' : '') : (plan.segments[slice]?.name ?? '');
  const style = isTotal ? 'totalLabel' : 'label';
  return [
    [LABEL, constant(line.label, style)],
    [SEGMENT, constant(segment, style)],
    [UNIT, constant(unitText(line.unit, plan.currency), 'unit')],
  ];
}

export function unitText(unit: Unit, currency: string): string {
  const texts: Readonly<Record<Unit, string>> = {
    money: currency,
    cash: currency,
    rate: '%',
    ratio: 'x',
    count: '#',
    month: 'month',
    number: '',
  };
  return texts[unit];
}

function unitOf({ view }: Making, row: number): Unit {
  const { plan, program } = view.evaluation;
  return plan.lines[program.rows[row]?.line ?? -1]?.unit ?? 'number';
}

function rowCells(making: Making, sheet: string, at: number, row: number): readonly Placed[] {
  const { view, figures, lane } = making;
  const { timeline, program } = view.evaluation;
  const words = view.layout.words.get(row);
  const unit = unitOf(making, row);
  const cells: Placed[] = [...rowLabels(making, row)];
  if (words?.isPlainInput === true) {
    const [owner] = words.owners;
    if (owner !== undefined) cells.push(...seriesCells(making, at, owner, unit, words.isConstant));
  } else {
    const role = isTotalRow(program, row) ? 'total' : 'calculated';
    const add = (column: number, when: When) => {
      const formula = rowFormula(view, sheet, row, when);
      if (formula !== null)
        cells.push([column, calculated(formula, figures.valueOf(row, when, lane), `${role} ${unit}`)]);
    };
    if (view.placeOf(row)?.isConstant === true) {
      add(EVERY, { type: 'period', at: 0 });
    } else {
      for (let period = 0; period < timeline.periods; period++)
        add(periodColumn(period), { type: 'period', at: period });
    }
  }
  if (unit === 'month') cells.push(...monthCells(cells, at));
  return [...cells, ...yearCells(making, sheet, row, unit)];
}

/** A month of the calendar, which is kept as a number, as a date beside it. */
function monthCells(cells: readonly Placed[], at: number): readonly Placed[] {
  const every = cells.find(([column]) => column === EVERY)?.[1];
  if (every === undefined || cells.some(([column]) => column === FIRST_PERIOD)) return [];
  return [[FIRST_PERIOD, monthCell(cellName(at, EVERY), every.value)]];
}

/** The last month a date can have. */
const LAST_MONTH = 119_999;
const MONTH_OF_1900 = 22_800;

/** The date that a month number names, from the cell that has it; a sign that there is no end for the last of all months. */
export function monthCell(from: string, value: number | string): Cell {
  const formula = `IF(${from}>=${LAST_MONTH},"no end",DATE(INT(${from}/12),MOD(${from},12)+1,1))`;
  const month = typeof value === 'number' ? value : Number.NaN;
  return calculated(formula, month >= LAST_MONTH ? 'no end' : dateNumber(month), 'date');
}

/** Excel's number of the first day of a month: days since the end of 1899, with the day that 1900 did not have. */
function dateNumber(month: number): number {
  if (!(month >= MONTH_OF_1900)) return Number.NaN;
  const years = Math.floor(month / 12);
  const inYear = Math.floor(month) - years * 12;
  const past = years - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 460;
  const isLeap = years % 4 === 0 && (years % 100 !== 0 || years % 400 === 0);
  const days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][inYear] ?? 0;
  const serial = (years - 1900) * 365 + leaps + days + (isLeap && inYear > 1 ? 1 : 0) + 1;
  return serial > 59 ? serial + 1 : serial;
}

function yearCells(making: Making, sheet: string, row: number, unit: Unit): readonly Placed[] {
  const { view, figures, lane } = making;
  if (isEmptyYear(view, row)) return [];
  const role = isTotalRow(view.evaluation.program, row) ? 'total' : 'calculated';
  return view.layout.years.flatMap((_, at): readonly Placed[] => {
    const when: When = { type: 'year', at };
    const formula = rowFormula(view, sheet, row, when);
    if (formula === null) return [];
    return [[columnOf(view, when), calculated(formula, figures.valueOf(row, when, lane), `${role} ${unit}`)]];
  });
}

/** What a scenario, or the books, say of a line. */
function ownerCells(making: Making, at: number, row: number, owner: Owner): readonly Placed[] {
  const { plan } = making.view.evaluation;
  const words = making.view.layout.words.get(row);
  const labels = rowLabels(making, row);
  const segment = labels[SEGMENT]?.[1].value ?? '';
  const label = labels[LABEL]?.[1].value ?? '';
  const name = owner.id === null ? 'Actual' : (plan.scenarios.find(({ id }) => id === owner.id)?.name ?? '');
  const cells: Placed[] = [
    [LABEL, constant(segment === '' ? label : `${label}, ${segment}`, 'label')],
    [SEGMENT, constant(name, 'label')],
    ...labels.slice(UNIT),
    ...seriesCells(making, at, owner, unitOf(making, row), words?.isConstant === true),
  ];
  return unitOf(making, row) === 'month' ? [...cells, ...monthCells(cells, at)] : cells;
}

/** Values to type over: one for every period and those of some periods, or those that are fixed. */
function seriesCells(making: Making, at: number, owner: Owner, unit: Unit, isConstant: boolean): readonly Placed[] {
  const { timeline } = making.view.evaluation;
  const cells: Placed[] = [];
  const typed: StyleName = owner.id === null ? `actual ${unit}` : `input ${unit}`;
  const every = owner.series?.every ?? Number.NaN;
  const isStated = (period: number) => owner.cells.has(period) || owner.series === null;
  for (let period = 0; period < (isConstant ? 0 : timeline.periods); period++) {
    const value = ownedValue(timeline, owner, period);
    if (value === undefined) continue;
    const column = periodColumn(period);
    if (!isStated(period) && isSame(value, every)) {
      cells.push([column, calculated(`$${cellName(at, EVERY)}`, value, `calculated ${unit}`)]);
    } else {
      const isFixed = owner.cells.has(period) && owner.id !== null;
      cells.push([column, missingOr(value, isFixed ? `fixed ${unit}` : typed)]);
    }
  }
  const isRead = isConstant || cells.some(([, { formula }]) => formula?.startsWith('$') === true);
  return isRead ? [[EVERY, missingOr(every, typed)], ...cells] : cells;
}

function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** A missing input is a formula that gives #N/A, to be typed over: an empty cell would count as 0. */
function missingOr(value: number, style: StyleName): Cell {
  return Number.isNaN(value) ? calculated('NA()', value, style) : constant(value, style);
}
