import { arrangementOf, paperOf } from '#exchange/report/arrangement';
import type { Page } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import { reportWork } from '#exchange/report/work';
import type { Paper } from '#plan/places';
import type { Making } from '../../export/exportRun';
import type { OpenPlan } from '../../state/session';
import { sheetsOf } from '../paper/sheets';
import { inGoes } from '../inGoes';
import { footOf, reportQuestion } from '../reportQuestion';

/** The report as it goes to a printer. */
export interface PrintedReport {
  readonly title: string;
  readonly paper: Paper;
  readonly foot: string;
  /** Each on a sheet of paper. */
  readonly sheets: readonly Page[];
}

/** Of all the work, the part that trials and steps between scenarios are counted as, and then the pages. */
const WORK_PART = 0.5;
const PAGES_PART = 0.4;

/** Works the pages of the report out, one after the other; a page that the plan has nothing for is not printed. */
export async function printedPages(open: OpenPlan, { report, rest }: Making): Promise<PrintedReport> {
  const { plan } = open;
  const choices = arrangementOf(plan).pages;
  const scenario = plan.scenarios[open.scenario]?.id ?? '';
  const ids = choices.map(({ id }) => id);
  const work = await inGoes(reportWork(plan, scenario, ids), rest, (share) =>
    report(WORK_PART * share, 'Trials and steps between scenarios'),
  );
  const question = reportQuestion(open, work);
  const paper = paperOf(plan);
  const sheets: Page[] = [];
  for (const [at, choice] of choices.entries()) {
    report(WORK_PART + (PAGES_PART * at) / choices.length, `Page ${at + 1} of ${choices.length}`);
    await rest();
    const page = pageOf(question, choice);
    if (page.missing === null) sheets.push(...sheetsOf(page, paper));
  }
  return { title: plan.title, paper, foot: footOf(question), sheets };
}
