import { ok, type Result } from '#base/result';
import type { ChartMoney } from '../charts/money';
import { change, currencySign, figureScale, fixed, MINUS, NOT_AVAILABLE } from '../format/figures';
import { readNumber } from '../format/readNumber';

export function percentText(value: number, decimals = 1): string {
  return Number.isFinite(value) ? `${fixed(value * 100, decimals)}%` : NOT_AVAILABLE;
}

/** A figure with a fixed number of decimals, or n/a. */
export function figureText(value: number, decimals: number): string {
  return Number.isFinite(value) ? fixed(value, decimals) : NOT_AVAILABLE;
}

export function changeText(value: number, decimals: number): string {
  return Number.isFinite(value) ? change(value, decimals) : NOT_AVAILABLE;
}

/** Money in a sentence or a key figure, in the scale of its own size: `$4.34M`, `−$786.4K`. */
export function moneyParts(
  value: number,
  currency: string,
): { readonly before: string; readonly number: string; readonly after: string } {
  if (!Number.isFinite(value)) return { before: '', number: NOT_AVAILABLE, after: '' };
  const { divisor, suffix } = figureScale(Math.abs(value));
  const number = fixed(value / divisor, suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0);
  const sign = currencySign(currency);
  const isBelow = number.startsWith(MINUS);
  return { before: isBelow ? `${MINUS}${sign}` : sign, number: isBelow ? number.slice(1) : number, after: suffix };
}

export function moneyText(value: number, currency: string): string {
  const { before, number, after } = moneyParts(value, currency);
  return `${before}${number}${after}`;
}

/** How one table writes its money, in the unit of its largest amount: `$M` to two decimals, `$K` to one. */
export function moneyFormat(currency: string, amounts: readonly number[]): ChartMoney {
  const sizes = amounts.filter(Number.isFinite).map(Math.abs);
  const { divisor, suffix } = figureScale(Math.max(0, ...sizes));
  const sign = currencySign(currency);
  return {
    factor: 1 / divisor,
    unit: `${sign.trim()}${suffix}`,
    decimals: suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0,
    sign,
    suffix,
  };
}

/** Decimals that tell all of some percentages apart from round ones: none where all are whole. */
export function sharedDecimals(shares: readonly number[]): number {
  return shares.every((share) => Number.isNaN(share) || Math.abs(share * 100 - Math.round(share * 100)) < 1e-6) ? 0 : 1;
}

/** A percentage that is no line of the plan, such as a chosen NRR. */
export function readPercent(text: string): Result<number, string> {
  return readNumber(text, 'rate', { unit: '%', decimals: 1, factor: 100 });
}

/** An amount, or nothing: then what the plan has counts again. */
export function readOptionalAmount(text: string): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  return readNumber(text, 'money', { unit: '', decimals: 0, factor: 1 });
}

export function readOptionalPercent(text: string): Result<number | null, string> {
  return text.trim() === '' ? ok(null) : readPercent(text.trim().replace(/^\+/, ''));
}

/** A number as a person would type it. */
export function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '';
}
