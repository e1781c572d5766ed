import type { Chart } from 'chart.js';
import { type Box, clearestPlace, type Point } from '../charts/labelPlace';
import { token } from '../charts/theme';
import type { ChartBand } from '../charts/bandLabels';

export type LinesChart = Chart<'line', number[], string>;

interface PointNames {
  /** Place of the path among the series of the chart. */
  readonly series: number;
  /** Which of its points are marked and named. */
  readonly places: readonly number[];
  readonly text: (value: number) => string;
  readonly bands: readonly ChartBand[];
}

const HEIGHT = 15;
/** Between a point and its name. */
const OFF = 6;
const LEAST_GAP = 8;

/** Marks points of a path and writes their values over or under them, where the fewest lines cross and none touches another. */
export function drawPointNames(chart: LinesChart, { series, places, text, bands }: PointNames): void {
  const { ctx, chartArea } = chart;
  const points = chart.getDatasetMeta(series).data;
  const values = chart.data.datasets[series]?.data ?? [];
  const lines = chart.data.datasets.map((_, at): readonly Point[] =>
    chart.getDatasetMeta(at).data.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  );
  ctx.save();
  ctx.font = `600 11px ${token('--font')}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  let last = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const point = points[place];
    const value = values[place] ?? Number.NaN;
    if (point === undefined || !Number.isFinite(point.y)) continue;
    ctx.fillStyle = String(chart.data.datasets[series]?.borderColor ?? token('--text'));
    ctx.beginPath();
    ctx.arc(point.x, point.y, 3, 0, 2 * Math.PI);
    ctx.fill();
    const name = text(value);
    const width = ctx.measureText(name).width;
    const left = Math.max(chartArea.left + 4, point.x - width / 2);
    if (left - last < LEAST_GAP || left + width > chartArea.right) continue;
    last = left + width;
    const above: Box = { left, right: left + width, top: point.y - OFF - HEIGHT, bottom: point.y - OFF };
    const below: Box = { left, right: left + width, top: point.y + OFF, bottom: point.y + OFF + HEIGHT };
    // The first stands under its point, where no rise crosses it.
    const choices = place === 0 ? [below, above] : [above, below];
    const box = choices[clearestPlace(choices, lines)] ?? above;
    ctx.strokeStyle = bandColor(bands, value);
    ctx.strokeText(name, box.left, (box.top + box.bottom) / 2);
    ctx.fillStyle = token('--text');
    ctx.fillText(name, box.left, (box.top + box.bottom) / 2);
  }
  ctx.restore();
}

function bandColor(bands: readonly ChartBand[], value: number): string {
  return token(bands.find(({ from, to }) => value >= from && value < to)?.color ?? '--surface');
}
