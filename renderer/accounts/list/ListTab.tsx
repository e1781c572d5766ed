import '../accountList.css';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { readAccounts } from '#analysis/accountReading';
import { fixed } from '../../format/figures';
import { StatusLine } from '../../frame/StatusLine';
import { countText, dateText } from '../accountTexts';
import { AccountPanel } from '../panel/AccountPanel';
import { type OpenPlan, useSession } from '../../state/session';
import { AccountFigures } from './AccountFigures';
import { AccountGrid } from './AccountGrid';
import { type Column, NAME_COLUMN, shownColumns } from './columns';
import { useWideEnough } from './columnWidths';
import { ListBar } from './ListBar';
import { ListHeader } from './ListHeader';
import { type ListedAccount, listedAccounts, rowKey } from './listedAccount';
import { changeList, type ListState, showAll, useList } from './listState';
import { NewAccountDialog } from './NewAccountDialog';
import { NoneShown } from './NoneShown';
import { useRefused } from './refused';
import { filtered, type ListRow, listRows, sorted } from './shownRows';
import { WeightsDialog } from './WeightsDialog';

interface TabProps {
  readonly open: OpenPlan;
  readonly bar: ReactNode;
}

/** The accounts one by one: who is ready, and why. */
export function ListTab({ open, bar }: TabProps) {
  const { plan } = open;
  const list = useList();
  const reading = useMemo(() => readAccounts(plan), [plan]);
  const all = useMemo(() => listedAccounts(plan), [plan]);
  const chosenColumns = useMemo(() => shownColumns(list.sets, plan.currency), [list.sets, plan.currency]);
  const columns = useWideEnough(chosenColumns, all);
  const { rows, count } = useRows(all, list, columns, reading.readyAbove);
  const [dialog, setDialog] = useState<'add' | 'weights' | null>(null);
  const close = () => setDialog(null);
  const chosen = chosenRow(rows, list.row);
  // The account beside the list follows behind the cursor, which keeps moving while a key is held.
  const shown = useDeferredValue(chosen?.type === 'account' ? chosen : null);
  return (
    <>
      <AccountFigures open={open} reading={reading} show={list.show} />
      <ListBar bar={bar} list={list} reading={reading} />
      <main className="panels accounts" aria-label="Accounts">
        <div className="panels-main">
          <ListHeader
            open={open}
            caption={caption(count, plan.accounts.length)}
            sets={list.sets}
            onAdd={() => setDialog('add')}
            onWeights={() => setDialog('weights')}
          />
          {rows.length === 0 ? <NoneShown /> : <AccountGrid open={open} rows={rows} columns={columns} list={list} />}
        </div>
        <aside className="panels-side account-side" aria-label="The account" data-region="account" tabIndex={-1}>
          <AccountPanel open={open} reading={reading} listed={shown} />
        </aside>
      </main>
      <Foot list={list} chosen={chosen} columns={columns} asOf={dateText(reading.asOf)} />
      {dialog === 'add' && <NewAccountDialog open={open} onClose={close} onMade={showMade} />}
      {dialog === 'weights' && <WeightsDialog open={open} reading={reading} onClose={close} />}
    </>
  );
}

/** Whatever is filtered away, what was just added is looked at. */
function showMade(id: string): void {
  showAll();
  changeList({ row: rowKey(id) });
}

/** Each step is taken anew only for what it is made of: typing into the search does not sort again. */
function useRows(all: readonly ListedAccount[], list: ListState, columns: readonly Column[], readyAbove: number) {
  const { search, segment, csm, show, group, closed, sort } = list;
  const by = columns.find(({ id }) => id === sort.column) ?? NAME_COLUMN;
  const inOrder = useMemo(() => sorted(all, by, sort), [all, by, sort]);
  const some = useMemo(
    () => filtered(inOrder, { search, segment, csm, show, readyAbove }),
    [inOrder, search, segment, csm, show, readyAbove],
  );
  const rows = useMemo(() => listRows(some, group, closed), [some, group, closed]);
  return { rows, count: some.length };
}

function chosenRow(rows: readonly ListRow[], key: string | null): ListRow | undefined {
  return (key === null ? undefined : rows.find((row) => row.key === key)) ?? rows[0];
}

function caption(count: number, all: number): string {
  const accounts = countText(all, 'account', 'accounts');
  return count === all ? accounts : `${fixed(count, 0)} of ${accounts}`;
}

interface FootProps {
  readonly list: ListState;
  readonly chosen: ListRow | undefined;
  readonly columns: readonly Column[];
  readonly asOf: string;
}

function Foot({ list, chosen, columns, asOf }: FootProps) {
  const refused = useRefused(({ rows }) => rows.get(chosen?.key ?? '')?.get(list.column) ?? null);
  // Just refused, it says so itself.
  const isSaid = useSession(({ notice }) => notice !== null);
  const column = columns.find(({ id }) => id === list.column);
  return (
    <StatusLine
      what={(isSaid ? null : refused?.sentence) ?? whereText(chosen, column)}
      hint={hintOf(chosen, column)}
      health={`As of ${asOf}`}
    />
  );
}

function whereText(chosen: ListRow | undefined, column: Column | undefined): string {
  if (chosen === undefined || column === undefined) return '';
  if (chosen.type === 'group') return chosen.name;
  return `${chosen.account.name} · ${column.label}${column.unit === '' ? '' : `, ${column.unit}`}`;
}

function hintOf(chosen: ListRow | undefined, column: Column | undefined): string | null {
  if (chosen === undefined || column === undefined) return null;
  if (chosen.type === 'group') return `Enter ${chosen.isClosed ? 'opens' : 'closes'} the group`;
  return column.field === null ? 'Worked out from the fields' : 'Type to replace, F2 to edit, Delete for not known';
}
