import type { Account } from '#domain/accounts/account';
import { dayText } from '#domain/day';
import { type Cell, cellName, cellText, type Sheet } from '#exchange/import/cells';
import { type CellReading, type ReadCell, readField, readFlag, readMoney, readNumber } from './accountCells';
import { type AccountField, fieldKind } from './accountFields';
import type { AccountChoices, CellFault, ColumnTarget } from './accountImport';
import { readForeignDay } from './foreignDay';
import { percentColumns } from './percentColumns';

/** What one row says of an account; what it leaves blank is not there. */
export interface AccountRow {
  /** As the file counts, from 1. */
  readonly row: number;
  readonly fields: Partial<Pick<Account, AccountField>>;
  readonly arrOf: readonly (readonly [month: number, value: number])[];
  readonly usageOf: readonly (readonly [month: number, value: number])[];
  /** By product with a column of its own: whether the account has it. */
  readonly owned: ReadonlyMap<string, boolean>;
  readonly rungs: Readonly<Record<string, string>>;
}

export interface MappedColumn {
  readonly column: number;
  readonly heading: string;
  readonly target: ColumnTarget;
}

/** The rows of a sheet that say anything, and the cells that say nothing that can be kept. */
export function readAccounts(
  sheet: Sheet,
  choices: AccountChoices,
  columns: readonly MappedColumn[],
): { readonly rows: readonly AccountRow[]; readonly faults: readonly CellFault[] } {
  const shares = columns.flatMap(({ column, target }) =>
    target.type === 'field' && fieldKind(target.field) === 'share' ? [column] : [],
  );
  const percents = percentColumns(sheet, choices.headings, shares, choices.decimal);
  const readings = columns.map(
    ({ column }): CellReading => ({
      ...choices,
      rates: choices.rates === 'byColumn' ? (percents.get(column) ?? 'percent') : choices.rates,
    }),
  );
  const rows: AccountRow[] = [];
  const faults: CellFault[] = [];
  for (let row = choices.headings + 1; row < sheet.rows.length; row++) {
    const read = newRow(row + 1);
    const isSaid = readRow(read, sheet.rows[row] ?? [], columns, readings, (column, heading, cell, why) =>
      faults.push({ cell: cellName(row, column), heading, text: cellText(cell), why }),
    );
    if (!isSaid) continue;
    if (choices.emptyMonths === 'none' && read.arrOf.length > 0) read.arrOf.push(...read.empty);
    rows.push(read);
  }
  return { rows, faults };
}

/** Whether the row says anything. */
function readRow(
  read: RowBeingRead,
  cells: readonly Cell[],
  columns: readonly MappedColumn[],
  readings: readonly CellReading[],
  onFault: (column: number, heading: string, cell: Cell, why: string) => void,
): boolean {
  let isSaid = false;
  for (const [at, { column, heading, target }] of columns.entries()) {
    const cell = cells[column];
    const reading = readings[at];
    const before = read.arrOf.length;
    if (cell !== undefined && cell.type !== 'blank' && reading !== undefined) {
      isSaid = true;
      const fault = take(read, target, cell, reading);
      if (fault !== null) {
        onFault(column, heading, cell, fault);
        continue;
      }
    }
    if (target.type === 'arrOf' && read.arrOf.length === before) read.empty.push([target.month, 0]);
  }
  return isSaid;
}

interface RowBeingRead extends AccountRow {
  readonly arrOf: (readonly [month: number, value: number])[];
  readonly usageOf: (readonly [number, number])[];
  /** Months of ARR without a figure, as if nothing was paid in them. */
  readonly empty: (readonly [month: number, value: number])[];
  readonly owned: Map<string, boolean>;
  readonly rungs: Record<string, string>;
}

function newRow(row: number): RowBeingRead {
  return { row, fields: {}, arrOf: [], usageOf: [], empty: [], owned: new Map(), rungs: {} };
}

/** Takes what a cell says into its row; why it is left out where it says nothing that can be kept. */
function take(row: RowBeingRead, target: ColumnTarget, cell: Cell, reading: CellReading): string | null {
  switch (target.type) {
    case 'field':
      return taken(readField(target.field, cell, reading), (value) => {
        Object.assign(row.fields, { [target.field]: value });
      });
    case 'arrOf':
      return taken(cell.type === 'error' ? ERROR : readMoney(cell, '', reading), (value) =>
        row.arrOf.push([target.month, value]),
      );
    case 'usageOf':
      return taken(cell.type === 'error' ? ERROR : readNumber(cell, reading, 0, Infinity), (value) =>
        row.usageOf.push([target.month, value]),
      );
    case 'product': {
      const isOwned = readFlag(cellText(cell).trim());
      if (isOwned === null) return 'neither yes nor no';
      row.owned.set(target.name, isOwned);
      return null;
    }
    case 'rung': {
      if (RESERVED.has(target.name)) return 'the day of a rung of a name that no rung can have';
      const day = readForeignDay(cell, reading.dates);
      if (day === null) return 'no date in the order of day and month that is chosen';
      row.rungs[target.name] = dayText(day);
      return null;
    }
  }
}

/** Names that objects have by nature: a file with one of them would not open again. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

const ERROR = { type: 'wrong', why: 'an error of the workbook' } as const;

function taken<T>(read: ReadCell<T>, keep: (value: T) => void): string | null {
  if (read.type === 'value') keep(read.value);
  return read.type === 'wrong' ? read.why : null;
}
