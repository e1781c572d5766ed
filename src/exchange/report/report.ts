import { assumptionsPage } from './assumptionsPage';
import { bridgePage } from './bridgePage';
import { costsPage } from './costsPage';
import { definitionsPage } from './definitionsPage';
import { growthPage } from './growthPage';
import { nrrPage } from './nrrPage';
import type { Arrangement, Page, PageChoice, PageId } from './page';
import type { MadePage } from './pageContent';
import type { ReportPart } from './parts';
import type { ReportQuestion } from './question';
import { riskPage } from './riskPage';
import { roadmapPage } from './roadmapPage';
import { scenariosPage } from './scenariosPage';
import { titlePage } from './titlePage';

const PAGES: Readonly<Record<PageId, (question: ReportQuestion) => MadePage>> = {
  title: titlePage,
  nrr: nrrPage,
  roadmap: roadmapPage,
  bridge: bridgePage,
  growth: growthPage,
  costs: costsPage,
  scenarios: scenariosPage,
  risk: riskPage,
  assumptions: assumptionsPage,
  definitions: definitionsPage,
};

/** One page as it is written from the figures alone. */
export function writtenPage(question: ReportQuestion, id: PageId): Page {
  const made = PAGES[id](question);
  const content =
    'missing' in made
      ? { ...made, heading: made.title, statement: '', parts: [], definitions: '', notes: '' }
      : { ...made, missing: null, parts: made.parts.filter(hasFigures) };
  return { ...content, id, comment: '' };
}

/** A written page with what a person says in place of what the figures say. */
export function chosenPage(page: Page, { title, heading, comment }: PageChoice): Page {
  return { ...page, title: title ?? page.title, heading: heading ?? page.heading, comment };
}

/** One page, with what a person says in place of what the figures say. */
export function pageOf(question: ReportQuestion, choice: PageChoice): Page {
  return chosenPage(writtenPage(question, choice.id), choice);
}

/** A chart without a single figure says nothing that its table does not say in words. */
function hasFigures(part: ReportPart): boolean {
  if (part.type !== 'chart') return true;
  switch (part.kind) {
    case 'waterfall':
      return part.steps.some(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
    case 'fan':
      return part.p50.some(Number.isFinite);
    default:
      return part.series.some(({ values }) => values.some(Number.isFinite));
  }
}

/** The pages of an arrangement. Those that the plan has nothing for say why, and are left out where pages are printed. */
export function pagesOf(question: ReportQuestion, arrangement: Arrangement): readonly Page[] {
  return arrangement.pages.map((choice) => pageOf(question, choice));
}
