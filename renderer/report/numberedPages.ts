import { type ArrangedPage, choiceOf } from '#exchange/report/arrangement';
import type { Page, PageId } from '#exchange/report/page';
import { chosenPage } from '#exchange/report/report';

/** A page in the list, with its number among those that are printed. */
export interface NumberedPage {
  readonly arranged: ArrangedPage;
  /** As it is printed; null until it is worked out. */
  readonly page: Page | null;
  /** Title and heading as they are written from the figures. */
  readonly written: Pick<Page, 'title' | 'heading'>;
  /** From 1; null for a page that is not printed, be it left out or that the plan has nothing for it. */
  readonly number: number | null;
  readonly name: string;
}

const NOTHING = { title: '', heading: '' };

export function numberedPages(
  arranged: readonly ArrangedPage[],
  pages: ReadonlyMap<PageId, Page>,
): readonly NumberedPage[] {
  let count = 0;
  return arranged.map((one): NumberedPage => {
    const written = pages.get(one.id) ?? null;
    const page = written === null ? null : chosenPage(written, choiceOf(one));
    const isPrinted = one.isShown && page?.missing == null;
    if (isPrinted) count++;
    return {
      arranged: one,
      page,
      written: written ?? NOTHING,
      number: isPrinted ? count : null,
      name: page?.title ?? one.id,
    };
  });
}
