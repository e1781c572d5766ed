import { MOTION_REFERENCES } from '#domain/motions';
import { rowOf } from '#engine/program';
import { fieldLine, type InitiativeField } from '#plan/initiativeLines';
import { lineOf } from '#plan/planParts';
import type { When } from './figures';
import { figureReference } from './formulas';
import { type Making, monthCell } from './gridRows';
import { FIRST_PERIOD, HEADER_ROWS, LABEL, SEGMENT, SHEETS } from './layout';
import { calculated, type Cell, constant, type SheetRow } from './sheet';
import type { StyleName } from './styles';

const FIELDS: readonly { readonly field: InitiativeField; readonly label: string; readonly style: StyleName }[] = [
  { field: 'on', label: 'On', style: 'calculated count' },
  { field: 'start', label: 'Start', style: 'date' },
  { field: 'length', label: 'Ramp, mo', style: 'calculated count' },
  { field: 'points', label: 'Points', style: 'calculated rate' },
  { field: 'onceCost', label: 'Once', style: 'calculated cash' },
  { field: 'monthlyCost', label: 'Monthly', style: 'calculated cash' },
];

/** A heading, the initiatives and an empty row; nothing where there are none. */
export function rowsAboveRoadmap(initiatives: number): number {
  return initiatives === 0 ? 0 : initiatives + 2;
}

/** The initiatives at a glance, above the lines they are made of. */
export function* roadmapTable(making: Making): Generator<SheetRow> {
  const { plan, program } = making.view.evaluation;
  if (plan.initiatives.length === 0) return;
  const words: readonly (readonly [number, string])[] = [
    [LABEL, 'Initiatives'],
    [SEGMENT, 'Motion'],
    ...FIELDS.map(({ label }, at) => [FIRST_PERIOD + at, label] as const),
  ];
  yield {
    row: HEADER_ROWS,
    cells: words.map(
      ([column, text]) => [column, constant(text, column < FIRST_PERIOD ? 'header' : 'period')] as const,
    ),
  };
  const when: When = { type: 'period', at: 0 };
  for (const [at, { id, name, motion }] of plan.initiatives.entries()) {
    const cells: (readonly [number, Cell])[] = [
      [LABEL, constant(name, 'label')],
      [SEGMENT, constant(MOTION_REFERENCES.find((one) => one.motion === motion)?.name ?? '', 'label')],
    ];
    for (const [column, { field, style }] of FIELDS.entries()) {
      const line = fieldLine(id, field);
      if (lineOf(plan, line) === undefined) continue;
      const row = rowOf(program, line, 'total');
      const from = figureReference(making.view, SHEETS.roadmap, row, when);
      const value = making.figures.valueOf(row, when, making.lane);
      cells.push([FIRST_PERIOD + column, style === 'date' ? monthCell(from, value) : calculated(from, value, style)]);
    }
    yield { row: HEADER_ROWS + 1 + at, cells };
  }
}
