/** Figures as the window writes them: grouped by commas, U+2212 for minus, no parentheses, the same in every locale. */

export const MINUS = '−';
export const NOT_AVAILABLE = 'n/a';

/** A number with a fixed count of decimals. What would round to zero is written as zero, without a sign. */
export function fixed(value: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
}

/** As `fixed`, always with its sign; a change that rounds to nothing is a plain 0. */
export function change(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  if (!/[1-9]/.test(text)) return '0';
  return value > 0 ? `+${text}` : text;
}

/** How money is shown in one plan: by how much it is divided, and what stands before and after the number. */
export interface MoneyScale {
  readonly divisor: number;
  readonly suffix: '' | 'K' | 'M';
}

/** Amounts in a grid: thousands for plans of a million and more, else single units. */
export function gridScale(largest: number): MoneyScale {
  return largest >= 1e6 ? { divisor: 1e3, suffix: 'K' } : { divisor: 1, suffix: '' };
}

/** Amounts in charts and key figures. */
export function figureScale(largest: number): MoneyScale {
  if (largest >= 1e6) return { divisor: 1e6, suffix: 'M' };
  return largest >= 1e4 ? { divisor: 1e3, suffix: 'K' } : { divisor: 1, suffix: '' };
}

/** Millions with two decimals, thousands with one, single units with none. */
export function keyFigureScale(value: number): MoneyScale & { readonly decimals: number } {
  const scale = figureScale(Math.abs(value));
  return { ...scale, decimals: scale.suffix === 'M' ? 2 : scale.suffix === 'K' ? 1 : 0 };
}

/** An amount as a key figure: `−$` `85.7` `K`. */
export function keyFigureMoney(value: number, sign: string): { before: string; number: string; after: string } {
  if (!Number.isFinite(value)) return { before: '', number: NOT_AVAILABLE, after: '' };
  const { divisor, suffix, decimals } = keyFigureScale(value);
  const number = fixed(value / divisor, decimals);
  return number.startsWith(MINUS)
    ? { before: `${MINUS}${sign}`, number: number.slice(MINUS.length), after: suffix }
    : { before: sign, number, after: suffix };
}

const signs = new Map<string, string>();

/** The sign a currency is written with, else its code and a space. */
export function currencySign(currency: string): string {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const name = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  const sign = /[A-Za-z]$/.test(name) ? `${name} ` : name;
  signs.set(currency, sign);
  return sign;
}
