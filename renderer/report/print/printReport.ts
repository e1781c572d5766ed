import { mayLeaveUnsealed } from '../../export/plainWarning';
import { afterOthers } from '../../frame/afterOthers';
import { refuse, useSession } from '../../state/session';
import { printedPages } from './printedPages';
import { withPages } from './withPages';

/** Takes the pages of the printing that is under way away again. */
let finish: (() => void) | null = null;

/** Prints the report with the dialog of the system or the browser. */
export async function printReport(): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) return;
  if (!(await mayLeaveUnsealed())) return;
  // A shell that did not say that it was done is asked again, with the pages as they are now.
  finish?.();
  const rest = () => new Promise<void>((done) => afterOthers(done));
  const printed = await printedPages(open, { report: () => undefined, rest });
  if (printed.sheets.length === 0) refuse('There is nothing to print: every page of the report is left out.');
  else await withPages(printed, printWindow);
}

/** Resolves when the dialog is gone. */
async function printWindow(): Promise<void> {
  await new Promise<void>((done) => {
    finish = done;
    window.addEventListener('afterprint', () => done(), { once: true });
    window.print();
  });
  finish = null;
}
