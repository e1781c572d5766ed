import { type Axis, axisDecimals, namedPlaces } from '../../charts/axis';
import { token } from '../../charts/theme';
import { fixed } from '../../format/figures';

export interface ForecastDrawing {
  readonly labels: readonly string[];
  /** By quarter, in the unit of the axis. */
  readonly low: readonly number[];
  readonly likely: readonly number[];
  readonly high: readonly number[];
  readonly axis: Axis;
  readonly text: (value: number) => string;
}

const TOP = 18;
const BOTTOM = 24;
const GAP = 8;
/** Share of its quarter that a bar takes. */
const WIDE = 0.56;
const WIDEST = 84;

/** A bar for each quarter up to what is likely, and the range from low to high over it; the likely figure stands above. */
export function drawForecast(
  to: CanvasRenderingContext2D,
  width: number,
  height: number,
  { labels, low, likely, high, axis, text }: ForecastDrawing,
): void {
  to.save();
  to.textBaseline = 'middle';
  to.font = `400 11px ${token('--font')}`;
  const decimals = axisDecimals(axis);
  const ticks = Array.from({ length: Math.round((axis.max - axis.min) / axis.step) + 1 }, (_, at) => at * axis.step);
  const left = 16 + Math.max(...ticks.map((value) => to.measureText(fixed(value, decimals)).width)) + GAP;
  const [right, bottom] = [width - 16, height - BOTTOM];
  const y = (value: number) => bottom - (value / (axis.max || 1)) * (bottom - TOP);
  to.textAlign = 'right';
  for (const value of ticks) {
    const at = Math.round(y(value)) + 0.5;
    to.strokeStyle = token(value === 0 ? '--axis-line' : '--gridline');
    stroke(to, left, at, right, at);
    to.fillStyle = token('--axis');
    to.fillText(fixed(value, decimals), left - GAP, at);
  }
  const slot = (right - left) / Math.max(1, labels.length);
  const bar = Math.min(WIDEST, slot * WIDE);
  const named = namedPlaces(labels.length, right - left, 48);
  to.textAlign = 'center';
  for (const [at, label] of labels.entries()) {
    const middle = left + (at + 0.5) * slot;
    const [from, up] = [low[at] ?? 0, high[at] ?? 0];
    const top = y(likely[at] ?? 0);
    to.fillStyle = token('--fan-50');
    to.fillRect(middle - bar / 2, top, bar, bottom - top);
    drawRange(to, middle, Math.min(bar * 0.44, 26), y(from), y(up));
    to.strokeStyle = token('--fan-mid');
    to.lineWidth = 2;
    stroke(to, middle - bar / 2, top, middle + bar / 2, top);
    to.lineWidth = 1;
    to.font = `500 11px ${token('--font')}`;
    to.fillStyle = token('--text');
    if (up > 0) to.fillText(text(likely[at] ?? 0), middle, y(up) - 9);
    to.font = `400 11px ${token('--font')}`;
    to.fillStyle = token('--axis');
    if (named.has(at)) to.fillText(label, middle, bottom + 14);
  }
  to.restore();
}

/** From low to high: a stem with an end at each. */
function drawRange(to: CanvasRenderingContext2D, x: number, width: number, low: number, high: number): void {
  if (low - high < 1) return;
  to.strokeStyle = token('--fan-mid');
  const at = Math.round(x) + 0.5;
  stroke(to, at, low, at, high);
  for (const end of [low, high])
    stroke(to, at - width / 2, Math.round(end) + 0.5, at + width / 2, Math.round(end) + 0.5);
}

function stroke(to: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  to.beginPath();
  to.moveTo(fromX, fromY);
  to.lineTo(toX, toY);
  to.stroke();
}
