import type { Evaluation } from '#plan/lanes';
import { calendarSheet } from './calendarSheet';
import { checksSheet } from './checksSheet';
import { calcSheet, compareSheet, comparedScenarios } from './compareSheets';
import { definitionsSheet } from './definitionsSheet';
import { figuresOf } from './figures';
import type { View } from './formulas';
import { gridSheet, segmentWord, widthOfPeriods, withHeader } from './frame';
import { gridRows, type Making } from './gridRows';
import { type Grid, layOut, SHEETS } from './layout';
import { longFormulas } from './longFormulas';
import { definedNames } from './names';
import { overviewSheet } from './overviewSheet';
import { inPieces } from './pieces';
import { roadmapTable, rowsAboveRoadmap } from './roadmapTable';
import { rowsAboveScenarios, scenariosSheet } from './scenariosSheet';
import type { Sheet } from './sheet';
import { cellText } from './sheetXml';
import { sourcesSheet } from './sourcesSheet';
import { type Watch, xlsxBytes } from './writeXlsx';

/**
 * A plan as an Excel workbook: every calculated cell is a formula over the cells of the assumptions, printed from the expressions
 * that the engine runs, with the app's own figure kept beside it. One cell chooses the scenario that all sheets show.
 *
 * `evaluation` is of all scenarios in their order, with nothing tried out in them; `lane` is the one the workbook opens in.
 *
 * Cost  some microseconds for each cell, in pieces of a row: `watch` is told after each.
 */
export async function workbookBytes(evaluation: Evaluation, lane: number, watch: Watch): Promise<Uint8Array> {
  const { plan } = evaluation;
  const rest = () => watch(0, 1);
  const above = {
    [SHEETS.scenarios]: rowsAboveScenarios(plan.scenarios.length),
    [SHEETS.roadmap]: rowsAboveRoadmap(plan.initiatives.length),
  };
  const layout = await inPieces(layOut(evaluation, above), rest);
  const figures = figuresOf(evaluation);
  const long = await inPieces(longFormulas(evaluation, layout, figures, lane), rest);
  const compared = await inPieces(comparedScenarios(evaluation, layout, long.moveOut), rest);
  const periodWidth = await inPieces(widthOfPeriods(figures, lane), rest);
  const placeOf = (row: number) => layout.places.get(row);
  const view: View = { evaluation, layout, placeOf, scenario: null, moveOut: long.moveOut };
  const making: Making = { view, figures, lane, periodWidth };
  const sheets: readonly Sheet[] = [
    overviewSheet(making, compared),
    ...layout.grids.toSorted((a, b) => orderOf(a.name) - orderOf(b.name)).map((grid) => sectionSheet(making, grid)),
    compareSheet(making, compared),
    checksSheet(making),
    definitionsSheet(making),
    sourcesSheet(making),
    calendarSheet(making),
    ...compared.sheets.map((sheet) => calcSheet(making, sheet)),
    ...long.sheets(making),
  ];
  const properties = { title: cellText(plan.title), creator: 'Headroom', description: cellText(plan.note) };
  const paper = LETTER_CURRENCIES.has(plan.currency) ? 'letter' : 'a4';
  return xlsxBytes({ sheets, names: definedNames(view), properties, paper }, watch);
}

/** Where paper of Letter size is usual. */
const LETTER_CURRENCIES: ReadonlySet<string> = new Set(['USD', 'CAD', 'MXN']);

/** Scenarios, assumptions and actuals come first, the roadmap, growth and costs after the sections of the plan. */
function orderOf(name: string): number {
  const first = [SHEETS.scenarios, SHEETS.assumptions, SHEETS.actuals].indexOf(name as never);
  if (first >= 0) return first;
  const last = [SHEETS.roadmap, SHEETS.growth, SHEETS.costs].indexOf(name as never);
  return last >= 0 ? 100 + last : 50;
}

function sectionSheet(making: Making, grid: Grid): Sheet {
  if (grid.name === SHEETS.scenarios) return scenariosSheet(making, grid);
  const hasInputs = grid.name === SHEETS.assumptions || grid.name === SHEETS.actuals;
  const words = [
    'Line',
    grid.name === SHEETS.actuals ? 'Of' : segmentWord(making),
    'Unit',
    hasInputs ? 'Every period' : '',
  ] as const;
  return gridSheet(
    making,
    grid,
    function* () {
      yield* withHeader(making, words, [], grid.name !== SHEETS.actuals);
      if (grid.name === SHEETS.roadmap) yield* roadmapTable(making);
      yield* gridRows(making, grid);
    },
    {
      ...(hasInputs ? { every: 13 } : {}),
      ...(grid.name === SHEETS.roadmap ? { segment: 22 } : {}),
    },
  );
}
