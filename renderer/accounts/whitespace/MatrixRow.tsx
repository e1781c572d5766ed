import { memo } from 'react';
import { cellProps, drawnColumns, type GridRowPlace, rowProps } from '../grid/gridProps';
import type { ListedAccount } from '../list/listedAccount';
import { type MatrixColumn, OWNED } from './matrixColumns';

interface RowProps extends GridRowPlace {
  readonly listed: ListedAccount;
  readonly columns: readonly MatrixColumn[];
}

/** One account of the matrix. */
export const MatrixRow = memo(({ listed, columns, ...place }: RowProps) => (
  <div {...rowProps(place)} className="virtual-row">
    {drawnColumns(columns, place.span).map(([at, column]) => {
      const text = column.text(listed);
      const isUnknown = text === '' && column.product === null;
      return (
        <div
          key={column.id}
          {...cellProps(place, at, column, { 'aria-label': labelOf(column, text) })}
          className={cellClass(column, text, at === place.active)}
        >
          {isUnknown ? '–' : text}
        </div>
      );
    })}
  </div>
));

function labelOf({ label, product }: MatrixColumn, text: string): string | undefined {
  if (product === null) return text === '' ? `${label} not known` : undefined;
  return text === OWNED ? `${label} owned` : text === '' ? `${label} not bought` : `${label} not known`;
}

function cellClass({ isNumber, product }: MatrixColumn, text: string, isActive: boolean): string {
  return [
    'virtual-cell',
    isNumber ? 'number' : '',
    product !== null ? 'mark' : '',
    product !== null && text === OWNED ? 'owned' : '',
    text === '–' || (text === '' && product === null) ? 'unknown' : '',
    isActive ? 'active' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}
