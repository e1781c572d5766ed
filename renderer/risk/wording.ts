import type { Wording } from '#analysis/variedInput';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { fixed } from '../format/figures';
import { asFineAs, formatValue } from '../format/lineFormat';
import { figureText, formatOf } from '../inspector/figureText';

/** How sentences about a plan call its lines, by their labels, and write values of them. */
export function wordingOf(plan: Plan): Wording {
  return {
    nameOf: (line) => lineOf(plan, line)?.label ?? line,
    valueOf: (line, value) => preciseText(plan, line, value),
  };
}

/** A figure with as many decimals as tell a solution from its neighbours: rates to a hundredth of a point, counts to a hundredth where they are not whole. */
export function preciseText(plan: Plan, id: string, value: number): string {
  const line = lineOf(plan, id);
  if (line === undefined) return String(value);
  if (line.unit === 'count') return formatValue(value, asFineAs([value], formatOf(plan, line, false)));
  if (line.unit !== 'rate' || Number.isNaN(value)) return figureText(plan, line, value, false);
  return `${fixed(value * 100, 2)}%`;
}
