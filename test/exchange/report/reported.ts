import { FIRST_ARRANGEMENT, type Page, PAGE_IDS } from '#exchange/report/page';
import type { ReportQuestion } from '#exchange/report/question';
import { pagesOf } from '#exchange/report/report';
import { wholeReportWork } from '#exchange/report/work';
import type { Plan } from '#plan/model';
import { evaluated } from '../../plan/plans';

/** A report of a plan is asked for in one scenario, with all that takes long done. */
export function asked(plan: Plan, scenario: string = plan.scenarios[0]?.id ?? ''): ReportQuestion {
  const work = wholeReportWork(plan, scenario, PAGE_IDS);
  return { plan, evaluation: evaluated(plan), scenario, date: '12 Mar 2027', work };
}

/** All pages of that report. */
export function reported(question: ReportQuestion): readonly Page[] {
  return pagesOf(question, FIRST_ARRANGEMENT);
}
