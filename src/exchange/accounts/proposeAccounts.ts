import { dayNumber, dayText, monthOfDay, parseDay } from '#domain/day';
import { accountSettings, asOfDay } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import { type Cell, cellAt, cellText, type Sheet, widthOf } from '#exchange/import/cells';
import type { ForeignFile, Proposal } from '#exchange/import/choices';
import { proposeDecimal } from '#exchange/import/foreignNumber';
import { proposeDates } from '#exchange/import/foreignPeriod';
import { HEADING_ROWS, headingRow, isFlagColumn, targetOfHeading } from './accountColumns';
import { type AccountField, fieldKind } from './accountFields';
import type {
  AccountChoiceName,
  AccountChoices,
  AccountProposals,
  AccountsChosen,
  AccountsProposal,
  ColumnTarget,
  ProposedColumn,
} from './accountImport';
import { proposeEmptyMonths } from './emptyMonths';
import { amountsOf, type Column, proposeRevenue, proposeScale } from './moneyProposals';
import { percentColumns } from './percentColumns';
import { wholeText } from './wholeText';

const NO_SHEET: Sheet = { name: '', rows: [] };

/** Rows in which signs of decimals and orders of dates are looked for; those of a list do not change further down. */
const ROWS_LOOKED_AT = 5_000;

/**
 * Proposes how a file of accounts is to be read into a plan, given what was chosen so far. What is chosen is sure; what the file leaves
 * open is in `unsure`, to be chosen or confirmed before anything is imported.
 */
export function proposeAccounts(plan: Plan, file: ForeignFile, chosen: AccountsChosen): AccountsProposal {
  const sheetAt = pick(chosen, 'sheet', proposeSheet(file.sheets));
  const sheet = file.sheets[sheetAt.value ?? 0] ?? NO_SHEET;
  const headings = pick(chosen, 'headings', proposeHeadings(sheet));
  const row = headings.value ?? 0;
  const dates = pick(chosen, 'dates', datesOf(sheet, row, chosen));
  const columns = columnsOf(sheet, row, dates.value ?? 'ymd', chosen);
  const mapped = columns.map(({ column, heading, target }): Column => ({ column, heading, target: target.value }));
  const decimal = pick(chosen, 'decimal', proposeDecimal(cellsOf(sheet, row, mapped, isNumeric)));
  const revenue = pick(chosen, 'revenue', proposeRevenue(mapped));
  const amounts = amountsOf(sheet, row, mapped, decimal.value ?? '.');
  const choices: AccountProposals = {
    sheet: sheetAt,
    headings,
    dates,
    decimal,
    revenue,
    emptyMonths: pick(chosen, 'emptyMonths', proposeEmptyMonths(sheet, row, mapped, decimal.value ?? '.')),
    scale: pick(chosen, 'scale', proposeScale(plan, sheet, mapped, amounts, revenue.value === 'mrr' ? 12 : 1)),
    rates: pick(chosen, 'rates', proposeRates(sheet, row, mapped, decimal.value ?? '.')),
    asOf: pick(chosen, 'asOf', proposeAsOf(plan, mapped)),
    others: pick(chosen, 'others', proposeOthers(plan, sheet, row, mapped)),
  };
  const names = Object.entries(choices).flatMap(([name, { isSure }]) => (isSure ? [] : [name as AccountChoiceName]));
  const open = columns.flatMap(({ column, target }) => (target.isSure ? [] : [{ column }]));
  return { choices, columns, unsure: [...names, ...open] };
}

/** What was chosen, or else what is proposed. */
function pick<K extends AccountChoiceName>(
  chosen: AccountsChosen,
  name: K,
  proposal: Proposal<AccountChoices[K]>,
): Proposal<AccountChoices[K]> {
  if (!Object.hasOwn(chosen, name)) return proposal;
  return { ...proposal, value: chosen[name] as AccountChoices[K], isSure: true, because: 'it was chosen' };
}

function proposeSheet(sheets: readonly Sheet[]): Proposal<number> {
  const options = sheets.map((_, at) => at);
  const found = sheets.map((sheet, at) => ({ at, count: headingRow(sheet).count }));
  const [best, next] = found.toSorted((a, b) => b.count - a.count || a.at - b.at);
  const value = best?.at ?? 0;
  if (sheets.length < 2) return { value, isSure: true, options, because: 'the file has one sheet' };
  const isSure = (best?.count ?? 0) > 0 && (next?.count ?? 0) * 2 <= (best?.count ?? 0);
  return { value, isSure, options, because: 'it has most headings of accounts' };
}

function proposeHeadings(sheet: Sheet): Proposal<number> {
  const { row, count } = headingRow(sheet);
  const options = Array.from({ length: Math.min(HEADING_ROWS, sheet.rows.length) }, (_, at) => at);
  if (count > 0) return { value: row, isSure: true, options, because: 'it names most fields of accounts' };
  return { value: 0, isSure: false, options, because: 'no row has a heading that is known' };
}

function columnsOf(
  sheet: Sheet,
  row: number,
  dates: AccountChoices['dates'],
  chosen: AccountsChosen,
): readonly ProposedColumn[] {
  const taken = new Map<string, string>();
  return Array.from({ length: widthOf(sheet) }, (_, column) => {
    const heading = cellText(cellAt(sheet, row, column)).trim();
    const proposed = targetIn(sheet, row, column, dates, taken);
    if (proposed.value !== null) taken.set(JSON.stringify(proposed.value), heading);
    if (chosen.columns === undefined || !Object.hasOwn(chosen.columns, column))
      return { column, heading, target: proposed };
    return {
      column,
      heading,
      target: { value: chosen.columns[column] ?? null, isSure: true, because: 'it was chosen' },
    };
  });
}

