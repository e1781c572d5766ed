import { type DayNumber, parseDay } from '#domain/day';
import type { Cell } from '#exchange/import/cells';
import type { DateOrder } from '#exchange/import/choices';
import { monthNamed, numericDate } from '#exchange/import/foreignPeriod';

/**
 * The day a cell names: a date of a workbook, `2027-03-31`, `31 Mar 2027`, `Mar 31, 2027`, or `31/03/2027` in the order chosen. Null for
 * everything else: a month is no day, and a date that fits only another order is not bent into this one.
 */
export function readForeignDay(cell: Cell, dates: DateOrder): DayNumber | null {
  if (cell.type === 'date') return dayOf(cell.year, cell.month, cell.day);
  if (cell.type !== 'text') return null;
  const text = cell.text.trim();
  return yearFirst(text) ?? namedDay(text) ?? inNumbers(text, dates);
}

function dayOf(year: number, month: number, day: number): DayNumber | null {
  const two = (n: number) => String(n).padStart(2, '0');
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

function yearFirst(text: string): DayNumber | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d?:.*)?$/.exec(text) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(day));
}

function namedDay(text: string): DayNumber | null {
  const words = text
    .toLowerCase()
    .split(/[\s,./'’-]+/)
    .filter((word) => word !== '');
  if (words.length !== 3) return null;
  const at = words.findIndex((word) => monthNamed(word) !== null);
  const month = monthNamed(words[at] ?? '');
  const numbers = words.filter((_, place) => place !== at).map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  if (month === null || !numbers.every((word) => /^(?:\d{1,2}|\d{4})$/.test(word))) return null;
  const [first = '', second = ''] = numbers;
  const [year, day] = first.length === 4 ? [first, second] : [second, first];
  if (day.length === 4 || year.length === 1) return null;
  return dayOf(fullYear(year), month, Number(day));
}

function inNumbers(text: string, dates: DateOrder): DayNumber | null {
  const parts = numericDate(text);
  if (parts === null || dates === 'ymd') return null;
  const [day, month] = dates === 'dmy' ? [parts.first, parts.second] : [parts.second, parts.first];
  return dayOf(parts.year, month, day);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}
