import { type ReactNode, useMemo } from 'react';
import { axisOf, type DataTable, dataTableOf } from '#analysis/dataTable';
import { describeTrialError } from '#analysis/trialLanes';
import { periodIds, periodLabel, periodIndex } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { type PlanTable, type TableAxis, tableName } from '#plan/tables';
import { ChartPanel, type Choice } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { formatValue } from '../format/lineFormat';
import { formatOf } from '../inspector/figureText';
import { drawHeat, HEAT_HEAD, HEAT_ROW, type HeatDrawing } from './drawHeat';
import { largestOf, type LineScale, lineScale, numberText, valueText } from './lineScale';
import { inputLabel } from '#plan/inputLabels';

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
  const period = table.period ?? periodIds(timeline).at(-1) ?? '';
  const found = useMemo(() => tableWithPlan(plan, scenario, table, period), [plan, scenario, table, period]);
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
  const says =
    scale === null ? '' : `${scale.unit === '' ? '' : `${scale.unit}, `}the plan says ${valueText(own, scale)}`;
  return (
    <ChartPanel
      title={name}
      caption={`${line?.label ?? ''}, ${when}, ${says}`}
      choices={choices}
      chosen={table.id}
      onChoose={onChoose}
      controls={controls}
      table={() => ({
        head: [drawing?.corner ?? '', ...(drawing?.columns ?? [])],
        rows: (drawing?.rows ?? []).map((label, at) => ({ label, cells: drawing?.texts[at] ?? [] })),
      })}
      note={
        table.columns === null
          ? 'Teal is above the plan, warm below; the plan itself is outlined where the table passes through it.'
          : `Down: ${axisName(plan, table.rows)}. Across: ${axisName(plan, table.columns)}. Teal is above the plan, warm below; the plan’s own cell is outlined.`
      }
      draw={draw}
    >
      {drawing === null || !found.ok ? (
        <p className="empty">{found.ok ? '' : describeTrialError(found.error)}</p>
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

/** The table with the plan's own values among those of its axes, in order, where it passes over them. */
function tableWithPlan(plan: Plan, scenario: string, table: PlanTable, period: string) {
  const figure = { line: table.line, segment: table.segment, period };
  const axes = { rows: axisOf(plan, table.rows), columns: table.columns === null ? null : axisOf(plan, table.columns) };
  const first = dataTableOf(plan, { scenario, figure, ...axes });
  if (!first.ok) return first;
  const { own } = first.value;
  const rows = { ...axes.rows, values: withOwn(axes.rows.values, own.row) };
  const columns = axes.columns === null ? null : { ...axes.columns, values: withOwn(axes.columns.values, own.column) };
  return dataTableOf(plan, { scenario, figure, rows, columns });
}

function withOwn(values: readonly number[], own: number | null): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (own === null || !(own > least && own < most) || values.includes(own)) return values;
  const sorted = [...values, own].sort((a, b) => a - b);
  return (values[0] ?? 0) <= (values.at(-1) ?? 0) ? sorted : sorted.reverse();
}

function heatOf(plan: Plan, table: PlanTable, data: DataTable, scale: LineScale): HeatDrawing {
  const { figures, own } = data;
  const largest = largestOf(figures.flat().map((figure) => figure - own.figure));
  const axisTexts = (axis: TableAxis, values: readonly number[]) => {
    const line = lineOf(plan, axis.line);
    if (line === undefined) return values.map(String);
    const format = formatOf(plan, line, false);
    const decimals = format.isMonth
      ? 0
      : Math.max(format.decimals, ...values.map((value) => decimalsOf(value * format.factor)));
    return values.map(
      (value) => `${formatValue(value, { ...format, decimals })}${format.unit.startsWith('%') ? '%' : ''}`,
    );
  };
  const shade = (figure: number) => {
    const difference = figure - own.figure;
    return Math.abs(difference) <= largest * 1e-9 ? 0 : difference / largest;
  };
  return {
    corner: axisName(plan, table.rows),
    rows: axisTexts(table.rows, data.rows.values),
    columns:
      table.columns === null || data.columns === null
        ? [lineOf(plan, table.line)?.label ?? table.line]
        : axisTexts(table.columns, data.columns.values),
    texts: figures.map((row) => row.map((figure) => numberText(figure, scale))),
    shades: figures.map((row) => row.map(shade)),
    own: {
      row: own.row === null ? -1 : data.rows.values.indexOf(own.row),
      column: data.columns === null ? 0 : own.column === null ? -1 : data.columns.values.indexOf(own.column),
    },
  };
}

/** Decimals that write a number as it is, at most two. */
function decimalsOf(value: number): number {
  return [0, 1].find((digits) => Number.isInteger(Number((value * 10 ** digits).toPrecision(9)))) ?? 2;
}

function axisName(plan: Plan, { line, segment }: TableAxis): string {
  return inputLabel(plan, line, segment);
}

function summaryOf(name: string, when: string, { rows, columns, texts }: HeatDrawing): string {
  const first = texts[0]?.[0] ?? '';
  const last = texts.at(-1)?.at(-1) ?? '';
  return `${name}, ${when}: ${rows.length} by ${columns.length} figures, from ${first} at ${rows[0] ?? ''} to ${last} at ${rows.at(-1) ?? ''}.`;
}
