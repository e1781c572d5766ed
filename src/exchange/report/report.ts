import { nrrPage } from './nrrPage';
import type { Arrangement, Page, PageChoice, PageId } from './page';
import type { NoPage, PageContent } from './pageContent';
import type { ReportQuestion } from './question';

type MadePage = PageContent | NoPage;

/** Pages that are not in this table cannot be chosen yet. */
const PAGES: Partial<Record<PageId, (question: ReportQuestion) => MadePage>> = {
  nrr: nrrPage,
};

/** One page, with what a person says in place of what the figures say. Costs nothing for pages that are not asked for. */
export function pageOf(question: ReportQuestion, choice: PageChoice): Page {
  const made = PAGES[choice.id]?.(question) ?? { title: choice.id, missing: 'This page is not available.' };
  const content =
    'missing' in made
      ? { ...made, heading: made.title, statement: '', parts: [], definitions: '', notes: '' }
      : { ...made, missing: null };
  return {
    ...content,
    id: choice.id,
    title: choice.title ?? content.title,
    heading: choice.heading ?? content.heading,
    comment: choice.comment,
  };
}

export function pagesOf(question: ReportQuestion, arrangement: Arrangement): readonly Page[] {
  return arrangement.pages.map((choice) => pageOf(question, choice));
}
