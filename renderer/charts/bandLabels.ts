import type { Chart, Scale } from 'chart.js';
import { type Box, clearestPlace, type Point } from './labelPlace';
import { token } from './theme';

/** A band behind the lines, its name inside; over the full width, or over some of the periods. Colours are names of tokens. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly color: string;
  /** Where it begins and ends on the axis of periods, in places between two of them; the ends of the axis where left out. */
  readonly left?: number;
  readonly right?: number;
}

const HEIGHT = 16;
const INSET = 6;

/** Names each band in the corner of it that the lines leave free; where none is, a halo keeps name and line apart. */
export function drawBandLabels(chart: Chart<'line', number[], string>, bands: readonly ChartBand[]): void {
  const { ctx, chartArea, scales } = chart;
  const { x, y } = scales;
  if (x === undefined || y === undefined) return;
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
    const left = band.left === undefined ? chartArea.left : placeOn(x, band.left);
    const right = band.right === undefined ? chartArea.right : placeOn(x, band.right);
    if (right - left < width + 2 * INSET) continue;
    const places = placesIn({ left, top, right, bottom }, width);
    const place = places[clearestPlace(places, lines)];
    if (place === undefined) continue;
    ctx.strokeStyle = token(band.color);
    ctx.strokeText(band.name, place.left, (place.top + place.bottom) / 2);
    ctx.fillStyle = token('--tier-text');
    ctx.fillText(band.name, place.left, (place.top + place.bottom) / 2);
  }
  ctx.restore();
}

/** Between two periods on the axis: 3.5 is halfway from the fourth to the fifth. */
function placeOn(x: Scale, place: number): number {
  const before = x.getPixelForValue(Math.floor(place));
  return before + (x.getPixelForValue(Math.ceil(place)) - before) * (place - Math.floor(place));
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
