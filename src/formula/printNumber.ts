/** Exponents between which a number is written without one, as JavaScript itself writes numbers. */
const SMALLEST_PLAIN = -7;
const LARGEST_PLAIN = 21;

/** The shortest text that reads back as the same number. */
export function printNumber(value: number): string {
  return String(value);
}

/**
 * A number as a percentage: 0.1 as `10%`. The point is moved in its shortest text, never by arithmetic, so that the
 * percentage reads back as the same number to the last bit.
 */
export function printPercent(value: number): string {
  const [mantissa = '', exponentText = ''] = value.toExponential().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const exponent = value === 0 ? 0 : Number(exponentText) + 2;
  return `${sign}${decimal(digits, exponent)}%`;
}

/** `digits` with the point after the first one, times ten to the exponent. */
function decimal(digits: string, exponent: number): string {
  if (exponent <= SMALLEST_PLAIN || exponent >= LARGEST_PLAIN) {
    const fraction = digits.slice(1);
    return `${digits.slice(0, 1)}${fraction === '' ? '' : `.${fraction}`}e${exponent < 0 ? '' : '+'}${exponent}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
