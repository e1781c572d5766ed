import type { ReactNode } from 'react';
import { type DataTable, describeTableError } from '#analysis/dataTable';
import { periodLabel, periodIndex } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { axisName, figureName, type PlanTable, type TableAxis, tableName } from '#plan/tables';
import { ChartPanel, type Choice } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { asFineAs, formatValue } from '../format/lineFormat';
import { Scrolling } from '../frame/Scrolling';
import { formatOf } from '../inspector/figureText';
import { drawHeat, HEAT_HEAD, HEAT_ROW, heatWidth, type HeatDrawing } from './drawHeat';
import { largestOf, type LineScale, lineScale, numberText, valueText } from './lineScale';
import { periodOfTable } from './tableInPlan';
import { type ComputedTable, useTable } from './useTable';
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

const WAITING = 'The table is being computed.';

/** A line for values of one input or of two, worked out anew whenever the plan changes. */
export function TablePanel({ plan, scenario, table, asMrr, choices, onChoose, controls }: TablePanelProps) {
  const { computed, isSlow } = useTable(plan, scenario, table);
  const shown = computed === null ? null : shownTable(computed, asMrr);
  const drawing = shown?.drawing ?? null;
  const draw: Draw = (to, width, height) => {
    if (drawing !== null) drawHeat(to, width, height, drawing);
  };
  const why = shown === null ? WAITING : shown.fault;
  return (
    <div className="risk-table-place" aria-busy={isSlow || undefined}>
      {isSlow && <div className="computing" />}
      <ChartPanel
        title={tableName(plan, table)}
        caption={shown?.caption ?? figureName(plan, table)}
        choices={choices}
        chosen={table.id}
        onChoose={onChoose}
        controls={controls}
        table={() =>
          drawing === null
            ? { head: [why], rows: [] }
            : {
                head: [drawing.corner, ...drawing.columns],
                rows: drawing.rows.map((label, at) => ({ label, cells: drawing.texts[at] ?? [] })),
              }
        }
        note={shown?.note ?? ''}
        draw={draw}
      >
        {drawing === null ? (
          <p className="empty">{why}</p>
        ) : (
          <Scrolling className="risk-scroll">
            <div
              className="risk-heat"
              style={{ height: HEAT_HEAD + drawing.rows.length * HEAT_ROW + 4, minWidth: heatWidth(drawing) }}
            >
              <DrawnChart draw={draw} summary={shown?.summary ?? ''} />
            </div>
          </Scrolling>
        )}
      </ChartPanel>
    </div>
  );
}

/** What a panel says of a table; no drawing where it cannot be made, for the reason given. */
interface ShownTable {
  readonly drawing: HeatDrawing | null;
  readonly fault: string;
  readonly caption: string;
  readonly note: string;
  readonly summary: string;
}

function shownTable({ plan, table, found }: ComputedTable, asMrr: boolean): ShownTable {
  const line = lineOf(plan, table.line);
  const when = periodLabel(timelineOf(plan), periodIndex(timelineOf(plan), periodOfTable(plan, table)) ?? 0);
  const named = `${figureName(plan, table)}, ${when}`;
  const nothing = { drawing: null, fault: '', caption: named, note: '', summary: '' };
  if (!found.ok) return { ...nothing, fault: describeTableError(found.error, wordingOf(plan)) };
  if (line === undefined) return nothing;
  const { figures, own } = found.value;
  const scale = lineScale(plan, line, largestOf([...figures.flat(), own.figure]), asMrr);
  const drawing = heatOf(plan, table, found.value, scale);
  const unit = scale.unit === '' ? '' : `${scale.unit}, `;
  return {
    drawing,
    fault: '',
    caption: `${named}, ${unit}the plan says ${valueText(own.figure, scale)}`,
    note: noteOf(plan, table, found.value, when),
    summary: summaryOf(tableName(plan, table), when, drawing),
  };
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
  if (data.figures.flat().every(Number.isNaN)) return `${figureName(plan, table)} cannot be computed for any of them.`;
  if (!Number.isNaN(data.own.figure) && largestDifference(data) === 0)
    return `Nothing that is varied here moves ${figureName(plan, table)} in ${when}.`;
  const { rows, columns } = table;
  const places = columns === null ? '' : `Down: ${axisTitle(plan, rows)}. Across: ${axisTitle(plan, columns)}. `;
  if (Number.isNaN(data.own.figure))
    return `${places}The plan’s own figure cannot be computed, so no cell is above or below it.`;
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
