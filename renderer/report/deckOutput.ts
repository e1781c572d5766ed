import type { Host } from '#host/host';
import { exportFile, NotMade, type Output } from '../export/exportRun';
import { fileNameOf } from '../export/fileName';
import { type OpenPlan, useSession } from '../state/session';
import { NO_PAGES } from './print/exportReport';
import { reportPages } from './reportPages';
import { reportQuestion } from './reportQuestion';

/** Of all the work, the part that pages are counted as. */
const PAGES_PART = 0.6;

/** The report as it is arranged, as a presentation with charts and tables that can be edited. */
export function deckOutput(open: OpenPlan): Output {
  return {
    kind: 'pptx',
    suggestedName: fileNameOf(open.plan.title, 'pptx'),
    async make(making) {
      const pages = await reportPages(open, {
        rest: making.rest,
        report: (share, doing) => making.report(PAGES_PART * share, doing),
      });
      if (pages.length === 0) throw new NotMade(NO_PAGES);
      // What writes presentations is large, and seldom needed.
      const { makeDeck } = await import('#exchange/deck/deck');
      const { title } = open.plan;
      return makeDeck(
        { title, date: reportQuestion(open).date, pages },
        {
          rest: making.rest,
          report: (share) => making.report(PAGES_PART + (1 - PAGES_PART) * share, 'Slides and charts'),
        },
      );
    },
  };
}

/** Asks for a place and makes the slides of the report there. */
export async function exportSlides(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open !== null) await exportFile(host, deckOutput(open));
}
