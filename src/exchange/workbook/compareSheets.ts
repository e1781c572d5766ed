import { rowOf } from '#engine/program';
import { rowsAfter, rowsBehind } from '#engine/dependents';
import type { Evaluation } from '#plan/lanes';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { When } from './figures';
import { gridSheet, withHeader } from './frame';
import { figureReference, rowFormula, type View } from './formulas';
import { headingCells, type Making, unitText } from './gridRows';
import { HEADER_ROWS, LABEL, type Layout, periodColumn, type Place, SEGMENT, SHEETS, UNIT } from './layout';
import type { Work } from './pieces';
import { calculated, cellName, type Cell, constant, type Sheet, type SheetRow } from './sheet';

/** What scenarios are compared by, as far as a plan has it. */
const COMPARED = [
  'closing_arr',
  'net_new_arr',
  'new_logo_arr',
  'expansion_arr',
  'churn_arr',
  'nrr_ttm',
  'nrr_annualized',
  'grr_ttm',
  'nrr_stated',
  'arr_growth_yoy',
  'program_cost_to_date',
];
/** More figures than this are too many to be computed again for each scenario beside the one in use. */
const MOST_FIGURES = 300_000;

/** Everything again for each scenario, as far as the compared figures need it and it differs between scenarios. */
export interface Compared {
  readonly rows: readonly number[];
  readonly views: readonly View[];
  readonly sheets: readonly CalcSheet[];
  /** Whether the figures of all scenarios follow the inputs; where not, they are those of the app when the workbook was made. */
  readonly isLive: boolean;
}

interface CalcSheet {
  readonly name: string;
  readonly view: View;
  readonly rows: readonly number[];
}

export function* comparedScenarios(evaluation: Evaluation, layout: Layout, moveOut: View['moveOut']): Work<Compared> {
  const { plan, program, timeline } = evaluation;
  const rows = COMPARED.flatMap((id) => (lineOf(plan, id) === undefined ? [] : [rowOf(program, id, 'total')])).filter(
    (row) => layout.places.has(row),
  );
  const varying = rowsAfter(program, yield* differingRows(evaluation, layout));
  yield;
  const needed = new Set(rows.flatMap((row) => [...rowsBehind(program, row)]));
  const again = [...layout.places.keys()].filter((row) => needed.has(row) && varying.has(row));
  const isLive = again.length * timeline.periods * plan.scenarios.length <= MOST_FIGURES;
  const sheets = (isLive && again.length > 0 ? plan.scenarios : []).map((_, at): CalcSheet => {
    const name = `Calc ${at + 1}`;
    const places = new Map(
      again.map((row, index): [number, Place] => [
        row,
        { sheet: name, row: HEADER_ROWS + index, isConstant: layout.places.get(row)?.isConstant === true },
      ]),
    );
    const placeOf = (row: number) => places.get(row) ?? layout.places.get(row);
    return { name, rows: again, view: { evaluation, layout, placeOf, scenario: at, moveOut } };
  });
  const views = plan.scenarios.map((_, scenario): View => {
    const own = sheets[scenario]?.view;
    return own ?? { evaluation, layout, placeOf: (row) => layout.places.get(row), scenario, moveOut };
  });
  return { rows, views, sheets, isLive };
}

/** Rows about which some scenario says something else than the base. */
function* differingRows({ plan, program, timeline }: Evaluation, { words }: Layout): Work<readonly number[]> {
  const found: number[] = [];
  for (const [row, { ownerAt, variants }] of words) {
    const isOther = plan.scenarios.some((_, scenario) => {
      if (variants[scenario] !== variants[0]) return true;
      for (let period = 0; period < timeline.periods; period++) {
        if (ownerAt(scenario, period) !== ownerAt(0, period)) return true;
      }
      return false;
    });
    yield;
    if (!isOther) continue;
    found.push(row);
    // The formula of a total follows its segments.
    const line = program.rows[row]?.line ?? -1;
    found.push((program.firstRow[line + 1] ?? program.rows.length) - 1);
  }
  return found;
}

/** The sheet that computes what differs in one scenario, whichever is in use. */
export function calcSheet(making: Making, { name, view, rows }: CalcSheet): Sheet {
  const own: Making = { ...making, view };
  const items = rows.map((row) => ({ type: 'row', row }) as const);
  const title = view.evaluation.plan.scenarios[view.scenario ?? 0]?.name ?? '';
  return gridSheet(own, { name, items, from: HEADER_ROWS }, () =>
    withHeader(own, [`Always: ${title}`, '', 'Unit', ''], calcRows(own, name, rows), false),
  );
}

