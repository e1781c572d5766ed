import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { currencySign } from '../../format/figures';
import type { OpenPlan } from '../../state/session';
import type { GridColumn } from '../grid/gridColumn';
import type { GridRowPlace } from '../grid/gridProps';
import { VirtualGrid } from '../grid/VirtualGrid';
import { AccountRow } from './AccountRow';
import { refuseText, typeInto } from './accountCommands';
import type { Column } from './columns';
import type { Ending, Typing } from './EditCell';
import { FIELDS } from './fields';
import { arrangementOf, changeList, type ListState, sortBy, toggleGroup } from './listState';
import { giveUp, keepRefused, useRefused } from './refused';
import { copiedText, pasteBlock } from './pasteAccounts';
import type { ListRow } from './shownRows';

interface GridProps {
  readonly open: OpenPlan;
  readonly rows: readonly ListRow[];
  readonly columns: readonly Column[];
  readonly list: ListState;
}

const keyOf = ({ key }: ListRow): string => key;
const onMove = (row: string | null, column: string): void => changeList({ row, column });

type Begun = Omit<Typing, 'onType' | 'onEnd'>;

/** The accounts in rows, each field typed where it stands. */
export function AccountGrid({ open, rows, columns, list }: GridProps) {
  const refused = useRefused((state) => state.rows);
  const box = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const typing = useTyping(begun, setBegun, rows, columns, () =>
    box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true }),
  );
  const sign = currencySign(open.plan.currency).trim();
  const columnOf = ({ id }: GridColumn): Column | undefined => columns.find((one) => one.id === id);

  const begin = (row: ListRow, column: Column, text: string | null): true => {
    if (row.type === 'group') return true;
    if (column.field === null) {
      refuseText(`“${column.label}” is worked out from the fields of the account, and is not typed.`);
      return true;
    }
    const kept = refused.get(row.key)?.get(column.id)?.text ?? FIELDS[column.field].typed(row.account);
    setBegun({ row: row.key, column: column.id, text: text ?? kept, isFresh: text !== null });
    return true;
  };
  const onKey = (event: KeyboardEvent, row: ListRow, under: GridColumn): boolean => {
    const column = columnOf(under);
    if (column === undefined) return false;
    if (row.type === 'group') {
      if (event.key === 'Enter' || event.key === ' ') toggleGroup(row.key);
      return event.key === 'Enter' || event.key === ' ';
    }
    switch (event.key) {
      case 'F2':
      case 'Enter':
        return begin(row, column, null);
      case 'Escape':
        return giveUp(row.key, column.id);
      case 'Delete':
      case 'Backspace':
        if (column.field === null) return begin(row, column, null);
        take(row, column, '');
        return true;
      case 'd':
        if (event.ctrlKey || event.metaKey) return fillFromAbove(row, column, rows[rows.indexOf(row) - 1]);
        return begin(row, column, event.key);
      default: {
        const isTyped = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
        return isTyped && begin(row, column, event.key);
      }
    }
  };
  const paste = (row: ListRow, under: GridColumn, text: string) => {
    const column = columnOf(under);
    if (column === undefined || row.type === 'group') return;
    if (column.field === null) {
      begin(row, column, null);
      return;
    }
    if (!isBlock(text)) {
      take(row, column, text.trimEnd());
      return;
    }
    const left = pasteBlock(text, rows.slice(rows.indexOf(row)), columns.slice(columns.indexOf(column)));
    if (left !== null) refuseText(left);
  };
  return (
    <div className="account-grid" ref={box}>
      <VirtualGrid
        label="Accounts"
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        row={list.row}
        column={list.column}
        onMove={onMove}
        arrangement={arrangementOf(list, list.sort)}
        sort={list.sort}
        onSort={({ id, isNumber }) => sortBy(id, isNumber)}
        onKey={onKey}
        onDoubleClick={(row, under) => {
          const column = columnOf(under);
          if (row.type === 'group') toggleGroup(row.key);
          else if (column !== undefined) begin(row, column, null);
        }}
        onCopy={(row, under) => {
          const column = columnOf(under);
          return column === undefined ? '' : copiedText(row, column);
        }}
        onPaste={paste}
        isTyped
        isTyping={begun !== null}
        renderRow={(row: ListRow, place: GridRowPlace) => (
          <AccountRow
            key={row.key}
            row={row}
            columns={columns}
            typing={typing?.row === row.key ? typing : null}
            wrong={refused.get(row.key)}
            sign={sign}
            {...place}
          />
        )}
      />
    </div>
  );
}

/** The text being typed with what happens to it: taken, or refused and kept in its cell, and the cursor goes on from there. */
function useTyping(
  begun: Begun | null,
  setBegun: (begun: Begun | null) => void,
  rows: readonly ListRow[],
  columns: readonly Column[],
  focusGrid: () => void,
): Typing | null {
  const latest = useRef({ begun, rows, columns, focusGrid });
  latest.current = { begun, rows, columns, focusGrid };
  const end = useCallback(
    (how: Ending) => {
      const { begun: typed, rows: shown, columns: across, focusGrid: focus } = latest.current;
      if (typed === null) return;
      // Taken once: the field that goes away is left as well.
      latest.current = { ...latest.current, begun: null };
      setBegun(null);
      const at = shown.findIndex(({ key }) => key === typed.row);
      const place = across.findIndex(({ id }) => id === typed.column);
      const [row, column] = [shown[at], across[place]];
      const isTaken = how === 'giveUp' || row === undefined || column === undefined || take(row, column, typed.text);
      if (how === 'stay') return;
      if (isTaken && how !== 'giveUp') go(how, shown[at + 1], across[place + (how === 'right' ? 1 : -1)]);
      focus();
    },
    [setBegun],
  );
  return useMemo(
    () => (begun === null ? null : { ...begun, onType: (text) => setBegun({ ...begun, text }), onEnd: end }),
    [begun, setBegun, end],
  );
}

/** More than one cell: a spreadsheet ends even one with a line break. */
const isBlock = (text: string): boolean => /[\t\r\n]/.test(text.trimEnd());

/** Ctrl+D, as in spreadsheets. */
function fillFromAbove(row: ListRow, column: Column, above: ListRow | undefined): true {
  if (column.field !== null && above?.type === 'account') take(row, column, FIELDS[column.field].typed(above.account));
  return true;
}

function go(how: Ending, below: ListRow | undefined, beside: Column | undefined): void {
  if (how === 'down' && below !== undefined) changeList({ row: below.key });
  else if (how !== 'down' && beside !== undefined) changeList({ column: beside.id });
}

/** Whether a text typed into a cell was taken; one that was not stays there, marked, and the foot of the view says why. */
function take(row: ListRow, column: Column, text: string): boolean {
  if (row.type === 'group') return true;
  const taken = typeInto(row.account, column, text);
  keepRefused(row.key, column.id, taken.ok ? null : { text, sentence: taken.error });
  if (!taken.ok) refuseText(taken.error);
  return taken.ok;
}
