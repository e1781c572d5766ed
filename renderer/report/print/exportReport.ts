import { describeHostError } from '#host/errors';
import type { Host } from '#host/host';
import { paperOf } from '#exchange/report/arrangement';
import { exportFile, NotMade, type Output } from '../../export/exportRun';
import { fileNameOf } from '../../export/fileName';
import { type OpenPlan, useSession } from '../../state/session';
import { printReport } from './printReport';
import { printedPages } from './printedPages';
import { withPages } from './withPages';

export const NO_PAGES = 'The report has no pages: take some in with “In the report”.';

/** The report as it is arranged, as a PDF that the shell makes of it. */
export function pdfOutput(makePdf: NonNullable<Host['makePdf']>, open: OpenPlan): Output {
  return {
    kind: 'pdf',
    suggestedName: fileNameOf(open.plan.title, 'pdf'),
    async make(making) {
      const printed = await printedPages(open, making);
      if (printed.sheets.length === 0) throw new NotMade(NO_PAGES);
      making.report(0.9, 'Printing the pages');
      await making.rest();
      const made = await withPages(printed, () => makePdf(paperOf(open.plan)));
      if (!made.ok) throw new NotMade(describeHostError(made.error));
      return made.value.bytes;
    },
  };
}

/** Makes a PDF of the report, or prints it where the shell makes none. */
export async function exportReport(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  if (host.makePdf === null) await printReport();
  else await exportFile(host, pdfOutput(host.makePdf, open));
}