function* calcRows(making: Making, sheet: string, rows: readonly number[]): Generator<SheetRow> {
  const { view, figures } = making;
  const { plan, program, timeline } = view.evaluation;
  const lane = view.scenario ?? 0;
  for (const [at, row] of rows.entries()) {
    const { line: index = -1, slice } = program.rows[row] ?? {};
    const line = plan.lines[index];
    if (line === undefined) throw new Error(`The program has no row ${row}`);
    const segment =
      typeof slice === 'number' && plan.segments.length > 0 && line.segmented ? plan.segments[slice]?.name : '';
    const cells: (readonly [number, Cell])[] = [
      [LABEL, constant(line.label, 'label')],
      [SEGMENT, constant(segment ?? '', 'label')],
      [UNIT, constant(unitText(line.unit, plan.currency), 'unit')],
    ];
    const isConstant = view.placeOf(row)?.isConstant === true;
    for (let period = 0; period < (isConstant ? 1 : timeline.periods); period++) {
      const when: When = { type: 'period', at: period };
      const formula = rowFormula(view, sheet, row, when);
      const column = isConstant ? EVERY_COLUMN : periodColumn(period);
      if (formula !== null)
        cells.push([column, calculated(formula, figures.valueOf(row, when, lane), `calculated ${line.unit}`)]);
    }
    yield { row: HEADER_ROWS + at, cells };
  }
}

const EVERY_COLUMN = UNIT + 1;

/** Each compared figure in all scenarios, and what each scenario differs by from the first. */
export function compareSheet(making: Making, compared: Compared): Sheet {
  const { plan } = making.view.evaluation;
  const each = 1 + plan.scenarios.length * 2 - 1;
  const from = HEADER_ROWS + 1;
  return gridSheet(
    making,
    { name: SHEETS.compare, items: [], from: from + compared.rows.length * each },
    () => withHeader(making, ['Figure', 'Scenario', 'Unit', ''], compareRows(making, compared), false),
    { segment: 26 },
  );
}

/** The row of a compared figure in a scenario. */
export function comparedRow(scenarios: number, figure: number, scenario: number): number {
  return HEADER_ROWS + 1 + figure * scenarios * 2 + 1 + scenario;
}

function* compareRows(making: Making, compared: Compared): Generator<SheetRow> {
  const { scenarios } = making.view.evaluation.plan;
  const text = compared.isLive
    ? 'Every scenario at once, whichever is in use; all of it follows the inputs.'
    : 'Figures of the app when this workbook was made: the plan is too large to be computed for every scenario at once.';
  yield { row: HEADER_ROWS, cells: [[LABEL, constant(text, 'subtitle')]] };
  for (const [at, row] of compared.rows.entries()) {
    const first = comparedRow(scenarios.length, at, 0);
    yield { row: first - 1, cells: headingCells(making, comparedLine(making, row).label) };
    for (const scenario of scenarios.keys()) {
      yield { row: first + scenario, cells: scenarioCells(making, compared, row, scenario) };
    }
    for (const scenario of scenarios.keys()) {
      if (scenario === 0) continue;
      const cells = differenceCells(making, row, scenario, first);
      yield { row: first + scenarios.length - 1 + scenario, cells };
    }
  }
}

function comparedLine({ view }: Making, row: number): Line {
  const { plan, program } = view.evaluation;
  const line = plan.lines[program.rows[row]?.line ?? -1];
  if (line === undefined) throw new Error(`The program has no row ${row}`);
  return line;
}

type Placed = readonly [column: number, cell: Cell];

/** A compared figure in one scenario, period by period. */
function scenarioCells(making: Making, compared: Compared, row: number, scenario: number): readonly Placed[] {
  const { plan, timeline } = making.view.evaluation;
  const line = comparedLine(making, row);
  const view = compared.views[scenario];
  if (view === undefined) throw new Error(`The plan has no scenario ${scenario}`);
  const style = `calculated ${line.unit}` as const;
  const figures = Array.from({ length: timeline.periods }, (_, at): Placed => {
    const when: When = { type: 'period', at };
    const value = making.figures.valueOf(row, when, scenario);
    const isLive = compared.isLive;
    const formula = figureReference(view, SHEETS.compare, row, when);
    return [periodColumn(at), isLive ? calculated(formula, value, style) : constant(value, style)];
  });
  return [
    [LABEL, constant(line.label, 'label')],
    [SEGMENT, constant(plan.scenarios[scenario]?.name ?? '', 'label')],
    [UNIT, constant(unitText(line.unit, plan.currency), 'unit')],
    ...figures,
  ];
}

/** What a scenario differs by from the first; `first` is the row of that one. */
function differenceCells(making: Making, row: number, scenario: number, first: number): readonly Placed[] {
  const { plan, timeline } = making.view.evaluation;
  const line = comparedLine(making, row);
  const value = (of: number, at: number) => making.figures.valueOf(row, { type: 'period', at }, of);
  const figures = Array.from({ length: timeline.periods }, (_, at): Placed => {
    const column = periodColumn(at);
    const formula = `${cellName(first + scenario, column)}-${cellName(first, column)}`;
    return [column, calculated(formula, value(scenario, at) - value(0, at), `calculated ${line.unit}`)];
  });
  return [
    [LABEL, constant(`Difference to ${plan.scenarios[0]?.name ?? ''}`, 'unit')],
    [SEGMENT, constant(plan.scenarios[scenario]?.name ?? '', 'unit')],
    [UNIT, constant(line.unit === 'rate' ? 'pt' : unitText(line.unit, plan.currency), 'unit')],
    ...figures,
  ];
}
