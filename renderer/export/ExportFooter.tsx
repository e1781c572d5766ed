import { Close } from '@radix-ui/react-dialog';

interface ExportFooterProps {
  readonly onExport: () => void;
  /** Why it cannot be exported as chosen; null where it can. */
  readonly obstacle?: string | null;
  /** What the button says. */
  readonly action?: string;
}

/** The end of each form of the export dialog. The dots say that a place is asked for next. */
export function ExportFooter({ onExport, obstacle = null, action = 'Export…' }: ExportFooterProps) {
  return (
    <>
      {obstacle !== null && (
        <p className="export-obstacle" role="status">
          {obstacle}
        </p>
      )}
      <div className="dialog-actions">
        <Close className="button">Cancel</Close>
        <button type="button" className="button primary" disabled={obstacle !== null} onClick={onExport}>
          {action}
        </button>
      </div>
    </>
  );
}
