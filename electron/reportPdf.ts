import type { WebContents } from 'electron';
import { err, ok, type Result } from '#base/result';
import type { Paper } from '#host/contract';
import type { HostError } from '#host/errors';

/** In inches, standing; what Electron calls A4 is a third of a millimetre larger. */
const PAGE_SIZES = {
  a4: { width: 210 / 25.4, height: 297 / 25.4 },
  letter: { width: 8.5, height: 11 },
} as const satisfies Record<Paper, { readonly width: number; readonly height: number }>;

/** A PDF of what a page shows to a printer: fonts embedded, drawings as vectors, tagged for those who hear it, with an outline. */
export async function makePdf(
  contents: Pick<WebContents, 'printToPDF'>,
  paper: Paper,
): Promise<Result<{ readonly bytes: Uint8Array }, HostError>> {
  try {
    const bytes = await contents.printToPDF({
      pageSize: PAGE_SIZES[paper],
      landscape: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return ok({ bytes });
  } catch (error) {
    return err({ type: 'notPrinted', code: error instanceof Error ? error.message : 'unknown' });
  }
}
