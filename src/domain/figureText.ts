/** Figures as Headroom writes them: grouped by commas, U+2212 for minus, no parentheses, the same in every locale. */

export const MINUS = '−';
export const NOT_AVAILABLE = 'n/a';

/** A number with a fixed count of decimals. What would round to zero is written as zero, without a sign. */
export function fixed(value: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** As `fixed`, always with its sign; a change that rounds to nothing is a plain 0, and one that is not known is no number. */
export function change(value: number, decimals: number): string {
  if (Number.isNaN(value)) return NOT_AVAILABLE;
  const text = fixed(value, decimals);
  if (!/[1-9]/.test(text)) return '0';
  return value > 0 ? `+${text}` : text;
}

/** How money is shown in one plan: by how much it is divided, and what stands before and after the number. */
export interface MoneyScale {
  readonly divisor: number;
  readonly suffix: '' | 'K' | 'M';
}

/** Amounts in charts and key figures. */
export function figureScale(largest: number): MoneyScale {
  if (largest >= 1e6) return { divisor: 1e6, suffix: 'M' };
  return largest >= 1e4 ? { divisor: 1e3, suffix: 'K' } : { divisor: 1, suffix: '' };
}
