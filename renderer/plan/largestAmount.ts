import type { Plan } from '#plan/model';

/** The starting ARR over all segments: what decides whether money is shown in units, thousands or millions. */
export function largestAmount(plan: Plan): number {
  const definition = plan.lines.find((line) => line.id === 'starting_arr')?.definition;
  if (definition?.type !== 'input') return 0;
  return Object.values(definition.values).reduce((sum, series) => sum + Math.abs(series.every ?? 0), 0);
}
