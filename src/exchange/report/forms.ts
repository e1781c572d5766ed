import { currencySign } from '#domain/currencySign';
import { change, figureScale, fixed, NOT_AVAILABLE } from '#domain/figureText';
import { monthText } from '#domain/months';
import type { Basis } from '#domain/timeline';
import { isRetention, rateUnit } from '#plan/rateUnit';
import type { Line } from '#plan/model';
import type { NumberForm } from './parts';

const bare = { before: '', after: '', isChange: false } as const;

/** NRR and GRR under a heading that says percent. */
export const PERCENT: NumberForm = { ...bare, factor: 100, decimals: 2 };
export const PERCENT_SIGN: NumberForm = { ...PERCENT, after: '%' };
/** Growth, shares and other rates. */
export const RATE: NumberForm = { ...bare, factor: 100, decimals: 1 };
export const RATE_SIGN: NumberForm = { ...RATE, after: '%' };
/** A difference of two rates. */
export const POINTS: NumberForm = { ...PERCENT, isChange: true };
export const POINTS_SIGN: NumberForm = { ...POINTS, after: ' pt' };
export const RATIO: NumberForm = { ...bare, factor: 1, decimals: 2 };
export const RATIO_SIGN: NumberForm = { ...RATIO, after: '×' };
export const MONTH: NumberForm = { ...bare, factor: 1, decimals: 0, isMonth: true };
const COUNT: NumberForm = { ...bare, factor: 1, decimals: 0 };
const NUMBER: NumberForm = { ...bare, factor: 1, decimals: 4 };

export function signed(form: NumberForm): NumberForm {
  return { ...form, isChange: true };
}

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
  return { bare: form, full: { ...form, before: sign, after: suffix }, unit: `${sign}${suffix}`.trim() };
}

/** The same where amounts stand beside much smaller ones: millions only where two decimals of them still tell those apart. */
export function movementForm(currency: string, amounts: readonly number[]): MoneyForm {
  const largest = Math.max(0, ...amounts.filter(Number.isFinite).map(Math.abs));
  return moneyForm(currency, [largest < 1e7 ? Math.min(largest, 999_999) : largest]);
}

/** How the values of a line are written under a heading that names the unit, and that unit. */
export function lineForm(
  line: Line,
  { basis, currency }: { readonly basis: Basis; readonly currency: string },
  values: readonly number[],
): { readonly form: NumberForm; readonly unit: string } {
  switch (line.unit) {
    case 'money':
    case 'cash': {
      const money = moneyForm(currency, values);
      return { form: money.bare, unit: money.unit };
    }
    case 'rate':
      return { form: isRetention(line) ? PERCENT : RATE, unit: rateUnit(line, basis) };
    case 'ratio':
      return { form: RATIO, unit: '×' };
    case 'count':
      return { form: COUNT, unit: '' };
    case 'month':
      return { form: MONTH, unit: '' };
    case 'number':
      return { form: NUMBER, unit: '' };
  }
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

/** An amount by itself, in the scale that it has. */
export function amountText(value: number, currency: string): string {
  return formText(value, moneyForm(currency, [value]).full);
}
