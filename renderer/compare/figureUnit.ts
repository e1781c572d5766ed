import type { Line, Plan } from '#plan/model';
import { chartMoney } from '../charts/money';
import { change, fixed, NOT_AVAILABLE } from '../format/figures';
import { formatValue, lineFormat } from '../format/lineFormat';

/** How one figure and its differences are written in a chart or a table of their own. */
export interface FigureUnit {
  /** A value times this is what is shown. */
  readonly factor: number;
  readonly decimals: number;
  /** Of values: `$M`, `%`. */
  readonly unit: string;
  /** Of differences: `$M`, `pt`. */
  readonly changeUnit: string;
  /** The value with its sign and suffix around it, as in a sentence. */
  readonly inWords: (shown: string) => string;
}

/** What amounts decide: `largest` between single units, thousands and millions, `finest` how many decimals tell them apart. */
export interface Amounts {
  readonly largest: number;
  readonly finest: number;
}

export function amountsOf(values: readonly number[]): Amounts {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  return { largest: Math.max(0, ...sizes), finest: sizes.length === 0 ? 0 : Math.min(...sizes) };
}

const MOST_DECIMALS: Readonly<Record<string, number>> = { M: 3, K: 1 };

export function figureUnit(plan: Plan, line: Line, { largest, finest }: Amounts, asMrr: boolean): FigureUnit {
  if (line.unit === 'money' || line.unit === 'cash') {
    const money = chartMoney(plan.currency, largest, asMrr && line.unit === 'money');
    const decimals = Math.min(MOST_DECIMALS[money.suffix] ?? 2, decimalsFor(finest * money.factor));
    const inWords = (shown: string) => shown.replace(/^([+−]?)/, `$1${money.sign}`).concat(money.suffix);
    const unit = asMrr && line.unit === 'money' ? `${money.unit} MRR` : money.unit;
    return { factor: money.factor, decimals, unit, changeUnit: unit, inWords };
  }
  const format = lineFormat(line, plan.basis, { divisor: 1, suffix: '' }, '', false);
  if (line.unit === 'rate') {
    return { factor: 100, decimals: 2, unit: '%', changeUnit: 'pt', inWords: (shown) => `${shown} pt` };
  }
  const unit = line.unit === 'month' ? 'months' : format.unit;
  return { factor: 1, decimals: format.decimals, unit, changeUnit: unit, inWords: (shown) => shown };
}

/** Decimals that leave an amount two figures or three. */
function decimalsFor(amount: number): number {
  if (amount >= 100 || amount === 0) return 0;
  return amount >= 10 ? 1 : amount >= 1 ? 2 : 3;
}

export function shownValue(value: number, line: Line, plan: Plan, { factor, decimals }: FigureUnit): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  if (line.unit === 'month')
    return formatValue(value, lineFormat(line, plan.basis, { divisor: 1, suffix: '' }, '', false));
  return fixed(value * factor, decimals);
}

export function shownChange(value: number, { factor, decimals }: FigureUnit): string {
  return Number.isFinite(value) ? change(value * factor, decimals) : NOT_AVAILABLE;
}
