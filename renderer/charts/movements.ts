import { periodLabels } from '#domain/timeline';
import type { Evaluation } from '#plan/lanes';
import { movementsOf } from '#analysis/arrBridge';

/** ARR won or lost in one way, in every period: losses are negative. */
export interface Movement {
  readonly line: string;
  readonly label: string;
  readonly values: readonly number[];
}

/** The movements of all periods, in the order in which their bars are stacked; those without any ARR are left out. */
export function movementsByPeriod(evaluation: Evaluation, lane: number, factor: number): readonly Movement[] {
  const found = new Map<string, { label: string; values: number[] }>();
  const labels = periodLabels(evaluation.timeline);
  for (const period of labels.keys()) {
    for (const { line, label, amount } of movementsOf(evaluation, { type: 'period', period }, lane)) {
      const movement = found.get(line) ?? { label, values: labels.map(() => 0) };
      movement.values[period] = amount * factor;
      found.set(line, movement);
    }
  }
  return ORDER.flatMap((line) => {
    const movement = found.get(line);
    return movement === undefined || movement.values.every((value) => value === 0) ? [] : [{ line, ...movement }];
  });
}

const ORDER = [
  'new_logo_arr',
  'expansion_arr',
  'upsell_arr',
  'seat_arr',
  'cross_sell_arr',
  'usage_arr',
  'price_arr',
  'reactivation_arr',
  'restatement_arr',
  'contraction_arr',
  'churn_arr',
];

/** Heights of the stacks over and under zero, for the axis. */
export function stackEnds(movements: readonly Movement[]): readonly number[] {
  const count = movements[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, period) => {
    const values = movements.map((one) => one.values[period] ?? Number.NaN).filter(Number.isFinite);
    return [
      values.filter((x) => x > 0).reduce((a, b) => a + b, 0),
      values.filter((x) => x < 0).reduce((a, b) => a + b, 0),
    ];
  }).flat();
}
