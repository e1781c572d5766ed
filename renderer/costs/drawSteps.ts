import { type Axis, namedPlaces, shortPeriod } from '../charts/axis';
import { drawEndLabels, type EndLabel, endLabelsWidth } from '../charts/endLabels';
import { token } from '../charts/theme';

/** A staircase over the periods of a plan: a value holds from the beginning of its period to the end. */
export interface StepsDrawing {
  readonly labels: readonly string[];
  readonly axis: Axis;
  readonly tick: (value: number) => string;
  /** NaN where there is none. */
  readonly values: readonly number[];
  /** Name of the colour token of the line, and its dash. */
  readonly look: { readonly token: string; readonly dash: readonly number[] };
  /** The range around the values; null where they have none. */
  readonly range: { readonly low: readonly number[]; readonly high: readonly number[] } | null;
  /** A level across the chart from which on values are drawn in red; null where there is none. */
  readonly limit: number | null;
  readonly ends: readonly (Omit<EndLabel, 'color'> & { readonly at: number; readonly color: string })[];
  /** Vertical lines at the beginning of periods, with what happens there. */
  readonly marks: readonly StepMark[];
}

export interface StepMark {
  readonly period: number;
  /** Whether values are higher after it. */
  readonly rises: boolean;
  readonly head: string;
  readonly text: string;
}

const TOP = 8;
const BOTTOM = 24;
const GAP = 8;
const LINE = 15;

/** Where the plot lies and what stands where in it. */
interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (period: number) => number;
  readonly y: (value: number) => number;
}

export function drawSteps(to: CanvasRenderingContext2D, width: number, height: number, drawing: StepsDrawing): void {
  const { axis, tick, labels, ends } = drawing;
  to.save();
  to.font = `400 11px ${token('--font')}`;
  const ticks = Array.from(
    { length: Math.round((axis.max - axis.min) / axis.step) + 1 },
    (_, at) => axis.min + at * axis.step,
  );
  const left = GAP + Math.max(...ticks.map((value) => to.measureText(tick(value)).width)) + GAP;
  const coloured = ends.map((end) => ({ ...end, color: token(end.color) }));
  const right = width - endLabelsWidth(coloured) - GAP;
  const [top, bottom] = [TOP, height - BOTTOM];
  const plot: Plot = {
    left,
    right,
    top,
    bottom,
    x: (period) => left + (period / Math.max(labels.length, 1)) * (right - left),
    y: (value) => bottom - ((value - axis.min) / (axis.max - axis.min)) * (bottom - top),
  };
  drawGrid(to, plot, ticks, tick);
  if (drawing.range !== null) drawRange(to, plot, drawing.range);
  drawPeriods(to, plot, labels);
  drawMarks(to, plot, drawing.marks);
  if (drawing.limit !== null) drawLimit(to, plot, drawing.limit);
  drawLine(to, plot, drawing);
  drawEndLabels(
    { ctx: to, chartArea: { ...plot, width: right - left, height: bottom - top } },
    coloured.map((label) => ({ label, y: plot.y(label.at) })),
  );
  to.restore();
}

function drawGrid(
  to: CanvasRenderingContext2D,
  { left, right, y }: Plot,
  ticks: readonly number[],
  tick: StepsDrawing['tick'],
): void {
  to.textAlign = 'right';
  to.textBaseline = 'middle';
  for (const value of ticks) {
    const at = Math.round(y(value)) + 0.5;
    to.strokeStyle = token(value === 0 ? '--axis-line' : '--gridline');
    to.beginPath();
    to.moveTo(left, at);
    to.lineTo(right, at);
    to.stroke();
    to.fillStyle = token('--axis');
    to.fillText(tick(value), left - GAP, at);
  }
}

function drawPeriods(to: CanvasRenderingContext2D, { left, right, bottom, x }: Plot, labels: readonly string[]): void {
  const last = labels.length - 1;
  to.fillStyle = token('--axis');
  to.textBaseline = 'middle';
  for (const at of namedPlaces(labels.length, right - left)) {
    to.textAlign = at === 0 ? 'left' : at === last ? 'right' : 'center';
    const place = at === 0 ? left : at === last ? right : (x(at) + x(at + 1)) / 2;
    to.fillText(shortPeriod(labels[at] ?? ''), place, bottom + BOTTOM / 2 + 2);
  }
}

