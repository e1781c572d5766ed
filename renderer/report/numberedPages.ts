import { type ArrangedPage, choiceOf } from '#exchange/report/arrangement';
import type { Page, PageChoice, PageId } from '#exchange/report/page';
import { chosenPage } from '#exchange/report/report';
import type { Paper } from '#plan/places';
import { sheetsOf } from './paper/sheets';

/** A page in the list, with its number among the sheets that are printed. */
export interface NumberedPage {
  readonly arranged: ArrangedPage;
  readonly name: string;
  /** Title and heading as they are written from the figures. */
  readonly written: Pick<Page, 'title' | 'heading' | 'missing'>;
  /** As it is printed, nearly always on one; none until it is worked out. */
  readonly sheets: readonly Page[];
  /** Of its first sheet, from 1; null for a page that is not printed, be it left out or that the plan has nothing for it. */
  readonly number: number | null;
  /** In a few words why it is not printed; null for a page that is. */
  readonly whyNot: string | null;
}

const NOTHING = { title: '', heading: '', missing: null };

export function numberedPages(
  arranged: readonly ArrangedPage[],
  pages: ReadonlyMap<PageId, Page>,
  paper: Paper,
): readonly NumberedPage[] {
  let next = 1;
  return arranged.map((one): NumberedPage => {
    const written = pages.get(one.id);
    const sheets = written === undefined ? [] : sheetsWith(written, choiceOf(one), paper);
    const isPrinted = one.isShown && written?.missing == null;
    const number = isPrinted ? next : null;
    if (isPrinted) next += sheets.length;
    return {
      arranged: one,
      name: sheets[0]?.title ?? one.id,
      written: written ?? NOTHING,
      sheets,
      number,
      whyNot: isPrinted ? null : one.isShown ? 'nothing in this plan' : 'left out',
    };
  });
}

const known = new WeakMap<Page, { readonly key: string; readonly sheets: readonly Page[] }>();

/** The sheets of a page with what a person says of it: the same while both are, so that what is drawn of them stays. */
function sheetsWith(written: Page, choice: PageChoice, paper: Paper): readonly Page[] {
  const key = JSON.stringify([choice, paper]);
  const before = known.get(written);
  if (before?.key === key) return before.sheets;
  const sheets = sheetsOf(chosenPage(written, choice), paper);
  known.set(written, { key, sheets });
  return sheets;
}

/** How many sheets are printed in all. */
export function sheetCount(pages: readonly NumberedPage[]): number {
  return pages.reduce((sum, { number, sheets }) => sum + (number === null ? 0 : sheets.length), 0);
}
