import type { Chart } from 'chart.js';
import { type Box, clearestPlace, type Point } from './labelPlace';
import { token } from './theme';

/** A full-width band behind the lines, its name inside. Colours are names of tokens. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly color: string;
}

const HEIGHT = 16;
const INSET = 6;

/** Names each band in the corner of it that the lines leave free; where none is, a halo keeps name and line apart. */
export function drawBandLabels(chart: Chart<'line', number[], string>, bands: readonly ChartBand[]): void {
  const { ctx, chartArea, scales } = chart;
  const y = scales['y'];
  if (y === undefined) return;
  const lines = chart.data.datasets.map((_, at): readonly Point[] =>
    chart.getDatasetMeta(at).data.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y)),
  );
  ctx.save();
  ctx.font = `400 11px ${token('--font')}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  for (const band of bands) {
    const top = Math.max(chartArea.top, y.getPixelForValue(Math.min(band.to, y.max)));
    const bottom = Math.min(chartArea.bottom, y.getPixelForValue(Math.max(band.from, y.min)));
    if (bottom - top < HEIGHT) continue;
    const width = ctx.measureText(band.name).width;
    const places = placesIn({ left: chartArea.left, top, right: chartArea.right, bottom }, width);
    const place = places[clearestPlace(places, lines)];
    if (place === undefined) continue;
    ctx.strokeStyle = token(band.color);
    ctx.strokeText(band.name, place.left, (place.top + place.bottom) / 2);
    ctx.fillStyle = token('--tier-text');
    ctx.fillText(band.name, place.left, (place.top + place.bottom) / 2);
  }
  ctx.restore();
}

/** Top right first, as reference pictures have it. */
function placesIn({ left, top, right, bottom }: Box, width: number): readonly Box[] {
  const upper = { top: top + 2, bottom: top + 2 + HEIGHT };
  const lower = { top: bottom - 2 - HEIGHT, bottom: bottom - 2 };
  const atRight = { left: right - INSET - width, right: right - INSET };
  const atLeft = { left: left + INSET, right: left + INSET + width };
  return [
    { ...atRight, ...upper },
    { ...atRight, ...lower },
    { ...atLeft, ...upper },
    { ...atLeft, ...lower },
  ];
}
