import { type Axis, axisOf, type DataTable, dataTableInPieces, type TableError } from '#analysis/dataTable';
import { variedInput } from '#analysis/variedInput';
import { ok, type Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import { evaluatePiece } from '#engine/pool/laneSource';
import type { PeriodId, Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import type { PlanTable, TableAxis } from '#plan/tables';

/** The period that a table shows. */
export function periodOfTable(plan: Plan, { period }: Pick<PlanTable, 'period'>): PeriodId {
  return period ?? periodIds(timelineOf(plan)).at(-1) ?? '';
}

/** Figures of one go: a few milliseconds of the largest plan. */
const FIGURES_IN_GO = 32;

/** The table with the plan's own values among those of its axes, in order, where it passes over them; worked out some figures at a time. */
export function* tableInGoes(
  plan: Plan,
  scenario: string,
  table: PlanTable,
): Generator<undefined, Result<DataTable, TableError>> {
  const pieces = piecesOf(plan, scenario, table);
  if (!pieces.ok) return pieces;
  const { source, table: made } = pieces.value;
  for (let piece = source.next(FIGURES_IN_GO); piece !== null; piece = source.next(FIGURES_IN_GO)) {
    evaluatePiece(source, piece);
    yield undefined;
  }
  return ok(made());
}

/** Why a table cannot be made, without a figure of it; null where it can. */
export function tableFault(plan: Plan, scenario: string, table: Omit<PlanTable, 'id'>): TableError | null {
  const pieces = piecesOf(plan, scenario, table);
  return pieces.ok ? null : pieces.error;
}

function piecesOf(plan: Plan, scenario: string, table: Omit<PlanTable, 'id'>) {
  const figure = { line: table.line, segment: table.segment, period: periodOfTable(plan, table) };
  const through = (axis: TableAxis): Axis => {
    const { input, values } = axisOf(plan, axis);
    const found = variedInput(plan, scenario, input);
    return { input, values: found.ok ? withOwn(values, found.value.value) : values };
  };
  const columns = table.columns === null ? null : through(table.columns);
  return dataTableInPieces(plan, { scenario, figure, rows: through(table.rows), columns });
}

function withOwn(values: readonly number[], own: number | null): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (own === null || !(own > least && own < most) || values.includes(own)) return values;
  const sorted = [...values, own].sort((a, b) => a - b);
  return (values[0] ?? 0) <= (values.at(-1) ?? 0) ? sorted : sorted.reverse();
}
