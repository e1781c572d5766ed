import type { OpenPlan } from '../state/session';
import { CloseItem } from './CloseItem';
import type { GridColumn } from './gridColumns';
import { MenuAt } from './MenuAt';

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
    <MenuAt place={place} name="The period" onClose={onClose}>
      <CloseItem open={open} column={place.column} />
    </MenuAt>
  );
}
