import { formText } from '#exchange/report/forms';
import type { ReportTable, TableCell, TableColumn, TableRow } from '#exchange/report/parts';
import { scenarioLook } from '../../format/scenarioLooks';
import { ScenarioMark } from '../../frame/ScenarioMark';

/** A table of the report, its columns as wide beside each other as they ask for. */
export function TablePart({ table }: { readonly table: ReportTable }) {
  const { title, caption, columns, rows, note } = table;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const groups = groupsOf(columns);
  const hasGroups = groups.some(({ name }) => name !== '');
  return (
    <div className="paper-table-part">
      <p className="paper-caption">
        <b>{title}</b> {caption}
      </p>
      <table className="paper-table">
        <colgroup>
          {columns.map(({ share }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is theirs alone
            <col key={at} style={{ width: `${(100 * share) / shares}%` }} />
          ))}
        </colgroup>
        <thead>
          {hasGroups && (
            <tr className="paper-groups">
              {groups.map(({ name, count }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <th key={at} colSpan={count} scope="colgroup" data-align={at === 0 ? 'start' : 'end'}>
                  {name}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {columns.map(({ label, align }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <th key={at} scope="col" data-align={align} data-starts={startsGroup(columns, at)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may be called alike
            <Row key={at} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {note !== '' && <p className="paper-note">{note}</p>}
    </div>
  );
}

function Row({ row, columns }: { readonly row: TableRow; readonly columns: readonly TableColumn[] }) {
  const [first, ...others] = row.cells;
  if (row.weight === 'heading') {
    return (
      <tr data-weight="heading">
        <th colSpan={columns.length} scope="rowgroup">
          {nameOf(first)}
        </th>
      </tr>
    );
  }
  return (
    <tr data-weight={row.weight}>
      <th scope="row" data-align={columns[0]?.align}>
        {row.look === null ? (
          nameOf(first)
        ) : (
          <span className="paper-scenario">
            <ScenarioMark look={scenarioLook(row.look)} />
            <span>{nameOf(first)}</span>
          </span>
        )}
      </th>
      {others.map((cell, at) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's
          key={at}
          className={cell.type === 'number' ? 'num' : undefined}
          data-align={columns[at + 1]?.align}
          data-starts={startsGroup(columns, at + 1)}
          data-missing={cell.type === 'number' && !Number.isFinite(cell.value) ? true : undefined}
        >
          {textOf(cell)}
        </td>
      ))}
    </tr>
  );
}

function nameOf(first: TableCell | undefined): string {
  return first === undefined ? '' : textOf(first);
}

function textOf(cell: TableCell): string {
  return cell.type === 'text' ? cell.text : formText(cell.value, cell.form);
}

/** True for the first column under a heading of several, which stands apart from those before it. */
function startsGroup(columns: readonly TableColumn[], at: number): true | undefined {
  const group = columns[at]?.group ?? '';
  return at > 0 && group !== '' && group !== columns[at - 1]?.group ? true : undefined;
}

/** Neighbouring columns under one heading. */
function groupsOf(columns: readonly TableColumn[]): readonly { readonly name: string; readonly count: number }[] {
  const groups: { readonly name: string; readonly count: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last !== undefined && last.name === group) groups[groups.length - 1] = { name: group, count: last.count + 1 };
    else groups.push({ name: group, count: 1 });
  }
  return groups;
}
