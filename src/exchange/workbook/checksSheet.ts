import { rowOf } from '#engine/program';
import { checkNames } from '#formula/names';
import { parse } from '#formula/parse';
import { printExcel } from '#formula/printExcel';
import type { Expression } from '#formula/expression';
import { NRR_IDENTITIES } from '#plan/nrrTemplate';
import type { When } from './figures';
import { gridSheet, segmentWord, withHeader } from './frame';
import { columnOf, placeFor } from './formulas';
import type { Making } from './gridRows';
import { EVERY, HEADER_ROWS, LABEL, periodColumn, SEGMENT, SHEETS, UNIT } from './layout';
import { calculated, cellName, type Cell, constant, type Sheet, sheetReference, type SheetRow } from './sheet';
import { isTotalRow } from './words';

const NAMES: Readonly<Record<(typeof NRR_IDENTITIES)[number]['name'], string>> = {
  bridge: 'Closing ARR less opening and movements',
  opening: 'Opening ARR less the closing before it',
  motions: 'Expansion less its motions',
};
const FROM = HEADER_ROWS + 1;

interface Check {
  readonly label: string;
  readonly expression: Expression;
  readonly row: number;
}

/** Whether the plan has anything to check. */
function checksOf({ view }: Making): readonly Check[] {
  const { plan, program } = view.evaluation;
  const ids = plan.lines.map(({ id }) => id);
  return NRR_IDENTITIES.flatMap(({ name, of, formula }): readonly Check[] => {
    const parsed = parse(formula);
    if (!parsed.ok || !checkNames(parsed.value, ids).ok) return [];
    const total = rowOf(program, of, 'total');
    const line = program.rows[total]?.line;
    return program.rows
      .filter((row) => row.line === line)
      .map(({ index }) => ({ label: NAMES[name], expression: parsed.value, row: index }));
  });
}

/** The cell that adds up how far all checks are from zero. */
export function checkCell(): string {
  return `${sheetReference(SHEETS.checks)}!${cellName(HEADER_ROWS, EVERY, true)}`;
}

/** What that cell comes to in the app. */
export function checkSum(making: Making): number {
  return checksOf(making).reduce((sum, check) => sum + offBy(making, check), 0);
}

/** What must be zero in every period, segment and total, to the cent. Where a figure is not available there is nothing to check. */
export function checksSheet(making: Making): Sheet {
  const checks = checksOf(making);
  return gridSheet(
    making,
    { name: SHEETS.checks, items: [], from: FROM + checks.length },
    () =>
      withHeader(making, ['Check: all are zero', segmentWord(making), 'Unit', 'Off by'], rowsOf(making, checks), false),
    { every: 12 },
  );
}

function* rowsOf(making: Making, checks: readonly Check[]): Generator<SheetRow> {
  const { plan, program, timeline } = making.view.evaluation;
  const last = FROM + checks.length - 1;
  const all = checks.length === 0 ? '0' : `SUM(${cellName(FROM, EVERY)}:${cellName(last, EVERY)})`;
  yield {
    row: HEADER_ROWS,
    cells: [
      [LABEL, constant('All checks together', 'totalLabel')],
      [UNIT, constant(plan.currency, 'unit')],
      [EVERY, calculated(all, checkSum(making), 'total check')],
    ],
  };
  for (const [at, check] of checks.entries()) {
    const { slice } = program.rows[check.row] ?? { slice: 'total' };
    const isTotal = isTotalRow(program, check.row);
    const cells: (readonly [number, Cell])[] = [
      [LABEL, constant(check.label, 'label')],
      [
        SEGMENT,
        constant(isTotal ? 'Total' : typeof slice === 'number' ? (plan.segments[slice]?.name ?? '') : '', 'label'),
      ],
      [UNIT, constant(plan.currency, 'unit')],
    ];
    const range = `${cellName(FROM + at, periodColumn(0))}:${cellName(FROM + at, periodColumn(timeline.periods - 1))}`;
    cells.push([
      EVERY,
      calculated(`MAX(${range})-MIN(${range})+ABS(MIN(${range}))`, offBy(making, check), 'calculated check'),
    ]);
    for (let period = 0; period < timeline.periods; period++) {
      const when: When = { type: 'period', at: period };
      const text = printExcel(check.expression, placeFor(making.view, SHEETS.checks, check.row, when));
      const column = columnOf(making.view, when);
      cells.push([
        column,
        calculated(`IFERROR(ROUND(${text},2),0)`, rounded(making, check, period), 'calculated check'),
      ]);
    }
    yield { row: FROM + at, cells };
  }
}

/** As the sheet computes it: the largest less the smallest, and how far the smallest is from zero. */
function offBy(making: Making, check: Check): number {
  const { periods } = making.view.evaluation.timeline;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let period = 0; period < periods; period++) {
    const value = rounded(making, check, period);
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return largest - smallest + Math.abs(smallest);
}

function rounded({ figures, lane }: Making, { expression, row }: Check, at: number): number {
  const value = figures.partOf(expression, row, { type: 'period', at }, lane);
  if (Number.isNaN(value)) return 0;
  const cents = Math.floor(Math.abs(value) * 100 + 0.5) / 100;
  return (value < 0 ? -cents : cents) + 0;
}