function targetIn(
  sheet: Sheet,
  row: number,
  column: number,
  dates: AccountChoices['dates'],
  taken: ReadonlyMap<string, string>,
): ProposedColumn['target'] {
  const cell = cellAt(sheet, row, column);
  const heading = cellText(cell).trim();
  const value = targetOfHeading(cell, dates);
  if (value !== null) {
    const other = taken.get(JSON.stringify(value));
    if (other !== undefined) return { value: null, isSure: false, because: `${other} says this already` };
    return { value, isSure: true, because: 'its heading says so' };
  }
  if (heading !== '' && heading.length <= 200 && isFlagColumn(sheet, row, column)) {
    return { value: { type: 'product', name: heading }, isSure: false, because: 'it holds nothing but yes and no' };
  }
  return { value: null, isSure: true, because: heading === '' ? 'it has no heading' : 'its heading is not known' };
}

function* cellsOf(
  sheet: Sheet,
  headings: number,
  columns: readonly Column[],
  isWanted: (target: ColumnTarget) => boolean,
): Generator<Cell> {
  const wanted = columns.filter(({ target }) => target !== null && isWanted(target));
  for (const row of sheet.rows.slice(headings + 1, headings + 1 + ROWS_LOOKED_AT)) {
    for (const { column } of wanted) {
      const cell = row[column];
      if (cell !== undefined) yield cell;
    }
  }
}

function isNumeric(target: ColumnTarget): boolean {
  if (target.type !== 'field') return target.type === 'arrOf' || target.type === 'usageOf';
  return ['money', 'count', 'share', 'score'].includes(fieldKind(target.field));
}

function isDay(target: ColumnTarget): boolean {
  return target.type === 'field' ? fieldKind(target.field) === 'day' : target.type === 'rung';
}

/** Orders of day and month, by the cells of columns with days and by headings that are dates themselves. */
function datesOf(sheet: Sheet, row: number, chosen: AccountsChosen): AccountProposals['dates'] {
  const columns = columnsOf(sheet, row, 'dmy', chosen);
  const mapped = columns.map(({ column, heading, target }): Column => ({ column, heading, target: target.value }));
  const heads = (sheet.rows[row] ?? []).filter((cell) => targetOfHeading(cell, 'dmy')?.type === 'arrOf');
  return proposeDates([...heads, ...cellsOf(sheet, row, mapped, isDay)], true);
}

const RATES = ['byColumn', 'percent', 'fraction'] as const;

function proposeRates(
  sheet: Sheet,
  row: number,
  columns: readonly Column[],
  decimal: AccountChoices['decimal'],
): AccountProposals['rates'] {
  const shares = columns.filter(
    ({ target }) => target?.type === 'field' && fieldKind(target.field as AccountField) === 'share',
  );
  const notations = percentColumns(
    sheet,
    row,
    shares.map(({ column }) => column),
    decimal,
  );
  const unclear = shares.find(({ column }) => notations.get(column) === null);
  const because = unclear === undefined ? 'each column shows it' : `in ${unclear.heading} a 1 may be 1% or all of it`;
  return { value: 'byColumn', isSure: unclear === undefined, options: RATES, because };
}

/** The day the list is of: as the plan states it, unless histories of the file end in another month. */
function proposeAsOf(plan: Plan, columns: readonly Column[]): Proposal<string> {
  const stated = accountSettings(plan).asOf ?? null;
  const usual = dayText(asOfDay(plan));
  const months = columns.flatMap(({ target }) =>
    target?.type === 'arrOf' || target?.type === 'usageOf' ? [target.month] : [],
  );
  const last = months.length === 0 ? null : Math.max(...months);
  if (last === null) {
    const because =
      stated === null ? 'it is the day before the plan begins; the file names no month' : 'the plan states it';
    return { value: usual, isSure: stated !== null, options: [usual], because };
  }
  if (monthOfDay(parseDay(usual) ?? 0) === last) {
    return { value: usual, isSure: stated !== null, options: [usual], because: 'the histories end in its month' };
  }
  const end = dayText(dayNumber(Math.floor(last / 12), (last % 12) + 2, 1) - 1);
  return { value: end, isSure: false, options: [end, usual], because: 'the histories end in its month' };
}

const OTHERS = ['keep', 'remove'] as const;

function proposeOthers(plan: Plan, sheet: Sheet, row: number, columns: readonly Column[]): AccountProposals['others'] {
  const named = (field: AccountField) =>
    columns.find(({ target }) => target?.type === 'field' && target.field === field)?.column;
  const [idAt, nameAt] = [named('id'), named('name')];
  const found = new Set<string>();
  for (const cells of sheet.rows.slice(row + 1)) {
    for (const at of [idAt, nameAt]) {
      const cell = at === undefined ? undefined : cells[at];
      if (cell !== undefined) found.add(cellText(cell).trim().toLowerCase());
    }
  }
  const missing = plan.accounts.filter(
    ({ id, name }) => !found.has(id.toLowerCase()) && !found.has(name.toLowerCase()),
  ).length;
  return {
    value: 'keep',
    isSure: missing === 0,
    options: OTHERS,
    because:
      missing === 0
        ? 'the file has every account of the plan'
        : `${wholeText(missing)} ${missing === 1 ? 'account of the plan is' : 'accounts of the plan are'} not in the file`,
  };
}
