import { memo } from 'react';
import { fixed } from '../../format/figures';
import { countText } from '../accountTexts';
import { cellProps, drawnColumns, type GridRowPlace, rowProps, wideCellProps } from '../grid/gridProps';
import type { Column } from './columns';
import { EditCell, type Typing } from './EditCell';
import type { ListedAccount } from './listedAccount';
import type { GroupRow, ListRow } from './shownRows';

interface RowProps extends GridRowPlace {
  readonly row: ListRow;
  readonly columns: readonly Column[];
  /** What is being typed into a cell of this row; null where nothing is. */
  readonly typing: Typing | null;
  /** Texts that were typed into this row and refused, by column. */
  readonly wrong: ReadonlyMap<string, { readonly text: string }> | undefined;
  readonly sign: string;
}

/** One account, or the head of a group of them. */
export const AccountRow = memo(({ row, columns, typing, wrong, sign, ...place }: RowProps) => {
  if (row.type === 'group') {
    return (
      <div {...rowProps(place)} className="virtual-row group">
        <div
          {...wideCellProps(place, columns.length, { 'aria-expanded': !row.isClosed })}
          className={`virtual-cell${place.active === null ? '' : ' active'}`}
        >
          <i className="group-chevron" aria-hidden="true" data-closed={row.isClosed || undefined} />
          {row.name}
          <span className="group-sums">{groupSums(row, sign)}</span>
        </div>
      </div>
    );
  }
  return (
    <div {...rowProps(place)} className="virtual-row">
      {drawnColumns(columns, place.span).map(([at, column]) => {
        if (typing?.column === column.id) {
          return <EditCell key={column.id} column={column} place={place} at={at} typing={typing} />;
        }
        const refused = wrong?.get(column.id)?.text;
        const text = refused ?? column.text(row);
        return (
          <div
            key={column.id}
            {...cellProps(place, at, column, {
              'aria-readonly': column.field === null || undefined,
              'aria-label': text === '' ? `${column.label} not known` : undefined,
              'aria-invalid': refused === undefined ? undefined : true,
            })}
            className={cellClass(column, text, at === place.active, toneOf(row, column, refused))}
            title={text.length > 12 ? text : undefined}
          >
            {text === '' ? '–' : text}
          </div>
        );
      })}
    </div>
  );
});

function toneOf(row: ListedAccount, { tone }: Column, refused: string | undefined): string {
  return refused === undefined ? (tone?.(row) ?? '') : 'refused';
}

function cellClass({ isNumber, field }: Column, text: string, isActive: boolean, tone: string): string {
  return [
    'virtual-cell',
    isNumber ? 'number' : '',
    text === '' ? 'unknown' : field === null || tone !== '' ? tone : 'typed',
    isActive ? 'active' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

function groupSums({ count, arr, ready }: GroupRow, sign: string): string {
  return `${countText(count, 'account', 'accounts')} · ARR ${sign}${fixed(arr, 0)} · ${fixed(ready, 0)} ready`;
}