function drawRange(
  to: CanvasRenderingContext2D,
  { x, y }: Plot,
  { low, high }: NonNullable<StepsDrawing['range']>,
): void {
  to.fillStyle = token('--fan-90');
  for (const [period, from] of low.entries()) {
    const upTo = high[period] ?? Number.NaN;
    if (Number.isNaN(from) || Number.isNaN(upTo)) continue;
    // Whole pixels, or neighbours would show a seam.
    const [a, b] = [Math.round(x(period)), Math.round(x(period + 1))];
    to.fillRect(a, y(upTo), b - a, Math.max(y(from) - y(upTo), 1));
  }
}

function drawLimit(to: CanvasRenderingContext2D, { left, right, y }: Plot, limit: number): void {
  to.strokeStyle = token('--text');
  to.lineWidth = 1;
  to.setLineDash([5, 4]);
  to.beginPath();
  to.moveTo(left, Math.round(y(limit)) + 0.5);
  to.lineTo(right, Math.round(y(limit)) + 0.5);
  to.stroke();
  to.setLineDash([]);
}

function drawLine(to: CanvasRenderingContext2D, { x, y }: Plot, { values, look, limit }: StepsDrawing): void {
  to.lineWidth = 2;
  to.lineJoin = 'round';
  to.setLineDash([...look.dash]);
  const isOver = (value: number) => limit !== null && value >= limit;
  for (const [period, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const before = values[period - 1] ?? Number.NaN;
    // One stroke as long as it has one colour: strokes that meet show a seam.
    if (Number.isNaN(before) || isOver(before) !== isOver(value)) {
      to.strokeStyle = token(isOver(value) ? '--negative-mark' : look.token);
      to.beginPath();
      to.moveTo(x(period), y(Number.isNaN(before) ? value : before));
    }
    to.lineTo(x(period), y(value));
    to.lineTo(x(period + 1), y(value));
    const next = values[period + 1] ?? Number.NaN;
    if (Number.isNaN(next) || isOver(next) !== isOver(value)) to.stroke();
  }
  to.setLineDash([]);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawMarks(to: CanvasRenderingContext2D, plot: Plot, marks: StepsDrawing['marks']): void {
  const taken: Box[] = [];
  for (const { period, rises, head, text } of marks) {
    const x = Math.round(plot.x(period)) + 0.5;
    to.strokeStyle = token('--axis-zero');
    to.lineWidth = 1;
    to.setLineDash([3, 3]);
    to.beginPath();
    to.moveTo(x, plot.top);
    to.lineTo(x, plot.bottom);
    to.stroke();
    to.setLineDash([]);
    to.font = `600 11px ${token('--font')}`;
    const headWidth = to.measureText(head).width;
    to.font = `400 11px ${token('--font')}`;
    const wide = Math.max(headWidth, to.measureText(text).width);
    const box = markBox(plot, { x, wide, rises }, taken);
    taken.push(box);
    const isLeft = box.right < x;
    to.textAlign = isLeft ? 'right' : 'left';
    to.textBaseline = 'middle';
    const at = isLeft ? box.right : box.left;
    to.fillStyle = token('--text');
    to.font = `600 11px ${token('--font')}`;
    to.fillText(head, at, box.top + LINE / 2);
    to.fillStyle = token('--text-2');
    to.font = `400 11px ${token('--font')}`;
    to.fillText(text, at, box.top + LINE * 1.5);
  }
}

/** Beside its line on the side where values are low, if there is room; below what stands there already. */
export function markBox(
  plot: Pick<Plot, 'left' | 'right' | 'top'>,
  { x, wide, rises }: { readonly x: number; readonly wide: number; readonly rises: boolean },
  taken: readonly Box[],
): Box {
  const fits = { left: x - GAP - wide >= plot.left, right: x + GAP + wide <= plot.right };
  const isLeft = rises ? fits.left || !fits.right : fits.left && !fits.right;
  const left = isLeft ? Math.max(x - GAP - wide, plot.left) : x + GAP;
  let top = plot.top;
  const overlaps = (other: Box) =>
    left < other.right + GAP && left + wide > other.left - GAP && top < other.bottom && top + 2 * LINE > other.top;
  for (let other = taken.find(overlaps); other !== undefined; other = taken.find(overlaps)) top = other.bottom;
  return { left, right: left + wide, top, bottom: top + 2 * LINE };
}
