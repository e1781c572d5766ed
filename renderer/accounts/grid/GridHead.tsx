import { memo } from 'react';
import type { ColumnSpan } from './columnsInSight';
import type { GridColumn, GridSort } from './gridColumn';
import { cellId, cellStyle, drawnColumns } from './gridProps';

interface HeadProps {
  readonly gridId: string;
  readonly columns: readonly GridColumn[];
  readonly sort: GridSort | null;
  readonly height: number;
  readonly span: ColumnSpan;
  /** The column of the cursor, where it is in the head. */
  readonly active: number | null;
}

/** The heads of the columns, each with its unit and, on the one that sorts, the way it does. */
export const GridHead = memo(({ gridId, columns, sort, height, span, active }: HeadProps) => (
  // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of a grid that keeps the focus itself
  <div role="row" aria-rowindex={1} className="virtual-head" style={{ height }}>
    {drawnColumns(columns, span).map(([place, column]) => {
      const { id, label, unit, isNumber, isMark = false } = column;
      const isSorted = sort?.column === id;
      return (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a cell of a grid that keeps the focus itself
        <div
          key={id}
          id={cellId(gridId, -1, place)}
          role="columnheader"
          aria-colindex={place + 1}
          style={cellStyle(column, place, span)}
          aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
          className={headClass(isNumber, isMark, place === active)}
          title={unit === '' ? label : `${label}, ${unit}`}
        >
          <span className="virtual-label">
            {label}
            {isSorted && <i aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</i>}
          </span>
          <small>{unit}</small>
        </div>
      );
    })}
  </div>
));

function headClass(isNumber: boolean, isMark: boolean, isActive: boolean): string {
  return `virtual-cell${isNumber ? ' number' : isMark ? ' mark' : ''}${isActive ? ' active' : ''}`;
}
