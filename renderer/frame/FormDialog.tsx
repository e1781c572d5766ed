import * as Dialog from '@radix-ui/react-dialog';
import { type ReactNode, useRef } from 'react';
import { returnFocus } from './regions';

interface FormDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly className?: string;
  readonly onClose: () => void;
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
  const { keepsEscape } = props;
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
          onCloseAutoFocus={returnFocus}
        >
          <Dialog.Title className="dialog-title">{props.title}</Dialog.Title>
          <Dialog.Description className="dialog-text">{props.text}</Dialog.Description>
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
