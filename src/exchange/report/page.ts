import type { ReportPart } from './parts';

/** All pages a report can have, in the order in which they are first arranged. */
export const PAGE_IDS = [
  'title',
  'nrr',
  'roadmap',
  'bridge',
  'growth',
  'costs',
  'scenarios',
  'risk',
  'assumptions',
  'definitions',
] as const;
export type PageId = (typeof PAGE_IDS)[number];

/** One page of a report, as data: a screen, a printer and a deck each draw it their own way. */
export interface Page {
  readonly id: PageId;
  /** Short, for lists of pages. */
  readonly title: string;
  /** What the numbers of the page say, in a sentence. */
  readonly heading: string;
  /** Scenario, unit, period and method of what stands below. */
  readonly statement: string;
  /** What a person adds; may be empty. */
  readonly comment: string;
  /** In reading order. */
  readonly parts: readonly ReportPart[];
  /** The definitions its figures rest on, for the foot of the page. */
  readonly definitions: string;
  /** Method at length, for whoever presents it. */
  readonly notes: string;
  /** Why the plan has nothing for this page, in a sentence; then it has no parts, and is left out where pages are printed. */
  readonly missing: string | null;
}

/** A page that a report shall have, and what a person says in place of what is written for it. */
export interface PageChoice {
  readonly id: PageId;
  /** Null for the title and the heading that come from the figures. */
  readonly title: string | null;
  readonly heading: string | null;
  /** May be empty. */
  readonly comment: string;
}

/** Which pages, in which order. */
export interface Arrangement {
  readonly pages: readonly PageChoice[];
}

export const FIRST_ARRANGEMENT: Arrangement = {
  pages: PAGE_IDS.map((id) => ({ id, title: null, heading: null, comment: '' })),
};
