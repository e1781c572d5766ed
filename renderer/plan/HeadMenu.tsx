import * as Menu from '@radix-ui/react-dropdown-menu';
import type { OpenPlan } from '../state/session';
import { CloseItem } from './CloseItem';
import type { GridColumn } from './gridColumns';

/** Where the menu was called for: a point of the window, and the column under it. */
export interface HeadPlace {
  readonly x: number;
  readonly y: number;
  readonly column: GridColumn;
}

interface HeadMenuProps {
  readonly place: HeadPlace;
  readonly open: OpenPlan;
  readonly onClose: () => void;
}

/** What can be done with a whole period, called for at its head. The same stands in the menu of its cells, for the keyboard. */
export function HeadMenu({ place, open, onClose }: HeadMenuProps) {
  return (
    <Menu.Root open onOpenChange={(isOpen) => isOpen || onClose()} modal={false}>
      <Menu.Trigger asChild>
        <button
          type="button"
          className="menu-anchor"
          tabIndex={-1}
          aria-label="The period"
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
          <CloseItem open={open} column={place.column} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
