import type { Chart } from 'chart.js';
import { areApart, type Box, clearestPlace, type Point } from '../charts/labelPlace';
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
/** From the left edge of the plot. */
const EDGE = 4;

/** Marks points of a path and writes their values around them, where the fewest lines cross and none touches another. */
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
  const taken: Box[] = [];
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
    // The first stands under its point, where no rise crosses it.
    const choices = placesAround(point, width, chartArea, place === 0).filter((one) =>
      taken.every((other) => areApart(one, other, LEAST_GAP)),
    );
    const box = choices[clearestPlace(choices, lines)];
    if (box === undefined) continue;
    taken.push(box);
    ctx.strokeStyle = bandColor(bands, value);
    ctx.strokeText(name, box.left, (box.top + box.bottom) / 2);
    ctx.fillStyle = token('--text');
    ctx.fillText(name, box.left, (box.top + box.bottom) / 2);
  }
  ctx.restore();
}

/** Over and under a point, in the middle of it, then to its right and left, and last beside it. */
export function placesAround(
  { x, y }: Point,
  width: number,
  area: Pick<Box, 'left' | 'right'>,
  isUnderFirst: boolean,
): readonly Box[] {
  const over = y - OFF - HEIGHT;
  const under = y + OFF;
  const [first, second] = isUnderFirst ? [under, over] : [over, under];
  const at = (left: number, top: number): Box => {
    const inside = Math.min(Math.max(left, area.left + EDGE), area.right - width);
    return { left: inside, right: inside + width, top, bottom: top + HEIGHT };
  };
  const lefts = [x - width / 2, x - OFF / 2, x - width + OFF / 2];
  const beside = [x + OFF, x - OFF - width].map((left) => at(left, y - HEIGHT / 2));
  return [...lefts.flatMap((left) => [at(left, first), at(left, second)]), ...beside];
}

function bandColor(bands: readonly ChartBand[], value: number): string {
  return token(bands.find(({ from, to }) => value >= from && value < to)?.color ?? '--surface');
}
