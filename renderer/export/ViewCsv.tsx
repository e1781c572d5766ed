import { useMemo, useState } from 'react';
import { VIEW_NAMES } from '#host/contract';
import { BYTE_ORDER_MARK, type CsvDialect, csvText } from '#exchange/figures/csvText';
import { useView } from '../state/view';
import { DialectChoice } from './DialectChoice';
import { ExportFooter } from './ExportFooter';
import type { ExportFormProps } from './exportKinds';
import { fileNameOf } from './fileName';
import { cellOf, type ShownTable, tablesOfView } from './viewTables';

/** Which of the tables of the view in sight. */
export function ViewCsv({ open, start }: ExportFormProps) {
  const view = useView((state) => state.view);
  // As they are when the dialog opens: it covers them.
  const tables = useMemo(tablesOfView, []);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(tables.keys()));
  const [dialect, setDialect] = useState<CsvDialect>('comma');
  const toggle = (at: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(at);
    else next.delete(at);
    setChosen(next);
  };
  const wanted = tables.filter((_, at) => chosen.has(at));
  return (
    <>
      <div className="export-fields">
        <fieldset className="export-scenarios">
          <legend>Tables</legend>
          <div>
            {tables.map(({ title }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the tables do not change while the dialog is open
              <label key={at} className="export-check" title={title}>
                <input
                  type="checkbox"
                  checked={chosen.has(at)}
                  onChange={(event) => toggle(at, event.target.checked)}
                />
                <span>{title === '' ? `Table ${at + 1}` : title}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <DialectChoice chosen={dialect} onChoose={setDialect} />
      </div>
      <p className="export-text">
        Figures have the digits and the units that the view shows; Figures as CSV has all digits.
      </p>
      <ExportFooter
        obstacle={obstacleOf(tables.length, wanted.length)}
        onExport={() =>
          start({
            kind: 'csv',
            suggestedName: fileNameOf(`${open.plan.title}, ${VIEW_NAMES[view]}`, 'csv'),
            make: async () => new TextEncoder().encode(BYTE_ORDER_MARK + csvOf(wanted, dialect)),
          })
        }
      />
    </>
  );
}

/** One table below the other, each under its title. */
function csvOf(tables: readonly ShownTable[], dialect: CsvDialect): string {
  return tables.map(({ title, rows }) => csvText([[title], ...rows.map((row) => row.map(cellOf))], dialect)).join('\n');
}

function obstacleOf(tables: number, chosen: number): string | null {
  if (tables === 0) return 'This view shows no table and no chart.';
  return chosen === 0 ? 'Choose at least one table.' : null;
}
