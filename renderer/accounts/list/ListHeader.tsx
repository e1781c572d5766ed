import * as Menu from '@radix-ui/react-dropdown-menu';
import { dayText } from '#domain/day';
import { asOfDay } from '#plan/accountSettings';
import { CellField } from '../../frame/CellField';
import { ChevronIcon, ImportIcon, PlusIcon } from '../../frame/icons';
import { useHost } from '../../host/useHost';
import { importByDialog } from '../../import/importRun';
import type { OpenPlan } from '../../state/session';
import { readAsOf, refuseText, setAsOf } from './accountCommands';
import { COLUMN_SETS, type ColumnSet, SET_NAMES } from './columns';
import { toggleSet } from './listState';

interface HeaderProps {
  readonly open: OpenPlan;
  readonly caption: string;
  readonly sets: ReadonlySet<ColumnSet>;
  readonly onAdd: () => void;
  readonly onWeights: () => void;
}

/** What the list is, the day it is of, and what can be done with it. */
export function ListHeader({ open, caption, sets, onAdd, onWeights }: HeaderProps) {
  const host = useHost();
  const asOf = dayText(asOfDay(open.plan));
  return (
    <header className="panel-header account-header" data-region="list" tabIndex={-1}>
      <h2>Accounts</h2>
      <span className="panel-caption">{caption}</span>
      <span className="as-of">
        As of
        <CellField
          label="Day the list is of"
          shown={asOf}
          typed={open.plan.accountSettings?.asOf ?? asOf}
          read={readAsOf}
          onTake={(day) => setAsOf(open, day)}
          onRefuse={refuseText}
          className="num"
        />
      </span>
      <button type="button" className="button small" onClick={onWeights}>
        Scoring…
      </button>
      <Menu.Root modal={false}>
        <Menu.Trigger className="button small with-icon">
          Columns <ChevronIcon />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="end" sideOffset={4}>
            {COLUMN_SETS.map((set) => (
              <Menu.CheckboxItem
                key={set}
                className="menu-item"
                checked={sets.has(set)}
                onCheckedChange={() => toggleSet(set)}
                // Several are chosen one after the other.
                onSelect={(event) => event.preventDefault()}
              >
                {SET_NAMES[set]}
                <Menu.ItemIndicator className="menu-mark">✓</Menu.ItemIndicator>
              </Menu.CheckboxItem>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <button type="button" className="button small with-icon" onClick={() => void importByDialog(host, 'accounts')}>
        <ImportIcon /> Import…
      </button>
      <button type="button" className="button small with-icon" onClick={onAdd}>
        <PlusIcon /> Add
      </button>
    </header>
  );
}
