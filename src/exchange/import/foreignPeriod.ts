import { type MonthNumber, parseMonth } from '#domain/timeline';
import type { Cell } from './cells';
import type { DateOrder, ForeignPeriod, Proposal } from './choices';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * What a cell says where a period is wanted: a day, which stands for its month, a month or a quarter.
 *
 *     total  a text that names more than a period, or no time at all, such as FY27 or Total: it is left out
 *     null   a text that looks like a time and is not understood, or not in this order of day and month
 */
export function readForeignPeriod(cell: Cell, dates: DateOrder): ForeignPeriod | 'total' | null {
  switch (cell.type) {
    case 'blank':
    case 'error':
      return null;
    case 'date':
      return monthOf(cell.year, cell.month);
    case 'number':
      return compactMonth(String(cell.value)) ?? whole(String(cell.value));
    case 'text':
      return readText(cell.text.trim(), dates);
  }
}

function readText(text: string, dates: DateOrder): ForeignPeriod | 'total' | null {
  return (
    yearFirst(text) ??
    compactMonth(text) ??
    monthAndYear(text) ??
    named(text) ??
    quarter(text) ??
    dayAndMonth(text, dates) ??
    whole(text)
  );
}

function monthOf(year: number, month: number): ForeignPeriod | null {
  const parsed = parseMonth(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
  return parsed === null ? null : monthPeriod(parsed);
}

function monthPeriod(month: MonthNumber): ForeignPeriod {
  return { type: 'month', month };
}

/** `2027-03`, `2027/3/31`, `2027-03-31T00:00:00`. */
function yearFirst(text: string): ForeignPeriod | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d\d:.*)?$/.exec(text) ?? [];
  if (year === undefined || Number(day ?? 1) > 31 || Number(day ?? 1) < 1) return null;
  // 2027.03 is a number as well as a month, and only a month where it stands for a period.
  return monthOf(Number(year), Number(month));
}

