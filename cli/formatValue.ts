import { monthText } from '#domain/months';
import { minorDigits, type Unit } from '#domain/units';

export const NOT_AVAILABLE = 'n/a';

/**
 * Values of one line as people read them, all with the same number of digits: rates in percent, amounts with grouped digits.
 * Roundings for the eye only.
 */
export function formatValues(values: readonly number[], unit: Unit, currency: string): readonly string[] {
  const digits = digitsOf(values, unit, currency);
  return values.map((value) => {
    if (!Number.isFinite(value)) return NOT_AVAILABLE;
    if (unit === 'month') return monthText(value) ?? String(value);
    return unit === 'rate' ? `${grouped(value * 100, digits)}%` : grouped(value, digits);
  });
}

function digitsOf(values: readonly number[], unit: Unit, currency: string): number {
  const isWhole = values.every((value) => !Number.isFinite(value) || Number.isInteger(value));
  switch (unit) {
    case 'rate':
    case 'ratio':
      return 2;
    case 'money':
    case 'cash':
      return isWhole ? 0 : Math.min(2, minorDigits(currency) ?? 2);
    case 'count':
    case 'month':
      return isWhole ? 0 : 2;
    case 'number':
      return isWhole ? 0 : 4;
  }
}

/** `1,234,567.80`; never a minus before zeros. */
function grouped(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (text.includes('e')) return String(value);
  const [whole = '', broken] = text.split('.');
  const number = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (broken === undefined ? '' : `.${broken}`);
  return value < 0 && /[1-9]/.test(text) ? `-${number}` : number;
}
