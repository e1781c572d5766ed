import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import type { OwnHeadline, Paper, ReportPage } from '#plan/places';
import { type Arrangement, PAGE_IDS, type PageChoice, type PageId } from './page';

/** A page at its place in the report of a plan, and what a person has said about it. */
export interface ArrangedPage {
  readonly id: PageId;
  /** False for one that is left out; its texts are kept. */
  readonly isShown: boolean;
  /** Empty where the usual one stands. */
  readonly title: string;
  /** Null where the one written from the figures stands. */
  readonly headline: OwnHeadline | null;
  /** May be empty. */
  readonly comment: string;
}

export type PageChanges = Partial<Omit<ArrangedPage, 'id'>>;

type Listed = Pick<Plan, 'report'>;

/** A page as the plan keeps it, or one that this build cannot draw and only keeps. */
interface Kept {
  readonly id: PageId | null;
  readonly page: ReportPage;
}

/** All pages there are, in the order of the plan; one that the plan does not list stands where it usually does. */
export function arrangedPages(plan: Listed): readonly ArrangedPage[] {
  return keptPages(plan).flatMap(({ id, page }) => (id === null ? [] : [{ id, ...saidOf(page) }]));
}

/** The pages that are in the report, as whoever draws or writes them asks for them. */
export function arrangementOf(plan: Listed): Arrangement {
  return {
    pages: arrangedPages(plan)
      .filter(({ isShown }) => isShown)
      .map(choiceOf),
  };
}

/** A page as it is asked for, whether it is in the report or not. */
export function choiceOf({ id, title, headline, comment }: ArrangedPage): PageChoice {
  return { id, title: title === '' ? null : title, heading: headline?.text ?? null, comment };
}

/** The edit that puts a page at a place among all pages, 0 for the first; places beyond the ends are the ends. */
export function movePage(plan: Listed, id: PageId, to: number): Edit {
  const pages = keptPages(plan);
  const moving = pages.find((kept) => kept.id === id);
  const others = pages.filter((kept) => kept.id !== id);
  const shown = others.filter((kept) => kept.id !== null);
  const before = shown[Math.max(0, to)];
  const at = before === undefined ? others.length : others.indexOf(before);
  return arrange(moving === undefined ? pages : others.toSpliced(at, 0, moving));
}

/** The edit that leaves a page out or takes it in again, or says something in place of what stands there. */
export function changePage(plan: Listed, id: PageId, changes: PageChanges): Edit {
  return arrange(keptPages(plan).map((kept) => (kept.id === id ? { id, page: withSaid(kept.page, changes) } : kept)));
}

/** The paper of a report: A4 where nobody chose. */
export function paperOf({ paper }: Pick<Plan, 'paper'>): Paper {
  return paper ?? 'a4';
}

function keptPages({ report }: Listed): readonly Kept[] {
  const kept: Kept[] = [];
  for (const page of report) {
    const id = PAGE_IDS.find((one) => one === page.view) ?? null;
    kept.push({ id: kept.some((one) => one.id === id) ? null : id, page });
  }
  for (const [place, id] of PAGE_IDS.entries()) {
    if (kept.some((one) => one.id === id)) continue;
    const before = PAGE_IDS[place - 1];
    const at = before === undefined ? 0 : kept.findIndex((one) => one.id === before) + 1;
    kept.splice(at, 0, { id, page: newPage(id, report) });
  }
  return kept;
}

function newPage(view: PageId, report: Plan['report']): ReportPage {
  let id: string = view;
  for (let number = 2; report.some((page) => page.id === id); number++) id = `${view}-${number}`;
  return { id, title: '', view, scenarios: [], from: null, to: null, text: '' };
}

function saidOf({ title, text, headline, shown }: ReportPage): Omit<ArrangedPage, 'id'> {
  return { isShown: shown !== false, title, headline: headline ?? null, comment: text };
}

function withSaid(page: ReportPage, changes: PageChanges): ReportPage {
  const { headline: _headline, shown: _shown, ...rest } = page;
  const { isShown, title, headline, comment } = { ...saidOf(page), ...changes };
  return {
    ...rest,
    title,
    text: comment,
    ...(headline === null ? {} : { headline }),
    ...(isShown ? {} : { shown: false }),
  };
}

/** What is as it would be without a word from anyone is not kept. */
function arrange(pages: readonly Kept[]): Edit {
  const isUsual = pages.every(({ id, page }, at) => id === PAGE_IDS[at] && isSilent(page));
  return { type: 'setPlace', place: 'report', value: isUsual ? [] : pages.map(({ page }) => page) };
}

function isSilent({ title, text, headline, shown, scenarios, from, to }: ReportPage): boolean {
  const says = title !== '' || text !== '' || headline !== undefined || shown === false;
  return !says && scenarios.length === 0 && from === null && to === null;
}
