import type { Chart, Scale } from 'chart.js';
import { drawPoint } from 'chart.js/helpers';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { useMemo } from 'react';
import type { ScenarioLook } from '../format/scenarioLooks';
import { type Axis, namedPlaces, shortPeriod } from './axis';
import { type ChartBand, drawBandLabels } from './bandLabels';
import { ChartCanvas, type Drawing } from './ChartCanvas';
import { drawEndLabels, endLabelsRoom, endLabelsWidth } from './endLabels';
import { token } from './theme';

export interface ChartSeries {
  readonly name: string;
  readonly look: ScenarioLook;
  /** One value per label, NaN where there is none. */
  readonly values: readonly number[];
  readonly last: string;
  /** Whether its end carries the mark of its look; so where not said. */
  readonly isMarked?: boolean;
}

export interface Lines {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly axis: Axis;
  readonly tick: (value: number) => string;
  readonly bands: readonly ChartBand[];
  /** Place of the last closed period among the labels; -1, or left out, where there is none. */
  readonly actualsTo?: number;
}

const END_MARK = 3.5;

/** Lines over the periods of a plan, named at their right ends; `summary` says in a sentence what they show, `over` paints what goes over them. */
export function LineChart({
  summary,
  labels,
  series,
  axis,
  tick,
  bands,
  actualsTo = -1,
  over,
}: Lines & { readonly summary: string; readonly over?: Drawing<'line'>['over'] }) {
  const drawing = useMemo(() => {
    const plain = lineDrawing({ labels, series, axis, tick, bands, actualsTo });
    return over === undefined ? plain : drawnOver(plain, over);
  }, [labels, series, axis, tick, bands, actualsTo, over]);
  return <ChartCanvas drawing={drawing} summary={summary} />;
}

/** A drawing with something more painted over it. */
export function drawnOver(drawing: Drawing<'line'>, over: Drawing<'line'>['over']): Drawing<'line'> {
  return {
    ...drawing,
    shows: null,
    over: (chart) => {
      drawing.over(chart);
      over(chart);
    },
  };
}

/** The same lines as a drawing, for the screen or for a picture. */
export function lineDrawing(lines: Lines): Drawing<'line'> {
  const { labels, series, axis, tick, bands } = lines;
  const ends = () => series.map((one) => ({ name: one.name, value: one.last, color: token(one.look.token) }));
  return {
    frame: JSON.stringify([
      labels,
      series.map(({ look }) => look),
      axis,
      [axis.min, axis.max].map(tick),
      bands,
      lines.actualsTo,
      endLabelsRoom(ends()),
    ]),
    shows: { figures: series.map(({ values }) => values), texts: series.flatMap(({ name, last }) => [name, last]) },
    configuration: () => ({
      type: 'line',
      data: { labels: [...labels], datasets: series.map(dataset) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: ({ chart }) => ({ top: 8, right: endLabelsWidth(ends(), chart) }) },
        plugins: {
          annotation: {
            annotations: [...bands.flatMap((band) => bandAnnotations(band, axis)), ...closeAnnotations(lines)],
          },
        },
        scales: {
          x: {
            grid: { display: false },
            border: { color: token('--axis-line') },
            ticks: periodTicks(labels),
          },
          y: {
            min: axis.min,
            max: axis.max,
            grid: { color: token('--gridline') },
            border: { display: false },
            ticks: { stepSize: axis.step, callback: (value) => tick(Number(value)), ...tickText() },
          },
        },
      },
    }),
    over: (chart) => {
      for (const [at, one] of series.entries()) markEnd(chart, at, one);
      drawBandLabels(chart, bands);
      const all = ends();
      drawEndLabels(
        chart,
        all.map((label, at) => ({
          label,
          y: chart.getDatasetMeta(at).data[lastFinite(series[at])]?.y ?? Number.NaN,
        })),
      );
    },
  };
}

/** Names some of the periods under the axis, as many as there is room for, in short. */
export function periodTicks(labels: readonly string[]) {
  return {
    autoSkip: false,
    maxRotation: 0,
    align: 'inner' as const,
    callback(this: Scale, _: number | string, at: number) {
      // While a window shrinks the area of the chart is still the one before.
      const width = Math.min(this.width, this.chart.chartArea?.width ?? this.chart.width);
      return namedPlaces(labels.length, width).has(at) ? shortPeriod(labels[at] ?? '') : undefined;
    },
    ...tickText(),
  };
}

export function tickText() {
  return { color: token('--axis'), font: { family: token('--font'), size: 11 } };
}

/** Where a line ends; -1 where it has no figure at all. */
function lastFinite(one: ChartSeries | undefined): number {
  return one?.values.findLastIndex(Number.isFinite) ?? -1;
}

/** No point is drawn, so that all have the same look: Chart.js would find out that of each one after the other. */
function dataset(one: ChartSeries) {
  return {
    data: [...one.values],
    borderColor: token(one.look.token),
    borderWidth: 2,
    borderDash: [...one.look.dash],
    pointRadius: 0,
    pointHitRadius: 0,
    tension: 0,
    spanGaps: false,
    clip: false as const,
  };
}

/** Marks the end of a line by its look. */
function markEnd(chart: Chart<'line', number[], string>, at: number, one: ChartSeries): void {
  const end = chart.getDatasetMeta(at).data[lastFinite(one)];
  if (end === undefined || one.isMarked === false) return;
  const { ctx } = chart;
  const { mark } = one.look;
  const color = token(one.look.token);
  ctx.save();
  ctx.strokeStyle = color;
  ctx.fillStyle = mark === 'ring' ? token('--surface') : color;
  ctx.lineWidth = 1;
  drawPoint(
    ctx,
    { pointStyle: mark === 'ring' ? 'circle' : mark, radius: END_MARK, rotation: 0, borderWidth: 1 },
    end.x,
    end.y,
  );
  ctx.restore();
}

function bandAnnotations(band: ChartBand, axis: Axis): AnnotationOptions[] {
  const from = Math.max(band.from, axis.min);
  const to = Math.min(band.to, axis.max);
  if (to <= from) return [];
  const shape = { borderWidth: 0, drawTime: 'beforeDatasetsDraw' } as const;
  const span = {
    ...(band.left === undefined ? {} : { xMin: band.left }),
    ...(band.right === undefined ? {} : { xMax: band.right }),
  };
  return [{ ...shape, ...span, type: 'box', yMin: from, yMax: to, backgroundColor: token(band.color) }];
}

/** A dotted line where actuals end and the plan begins. */
function closeAnnotations({ actualsTo = -1, axis }: Lines): AnnotationOptions[] {
  if (actualsTo < 0) return [];
  return [
    {
      type: 'line',
      xMin: actualsTo,
      xMax: actualsTo,
      yMin: axis.min,
      yMax: axis.max,
      borderColor: token('--axis-zero'),
      borderWidth: 1,
      borderDash: [1, 3],
      drawTime: 'beforeDatasetsDraw',
      label: {
        display: true,
        content: 'plan',
        position: 'start',
        xAdjust: 16,
        backgroundColor: 'transparent',
        color: token('--tier-text'),
        font: { family: token('--font'), size: 11, weight: 400 },
        padding: 2,
      },
    },
  ];
}
