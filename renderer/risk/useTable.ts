import { useEffect, useState } from 'react';
import type { DataTable, TableError } from '#analysis/dataTable';
import type { Result } from '#base/result';
import type { Plan } from '#plan/model';
import type { PlanTable } from '#plan/tables';
import { workInGoes } from '../frame/workInGoes';
import { tableInGoes } from './tableInPlan';

/** A table worked out, with what it was worked out for: that may be a moment behind the plan. */
export interface ComputedTable {
  readonly plan: Plan;
  readonly table: PlanTable;
  readonly found: Result<DataTable, TableError>;
}

/** The figures of a table, worked out in short goes; until they are there, those of the plan before stay. Null for a table that has none yet. */
export function useTable(
  plan: Plan,
  scenario: string,
  table: PlanTable,
): { readonly computed: ComputedTable | null; readonly isSlow: boolean } {
  const [computed, setComputed] = useState<ComputedTable | null>(null);
  const [isSlow, setIsSlow] = useState(false);
  useEffect(
    () =>
      workInGoes(tableInGoes(plan, scenario, table), {
        onDone: (found) => setComputed({ plan, table, found }),
        onSlow: setIsSlow,
      }),
    [plan, scenario, table],
  );
  return { computed: computed?.table.id === table.id ? computed : null, isSlow };
}
