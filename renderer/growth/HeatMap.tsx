import './heatMap.css';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { drawHeat } from './drawHeat';
import type { GrowthUnit } from './FilterBar';
import { HeatBeside } from './HeatBeside';
import { cellSentence, type HeatCells, heatCells } from './heatCells';
import { type ShownGrowth, spanLabel } from './shownGrowth';

/** A cell of the map by its places. */
export interface HeatPlace {
  readonly row: number;
  readonly column: number;
}

interface HeatMapProps {
  readonly shown: ShownGrowth;
  readonly unit: GrowthUnit;
  readonly selected: HeatPlace;
  readonly onSelect: (place: HeatPlace) => void;
  readonly onTake: (place: HeatPlace) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** New-logo ARR by NRR and growth target; the plan's own row and column in their order, its cell outlined. Any cell becomes a scenario. */
export function HeatMap(props: HeatMapProps) {
  const { shown, unit } = props;
  const cells = useMemo(() => heatCells(shown, unit), [shown, unit]);
  const own = { row: shown.ownRow, column: shown.ownColumn };
  const draw: Draw = (to, width, height) => drawHeat(to, width, height, cells, own);
  const span = spanLabel(shown);
  return (
    <ChartPanel
      title="New-logo ARR needed"
      caption={`${cells.unit}, NRR down, growth target across; ${span}`}
      choices={[]}
      table={() => ({
        head: ['NRR', ...cells.columns.map((target) => `Target ${target}`)],
        rows: cells.rows.map(({ name, texts }) => ({ label: name, cells: texts })),
      })}
      note=""
      draw={draw}
    >
      <div className="heat">
        <HeatTable {...props} cells={cells} />
        <HeatBeside shown={shown} cells={cells} />
      </div>
    </ChartPanel>
  );
}

function HeatTable({ shown, selected, onSelect, onTake, cells }: HeatMapProps & { readonly cells: HeatCells }) {
  const table = useRef<HTMLTableElement>(null);
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onTake(selected);
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = within(selected.row + step[0], cells.rows.length);
    const column = within(selected.column + step[1], cells.columns.length);
    onSelect({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are gone through by arrow keys
    <table className="heat-table" role="grid" aria-label="New-logo ARR by NRR and growth target" ref={table}>
      <thead>
        <tr>
          <th scope="col" className="heat-names">
            <span className="visually-hidden">NRR</span>
          </th>
          {cells.columns.map((name, column) => (
            <th key={name} scope="col" className={`num${column === shown.ownColumn ? ' own' : ''}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.rows.map(({ name, whose, nrr, texts, steps }, row) => (
          <tr key={name}>
            <th scope="row" className={row === shown.ownRow ? 'own' : ''} title={name}>
              <span className="heat-row">
                {whose !== '' && <span className="heat-whose">{whose}</span>}
                <span className="num">{nrr}</span>
              </span>
            </th>
            {texts.map((text, column) => {
              const isSelected = row === selected.row && column === selected.column;
              const isOwn = row === shown.ownRow && column === shown.ownColumn;
              return (
                <td
                  key={cells.columns[column]}
                  className={`num heat-${steps[column] ?? 'none'}${isOwn ? ' own-cell' : ''}`}
                  data-cell={`${row} ${column}`}
                  data-first={isSelected || undefined}
                  tabIndex={isSelected ? 0 : -1}
                  aria-label={`${cellSentence(shown, row, column)}${isOwn ? ', the plan’s own' : ''}`}
                  title={`${cellSentence(shown, row, column)}. Press to make a scenario of it.`}
                  onFocus={() => isSelected || onSelect({ row, column })}
                  onKeyDown={go}
                  onClick={() => onTake({ row, column })}
                >
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function within(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}
