import { monthText } from '#domain/months';
import type { Line, Plan } from '#plan/model';
import { chartMoney } from '../charts/money';
import { change, fixed, NOT_AVAILABLE } from '../format/figures';

/** How the figures of one line read in charts, tables and sentences. */
export interface LineScale {
  readonly factor: number;
  readonly decimals: number;
  readonly before: string;
  readonly after: string;
  /** What a caption calls it: `%`, `$M`. */
  readonly unit: string;
  /** Months of the calendar have names. */
  readonly isMonth: boolean;
}

/** `largest` is the largest of the figures that are shown together. */
export function lineScale(plan: Plan, { unit }: Line, largest: number, asMrr: boolean): LineScale {
  const plain = { factor: 1, decimals: 2, before: '', after: '', unit: '', isMonth: false };
  switch (unit) {
    case 'rate':
      return { ...plain, factor: 100, decimals: 1, after: '%', unit: '%' };
    case 'money':
    case 'cash': {
      const money = chartMoney(plan.currency, largest, asMrr && unit === 'money');
      const { factor, decimals, sign, suffix } = money;
      return { ...plain, factor, decimals, before: sign, after: suffix, unit: money.unit.trim() };
    }
    case 'ratio':
      return { ...plain, after: '×', unit: '×' };
    case 'count':
      return { ...plain, decimals: 0, unit: 'count' };
    case 'month':
      return { ...plain, decimals: 0, isMonth: true };
    case 'number':
      return { ...plain, decimals: 4 };
  }
}

/** Without its unit, for columns and axes whose head says it. */
export function numberText(value: number, { factor, decimals, isMonth }: LineScale): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  return (isMonth ? monthText(Math.round(value)) : null) ?? fixed(value * factor, decimals);
}

/** With its unit, to stand alone. */
export function valueText(value: number, scale: LineScale): string {
  const text = numberText(value, scale);
  if (text === NOT_AVAILABLE || scale.isMonth) return text;
  return text.startsWith('−')
    ? `−${scale.before}${text.slice(1)}${scale.after}`
    : `${scale.before}${text}${scale.after}`;
}

/** A difference, with its sign; that of rates is in points. */
export function changeText(value: number, { factor, decimals }: LineScale): string {
  return Number.isFinite(value) ? change(value * factor, decimals) : NOT_AVAILABLE;
}

export function largestOf(values: readonly number[]): number {
  return values.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), 0);
}
