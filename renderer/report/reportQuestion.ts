import { dayLabel } from '#domain/timeline';
import type { ReportQuestion } from '#exchange/report/question';
import { NO_WORK, type ReportWork } from '#exchange/report/work';
import type { OpenPlan } from '../state/session';

/** What the report is asked of an open plan: its chosen scenario, on the day it is. */
export function reportQuestion(
  { plan, evaluation, scenario }: Pick<OpenPlan, 'plan' | 'evaluation' | 'scenario'>,
  work: ReportWork = NO_WORK,
): ReportQuestion {
  return { plan, evaluation, scenario: plan.scenarios[scenario]?.id ?? '', date: today(), work };
}

/** What stands at the foot of every page. */
export function footOf({ plan, date }: Pick<ReportQuestion, 'plan' | 'date'>): string {
  return `${plan.title}, ${date}`;
}

function today(): string {
  const now = new Date();
  return dayLabel({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
