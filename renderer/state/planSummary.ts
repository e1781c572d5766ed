import { periodLabel } from '#domain/timeline';
import type { PlanSummary } from '#host/contract';
import { valueIn } from '#plan/lanes';
import type { OpenPlan } from './session';

/** What the list of recent plans says of a plan: the base scenario at the end of its last period. */
export function summaryOf({ plan, evaluation }: OpenPlan): PlanSummary {
  const { timeline, program } = evaluation;
  const last = timeline.periods - 1;
  const figure = (line: string): number | null => {
    const value = program.lineIndex.has(line) ? valueIn(evaluation, line, 'total', last, 0) : Number.NaN;
    return Number.isFinite(value) ? value : null;
  };
  return {
    title: plan.title.slice(0, 300),
    scenarios: plan.scenarios.length,
    period: periodLabel(timeline, last),
    nrr: figure('nrr_ttm'),
    closingArr: figure('closing_arr'),
    currency: plan.currency,
  };
}
