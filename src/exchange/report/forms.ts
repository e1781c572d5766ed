import { currencySign } from '#domain/currencySign';
import { change, figureScale, fixed, NOT_AVAILABLE } from '#domain/figureText';
import { monthText } from '#domain/months';
import type { NumberForm } from './parts';

const bare = { before: '', after: '', isChange: false } as const;

/** A rate under a heading that says percent. */
export const PERCENT: NumberForm = { ...bare, factor: 100, decimals: 2 };
export const PERCENT_SIGN: NumberForm = { ...PERCENT, after: '%' };
/** A difference of two rates. */
export const POINTS_SIGN: NumberForm = { ...PERCENT, after: ' pt', isChange: true };

/** Money as it stands in one chart or table: how it is written, and the unit that its heading names. */
export interface MoneyForm {
  readonly bare: NumberForm;
  /** With its unit, for sentences and for figures that stand alone. */
  readonly full: NumberForm;
  /** `$M` */
  readonly unit: string;
}

/** Millions with two decimals, thousands with one, single units with none, by the largest amount that is shown. */
export function moneyForm(currency: string, amounts: readonly number[]): MoneyForm {
  const { divisor, suffix } = figureScale(Math.max(0, ...amounts.filter(Number.isFinite).map(Math.abs)));
  const decimals = suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0;
  const sign = currencySign(currency);
  const form: NumberForm = { ...bare, factor: 1 / divisor, decimals };
  return { bare: form, full: { ...form, before: sign, after: suffix }, unit: `${sign.trim()}${suffix}` };
}

/** A number as it is read: `−$1.25M`, `102.95%`, `+8.00 pt`, `n/a`. */
export function formText(value: number, form: NumberForm): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  if (form.isMonth) return monthText(value) ?? NOT_AVAILABLE;
  const shown = value * form.factor;
  const text = form.isChange ? change(shown, form.decimals) : fixed(shown, form.decimals);
  const [, sign = '', figure = text] = /^([+−]?)(.*)$/.exec(text) ?? [];
  return `${sign}${form.before}${figure}${form.after}`;
}
