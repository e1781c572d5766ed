import type { Evaluation } from '#plan/lanes';
import type { Figures, When } from './figures';
import { gridSheet, withHeader } from './frame';
import { columnOf, type MovedPart, rowFormula, type View } from './formulas';
import type { Making } from './gridRows';
import { HEADER_ROWS, LABEL, type Layout, reference, SHEETS } from './layout';
import type { Work } from './pieces';
import { calculated, type Cell, constant, type Sheet, type SheetRow } from './sheet';

/** Texts from here on may come to be too long in another period than those that are looked at beforehand. */
const NEARLY_TOO_LONG = 3500;

interface LongFormulas {
  readonly moveOut: View['moveOut'];
  /** The sheet of what was moved out, where there may be something; written last, when all of it is known. */
  readonly sheets: (making: Making) => readonly Sheet[];
}

/** Parts of formulas that are too long for a cell, each in a cell of the column it belongs to, from the top down. */
export function* longFormulas(
  evaluation: Evaluation,
  layout: Layout,
  figures: Figures,
  lane: number,
): Work<LongFormulas> {
  const columns = new Map<number, Cell[]>();
  const known = new Map<string, string>();
  const moveOut = (moved: MovedPart) => {
    const { text, part, row, when, scenario } = moved;
    const column = columnOf(viewOf(evaluation, layout, moveOut), when);
    const cells = columns.get(column) ?? [];
    columns.set(column, cells);
    const key = `${column} ${text}`;
    const cell = known.get(key) ?? reference('', { sheet: SHEETS.parts, row: HEADER_ROWS + cells.length }, column);
    if (!known.has(key))
      cells.push(calculated(text, figures.partOf(part, row, when, scenario ?? lane), 'calculated number'));
    known.set(key, cell);
    return cell;
  };
  const hasAny = yield* mayBeTooLong(evaluation, layout);
  return {
    moveOut,
    sheets: (making) => (hasAny ? [partsSheet(making, columns)] : []),
  };
}

function viewOf(evaluation: Evaluation, layout: Layout, moveOut: View['moveOut']): View {
  return { evaluation, layout, placeOf: (row) => layout.places.get(row), scenario: null, moveOut };
}

/** Whether some formula is so long, at the ends of the plan, that parts of it may have to move. */
function* mayBeTooLong(evaluation: Evaluation, layout: Layout): Work<boolean> {
  let isLong = false;
  const view = viewOf(evaluation, layout, () => {
    isLong = true;
    return 'A1';
  });
  const times: readonly When[] = [
    { type: 'period', at: 0 },
    { type: 'period', at: evaluation.timeline.periods - 1 },
    { type: 'year', at: 0 },
    { type: 'year', at: layout.years.length - 1 },
  ];
  for (const [row, { sheet }] of layout.places) {
    for (const when of times) {
      if ((rowFormula(view, sheet, row, when)?.length ?? 0) > NEARLY_TOO_LONG) isLong = true;
      if (isLong) return true;
    }
    yield;
  }
  return false;
}

function partsSheet(making: Making, columns: ReadonlyMap<number, readonly Cell[]>): Sheet {
  const grid = { name: SHEETS.parts, items: [], from: HEADER_ROWS };
  return gridSheet(making, grid, () =>
    withHeader(making, ['Parts of formulas too long for one cell', '', '', ''], partRows(columns)),
  );
}

function* partRows(columns: ReadonlyMap<number, readonly Cell[]>): Generator<SheetRow> {
  const ordered = [...columns].sort(([a], [b]) => a - b);
  const count = Math.max(0, ...ordered.map(([, cells]) => cells.length));
  for (let at = 0; at < count; at++) {
    const cells = ordered.flatMap(([column, list]) => {
      const cell = list[at];
      return cell === undefined ? [] : [[column, cell] as const];
    });
    yield { row: HEADER_ROWS + at, cells: [[LABEL, constant(`Part ${at + 1}`, 'unit')], ...cells] };
  }
}
