import { type ReactNode, useState } from 'react';
import { TableIcon } from '../frame/icons';
import type { ChartSeries } from './LineChart';

/** A chart under its header, or the figures it draws as a table. */
export function ChartPanel({
  title,
  caption,
  labels,
  series,
  format,
  note,
  children,
}: {
  readonly title: string;
  /** Unit, period and method. */
  readonly caption: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-header">
        <h2>{title}</h2>
        <span className="panel-caption">{caption}</span>
        <button
          type="button"
          className="icon-button"
          aria-pressed={asTable}
          aria-label={`${title} as a table`}
          title={asTable ? 'Show the chart' : 'Show as a table'}
          onClick={() => setAsTable(!asTable)}
        >
          <TableIcon />
        </button>
      </header>
      {asTable ? (
        <div className="panel-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Period</th>
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, at) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map((one) => (
                    <td key={one.name} className="num">
                      {format(one.values[at] ?? Number.NaN)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
      <p className="panel-note">{note}</p>
    </section>
  );
}
