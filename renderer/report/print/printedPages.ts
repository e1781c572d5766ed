import { arrangementOf, paperOf } from '#exchange/report/arrangement';
import type { Page } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import type { Paper } from '#plan/places';
import type { Making } from '../../export/exportRun';
import type { OpenPlan } from '../../state/session';
import { footOf, reportQuestion } from '../reportQuestion';

/** Pages as they go to a printer. */
export interface PrintedReport {
  readonly title: string;
  readonly paper: Paper;
  readonly foot: string;
  readonly pages: readonly Page[];
}

/** Works the pages of the report out, one after the other; a page that the plan has nothing for is not printed. */
export async function printedPages(open: OpenPlan, making: Making): Promise<PrintedReport> {
  const { plan } = open;
  const question = reportQuestion(open);
  const pages: Page[] = [];
  const choices = arrangementOf(plan).pages;
  for (const [at, choice] of choices.entries()) {
    making.report((0.9 * at) / choices.length, `Page ${at + 1} of ${choices.length}`);
    await making.rest();
    const page = pageOf(question, choice);
    if (page.missing === null) pages.push(page);
  }
  return { title: plan.title, paper: paperOf(plan), foot: footOf(question), pages };
}