/** `202703`. */
function compactMonth(text: string): ForeignPeriod | null {
  const [, year, month] = /^((?:19|20|21)\d\d)(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year === undefined ? null : monthOf(Number(year), Number(month));
}

/** `Q1`: of a year that the text does not name, so that it can only be a total of the months beside it. */
export function isQuarterOfNoYear(text: string): boolean {
  return /^Q[1-4](?:[\s-]*total)?$/i.test(text.trim());
}

/** `03/2027`, `3.2027`. */
function monthAndYear(text: string): ForeignPeriod | null {
  const [, month, year] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  return year === undefined ? null : monthOf(Number(year), Number(month));
}

/** `Mar 2027`, `March-27`, `31 Mar 2027`, `Mar 31, 2027`, `2027 Mar`. */
function named(text: string): ForeignPeriod | null {
  const words = text
    .toLowerCase()
    .split(/[\s,./'’-]+/)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => monthNamed(word) !== null);
  const month = monthNamed(words[at] ?? '');
  const numbers = words.filter((_, place) => place !== at);
  if (month === null || numbers.length === 0 || numbers.length > 2) return null;
  if (!numbers.every((word) => /^\d{1,4}$/.test(word))) return null;
  const long = numbers.find((word) => word.length === 4);
  const last = numbers.at(-1) ?? '';
  if (long === undefined && last.length !== 2) return null;
  const day = numbers.length === 2 ? Number(numbers.find((word) => word !== (long ?? last)) ?? last) : 1;
  return day < 1 || day > 31 ? null : monthOf(long === undefined ? 2000 + Number(last) : Number(long), month);
}

/** 1 to 12 for `mar`, `march` and the like. */
export function monthNamed(word: string): number | null {
  const at = NAMES.indexOf(word === 'sept' ? 'sep' : word);
  const full = FULL_NAMES.indexOf(word);
  return at >= 0 ? at + 1 : full >= 0 ? full + 1 : null;
}

/** `Q1 2027`, `2027-Q1`, `Q1 FY27`, `FY27 Q1`. */
function quarter(text: string): ForeignPeriod | null {
  const [, first, after] = /^Q([1-4])[\s/'’-]*(?:FY ?)?(\d{4}|\d{2})$/i.exec(text) ?? [];
  const [, before, second] = /^(?:FY ?)?(\d{4}|\d{2})[\s/-]*Q([1-4])$/i.exec(text) ?? [];
  const year = after ?? before;
  if (year === undefined) return null;
  return {
    type: 'quarter',
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
    quarter: Number(first ?? second),
  };
}

/** `03/04/2027`, in the order chosen. */
function dayAndMonth(text: string, dates: DateOrder): ForeignPeriod | null {
  const parts = numericDate(text);
  if (parts === null || dates === 'ymd') return null;
  const [day, month] = dates === 'dmy' ? [parts.first, parts.second] : [parts.second, parts.first];
  return day < 1 || day > 31 ? null : monthOf(parts.year, month);
}

/** Two numbers and a year, `03/04/2027`; which of the two is the month is not said. */
export function numericDate(text: string) {
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ]\d\d?:.*)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  return {
    first: Number(first),
    second: Number(second),
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
  };
}

/** Half years, years, and words without any digit. */
function whole(text: string): 'total' | null {
  return !/\d/.test(text) || /^(?:FY|CY|H[12])?[\s'’-]*(?:\d{2}|\d{4})[\s-]*(?:H[12]|total|YTD|part)?$/i.test(text)
    ? 'total'
    : null;
}

/** Longer texts are titles and notes. */
const LONGEST_PERIOD = 30;

/** Whether a cell names a period in some order of day and month. A number such as 202703 may as well be an amount. */
export function isPeriodLike(cell: Cell): boolean {
  if (cell.type === 'text' && (cell.text.length > LONGEST_PERIOD || !/\d/.test(cell.text))) return false;
  const period = readForeignPeriod(cell, 'dmy');
  // The orders differ in dates whose second number cannot be a month.
  const either = period === null && cell.type === 'text' ? dayAndMonth(cell.text.trim(), 'mdy') : period;
  return either !== null && either !== 'total';
}

const ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly DateOrder[];

/**
 * In which order day and month stand. Dates in which a number above 12 must be the day decide it, and so do dates which in the other order
 * would all fall into the same months; `03/04/2027` alone is not decided for anyone.
 */
export function proposeDates(cells: readonly Cell[], mayRecur: boolean): Proposal<DateOrder> {
  const proposal = (value: DateOrder, isSure: boolean, because: string) => ({
    value,
    isSure,
    options: ORDERS,
    because,
  });
  const dates = cells.flatMap((cell) =>
    cell.type === 'text' && yearFirst(cell.text.trim()) === null ? [cell.text.trim()] : [],
  );
  const numeric = dates.filter((text) => numericDate(text) !== null);
  const [example] = numeric;
  if (example === undefined) return proposal('ymd', true, 'no date is written with day and month in numbers');
  const fits = (['dmy', 'mdy'] as const).filter((order) => numeric.every((text) => dayAndMonth(text, order) !== null));
  const [only] = fits;
  if (only === undefined) return proposal('dmy', false, `${example} and others do not follow one order`);
  if (fits.length === 1) {
    const telling = numeric.find((text) => dayAndMonth(text, only === 'dmy' ? 'mdy' : 'dmy') === null) ?? example;
    return proposal(only, true, `in ${telling} only one number can be the month`);
  }
  const apart = fits.filter((order) => monthsOf(numeric, order) === numeric.length);
  const [alone] = apart;
  if (!mayRecur && apart.length === 1 && alone !== undefined)
    return proposal(alone, true, 'in the other order several dates would fall into the same month');
  return proposal(example.includes('/') ? 'mdy' : 'dmy', false, `${example} can be read either way`);
}

function monthsOf(texts: readonly string[], order: DateOrder): number {
  return new Set(texts.map((text) => JSON.stringify(dayAndMonth(text, order)))).size;
}
