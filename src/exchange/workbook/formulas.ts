import { periodsPerYear } from '#domain/timeline';
import { rowOf } from '#engine/program';
import type { RowRule } from '#engine/program';
import type { Expression, TrailingFunction } from '#formula/expression';
import { type ExcelPlace, NOT_AVAILABLE, printExcel } from '#formula/printExcel';
import { reachIn } from '#formula/reach';
import type { Evaluation } from '#plan/lanes';
import type { When } from './figures';
import { EVERY, type Layout, periodColumn, type Place, rangeReference, reference, SHEETS, yearColumn } from './layout';

/** The name of the cell that says which scenario the workbook shows, counted from 1. */
export const SCENARIO_NAME = 'Scenario';

/** Longer formulas of several scenarios go into cells of their own before one of them is chosen. */
const LONGEST_CHOICE = 7000;
/** Texts up to this long are written once for each scenario, which reads better than a choice of a choice. */
const SHORT = 40;

/** A way to read the workbook: as the switch says, or always in one scenario, whose varying rows then stand elsewhere. */
export interface View {
  readonly evaluation: Evaluation;
  readonly layout: Layout;
  readonly placeOf: (row: number) => Place | undefined;
  /** Null where the switch chooses. */
  readonly scenario: number | null;
  /** Puts a part of a formula into a cell of its own, and names that cell. */
  readonly moveOut: (moved: MovedPart) => string;
}

/** A part of the formula of a row that stands in a cell of its own. Its text names every cell with its sheet. */
export interface MovedPart {
  readonly text: string;
  readonly part: Expression;
  readonly row: number;
  readonly when: When;
  readonly scenario: number | null;
}

/** A figure as formulas on a sheet read it. */
export function figureReference(view: View, sheet: string, row: number, when: When): string {
  const place = view.placeOf(row);
  if (place === undefined) return NOT_AVAILABLE;
  if (when.type === 'year')
    return isEmptyYear(view, row) ? NOT_AVAILABLE : reference(sheet, place, columnOf(view, when));
  return place.isConstant ? reference(sheet, place, EVERY, true) : reference(sheet, place, columnOf(view, when));
}

export function columnOf({ evaluation }: View, { type, at }: When): number {
  return type === 'period' ? periodColumn(at) : yearColumn(evaluation.timeline, at);
}

/** Whether the rule of a line leaves its quarters and years empty. */
export function isEmptyYear({ evaluation }: View, row: number): boolean {
  const { program } = evaluation;
  return program.lines[program.rows[row]?.line ?? -1]?.overPeriods === 'none';
}

/**
 * The formula of a row in a period or a year, as it stands on `sheet`. Null where the cell stays empty. One that is too long for a
 * cell names every cell with its sheet, because parts of it stand elsewhere.
 */
export function rowFormula(view: View, sheet: string, row: number, when: When): string | null {
  let isLong = false;
  const moveOut = () => {
    isLong = true;
    return 'A1';
  };
  const text = printed({ ...view, moveOut }, sheet, row, when);
  return isLong ? printed(view, '', row, when) : text;
}

function printed(view: View, sheet: string, row: number, when: When): string | null {
  if (when.type === 'year') return isEmptyYear(view, row) ? null : yearFormula(view, sheet, row, when);
  const rule = ruleOf(view, row);
  switch (rule.type) {
    case 'none':
      return null;
    case 'sum':
    case 'weighted':
      return partsFormula(view, sheet, rule, when);
    case 'own':
    case 'recompute':
      return chosen(view, row, when, (lane) => said(view, sheet, row, when, lane));
  }
}

function ruleOf({ evaluation }: View, row: number): RowRule {
  const found = evaluation.program.rows[row];
  if (found === undefined) throw new Error(`The program has no row ${row}`);
  return found.rule;
}

function lanesOf({ evaluation, scenario }: View): readonly number[] {
  return scenario === null ? [...evaluation.plan.scenarios.keys()] : [scenario];
}

/** What a scenario says about a row in a period. */
function said(view: View, sheet: string, row: number, when: When, lane: number): string {
  const words = view.layout.words.get(row);
  const owner = words?.ownerAt(lane, when.at);
  if (owner !== undefined) {
    const place = view.layout.ownerPlace(row, owner);
    return place.isConstant ? reference(sheet, place, EVERY, true) : reference(sheet, place, columnOf(view, when));
  }
  return variantText(view, sheet, row, when, lane);
}

