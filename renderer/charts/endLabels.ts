import type { Chart, Plugin } from 'chart.js';
import { token } from './theme';

/** The text at the right end of a line, in the colour of the line: its name, then its last value. */
export interface EndLabel {
  readonly name: string;
  readonly value: string;
  readonly color: string;
}

const DISTANCE = 15;
const GAP = 8;

/** Room that the labels need beside the plot. */
export function endLabelsWidth(labels: readonly EndLabel[]): number {
  const canvas = document.createElement('canvas').getContext('2d');
  if (canvas === null) return 100;
  canvas.font = nameFont();
  const widest = Math.max(0, ...labels.map((label) => canvas.measureText(`${label.name} ${label.value}`).width));
  return Math.ceil(widest) + GAP + 8;
}

/** Draws the labels, pushed apart where lines end close to each other. */
export function endLabels(labels: readonly EndLabel[]): Plugin<'line'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const placed = pushedApart(chart, labels);
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      for (const { label, y } of placed) {
        ctx.fillStyle = label.color;
        ctx.font = nameFont();
        ctx.fillText(label.name, chartArea.right + GAP, y);
        const width = ctx.measureText(`${label.name} `).width;
        ctx.font = valueFont();
        ctx.fillText(label.value, chartArea.right + GAP + width, y);
      }
      ctx.restore();
    },
  };
}

function pushedApart(
  chart: Chart<'line'>,
  labels: readonly EndLabel[],
): { readonly label: EndLabel; readonly y: number }[] {
  const ends = labels
    .map((label, at) => ({ label, y: lastY(chart, at) }))
    .filter((end): end is { label: EndLabel; y: number } => end.y !== null)
    .sort((a, b) => a.y - b.y);
  const { top, bottom } = chart.chartArea;
  let above = top - DISTANCE;
  const down = ends.map((end) => {
    above = Math.max(end.y, above + DISTANCE);
    return { label: end.label, y: above };
  });
  let below = bottom + DISTANCE;
  return down.toReversed().map((end) => {
    below = Math.min(end.y, below - DISTANCE);
    return { label: end.label, y: below };
  });
}

function lastY(chart: Chart<'line'>, dataset: number): number | null {
  const points = chart.getDatasetMeta(dataset).data;
  const values = chart.data.datasets[dataset]?.data ?? [];
  const last = values.findLastIndex((value) => typeof value === 'number' && Number.isFinite(value));
  return last < 0 ? null : (points[last]?.y ?? null);
}

function nameFont(): string {
  return `500 11px ${token('--font')}`;
}

function valueFont(): string {
  return `600 11px ${token('--font')}`;
}
