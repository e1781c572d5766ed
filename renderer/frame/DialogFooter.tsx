import { Close } from '@radix-ui/react-dialog';

/** The end of a form in a dialog: leaving it, and what it does. */
export function DialogFooter({ action, isReady = true }: { readonly action: string; readonly isReady?: boolean }) {
  return (
    <div className="dialog-actions">
      <Close className="button">Cancel</Close>
      <button type="submit" className="button primary" disabled={!isReady}>
        {action}
      </button>
    </div>
  );
}
