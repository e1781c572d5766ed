import type { Page } from './page';

/** What a page says by itself, before a person has had a say. */
export type PageContent = Omit<Page, 'id' | 'comment' | 'missing'>;

/** In place of a page: one sentence why the plan has nothing for it. */
export interface NoPage {
  readonly title: string;
  readonly missing: string;
}

export type MadePage = PageContent | NoPage;
