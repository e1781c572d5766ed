import { arrangementOf } from '#exchange/report/arrangement';
import { ExportFooter } from '../../export/ExportFooter';
import type { ExportFormProps } from '../../export/exportKinds';
import { closeExport } from '../../export/exportRun';
import { useHost } from '../../host/HostContext';
import { NO_PAGES, pdfOutput } from './exportReport';
import { printReport } from './printReport';

/** Nothing to ask: the report as it is arranged. A browser prints it, and can print into a PDF. */
export function ReportPdf({ open, start }: ExportFormProps) {
  const { makePdf } = useHost();
  const obstacle = arrangementOf(open.plan).pages.length === 0 ? NO_PAGES : null;
  if (makePdf !== null) return <ExportFooter obstacle={obstacle} onExport={() => start(pdfOutput(makePdf, open))} />;
  return (
    <>
      <p className="export-text">Your browser prints them: choose “Save as PDF” as the printer.</p>
      <ExportFooter
        action="Print…"
        obstacle={obstacle}
        onExport={() => {
          closeExport();
          void printReport();
        }}
      />
    </>
  );
}
