import type { Chart, Scale } from 'chart.js';
import { knownWidth } from './knownWidth';
import { type Box, isClear, type Point } from './labelPlace';
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

const HEIGHT = 12;
const INSET = 6;
/** Between a name and the edge of its band. */
const OFF = 2;
/** How far a place that is tried lies from the next, along a band and across it. */
const ALONG = 24;
const ACROSS = 4;

/** Names each band where the lines leave room for it; a band that they fill has no name, for a name with a line through it cannot be read. */
export function drawBandLabels(chart: Chart<'line', number[], string>, bands: readonly ChartBand[]): void {
  const { ctx, chartArea, scales } = chart;
  const { x, y } = scales;
  if (x === undefined || y === undefined) return;
  const lines = chart.data.datasets.map((_, at): readonly Point[] =>
    chart.getDatasetMeta(at).data.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y)),
  );
  ctx.save();
  const font = `400 11px ${token('--font')}`;
  ctx.font = font;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  for (const band of bands) {
    const top = Math.max(chartArea.top, y.getPixelForValue(Math.min(band.to, y.max)));
    const bottom = Math.min(chartArea.bottom, y.getPixelForValue(Math.max(band.from, y.min)));
    if (bottom - top < HEIGHT + 2 * OFF) continue;
    const width = knownWidth(ctx, font, band.name);
    const left = band.left === undefined ? chartArea.left : placeOn(x, band.left);
    const right = band.right === undefined ? chartArea.right : placeOn(x, band.right);
    if (right - left < width + 2 * INSET) continue;
    const place = firstClear(placesIn({ left, top, right, bottom }, width), lines);
    if (place === undefined) continue;
    ctx.strokeStyle = token(band.color);
    ctx.strokeText(band.name, place.left, (place.top + place.bottom) / 2);
    ctx.fillStyle = token('--tier-text');
    ctx.fillText(band.name, place.left, (place.top + place.bottom) / 2);
  }
  ctx.restore();
}

function firstClear(places: Iterable<Box>, lines: readonly (readonly Point[])[]): Box | undefined {
  for (const place of places) if (isClear(place, lines)) return place;
  return undefined;
}

/** Between two periods on the axis: 3.5 is halfway from the fourth to the fifth. */
function placeOn(x: Scale, place: number): number {
  const before = x.getPixelForValue(Math.floor(place));
  return before + (x.getPixelForValue(Math.ceil(place)) - before) * (place - Math.floor(place));
}

/** Top right first, as reference pictures have it, then down and to the left; one after the other, for the first is mostly clear. */
export function* placesIn({ left, top, right, bottom }: Box, width: number): Generator<Box> {
  const highest = top + OFF;
  const lowest = bottom - OFF - HEIGHT;
  for (let x = right - INSET - width; x >= left + INSET; x -= ALONG) {
    const at = (y: number) => ({ left: x, right: x + width, top: y, bottom: y + HEIGHT });
    yield at(highest);
    yield at(lowest);
    for (let y = highest + ACROSS; y < lowest; y += ACROSS) yield at(y);
  }
}
