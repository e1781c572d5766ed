import { arrangementOf } from '#exchange/report/arrangement';
import type { Page } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import { reportWork } from '#exchange/report/work';
import type { Making } from '../export/exportRun';
import type { OpenPlan } from '../state/session';
import { inGoes } from './inGoes';
import { reportQuestion } from './reportQuestion';

/** Of the work on the pages, the part that trials and steps between scenarios are counted as. */
const WORK_PART = 0.55;

/** Works the pages of the report out as they are arranged, one after the other; one that the plan has nothing for is left out. */
export async function reportPages(open: OpenPlan, { report, rest }: Making): Promise<readonly Page[]> {
  const { plan } = open;
  const choices = arrangementOf(plan).pages;
  const scenario = plan.scenarios[open.scenario]?.id ?? '';
  const ids = choices.map(({ id }) => id);
  const work = await inGoes(reportWork(plan, scenario, ids), rest, (share) =>
    report(WORK_PART * share, 'Trials and steps between scenarios'),
  );
  const question = reportQuestion(open, work);
  const pages: Page[] = [];
  for (const [at, choice] of choices.entries()) {
    report(WORK_PART + ((1 - WORK_PART) * at) / choices.length, `Page ${at + 1} of ${choices.length}`);
    await rest();
    const page = pageOf(question, choice);
    if (page.missing === null) pages.push(page);
  }
  return pages;
}
