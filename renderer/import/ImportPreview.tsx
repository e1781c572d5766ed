import { lineOf } from '#plan/planParts';
import type { OpenPlan } from '../state/session';
import { columnName } from './choiceTexts';
import type { Look } from './look';

/** The first rows of the sheet as they are read now; what becomes of a column or row stands at its head. */
export function ImportPreview({ look, open }: { readonly look: Look; readonly open: OpenPlan }) {
  const { preview, choices } = look;
  const isAcross = choices.orientation.value === 'across';
  const names = new Map(
    preview.targets.map(({ at, target }) => [at, lineOf(open.plan, target.line)?.label ?? target.line]),
  );
  const width = Math.max(0, ...preview.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const role = (row: number, column: number) => {
    const [along, across] = isAcross ? [column, row] : [row, column];
    if (across === choices.periodsAt.value) return 'is-period';
    if (along === choices.labelsAt.value) return 'is-label';
    if (!isAcross && across === choices.segmentsAt.value) return 'is-label';
    return names.has(across) ? 'is-taken' : 'is-left';
  };
  return (
    // A region that scrolls has to be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className="import-preview" aria-label="The file as it is read" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnName(column)}
                {!isAcross && names.has(column) && <small>{names.get(column)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place
            <tr key={row}>
              <th scope="row">
                {row + 1}
                {isAcross && names.has(row) && <small>{names.get(row)}</small>}
              </th>
              {columns.map((column) => (
                <td key={column} className={role(row, column)}>
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="import-more">{moreText(look)}</p>
    </section>
  );
}

function moreText({ preview: { moreRows, moreColumns } }: Look): string {
  const parts = [
    ...(moreRows > 0 ? [`${moreRows.toLocaleString('en-US')} more rows`] : []),
    ...(moreColumns > 0 ? [`${moreColumns.toLocaleString('en-US')} more columns`] : []),
  ];
  return parts.length === 0 ? '' : `And ${parts.join(' and ')}.`;
}
