import { monthText } from '#domain/months';
import type { Basis } from '#domain/timeline';
import type { Line } from '#plan/model';
import { isRetention, rateUnit } from '#plan/rateUnit';
import { fixed, type MoneyScale, NOT_AVAILABLE } from './figures';

/** How the figures of one line are written and typed. */
export interface LineFormat {
  /** Stands beside the label, never in the cells. */
  readonly unit: string;
  readonly decimals: number;
  /** A value of the plan times this is what the cell shows and what a person types. */
  readonly factor: number;
  /** The value is a month of the calendar, written `Mar 2027`. */
  readonly isMonth?: true;
}

/** The label of a line as it is to be read: amounts that are divided to monthly ones are MRR. Its own label, and its name, stay ARR. */
export function shownLabel({ label, unit }: Pick<Line, 'label' | 'unit'>, asMrr: boolean): string {
  return asMrr && unit === 'money' ? asMrrText(label) : label;
}

export function asMrrText(text: string): string {
  return text.replaceAll(/\bARR\b/g, 'MRR');
}

export function lineFormat(line: Line, basis: Basis, scale: MoneyScale, sign: string, asMrr: boolean): LineFormat {
  switch (line.unit) {
    case 'money':
    case 'cash':
      return {
        unit: `${sign.trim()}${scale.suffix}`,
        decimals: scale.divisor === 1 ? 2 : line.unit === 'cash' ? 1 : 0,
        factor: 1 / scale.divisor / (asMrr && line.unit === 'money' ? 12 : 1),
      };
    case 'rate':
      return {
        unit: rateUnit(line, basis),
        decimals: isRetention(line) ? 2 : 1,
        factor: 100,
      };
    case 'ratio':
      return { unit: '×', decimals: 2, factor: 1 };
    case 'count':
      return { unit: '', decimals: 0, factor: 1 };
    case 'month':
      return { unit: '', decimals: 0, factor: 1, isMonth: true };
    case 'number':
      return { unit: '', decimals: 4, factor: 1 };
  }
}

export function formatValue(value: number, format: LineFormat): string {
  if (Number.isNaN(value)) return NOT_AVAILABLE;
  return (format.isMonth ? monthText(value) : null) ?? fixed(value * format.factor, format.decimals);
}

/** The format with as many decimals as write these values as they are: two at most, and no fewer than it has. */
export function asFineAs(values: readonly number[], format: LineFormat): LineFormat {
  if (format.isMonth) return format;
  const decimals = values.filter(Number.isFinite).map((value) => decimalsOf(value * format.factor));
  return { ...format, decimals: Math.max(format.decimals, ...decimals) };
}

function decimalsOf(value: number): number {
  return [0, 1].find((digits) => Number.isInteger(Number((value * 10 ** digits).toPrecision(9)))) ?? 2;
}

/** A value as a person would type it: all its digits, without those that only binary arithmetic adds. */
export function editText(value: number, format: LineFormat): string {
  if (Number.isNaN(value)) return '';
  return (format.isMonth ? monthText(value) : null) ?? String(Number((value * format.factor).toPrecision(15)));
}

/**
 * How many figures and how many commas and points the text of a value has, a minus counted as a figure, without making the text: a
 * grid asks for thousands of them to know how wide its columns are.
 */
export function figureLength(value: number, format: LineFormat): { readonly figures: number; readonly marks: number } {
  if (format.isMonth || !Number.isFinite(value)) {
    const text = formatValue(value, format);
    return { figures: text.length, marks: 0 };
  }
  const shown = value * format.factor;
  const size = Math.abs(shown);
  const half = 0.5 / (POWERS[format.decimals] ?? 1);
  let whole = 1;
  for (let limit = 10; size + half >= limit && whole < LONGEST; limit *= 10) whole++;
  const sign = shown < 0 && size >= half ? 1 : 0;
  return {
    figures: whole + format.decimals + sign,
    marks: Math.floor((whole - 1) / 3) + (format.decimals > 0 ? 1 : 0),
  };
}

/** Ten to the decimals a line may have. */
const POWERS = [1, 10, 100, 1000, 10_000];
/** `toFixed` writes larger numbers with an exponent. */
const LONGEST = 21;
