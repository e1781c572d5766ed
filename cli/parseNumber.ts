import { ok } from '#base/result';
import { readMonth } from '#domain/months';
import type { Unit } from '#domain/units';
import { type Attempt, misuse } from './failure';

/** Rates beyond this, up or down, are taken only with a percent sign: nearly always a percentage without its sign is meant. */
const LARGEST_BARE_RATE = 3;

/**
 * A number as the command line takes it: digits with at most one point, an exponent if need be, and `%` for hundredths.
 * `10%` is the very number 0.1. `about` begins the sentence of a refusal and says what the number is for.
 */
export function parseNumber(text: string, about: string): Attempt<number> {
  const match = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+))(?:e([+-]?\d{1,6}))?(%?)$/i.exec(text);
  if (match === null) return misuse(`${about}: ${notANumber(text)}`);
  const [, mantissa = '', exponent = '0', percent = ''] = match;
  // The point is moved in the text, because a division by 100 rounds.
  const value = Number(`${mantissa}e${Number(exponent) - (percent === '' ? 0 : 2)}`);
  if (!Number.isFinite(value))
    return misuse(`${about}: ${text} is larger than the largest number that can be computed with, about 1.8e308.`);
  return ok(value);
}

/** As `parseNumber`, and a month for lines of months; a rate without a percent sign that can hardly be meant as a fraction is refused with both readings. */
export function parseQuantity(text: string, unit: Unit, about: string): Attempt<number> {
  if (unit === 'month') return parseMonthNumber(text, about);
  const number = parseNumber(text, about);
  if (!number.ok || unit !== 'rate' || text.endsWith('%')) return number;
  if (Math.abs(number.value) <= LARGEST_BARE_RATE) return number;
  const fraction = Number(`${number.value}e-2`);
  return misuse(
    `${about}: ${text}: ${fraction} or ${text}%? (rates are fractions: write ${text}% for the fraction ${fraction}, or ${percentText(text)} for the fraction ${text})`,
  );
}

function parseMonthNumber(text: string, about: string): Attempt<number> {
  const month = readMonth(text);
  return month === null
    ? misuse(`${about}: "${text.slice(0, LONGEST_QUOTE)}" is not a month; write one such as 2027-03.`)
    : ok(month);
}

function percentText(text: string): string {
  return `${String(Number(`${Number(text)}e2`))}%`;
}

const LONGEST_QUOTE = 60;

function notANumber(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  if (text.trim() === '') return 'a number is missing; write one such as 0.05, 5% or 1200000.';
  if (text !== text.trim()) return `"${shown}" has a space around it; take it away.`;
  if (text.includes(','))
    return `"${shown}" is not a number; commas neither group digits nor mark decimals, write 1234.5 or 1000.`;
  if (text.includes('_')) return `"${shown}" is not a number; digits are not grouped, write 1000.`;
  return `"${shown}" is not a number; write digits with at most one point, such as 1234.5, 0.05 or 5%.`;
}
