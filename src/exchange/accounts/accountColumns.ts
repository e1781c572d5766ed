import { formatMonth, type MonthNumber } from '#domain/timeline';
import { type Cell, cellText, type Sheet } from '#exchange/import/cells';
import type { DateOrder } from '#exchange/import/choices';
import { isPeriodLike, readForeignPeriod } from '#exchange/import/foreignPeriod';
import { LONGEST_NAME } from '#plan/accountLimits';
import { readFlag } from './accountCells';
import { fieldLabel, fieldOfHeading, plainHeading } from './accountFields';
import type { ColumnTarget } from './accountImport';

/** How far down the headings are looked for. */
export const HEADING_ROWS = 20;

const BLANK: Cell = { type: 'blank' };

/** What a heading names; null where it is of no known spelling. */
export function targetOfHeading(heading: Cell, dates: DateOrder): ColumnTarget | null {
  const text = cellText(heading).trim();
  const field = heading.type === 'text' ? fieldOfHeading(text) : null;
  if (field !== null) return { type: 'field', field };
  return historyTarget(heading, dates) ?? namedTarget(text);
}

const ARR_WORDS = /^(?:arr|mrr|revenue|recurring revenue)(?![a-z])|(?<![a-z])(?:arr|mrr|revenue)$/i;
const USAGE_WORDS = /^(?:usage|consumption|used)(?![a-z])|(?<![a-z])(?:usage|consumption|used)$/i;

/** `2026-03`, `ARR Mar 2026` and `usage 2026-03`: one month of a history. */
function historyTarget(heading: Cell, dates: DateOrder): ColumnTarget | null {
  if (heading.type !== 'text') return monthTarget(heading, 'arrOf', dates);
  const text = heading.text.trim();
  for (const [type, words] of [['usageOf', USAGE_WORDS] as const, ['arrOf', ARR_WORDS] as const]) {
    if (!words.test(text)) continue;
    const rest = text.replace(words, '').replace(/^[\s:_(–-]+|[\s:_)–-]+$/g, '');
    return monthTarget({ type: 'text', text: rest }, type, dates);
  }
  return monthTarget(heading, 'arrOf', dates);
}

function monthTarget(cell: Cell, type: 'arrOf' | 'usageOf', dates: DateOrder): ColumnTarget | null {
  const month = monthIn(cell, dates);
  return month === null ? null : { type, month };
}

function monthIn(cell: Cell, dates: DateOrder): MonthNumber | null {
  if (!isPeriodLike(cell)) return null;
  const period = readForeignPeriod(cell, dates);
  return period !== null && period !== 'total' && period.type === 'month' ? period.month : null;
}

/** What a heading that names a month can be, whatever else it says; none where it names no month. */
export function monthTargets(heading: Cell, dates: DateOrder): readonly ColumnTarget[] {
  const target = historyTarget(heading, dates);
  if (target === null || !('month' in target)) return [];
  return [
    { type: 'arrOf', month: target.month },
    { type: 'usageOf', month: target.month },
  ];
}

/** `Product: Analytics`, `Rung: Champion`. */
function namedTarget(text: string): ColumnTarget | null {
  const [, word = '', rest = ''] = /^([a-z]+)\s*[:_–-]\s*(\S.*)$/i.exec(text) ?? [];
  const name = rest.trim();
  if (name === '' || name.length > LONGEST_NAME) return null;
  if (/^(?:product|module|owns|has)$/i.test(word)) return { type: 'product', name };
  return /^(?:rung|ladder|reached)$/i.test(word) ? { type: 'rung', name } : null;
}

/** Whether nothing but yes and no stands in a column below its heading, as where a product has a column of its own. */
export function isFlagColumn(sheet: Sheet, headings: number, column: number): boolean {
  let isSaid = false;
  for (let row = headings + 1; row < sheet.rows.length; row++) {
    const text = cellText(sheet.rows[row]?.[column] ?? BLANK).trim();
    if (text === '') continue;
    if (readFlag(text) === null) return false;
    isSaid = true;
  }
  return isSaid;
}

/** The row of a sheet with most headings of accounts, and how many it has. */
export function headingRow(sheet: Sheet): { readonly row: number; readonly count: number } {
  let best = { row: 0, count: 0 };
  for (const [row, cells] of sheet.rows.slice(0, HEADING_ROWS).entries()) {
    const fields = new Set(
      cells.flatMap((cell) => (cell.type === 'text' && cell.text.length < 60 ? [fieldOfHeading(cell.text)] : [])),
    );
    fields.delete(null);
    if (fields.size > best.count) best = { row, count: fields.size };
  }
  return best;
}

const WEAK: ReadonlySet<string> = new Set(['id', 'name', 'segment', 'note', 'start']);
const CUSTOMER = /^(?:customer|company|client|account) ?(?:name|id)?$/;

/** Whether a sheet is a list of accounts rather than a table of figures: it names them, and their ARR or other things of theirs. */
export function isAccountSheet(sheet: Sheet): boolean {
  const { row } = headingRow(sheet);
  const cells = sheet.rows[row] ?? [];
  const targets = cells.map((cell) => targetOfHeading(cell, 'dmy'));
  const fields = targets.flatMap((target) => (target?.type === 'field' ? [target.field] : []));
  const isNamed = fields.includes('name');
  const telling = fields.filter((field) => !WEAK.has(field)).length;
  const isCustomer = cells.some((cell) => cell.type === 'text' && CUSTOMER.test(plainHeading(cell.text)));
  const months = targets.filter((target) => target?.type === 'arrOf').length;
  return isNamed && (telling >= 2 || (isCustomer && (fields.includes('arr') || months >= 2)));
}

/** What a column is called: `ARR`, `ARR of 2026-03`, `product Analytics`. */
export function columnText(target: ColumnTarget): string {
  switch (target.type) {
    case 'field':
      return fieldLabel(target.field);
    case 'arrOf':
      return `ARR of ${formatMonth(target.month)}`;
    case 'usageOf':
      return `Usage of ${formatMonth(target.month)}`;
    case 'product':
      return `Product ${target.name}`;
    case 'rung':
      return `Rung ${target.name}`;
  }
}
