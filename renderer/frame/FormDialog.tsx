import * as Dialog from '@radix-ui/react-dialog';
import { type ReactNode, useRef } from 'react';
import { goTo, useSelection } from '../state/selection';
import { useView } from '../state/view';

interface FormDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly className?: string;
  readonly onClose: () => void;
  /** Where the focus goes afterwards; without it, to the cell the grid's cursor is on, else to where it was. */
  readonly onClosed?: () => void;
  /** True where Escape is answered by something inside, such as an open list. */
  readonly keepsEscape?: () => boolean;
  readonly children: ReactNode;
}

/**
 * A dialog to fill in. It starts at the field marked `data-first`, else at its first control, and keeps its keys from the grid,
 * which listens on the document.
 */
export function FormDialog(props: FormDialogProps) {
  const content = useRef<HTMLDivElement>(null);
  const wantedBefore = useRef(useSelection.getState().wanted);
  const { onClosed, keepsEscape } = props;
  const keep = (event: { stopPropagation: () => void }) => event.stopPropagation();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          ref={content}
          className={`dialog ${props.className ?? ''}`}
          onKeyDown={keep}
          onKeyUp={keep}
          onCopy={keep}
          onCut={keep}
          onPaste={keep}
          onOpenAutoFocus={(event) => {
            const first = content.current?.querySelector<HTMLElement>('[data-first]');
            if (first == null) return;
            event.preventDefault();
            first.focus();
          }}
          onEscapeKeyDown={(event) => {
            if (keepsEscape?.() === true) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            const { selected, wanted } = useSelection.getState();
            const isGoing = wanted !== wantedBefore.current;
            const hasCell = selected !== null && useView.getState().view === 'plan';
            if (onClosed === undefined && !hasCell && !isGoing) return;
            event.preventDefault();
            // What was done in the dialog may have sent the cursor to a cell already.
            if (isGoing) return;
            if (onClosed !== undefined) onClosed();
            else if (hasCell) goTo(selected);
          }}
        >
          <Dialog.Title className="dialog-title">{props.title}</Dialog.Title>
          <Dialog.Description className="dialog-text">{props.text}</Dialog.Description>
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
