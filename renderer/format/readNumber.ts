import { readFigure, shifted } from '#base/readFigure';
import { err, ok, type Result } from '#base/result';
import { readMonth } from '#domain/months';
import type { Unit } from '#domain/units';
import type { LineFormat } from './lineFormat';

/**
 * What a person typed into a cell, as a value of the plan.
 *
 * Percent cells read 10 and 10% both as 10%, and 0.1 as 0.1%, as spreadsheets do. Money is typed as the cell shows it; with K or M
 * behind it, it is thousands or millions whatever the cell shows. Commas or spaces may group thousands, not both and nothing else, and the
 * decimal mark is a point. Brackets make a number negative.
 *
 * Errors  a sentence that says what to type instead.
 */
export function readNumber(text: string, unit: Unit, format: LineFormat): Result<number, string> {
  if (unit === 'month') {
    const month = readMonth(text);
    return month === null ? err(`“${text.trim().slice(0, 40)}” is not a month. Type one such as Mar 2027.`) : ok(month);
  }
  const read = readFigure(text);
  if (read === null) return err(notANumber(text, unit));
  const { number, suffix } = read;
  if (!Number.isFinite(number)) return err(`“${text}” is larger than any number this can hold.`);
  if (suffix === '%') {
    return unit === 'rate' ? ok(shifted(number, -2)) : err(`This line is not in percent. Type a number without %.`);
  }
  if (suffix !== '') {
    if (unit === 'rate') return err(`A rate takes no ${suffix}. Type a percentage, such as 10 or 10%.`);
    return ok(shifted(number, suffix.toLowerCase() === 'k' ? 3 : 6));
  }
  return ok(unit === 'rate' ? shifted(number, -2) : Number((number / format.factor).toPrecision(15)));
}

function notANumber(text: string, unit: Unit): string {
  const example = unit === 'rate' ? '10 or 10%' : unit === 'money' || unit === 'cash' ? '1,250 or 1.25M' : '1.5';
  const typed = text.trim().slice(0, 40);
  return `${typed === '' ? 'A number is missing' : `“${typed}” is not a number`}. Type one such as ${example}.`;
}
