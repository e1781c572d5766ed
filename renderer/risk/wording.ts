import type { Wording } from '#analysis/variedInput';
import type { Line, Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { currencySign, fixed, gridScale, MINUS } from '../format/figures';
import { asFineAs, formatValue } from '../format/lineFormat';
import { figureText, formatOf } from '../inspector/figureText';
import { largestAmount } from '../plan/largestAmount';

/** How sentences about a plan call its lines, by their labels, and write values of them. */
export function wordingOf(plan: Plan): Wording {
  return {
    nameOf: (line) => lineOf(plan, line)?.label ?? line,
    valueOf: (line, value) => preciseText(plan, line, value),
  };
}

/**
 * A figure with as many decimals as tell a solution from its neighbours: rates to a hundredth of a point, counts to a hundredth where they are not whole,
 * amounts to what leaves them four figures.
 */
export function preciseText(plan: Plan, id: string, value: number): string {
  const line = lineOf(plan, id);
  if (line === undefined) return String(value);
  if (line.unit === 'count') return formatValue(value, asFineAs([value], formatOf(plan, line, false)));
  if ((line.unit === 'money' || line.unit === 'cash') && Number.isFinite(value)) return amountText(plan, line, value);
  if (line.unit !== 'rate' || Number.isNaN(value)) return figureText(plan, line, value, false);
  return `${fixed(value * 100, 2)}%`;
}

const MOST_DECIMALS = 2;

/** An amount in the unit of the grid, in which a person would type it. */
function amountText(plan: Plan, line: Line, value: number): string {
  const shown = Math.abs(value * formatOf(plan, line, false).factor);
  const wanted = shown >= 1000 ? 0 : shown >= 100 ? 1 : MOST_DECIMALS;
  const { suffix } = gridScale(largestAmount(plan));
  const { decimals } = asFineAs([value], formatOf(plan, line, false));
  const text = fixed(shown, Math.min(wanted, decimals));
  const sign = value < 0 && /[1-9]/.test(text) ? MINUS : '';
  return `${sign}${currencySign(plan.currency)}${text}${suffix}`;
}
