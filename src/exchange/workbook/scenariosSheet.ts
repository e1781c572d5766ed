import { gridSheet, SWITCH_NAME, withHeader } from './frame';
import { SCENARIO_NAME } from './formulas';
import { gridRows, headingCells, type Making } from './gridRows';
import { EVERY, FIRST_PERIOD, type Grid, HEADER_ROWS, LABEL, SEGMENT, SHEETS, UNIT } from './layout';
import { calculated, cellName, constant, type Sheet, sheetReference, type SheetRow } from './sheet';

const SWITCH_ROW = 2;
/** A heading, the scenarios, an empty row and a heading stand above what scenarios say. */
export function rowsAboveScenarios(scenarios: number): number {
  return scenarios + 3;
}

const LIST_FROM = HEADER_ROWS + 1;

/** The cell that chooses the scenario, the list it chooses from, and everything that scenarios say differently. */
export function scenariosSheet(making: Making, grid: Grid): Sheet {
  const { plan } = making.view.evaluation;
  const last = LIST_FROM + plan.scenarios.length - 1;
  const sheet = gridSheet(making, grid, () => rowsOf(making, grid), { segment: 26, every: 12 });
  const list = `${cellName(LIST_FROM, LABEL, true)}:${cellName(last, LABEL, true)}`;
  return { ...sheet, lists: [{ cell: cellName(SWITCH_ROW, SEGMENT), list }] };
}

const WORDS = ['Line', 'Scenario', 'Unit', 'Every period'] as const;

/** The names of the workbook that the switch has. */
export function switchNames(): readonly { readonly name: string; readonly range: string }[] {
  const on = (column: number) => `${sheetReference(SHEETS.scenarios)}!${cellName(SWITCH_ROW, column, true)}`;
  return [
    { name: SCENARIO_NAME, range: on(EVERY) },
    { name: SWITCH_NAME, range: on(SEGMENT) },
  ];
}

function* rowsOf(making: Making, grid: Grid): Generator<SheetRow> {
  const { view, lane } = making;
  const { scenarios } = view.evaluation.plan;
  const flags = `${cellName(LIST_FROM, EVERY)}:${cellName(LIST_FROM + scenarios.length - 1, EVERY)}`;
  yield {
    row: SWITCH_ROW,
    cells: [
      [LABEL, constant('Scenario in use: choose here', 'totalLabel')],
      [SEGMENT, constant(scenarios[lane]?.name ?? '', 'switch text')],
      [UNIT, constant('No.', 'unit')],
      [EVERY, calculated(`IF(MAX(${flags})=0,NA(),MAX(${flags}))`, lane + 1, 'calculated count')],
    ],
  };
  if (grid.items.length > 0) yield* withHeader(making, WORDS, [], false);
  yield { row: HEADER_ROWS, cells: listHeading(making) };
  const chosen = cellName(SWITCH_ROW, SEGMENT, true);
  for (const [at, { name, parent, note, locked }] of scenarios.entries()) {
    const row = LIST_FROM + at;
    const follows = scenarios.find(({ id }) => id === parent)?.name;
    const said = [locked ? 'Locked.' : '', note].filter((text) => text !== '').join(' ');
    yield {
      row,
      cells: [
        [LABEL, constant(name, 'label')],
        [SEGMENT, constant(follows ?? '', 'label')],
        [UNIT, constant(at + 1, 'calculated count')],
        [
          EVERY,
          calculated(
            `IF(${cellName(row, LABEL)}=${chosen},${cellName(row, UNIT)},0)`,
            at === lane ? at + 1 : 0,
            'calculated count',
          ),
        ],
        [FIRST_PERIOD, constant(said, 'label')],
      ],
    };
  }
  const text =
    grid.items.length > 0
      ? 'What scenarios say, in place of what they follow'
      : 'No scenario says anything of its own.';
  yield { row: grid.from - 1, cells: headingCells(making, text) };
  yield* gridRows(making, grid);
}

function listHeading(making: Making) {
  const words: Readonly<Record<number, string>> = {
    [LABEL]: 'Scenarios',
    [SEGMENT]: 'Follows',
    [UNIT]: 'No.',
    [EVERY]: 'In use',
    [FIRST_PERIOD]: 'Note',
  };
  return headingCells(making, '').map(([column]) => [column, constant(words[column] ?? '', 'heading')] as const);
}
