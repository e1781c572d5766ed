import type { Edit } from './edit';
import { inputLabel } from './inputLabel';
import type { Plan } from './model';
import { idFromName } from './names';
import { lineOf } from './planParts';
import type { PeriodId, SegmentKey } from './values';

/** An input that a data table runs through, at so many values from one end to the other, both included. */
export interface TableAxis {
  readonly line: string;
  /** Null for all. */
  readonly segment: SegmentKey | null;
  /** Null for all that are open. */
  readonly period: PeriodId | null;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** A question kept in the plan: a line at a period, for values of one input or of two. Its figures are worked out anew each time. */
export interface PlanTable {
  readonly id: string;
  readonly line: string;
  readonly segment: SegmentKey | null;
  /** Null for the last period of the plan. */
  readonly period: PeriodId | null;
  readonly rows: TableAxis;
  /** Null for a table of one input. */
  readonly columns: TableAxis | null;
}

export const MOST_TABLE_VALUES = 50;

export function tablesOf({ tables }: Pick<Plan, 'tables'>): readonly PlanTable[] {
  return tables ?? [];
}

/** The lines that a table names. */
export function linesOfTable({ line, rows, columns }: PlanTable): readonly string[] {
  return columns === null ? [line, rows.line] : [line, rows.line, columns.line];
}

/** How sentences and lists call a table: by the labels of what it shows. */
export function tableName(plan: Plan, table: Omit<PlanTable, 'id'>): string {
  const axes = [table.rows, ...(table.columns === null ? [] : [table.columns])];
  return `${figureName(plan, table)} by ${axes.map((axis) => axisName(plan, axis)).join(' and ')}`;
}

/** The line that a table shows, and the segment where it is of one. */
export function figureName(plan: Plan, { line, segment }: Pick<PlanTable, 'line' | 'segment'>): string {
  const label = lineOf(plan, line)?.label ?? line;
  return segment === null ? label : `${label}, ${plan.segments.find(({ id }) => id === segment)?.name ?? segment}`;
}

export function axisName(plan: Plan, { line, segment, period }: TableAxis): string {
  return inputLabel(plan, line, segment, period);
}

/** The table with its lines renamed. */
export function renamedTable(table: PlanTable, rename: (id: string) => string): PlanTable {
  const axis = (one: TableAxis): TableAxis => ({ ...one, line: rename(one.line) });
  const { line, rows, columns } = table;
  return { ...table, line: rename(line), rows: axis(rows), columns: columns === null ? null : axis(columns) };
}

/** The plan with these tables. One without any says nothing of them, as plans of earlier builds. */
export function withTables(plan: Plan, tables: readonly PlanTable[]): Plan {
  const { tables: _, ...rest } = plan;
  return tables.length === 0 ? rest : { ...rest, tables };
}

export function addTable(plan: Plan, table: Omit<PlanTable, 'id'>): Edit {
  const tables = tablesOf(plan);
  const id = idFromName(
    table.line,
    tables.map((one) => one.id),
  );
  return { type: 'setTables', tables: [...tables, { ...table, id }] };
}

export function changeTable(plan: Plan, id: string, changes: Partial<PlanTable>): Edit {
  return { type: 'setTables', tables: tablesOf(plan).map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}

export function removeTable(plan: Plan, id: string): Edit {
  return { type: 'setTables', tables: tablesOf(plan).filter((one) => one.id !== id) };
}
