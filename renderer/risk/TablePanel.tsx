import { type ReactNode, useMemo } from 'react';
import { type DataTable, describeTableError } from '#analysis/dataTable';
import { periodLabel, periodIndex } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { axisName, figureName, type PlanTable, type TableAxis, tableName } from '#plan/tables';
import { ChartPanel, type Choice } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { asFineAs, formatValue } from '../format/lineFormat';
import { formatOf } from '../inspector/figureText';
import { drawHeat, HEAT_HEAD, HEAT_ROW, type HeatDrawing } from './drawHeat';
import { largestOf, type LineScale, lineScale, numberText, valueText } from './lineScale';
import { periodOfTable, tableInPlan } from './tableInPlan';
import { wordingOf } from './wording';

interface TablePanelProps {
  readonly plan: Plan;
  readonly scenario: string;
  readonly table: PlanTable;
  readonly asMrr: boolean;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly controls: ReactNode;
}

/** A line for values of one input or of two, worked out anew whenever the plan changes. */
export function TablePanel({ plan, scenario, table, asMrr, choices, onChoose, controls }: TablePanelProps) {
  const timeline = timelineOf(plan);
  const period = periodOfTable(plan, table);
  const found = useMemo(() => tableInPlan(plan, scenario, table), [plan, scenario, table]);
  const when = periodLabel(timeline, periodIndex(timeline, period) ?? 0);
  const line = lineOf(plan, table.line);
  const name = tableName(plan, table);
  const own = found.ok ? found.value.own.figure : Number.NaN;
  const figures = found.ok ? found.value.figures.flat() : [];
  const scale = line === undefined ? null : lineScale(plan, line, largestOf([...figures, own]), asMrr);
  const drawing = found.ok && scale !== null ? heatOf(plan, table, found.value, scale) : null;
  const draw: Draw = (to, width, height) => {
    if (drawing !== null) drawHeat(to, width, height, drawing);
  };
  const fault = found.ok ? '' : describeTableError(found.error, wordingOf(plan));
  const says =
    scale === null ? '' : `${scale.unit === '' ? '' : `${scale.unit}, `}the plan says ${valueText(own, scale)}`;
  return (
    <ChartPanel
      title={name}
      caption={`${figureName(plan, table)}, ${when}, ${says}`}
      choices={choices}
      chosen={table.id}
      onChoose={onChoose}
      controls={controls}
      table={() =>
        drawing === null
          ? { head: [fault], rows: [] }
          : {
              head: [drawing.corner, ...drawing.columns],
              rows: drawing.rows.map((label, at) => ({ label, cells: drawing.texts[at] ?? [] })),
            }
      }
      note={found.ok ? noteOf(plan, table, found.value, when) : ''}
      draw={draw}
    >
      {drawing === null ? (
        <p className="empty">{fault}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <div className="risk-scroll" tabIndex={0}>
          <div className="risk-heat" style={{ height: HEAT_HEAD + drawing.rows.length * HEAT_ROW + 4 }}>
            <DrawnChart draw={draw} summary={summaryOf(name, when, drawing)} />
          </div>
        </div>
      )}
    </ChartPanel>
  );
}

/** A difference of less than this of the largest figure is what rounding leaves of none. */
const ROUNDING = 1e-12;

/** How far figures of the table come to lie from the plan's; 0 where nothing in it moves the figure. */
function largestDifference({ figures, own }: DataTable): number {
  const all = figures.flat();
  const largest = largestOf(all.map((figure) => figure - own.figure));
  return largest <= ROUNDING * largestOf([...all, own.figure]) ? 0 : largest;
}

function heatOf(plan: Plan, table: PlanTable, data: DataTable, scale: LineScale): HeatDrawing {
  const { figures, own } = data;
  const largest = largestDifference(data);
  const axisTexts = (axis: TableAxis, values: readonly number[]) => {
    const line = lineOf(plan, axis.line);
    if (line === undefined) return values.map(String);
    const format = asFineAs(values, formatOf(plan, line, false));
    return values.map((value) => `${formatValue(value, format)}${format.unit.startsWith('%') ? '%' : ''}`);
  };
  const shade = (figure: number) => {
    const difference = figure - own.figure;
    return largest === 0 || Math.abs(difference) <= largest * 1e-9 ? 0 : difference / largest;
  };
  return {
    corner: axisTitle(plan, table.rows),
    rows: axisTexts(table.rows, data.rows.values),
    columns:
      table.columns === null || data.columns === null
        ? [figureName(plan, table)]
        : axisTexts(table.columns, data.columns.values),
    texts: figures.map((row) => row.map((figure) => numberText(figure, scale))),
    shades: figures.map((row) => row.map(shade)),
    own: ownPlace(data),
  };
}

function noteOf(plan: Plan, table: PlanTable, data: DataTable, when: string): string {
  if (largestDifference(data) === 0) return `Nothing that is varied here moves ${figureName(plan, table)} in ${when}.`;
  const { rows, columns } = table;
  const places = columns === null ? '' : `Down: ${axisTitle(plan, rows)}. Across: ${axisTitle(plan, columns)}. `;
  const { row, column } = ownPlace(data);
  const own = row >= 0 && column >= 0 ? 'the plan’s own cell is outlined' : 'the plan itself has no cell in it';
  return `${places}Teal is above the plan, warm below; ${own}.`;
}

/** The row and column of the plan itself; -1 where the table does not pass through it. */
function ownPlace({ rows, columns, own }: DataTable): { readonly row: number; readonly column: number } {
  return {
    row: own.row === null ? -1 : rows.values.indexOf(own.row),
    column: columns === null ? 0 : own.column === null ? -1 : columns.values.indexOf(own.column),
  };
}

/** The input of an axis, with the unit that its values do not carry themselves. */
function axisTitle(plan: Plan, axis: TableAxis): string {
  const line = lineOf(plan, axis.line);
  const unit = line === undefined ? '' : formatOf(plan, line, false).unit;
  return unit === '' || unit.startsWith('%') ? axisName(plan, axis) : `${axisName(plan, axis)}, ${unit}`;
}

function summaryOf(name: string, when: string, { rows, columns, texts }: HeatDrawing): string {
  const first = texts[0]?.[0] ?? '';
  const last = texts.at(-1)?.at(-1) ?? '';
  return `${name}, ${when}: ${rows.length} by ${columns.length} figures, from ${first} at ${rows[0] ?? ''} to ${last} at ${rows.at(-1) ?? ''}.`;
}
