import { afterOthers } from '../../frame/afterOthers';
import { refuse, useSession } from '../../state/session';
import { printedPages } from './printedPages';
import { withPages } from './withPages';

let isPrinting = false;

/** Prints the report with the dialog of the system or the browser. */
export async function printReport(): Promise<void> {
  const { open } = useSession.getState();
  if (open === null || isPrinting) return;
  isPrinting = true;
  try {
    const rest = () => new Promise<void>((done) => afterOthers(done));
    const printed = await printedPages(open, { report: () => undefined, rest });
    if (printed.sheets.length === 0) {
      refuse('There is nothing to print: every page of the report is left out.');
      return;
    }
    await withPages(printed, printWindow);
  } finally {
    isPrinting = false;
  }
}

/** Resolves when the dialog is gone; the desktop shows it without waiting for it. */
function printWindow(): Promise<void> {
  return new Promise((done) => {
    window.addEventListener('afterprint', () => done(), { once: true });
    window.print();
  });
}
