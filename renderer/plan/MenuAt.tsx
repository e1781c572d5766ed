import * as Menu from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';

interface MenuAtProps {
  /** A point of the window. */
  readonly place: { readonly x: number; readonly y: number };
  /** What the menu is about, for a screen reader. */
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu that was called for at a point. It does not take the focus with it when it closes. */
export function MenuAt({ place, name, onClose, children }: MenuAtProps) {
  return (
    <Menu.Root open onOpenChange={(isOpen) => isOpen || onClose()} modal={false}>
      <Menu.Trigger asChild>
        <button
          type="button"
          className="menu-anchor"
          tabIndex={-1}
          aria-label={name}
          style={{ left: place.x, top: place.y }}
        />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          className="menu"
          align="start"
          sideOffset={2}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {children}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
