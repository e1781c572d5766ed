import { fixed } from '../format/figures';
import { Scrolling } from '../frame/Scrolling';
import { columnName } from './choiceTexts';
import type { Preview } from './look';

interface PreviewTableProps {
  readonly preview: Pick<Preview, 'rows' | 'moreRows' | 'moreColumns'>;
  /** What becomes of a column, or of a row. */
  readonly columnHead: (column: number) => string | undefined;
  readonly rowHead: (row: number) => string | undefined;
  readonly role: (row: number, column: number) => 'is-period' | 'is-label' | 'is-taken' | 'is-left';
}

/** The first rows of a sheet with the letters and numbers that spreadsheets give to columns and rows. */
export function PreviewTable({ preview, columnHead, rowHead, role }: PreviewTableProps) {
  const width = Math.max(0, ...preview.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  return (
    <Scrolling className="import-preview" label="The file as it is read">
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => {
              const head = columnHead(column);
              return (
                <th key={column} scope="col">
                  {columnName(column)}
                  {head !== undefined && <small>{head}</small>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => {
            const head = rowHead(row);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place
              <tr key={row}>
                <th scope="row">
                  {row + 1}
                  {head !== undefined && <small>{head}</small>}
                </th>
                {columns.map((column) => (
                  <td key={column} className={role(row, column)}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="import-more">{moreText(preview)}</p>
    </Scrolling>
  );
}

function moreText({ moreRows, moreColumns }: PreviewTableProps['preview']): string {
  const parts = [
    ...(moreRows > 0 ? [`${fixed(moreRows, 0)} more ${moreRows === 1 ? 'row' : 'rows'}`] : []),
    ...(moreColumns > 0 ? [`${fixed(moreColumns, 0)} more ${moreColumns === 1 ? 'column' : 'columns'}`] : []),
  ];
  return parts.length === 0 ? '' : `And ${parts.join(' and ')}.`;
}
