import { paperOf } from '#exchange/report/arrangement';
import type { Page } from '#exchange/report/page';
import type { Paper } from '#plan/places';
import type { Making } from '../../export/exportRun';
import type { OpenPlan } from '../../state/session';
import { sheetsOf } from '../paper/sheets';
import { reportPages } from '../reportPages';
import { footOf, reportQuestion } from '../reportQuestion';

/** The report as it goes to a printer. */
export interface PrintedReport {
  readonly title: string;
  readonly paper: Paper;
  readonly foot: string;
  /** Each on a sheet of paper. */
  readonly sheets: readonly Page[];
}

/** Of all the work, the part that pages are counted as. */
const PAGES_PART = 0.9;

/** Works the pages of the report out, on as many sheets as they take. */
export async function printedPages(open: OpenPlan, { report, rest }: Making): Promise<PrintedReport> {
  const { plan } = open;
  const pages = await reportPages(open, { rest, report: (share, doing) => report(PAGES_PART * share, doing) });
  const paper = paperOf(plan);
  return {
    title: plan.title,
    paper,
    foot: footOf(reportQuestion(open)),
    sheets: pages.flatMap((page) => sheetsOf(page, paper)),
  };
}
