/** A day of the calendar as a whole number: days since 1 January 1970, which is 0. */
export type DayNumber = number;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_OF_ERA = 146_097;

/** Reads `2027-03-31`; null for anything else, and for a day that no month has. */
export function parseDay(text: string): DayNumber | null {
  // Lists of accounts have tens of thousands of days, so nothing is allocated for one.
  if (!DAY.test(text)) return null;
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
  if (month < 1 || month > 12 || day < 1) return null;
  const number = dayNumber(year, month, day);
  return day > 28 && number >= dayNumber(year, month + 1, 1) ? null : number;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Day of the proleptic Gregorian calendar; a day beyond the end of its month counts on into the next. `month` is 1 to 12. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Years begin in March, so that a leap day is the last of its year.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - 719_468;
}

/** Year, month (1 to 12) and day of the month. */
export function datePartsOf(number: DayNumber): readonly [year: number, month: number, day: number] {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

/** `2027-03-31`, for years 0 to 9999. */
export function dayText(number: DayNumber): string {
  const [year, month, day] = datePartsOf(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The month a day lies in, as `MonthNumber`: year * 12 + month - 1. */
export function monthOfDay(number: DayNumber): number {
  const [year, month] = datePartsOf(number);
  return year * 12 + month - 1;
}
