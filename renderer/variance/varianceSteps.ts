import { type Variance, type VarianceTime, varianceAt } from '#analysis/variance';
import { lineOf } from '#plan/planParts';
import { type BridgeStep, movementLines } from '#analysis/arrBridge';

/**
 * From the closing ARR as planned to the one that came: how much the opening and each movement differ, losses with the sign of what
 * they do to the closing. Movements that do not differ are left out. Null where the plan has no bridge, or a figure is missing.
 */
export function varianceSteps(variance: Variance, time: VarianceTime, factor: number): readonly BridgeStep[] | null {
  const { plan } = variance.happened;
  if (lineOf(plan, 'closing_arr') === undefined) return null;
  const figure = (line: string) => varianceAt(variance, line, 'total', time);
  const closing = figure('closing_arr');
  if (closing.actual === null || !Number.isFinite(closing.planned) || !Number.isFinite(closing.actual)) return null;
  const total = (label: string, value: number): BridgeStep => {
    const amount = value * factor;
    return { line: 'closing_arr', label, type: 'total', amount, from: 0, to: amount };
  };
  let from = closing.planned * factor;
  const movements = movementLines(plan, (line) => figure(line).actual ?? 0);
  const steps = [{ line: 'opening_arr', label: 'Opening ARR', sign: 1 }, ...movements].flatMap(
    ({ line, label, sign }): readonly BridgeStep[] => {
      const { planned, actual } = figure(line);
      const amount = actual === null ? 0 : sign * (actual - planned) * factor;
      if (amount === 0) return [];
      const step = { line, label, type: 'movement', amount, from, to: from + amount } as const;
      from = step.to;
      return [step];
    },
  );
  return [total('As planned', closing.planned), ...steps, total('Actual', closing.actual)];
}
