import type { Chart } from 'chart.js';
import { type Box, clearestPlace, type Point } from '../charts/labelPlace';
import { token } from '../charts/theme';

const GAP = 6;
const HEIGHT = 14;

/** A dotted line where the first of the scenarios parts from the one they are held against, named beside it where the fewest lines cross; nothing for a place before the first. */
export function drawFirstDifference(chart: Chart<'line', number[], string>, place: number, label: string): void {
  const point = chart.getDatasetMeta(0).data[place];
  if (place < 0 || point === undefined) return;
  const { ctx, chartArea } = chart;
  const x = Math.round(point.x) + 0.5;
  const text = `first difference, ${label}`;
  ctx.save();
  ctx.strokeStyle = token('--axis-zero');
  ctx.setLineDash([1, 3]);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.font = `400 11px ${token('--font')}`;
  ctx.fillStyle = token('--axis');
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  const width = ctx.measureText(text).width;
  const left = x + GAP + width < chartArea.right ? x + GAP : x - GAP - width;
  const boxes = [chartArea.top, chartArea.top + 2 * HEIGHT, chartArea.bottom - 2 * HEIGHT].map(
    (top): Box => ({ left, right: left + width, top, bottom: top + HEIGHT }),
  );
  const lines = chart.data.datasets.map((_, at): readonly Point[] =>
    chart.getDatasetMeta(at).data.filter((one) => Number.isFinite(one.x) && Number.isFinite(one.y)),
  );
  const box = boxes[clearestPlace(boxes, lines)];
  ctx.fillText(text, left, box?.top ?? chartArea.top);
  ctx.restore();
}
