import * as Menu from '@radix-ui/react-dropdown-menu';
import { closeAction, lastPeriodOf } from './closing';
import type { GridColumn } from './gridColumns';
import type { OpenPlan } from '../state/session';

/** Closes the periods up to that of a column, or opens it again. */
export function CloseItem({ open, column }: { readonly open: OpenPlan; readonly column: GridColumn | undefined }) {
  const period = lastPeriodOf(open.evaluation.timeline, column);
  if (period === null) return null;
  const { name, carryOut } = closeAction(open, period);
  return (
    <Menu.Item className="menu-item" onSelect={carryOut}>
      {name}
    </Menu.Item>
  );
}
