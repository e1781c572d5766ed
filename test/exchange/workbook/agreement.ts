import { expect } from 'vitest';
import { workbookBytes } from '#exchange/workbook/workbook';
import type { Plan } from '#plan/model';
import { baseOf } from '#plan/planParts';
import { evaluated } from '../../plan/plans';
import { readBack, type ReadWorkbook, type Recalculated, recalculate } from './readBack';

const NEAR = 1e-9;
/** What is left when equal amounts of millions cancel is noise: it is judged beside an amount of this size, not beside itself. */
const CANCELLED = 10;

export async function exported(plan: Plan, scenario = baseOf(plan).id): Promise<ReadWorkbook> {
  const lane = plan.scenarios.findIndex(({ id }) => id === scenario);
  return readBack(await workbookBytes(evaluated(plan), lane, async () => {}));
}

/** Whether two figures are the same but for the last digits; not available is like itself alone. */
export function isNear(a: number | string, b: number | string, size = 0): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b), size);
}

/** What differs between the figures a workbook keeps and those another engine makes of its formulas. */
export function differences(kept: ReadWorkbook, made: Recalculated): readonly string[] {
  const found: string[] = [];
  for (const [sheet, cells] of kept.sheets) {
    for (const [cell, { value, formula }] of cells) {
      if (formula === null) continue;
      const other = made.value(sheet, cell);
      if (!isNear(value, other, CANCELLED)) found.push(`${sheet}!${cell}: ${value} kept, ${other} of ${formula}`);
    }
  }
  return found;
}

/** Every formula of the exported workbook, computed by another engine, gives what the cell keeps. */
export async function expectAgreement(plan: Plan, scenario?: string): Promise<ReadWorkbook> {
  const workbook = await exported(plan, scenario);
  expect(differences(workbook, recalculate(workbook)).slice(0, 5)).toEqual([]);
  return workbook;
}
