import { type Axis, axisOf, type DataTable, dataTableOf, type TableError } from '#analysis/dataTable';
import { variedInput } from '#analysis/variedInput';
import type { Result } from '#base/result';
import { periodIds } from '#domain/timeline';
import type { PeriodId, Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import type { PlanTable, TableAxis } from '#plan/tables';

/** The period that a table shows. */
export function periodOfTable(plan: Plan, { period }: Pick<PlanTable, 'period'>): PeriodId {
  return period ?? periodIds(timelineOf(plan)).at(-1) ?? '';
}

/** The table with the plan's own values among those of its axes, in order, where it passes over them. */
export function tableInPlan(plan: Plan, scenario: string, table: Omit<PlanTable, 'id'>): Result<DataTable, TableError> {
  const figure = { line: table.line, segment: table.segment, period: periodOfTable(plan, table) };
  const through = (axis: TableAxis): Axis => {
    const { input, values } = axisOf(plan, axis);
    const found = variedInput(plan, scenario, input);
    return { input, values: found.ok ? withOwn(values, found.value.value) : values };
  };
  const columns = table.columns === null ? null : through(table.columns);
  return dataTableOf(plan, { scenario, figure, rows: through(table.rows), columns });
}

function withOwn(values: readonly number[], own: number | null): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (own === null || !(own > least && own < most) || values.includes(own)) return values;
  const sorted = [...values, own].sort((a, b) => a - b);
  return (values[0] ?? 0) <= (values.at(-1) ?? 0) ? sorted : sorted.reverse();
}