/** The formula that a row follows in a scenario; NA() where it follows values. */
function variantText(view: View, sheet: string, row: number, when: When, lane: number): string {
  const expression = variantOf(view, row, lane);
  return expression === null ? NOT_AVAILABLE : printExcel(expression, placeFor(view, sheet, row, when));
}

function variantOf(view: View, row: number, lane: number): Expression | null {
  const { program } = view.evaluation;
  const found = program.rows[row];
  const model = found === undefined ? undefined : program.lines[found.line];
  if (found === undefined || model === undefined) throw new Error(`The program has no row ${row}`);
  const variant =
    model.variants[found.rule.type === 'recompute' ? totalVariant(view, row, lane) : ownVariant(view, row, lane)];
  return variant?.type === 'formula' ? variant.expression : null;
}

function ownVariant({ layout }: View, row: number, lane: number): number {
  return Math.max(0, layout.words.get(row)?.variants[lane] ?? 0);
}

/** A total takes the formula of the first segment that has one, else the line's first formula. */
function totalVariant(view: View, row: number, lane: number): number {
  const { program } = view.evaluation;
  const line = program.rows[row]?.line ?? -1;
  const first = program.firstRow[line] ?? 0;
  const variants = program.lines[line]?.variants ?? [];
  for (let segment = 0; segment < program.segments; segment++) {
    const variant = ownVariant(view, first + segment, lane);
    if (variants[variant]?.type === 'formula') return variant;
  }
  return variants.findIndex(({ type }) => type === 'formula');
}

/** One text where all scenarios say the same, else a choice by the number of the scenario. */
function chosen(view: View, row: number, when: When, textOf: (lane: number) => string): string {
  const lanes = lanesOf(view);
  const texts = lanes.map(textOf);
  const different = [...new Set(texts)];
  if (different.length === 1) return different[0] ?? NOT_AVAILABLE;
  const most = LONGEST_CHOICE / different.length;
  const short = different.map((text) => {
    const part = text.length > most ? variantOf(view, row, lanes[texts.indexOf(text)] ?? 0) : null;
    return part === null ? text : view.moveOut({ text, part, row, when, scenario: view.scenario });
  });
  const isEach = different.length === texts.length || texts.every((text) => text.length < SHORT);
  const each = texts.map((text) => short[different.indexOf(text)] ?? NOT_AVAILABLE);
  if (isEach) return choice(SCENARIO_NAME, each);
  const numbers = texts.map((text) => String(different.indexOf(text) + 1));
  return choice(choice(SCENARIO_NAME, numbers), short);
}

/** CHOOSE takes no more than this to choose from. */
const MOST_CHOICES = 254;

/** The text at a number, counted from 1. */
function choice(number: string, texts: readonly string[]): string {
  if (texts.length <= MOST_CHOICES) return `CHOOSE(${number},${texts})`;
  const first = `CHOOSE(${number},${texts.slice(0, MOST_CHOICES)})`;
  return `IF(${number}<=${MOST_CHOICES},${first},${choice(`${number}-${MOST_CHOICES}`, texts.slice(MOST_CHOICES))})`;
}

function partsFormula(
  view: View,
  sheet: string,
  rule: RowRule & { readonly type: 'sum' | 'weighted' },
  when: When,
): string {
  const names = rule.rows.map((row) => figureReference(view, sheet, row, when));
  if (rule.type === 'sum') return `SUM(${isBlock(view, rule.rows, when) ? blockOf(names) : names})`;
  const weights = rule.weights.map((row) => figureReference(view, sheet, row, when));
  const products = names.map((name, at) => `${name}*${weights[at]}`).join('+');
  return `IFERROR((${products})/(${weights.join('+')}),${NOT_AVAILABLE})`;
}

/** Whether rows stand under each other in one column. */
function isBlock(view: View, rows: readonly number[], when: When): boolean {
  const places = rows.map((row) => (isEmptyYear(view, row) && when.type === 'year' ? undefined : view.placeOf(row)));
  const [first] = places;
  return (
    rows.length > 1 &&
    places.every(
      (place, at) =>
        first !== undefined &&
        place?.sheet === first.sheet &&
        place.row === first.row + at &&
        (when.type === 'year' || place.isConstant === first.isConstant),
    )
  );
}

function blockOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return `${names[0]}:${last.slice(last.lastIndexOf('!') + 1)}`;
}

function yearFormula(view: View, sheet: string, row: number, when: When): string {
  const { program } = view.evaluation;
  const line = program.lines[program.rows[row]?.line ?? -1];
  const { from, to } = yearOf(view, when.at);
  const at = (period: number) => figureReference(view, sheet, row, { type: 'period', at: period });
  switch (line?.overPeriods) {
    case 'sum':
      return over(view, sheet, row, 'trailing_sum', 'period', from, to);
    case 'product':
      return over(view, sheet, row, 'trailing_product', 'period', from, to);
    case 'first':
      return at(from);
    case 'last':
      return at(to);
    case 'recompute': {
      const rule = ruleOf(view, row);
      if (rule.type === 'sum' || rule.type === 'weighted') return partsFormula(view, sheet, rule, when);
      return chosen(view, row, when, (lane) => variantText(view, sheet, row, when, lane));
    }
    default:
      throw new Error('An empty year has no formula');
  }
}

function yearOf({ layout }: View, at: number) {
  const year = layout.years[at];
  if (year === undefined) throw new Error(`The plan has no fiscal year ${at}`);
  return year;
}

const OVER: Readonly<Record<TrailingFunction, string>> = {
  trailing_sum: 'SUM',
  trailing_product: 'PRODUCT',
  trailing_mean: 'AVERAGE',
};

function over(
  view: View,
  sheet: string,
  row: number,
  how: TrailingFunction,
  type: When['type'],
  from: number,
  to: number,
): string {
  const last: When = { type, at: to };
  const place = view.placeOf(row);
  if (place === undefined || (type === 'year' && isEmptyYear(view, row))) return NOT_AVAILABLE;
  if (from === to) return figureReference(view, sheet, row, last);
  if (type === 'period' && place.isConstant) {
    const name = reference(sheet, place, EVERY, true);
    if (how === 'trailing_mean') return name;
    return how === 'trailing_sum' ? `(${name}*${to - from + 1})` : `(${name}^${to - from + 1})`;
  }
  return `${OVER[how]}(${rangeReference(sheet, place, columnOf(view, { type, at: from }), columnOf(view, last))})`;
}

/** Where the formula of a row is printed. */
export function placeFor(view: View, sheet: string, row: number, when: When): ExcelPlace {
  const { program, timeline } = view.evaluation;
  const slice = program.rows[row]?.slice ?? 'total';
  const rowFor = (line: string, total: boolean) => rowOf(program, line, total ? 'total' : slice);
  const calendarRow = { sheet: SHEETS.calendar, row: 0 };
  const isYear = when.type === 'year';
  const perYear = periodsPerYear(timeline.grain);
  const years = view.layout.years;
  const here = isYear ? yearOf(view, when.at) : { from: when.at, to: when.at };
  return {
    position: when.at,
    periodsPerYear: isYear ? perYear / (here.to - here.from + 1) : perYear,
    cell: (line, total, at) => figureReference(view, sheet, rowFor(line, total), { type: when.type, at }),
    over: (how, line, from, to) => over(view, sheet, rowFor(line, false), how, when.type, from, to),
    calendar: (name) =>
      reference(sheet, { ...calendarRow, row: CALENDAR_ROWS.indexOf(name) + CALENDAR_FROM }, columnOf(view, when)),
    backOf: (expression) => {
      if (!isYear) return reachIn(expression.reach, perYear);
      const back = reachIn(expression.reach, 1);
      const from = when.at - back + (expression.type === 'trailing' ? 1 : 0);
      const areWhole = years.slice(Math.max(0, from), when.at + 1).every((year) => year.to - year.from + 1 === perYear);
      return back >= 1 && (from < 0 || areWhole) ? back : Number.NaN;
    },
    moveOut: (text, part) => view.moveOut({ text, part, row, when, scenario: view.scenario }),
  };
}

/** The rows of the sheet `Calendar`, below its header. */
export const CALENDAR_ROWS = ['period', 'year', 'quarter', 'month'] as const;
export const CALENDAR_FROM = 4;
