import { readFigure, shifted } from '#base/readFigure';
import { err, ok, type Result } from '#base/result';
import { SUPPORT_TRENDS, type SupportTrend } from '#domain/accounts/account';
import { dayNumber, dayText, parseDay } from '#domain/day';

/** Reads what a person typed into a field of an account that is not empty; the error says what to type instead. */
export type ReadField<T> = (text: string) => Result<T, string>;

const LONGEST_NAME = 200;
const LONGEST_NOTE = 20_000;
const OR_NOTHING = 'or nothing where it is not known';

const quoted = (text: string): string => `“${text.trim().slice(0, 40)}”`;

/** An amount of money or of use, 0 or more; K and M are thousands and millions. */
export function readAmount(text: string): Result<number, string> {
  const figure = readFigure(text);
  if (figure === null || figure.suffix === '%')
    return err(`${quoted(text)} is not a number. Type one such as 1,250 or 1.25M.`);
  const { number, suffix } = figure;
  const value = suffix === '' ? number : shifted(number, suffix.toLowerCase() === 'k' ? 3 : 6);
  if (!Number.isFinite(value)) return err(`${quoted(text)} is larger than any number this can hold.`);
  return value < 0 ? err(`${quoted(text)} is below 0. Type 0 or more.`) : ok(value);
}

/** A whole number of people, seats or issues. */
export function readCount(text: string): Result<number, string> {
  const amount = readAmount(text);
  if (!amount.ok || Number.isInteger(amount.value)) return amount;
  return err(`${quoted(text)} is not a whole number. Type one such as 12, ${OR_NOTHING}.`);
}

/** A share from 0 to 1, typed in percent with or without its sign, as in every percent cell. */
export function readShare(text: string): Result<number, string> {
  const figure = readFigure(text);
  if (figure === null || (figure.suffix !== '' && figure.suffix !== '%')) {
    return err(`${quoted(text)} is not a percentage. Type one such as 35 or 35%, ${OR_NOTHING}.`);
  }
  const share = shifted(figure.number, -2);
  return share >= 0 && share <= 1 ? ok(share) : err(`${quoted(text)} is outside 0 to 100%. Type a share in percent.`);
}

export function readNps(text: string): Result<number, string> {
  const figure = readFigure(text);
  if (figure === null || figure.suffix !== '') return err(`${quoted(text)} is not a score. Type one from −100 to 100.`);
  return Math.abs(figure.number) <= 100
    ? ok(figure.number)
    : err(`${quoted(text)} is outside −100 to 100, between which NPS lies.`);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2027-03-31` or `31 Mar 2027`. Days in figures alone are refused: 3/4 is two days, by who reads it. */
export function readDay(text: string): Result<string, string> {
  const plain = text.trim().toLowerCase();
  const named = /^(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})$/.exec(plain);
  const month = MONTHS.indexOf(named?.[2] ?? '');
  const day =
    named === null || month < 0
      ? plain
      : dayText(dayNumber(Number(named[3]), month + 1, 1)).slice(0, 8) + named[1]?.padStart(2, '0');
  return parseDay(day) === null
    ? err(`${quoted(text)} is not a day. Type one such as 2027-03-31 or 31 Mar 2027.`)
    : ok(day);
}

/** Names with commas or semicolons between them, each once. */
export function readNames(text: string): Result<readonly string[], string> {
  const names = [...new Set(text.split(/[,;]/).map((name) => name.trim()))].filter((name) => name !== '');
  const long = names.find((name) => name.length > LONGEST_NAME);
  if (long !== undefined) return err(`${quoted(long)} is longer than ${LONGEST_NAME} characters.`);
  return names.length > 1000 ? err('An account holds 1,000 products at most.') : ok(names);
}

export function readTrend(text: string): Result<SupportTrend, string> {
  const plain = text.trim().toLowerCase();
  const trend = SUPPORT_TRENDS.find((one) => one.startsWith(plain));
  return trend === undefined ? err(`${quoted(text)} is not a trend. Type improving, stable or worsening.`) : ok(trend);
}

export function readYes(text: string): Result<boolean, string> {
  const plain = text.trim().toLowerCase();
  if (['y', 'yes', 'true', '1'].includes(plain)) return ok(true);
  if (['n', 'no', 'false', '0'].includes(plain)) return ok(false);
  return err(`${quoted(text)} is neither yes nor no. Type one of them, ${OR_NOTHING}.`);
}

export function readName(text: string): Result<string, string> {
  const name = text.trim();
  return name.length > LONGEST_NAME ? err(`A name has ${LONGEST_NAME} characters at most.`) : ok(name);
}

export function readNote(text: string): Result<string, string> {
  return text.length > LONGEST_NOTE ? err(`A note has ${LONGEST_NOTE} characters at most.`) : ok(text.trim());
}
