import { type Axis, axisDecimals } from '../charts/axis';
import { pushedApart } from '../charts/labelPlace';
import { token } from '../charts/theme';
import { fixed } from '../format/figures';

/** A cost that is held against the slope: a motion of the band, or the sum that is asked about. */
export interface CrossoverLevel {
  readonly name: string;
  /** In the unit of the axis, a year. */
  readonly cost: number;
  /** Points of NRR at which it breaks even. */
  readonly points: number;
  readonly color: string;
}

export interface CrossoverDrawing {
  /** Points across, money a year up; both from 0. */
  readonly across: Axis;
  readonly up: Axis;
  /** Of the upward axis: `$K a year`. */
  readonly unit: string;
  /** What a point is worth a year, in the unit of the axis. */
  readonly perPoint: number;
  readonly perPointText: string;
  readonly levels: readonly CrossoverLevel[];
  /** The sum for so many points: which side of the slope it lies on. */
  readonly asked: { readonly points: number; readonly cost: number; readonly label: string } | null;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [52, 24, 24, 36];
/** In a lower picture the words would lie on everything else. */
const LEAST_FOR_WORDS = 70;

/** What buying ARR costs for each gain of NRR, as a slope; programmes as levels that end where they cross it. */
export function drawCrossover(
  to: CanvasRenderingContext2D,
  width: number,
  height: number,
  drawing: CrossoverDrawing,
): void {
  const { across, up, perPoint } = drawing;
  const [right, bottom] = [width - RIGHT, height - BOTTOM];
  const x = (points: number) => LEFT + (points / across.max) * (right - LEFT);
  const y = (cost: number) => bottom - (cost / up.max) * (bottom - TOP);
  to.save();
  to.textBaseline = 'middle';
  drawAxes(to, drawing, x, y, { right, bottom });
  const endPoints = Math.min(across.max, up.max / perPoint);
  const end = { x: x(endPoints), y: y(endPoints * perPoint) };
  to.fillStyle = token('--positive-soft');
  to.beginPath();
  to.moveTo(x(0), y(0));
  to.lineTo(end.x, end.y);
  if (endPoints < across.max) to.lineTo(right, y(up.max));
  to.lineTo(right, bottom);
  to.closePath();
  to.fill();
  drawLevels(to, drawing, x, y);
  to.strokeStyle = token('--text');
  to.lineWidth = 2;
  to.beginPath();
  to.moveTo(x(0), y(0));
  to.lineTo(end.x, end.y);
  to.stroke();
  drawWords(to, drawing, { right }, wordsAt(drawing, x, y, { right, bottom }));
  drawAsked(to, drawing, x, y, right);
  to.restore();
}

/** The height of the words under the slope: clear of the sum that is asked about. */
function wordsAt(
  { asked }: CrossoverDrawing,
  x: (points: number) => number,
  y: (cost: number) => number,
  { right, bottom }: { readonly right: number; readonly bottom: number },
): number {
  const usual = bottom - (bottom - TOP) * 0.32;
  if (asked === null || x(asked.points) < (LEFT + right) / 2) return usual;
  const distance = y(asked.cost) - usual;
  return Math.abs(distance) > 30 ? usual : y(asked.cost) + 24;
}

function drawAxes(
  to: CanvasRenderingContext2D,
  { across, up, unit }: CrossoverDrawing,
  x: (points: number) => number,
  y: (cost: number) => number,
  { right, bottom }: { readonly right: number; readonly bottom: number },
): void {
  to.font = `400 11px ${token('--font')}`;
  to.lineWidth = 1;
  const ticks = (axis: Axis) =>
    Array.from({ length: Math.round(axis.max / axis.step) + 1 }, (_, at) => at * axis.step).filter(
      (value) => value <= axis.max * (1 + 1e-9),
    );
  for (const cost of ticks(up)) {
    const at = Math.round(y(cost)) + 0.5;
    to.strokeStyle = token(cost === 0 ? '--axis-line' : '--gridline');
    to.beginPath();
    to.moveTo(LEFT, at);
    to.lineTo(right, at);
    to.stroke();
    to.fillStyle = token('--axis');
    to.textAlign = 'right';
    to.fillText(fixed(cost, axisDecimals(up)), LEFT - 8, at);
  }
  to.textAlign = 'center';
  for (const points of ticks(across)) {
    to.fillStyle = token('--axis');
    to.fillText(fixed(points, axisDecimals(across)), x(points), bottom + 10);
  }
  to.textAlign = 'right';
  to.fillText('NRR points gained by the programme', right, bottom + 26);
  to.textAlign = 'left';
  to.fillText(unit, 8, 8);
}

function drawLevels(
  to: CanvasRenderingContext2D,
  { levels, across, up }: CrossoverDrawing,
  x: (points: number) => number,
  y: (cost: number) => number,
): void {
  const inSight = levels.filter(({ cost, points }) => cost <= up.max && points <= across.max);
  const sorted = inSight.toSorted((a, b) => b.cost - a.cost);
  const heights = pushedApart(
    sorted.map(({ cost }) => y(cost) - 8),
    15,
    TOP,
    // The break-evens stand below.
    y(0) - 24,
  );
  const named: { readonly name: string; readonly y: number }[] = [];
  const byPoints = inSight.toSorted((a, b) => a.points - b.points);
  for (const [place, { name, cost, points, color }] of sorted.entries()) {
    to.strokeStyle = token(color);
    to.lineWidth = 2;
    to.setLineDash([]);
    to.beginPath();
    to.moveTo(x(0), y(cost));
    to.lineTo(x(points), y(cost));
    to.stroke();
    to.lineWidth = 1;
    to.setLineDash([3, 3]);
    to.beginPath();
    to.moveTo(x(points), y(cost));
    to.lineTo(x(points), y(0));
    to.stroke();
    to.setLineDash([]);
    dot(to, x(points), y(cost), 4, color);
    named.push({ name, y: heights[place] ?? 0 });
  }
  to.fillStyle = token('--text');
  to.font = `500 11px ${token('--font')}`;
  to.textAlign = 'left';
  for (const { name, y: at } of named) word(to, name, LEFT + 6, at);
  to.font = `600 11px ${token('--font')}`;
  let free = Number.NEGATIVE_INFINITY;
  for (const { points } of byPoints) {
    const text = `${fixed(points, 2)} pt`;
    const at = x(points) + 4;
    // Break-evens that lie close would be written over each other; the sentence below names all of them.
    if (at < free) continue;
    to.fillStyle = token('--text');
    to.textAlign = 'left';
    word(to, text, at, y(0) - 9);
    free = at + to.measureText(text).width + 4;
  }
}

function drawWords(
  to: CanvasRenderingContext2D,
  { perPointText }: CrossoverDrawing,
  { right }: { readonly right: number },
  low: number,
): void {
  const line = (text: string, weight: number, color: string, x: number, y: number) => {
    to.font = `${weight} 11px ${token('--font')}`;
    to.fillStyle = token(color);
    to.textAlign = 'right';
    word(to, text, x, y);
  };
  const middle = LEFT + (right - LEFT) * 0.62;
  line('Buying the same ARR', 600, '--text', middle, TOP + 12);
  line(perPointText, 400, '--text-2', middle, TOP + 27);
  if (low < TOP + LEAST_FOR_WORDS) return;
  line('Programme is cheaper', 600, '--positive', right - 6, low);
  line('right of its break-even', 400, '--positive', right - 6, low + 15);
}

function drawAsked(
  to: CanvasRenderingContext2D,
  { asked, across, up }: CrossoverDrawing,
  x: (points: number) => number,
  y: (cost: number) => number,
  right: number,
): void {
  if (asked === null || asked.points > across.max || asked.cost > up.max || asked.points < 0) return;
  const at = { x: x(asked.points), y: y(asked.cost) };
  dot(to, at.x, at.y, 6, '--accent');
  to.font = `600 11px ${token('--font')}`;
  to.fillStyle = token('--accent-text');
  const width = to.measureText(asked.label).width;
  const isLeft = at.x + 12 + width > right;
  to.textAlign = isLeft ? 'right' : 'left';
  word(to, asked.label, at.x + (isLeft ? -10 : 10), at.y - 12);
}

/** A text that stays readable over lines. Tabular figures spread a plain hyphen, so words take the other one. */
function word(to: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  const shown = text.replaceAll('-', '\u2010');
  to.lineWidth = 3;
  to.lineJoin = 'round';
  to.strokeStyle = token('--surface');
  to.strokeText(shown, x, y);
  to.fillText(shown, x, y);
  to.lineWidth = 1;
}

function dot(to: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  to.fillStyle = token(color);
  to.strokeStyle = token('--surface');
  to.lineWidth = 1.5;
  to.beginPath();
  to.arc(x, y, radius, 0, 2 * Math.PI);
  to.fill();
  to.stroke();
}
