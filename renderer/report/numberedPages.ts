import type { ArrangedPage } from '#exchange/report/arrangement';
import type { Page, PageId } from '#exchange/report/page';

/** A page in the list, with its number among those that are printed. */
export interface NumberedPage {
  readonly arranged: ArrangedPage;
  /** Null until it is worked out. */
  readonly page: Page | null;
  /** From 1; null for a page that is not printed, be it left out or that the plan has nothing for it. */
  readonly number: number | null;
  readonly name: string;
}

export function numberedPages(
  arranged: readonly ArrangedPage[],
  pages: ReadonlyMap<PageId, Page>,
): readonly NumberedPage[] {
  let count = 0;
  return arranged.map((one): NumberedPage => {
    const page = pages.get(one.id) ?? null;
    const isPrinted = one.isShown && page?.missing == null;
    if (isPrinted) count++;
    return { arranged: one, page, number: isPrinted ? count : null, name: page?.title ?? '' };
  });
}
