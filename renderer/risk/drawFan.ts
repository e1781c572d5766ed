import { axisDecimals, namedPlaces, shortPeriod, type Axis } from '../charts/axis';
import { pushedApart } from '../charts/labelPlace';
import { token } from '../charts/theme';
import { fixed } from '../format/figures';
import { type LineScale, numberText } from './lineScale';
import type { Fan } from './riskRun';

export interface FanDrawing {
  readonly labels: readonly string[];
  readonly fan: Fan;
  /** In the unit of the line, as the fan is. */
  readonly axis: Axis;
  readonly scale: LineScale;
  readonly target: number | null;
  /** Place of the chosen date among the labels. */
  readonly date: number;
}

/** Where the plot lies inside its canvas. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const AXIS = 24;
const TOP = 14;
const LABELS = 92;
const LABEL_GAP = 15;

/** Room for the ticks at the left depends on what they say. */
export function fanPlot(width: number, height: number, { axis, scale }: Pick<FanDrawing, 'axis' | 'scale'>): Plot {
  const longest = Math.max(...[axis.min, axis.max].map((value) => tickText(value, axis, scale).length));
  return { left: 8 + longest * 7.4 + 8, right: width - 16 - LABELS, top: TOP, bottom: height - AXIS };
}

/** Percentiles over time: 5 to 95 and 25 to 75 as bands, the median as a line, their ends named at the right. */
export function drawFan(to: CanvasRenderingContext2D, width: number, height: number, drawing: FanDrawing): void {
  const { labels, fan, axis, target, scale } = drawing;
  const plot = fanPlot(width, height, drawing);
  const x = (at: number) => plot.left + (plot.right - plot.left) * (labels.length < 2 ? 0.5 : at / (labels.length - 1));
  const y = (value: number) => plot.bottom - ((value - axis.min) / (axis.max - axis.min)) * (plot.bottom - plot.top);
  to.save();
  to.textBaseline = 'middle';
  drawAxes(to, drawing, plot, x, y);
  to.save();
  to.beginPath();
  to.rect(plot.left - 1, plot.top - 1, plot.right - plot.left + 2, plot.bottom - plot.top + 2);
  to.clip();
  const sides = sidesOf(x, labels.length < 2 ? LONE_HALF : POINT_HALF);
  band(to, fan.p5, fan.p95, sides, y, token('--fan-90'));
  band(to, fan.p25, fan.p75, sides, y, token('--fan-50'));
  stroke(to, fan.p50, sides, y);
  to.restore();
  if (target !== null && target >= axis.min && target <= axis.max) {
    to.strokeStyle = token('--text');
    to.setLineDash([5, 3]);
    line(to, plot.left, y(target), plot.right, y(target));
    to.setLineDash([]);
    to.font = `600 11px ${token('--font')}`;
    to.textAlign = 'left';
    haloed(to, `Target ${numberText(target, scale)}`, plot.left + 6, y(target) - 9);
  }
  drawDate(to, drawing, plot, x, y);
  drawEnds(to, drawing, plot, y);
  to.restore();
}

function drawAxes(
  to: CanvasRenderingContext2D,
  { labels, axis, scale }: FanDrawing,
  plot: Plot,
  x: (at: number) => number,
  y: (value: number) => number,
): void {
  to.font = `400 11px ${token('--font')}`;
  to.textAlign = 'right';
  for (let step = Math.ceil(axis.min / axis.step - 1e-9); step * axis.step <= axis.max * (1 + 1e-9); step++) {
    const height = Math.round(y(step * axis.step)) + 0.5;
    to.strokeStyle = token('--gridline');
    line(to, plot.left, height, plot.right, height);
    to.fillStyle = token('--axis');
    to.fillText(tickText(step * axis.step, axis, scale), plot.left - 8, height);
    if (axis.step <= 0) break;
  }
  to.strokeStyle = token('--axis-line');
  line(to, plot.left, plot.bottom + 0.5, plot.right, plot.bottom + 0.5);
  const named = namedPlaces(labels.length, plot.right - plot.left);
  for (const at of named) {
    to.textAlign = labels.length < 2 ? 'center' : at === 0 ? 'left' : at === labels.length - 1 ? 'right' : 'center';
    to.fillStyle = token('--axis');
    to.fillText(shortPeriod(labels[at] ?? ''), x(at), plot.bottom + 14);
  }
}

function tickText(value: number, axis: Axis, { factor, after }: LineScale): string {
  return `${fixed(value * factor, axisDecimals({ step: axis.step * factor }))}${after === '%' ? '%' : ''}`;
}

