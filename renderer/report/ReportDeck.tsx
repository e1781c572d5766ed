import { arrangementOf } from '#exchange/report/arrangement';
import { ExportFooter } from '../export/ExportFooter';
import type { ExportFormProps } from '../export/exportKinds';
import { deckOutput } from './deckOutput';
import { NO_PAGES } from './print/exportReport';

/** Nothing to ask: the report as it is arranged, in the chosen scenario. */
export function ReportDeck({ open, start }: ExportFormProps) {
  const obstacle = arrangementOf(open.plan).pages.length === 0 ? NO_PAGES : null;
  return <ExportFooter obstacle={obstacle} onExport={() => start(deckOutput(open))} />;
}
