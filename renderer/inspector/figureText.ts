import type { Line, Plan } from '#plan/model';
import { currencySign, gridScale, NOT_AVAILABLE } from '../format/figures';
import { formatValue, type LineFormat, lineFormat } from '../format/lineFormat';
import { largestAmount } from '../plan/largestAmount';

/** How the grid writes the figures of a line of this plan. */
export function formatOf(plan: Plan, line: Line, asMrr: boolean): LineFormat {
  return lineFormat(line, plan.basis, gridScale(largestAmount(plan)), currencySign(plan.currency), asMrr);
}

/** A figure that stands alone, with its unit: `$121K`, `100.37%`, `4.68`. */
export function figureText(plan: Plan, line: Line, value: number, asMrr: boolean): string {
  if (Number.isNaN(value)) return NOT_AVAILABLE;
  const format = formatOf(plan, line, asMrr);
  const text = formatValue(value, format);
  switch (line.unit) {
    case 'money':
    case 'cash': {
      const { suffix } = gridScale(largestAmount(plan));
      const sign = currencySign(plan.currency);
      return text.startsWith('−') ? `−${sign}${text.slice(1)}${suffix}` : `${sign}${text}${suffix}`;
    }
    case 'rate':
      return `${text}%`;
    case 'number':
      return significant(value);
    case 'ratio':
    case 'count':
    case 'month':
      return text;
  }
}

/** Four digits that count, without zeros behind them. */
export function significant(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** Lines of which more is worse. */
export function isLoss(line: string): boolean {
  return /^(churn|contraction)_(rate|arr|rate_used)$/.test(line);
}