/** Half the width of a plan's only period, and of one that stands alone among others without a figure. */
const LONE_HALF = 32;
const POINT_HALF = 2;

/** A corner of a band or an end of a line: the places of a run from left to right, a run of one place by both of its sides. */
type Sides = (from: number, end: number) => readonly (readonly [at: number, x: number])[];

function sidesOf(x: (at: number) => number, half: number): Sides {
  return (from, end) =>
    from === end
      ? [-half, half].map((by) => [from, x(from) + by] as const)
      : Array.from({ length: end - from + 1 }, (_, place) => [from + place, x(from + place)] as const);
}

/** The runs of places at which there is a figure. */
function runs(values: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  for (const [at, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else found.push([at, at]);
  }
  return found;
}

function band(
  to: CanvasRenderingContext2D,
  low: readonly number[],
  high: readonly number[],
  sides: Sides,
  y: (value: number) => number,
  color: string,
): void {
  to.fillStyle = color;
  for (const [from, end] of runs(low)) {
    const places = sides(from, end);
    to.beginPath();
    for (const [at, x] of places) to.lineTo(x, y(high[at] as number));
    for (const [at, x] of places.toReversed()) to.lineTo(x, y(low[at] as number));
    to.closePath();
    to.fill();
  }
}

function stroke(
  to: CanvasRenderingContext2D,
  values: readonly number[],
  sides: Sides,
  y: (value: number) => number,
): void {
  to.strokeStyle = token('--fan-mid');
  to.lineWidth = 2;
  to.lineJoin = 'round';
  for (const [from, end] of runs(values)) {
    to.beginPath();
    for (const [at, x] of sides(from, end)) to.lineTo(x, y(values[at] as number));
    to.stroke();
  }
  to.lineWidth = 1;
}

/** The chosen date: what the histogram beside it shows. */
function drawDate(
  to: CanvasRenderingContext2D,
  { labels, fan, date }: FanDrawing,
  plot: Plot,
  x: (at: number) => number,
  y: (value: number) => number,
): void {
  // A date before the first figure lies outside the plot.
  if (date < 0) return;
  const left = Math.round(x(date));
  to.strokeStyle = token('--accent');
  to.lineWidth = 2;
  line(to, left, plot.top, left, plot.bottom);
  to.lineWidth = 1;
  const median = fan.p50[date] ?? Number.NaN;
  if (Number.isFinite(median)) {
    to.beginPath();
    to.arc(left, y(median), 5, 0, 2 * Math.PI);
    to.fillStyle = token('--fan-mid');
    to.fill();
    to.strokeStyle = token('--surface');
    to.lineWidth = 1.5;
    to.stroke();
    to.lineWidth = 1;
  }
  to.font = `600 11px ${token('--font')}`;
  to.fillStyle = token('--accent-text');
  const isAtEnd = left > plot.right - 70;
  to.textAlign = isAtEnd ? 'right' : 'left';
  to.fillText(labels[date] ?? '', left + (isAtEnd ? -8 : 8), plot.top + 7);
}

function drawEnds(
  to: CanvasRenderingContext2D,
  { fan, scale }: FanDrawing,
  plot: Plot,
  y: (value: number) => number,
): void {
  const ends = [
    ['95th', fan.p95],
    ['75th', fan.p75],
    ['median', fan.p50],
    ['25th', fan.p25],
    ['5th', fan.p5],
  ] as const;
  const last = fan.p50.findLastIndex(Number.isFinite);
  if (last < 0) return;
  const heights = pushedApart(
    ends.map(([, values]) => y(values[last] as number)),
    LABEL_GAP,
    plot.top,
    plot.bottom,
  );
  for (const [at, [name, values]] of ends.entries()) {
    const height = heights[at] ?? 0;
    to.textAlign = 'left';
    to.font = `400 11px ${token('--font')}`;
    to.fillStyle = token('--text-2');
    to.fillText(name, plot.right + 8, height);
    to.textAlign = 'right';
    to.font = `500 11px ${token('--font')}`;
    to.fillStyle = token('--text');
    to.fillText(numberText(values[last] as number, scale), plot.right + LABELS, height);
  }
}

/** A text that stays readable over bands. */
function haloed(to: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  to.lineWidth = 3;
  to.strokeStyle = token('--surface');
  to.globalAlpha = 0.7;
  to.strokeText(text, x, y);
  to.globalAlpha = 1;
  to.lineWidth = 1;
  to.fillStyle = token('--text');
  to.fillText(text, x, y);
}

function line(to: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  to.beginPath();
  to.moveTo(fromX, fromY);
  to.lineTo(toX, toY);
  to.stroke();
}
