import { type Axis, axisDecimals } from '../charts/axis';
import { fitted, widthOn } from '../charts/labelPlace';
import { token } from '../charts/theme';
import { change } from '../format/figures';

/** One input of a tornado, in texts and in the unit that is shown. */
export interface TornadoRow {
  readonly label: string;
  /** The ends of the input, `4.1 to 7.6 %`. */
  readonly range: string;
  /** What the figure becomes at each end, less what it is; NaN where it cannot be computed. */
  readonly low: number;
  readonly high: number;
  readonly lowText: string;
  readonly highText: string;
  readonly swing: string;
  readonly share: string;
}

export interface TornadoDrawing {
  readonly rows: readonly TornadoRow[];
  readonly axis: Axis;
  /** Whether less of the figure is better. */
  readonly isLoss: boolean;
}

export const TORNADO_HEAD = 24;
export const TORNADO_ROW = 26;
/** The box of a chart begins 8 px inside its panel. */
const LEFT = 8;
const RIGHT = 16;
const LABELS = 168;
const RANGES = 128;
const SHARES = 58;
const SWINGS = 62;
const ENDS = 52;
const BAR = 16;

/** Where labels and bars lie; narrow panels leave the ranges of inputs out. */
function columns(width: number) {
  const isWide = width >= 720;
  const bars = LEFT + LABELS + (isWide ? RANGES : 0);
  return { isWide, bars: bars + ENDS, right: width - RIGHT - SHARES - SWINGS - ENDS };
}

/** Bars to both sides of what the figure is, the largest first. */
export function drawTornado(
  to: CanvasRenderingContext2D,
  width: number,
  _height: number,
  drawing: TornadoDrawing,
): void {
  const { rows, axis, isLoss } = drawing;
  const { isWide, bars, right } = columns(width);
  const x = (value: number) => bars + ((value - axis.min) / (axis.max - axis.min)) * (right - bars);
  to.save();
  to.textBaseline = 'middle';
  to.font = `400 11px ${token('--font')}`;
  to.fillStyle = token('--text-3');
  to.textAlign = 'left';
  to.fillText('Input', LEFT, TORNADO_HEAD / 2);
  to.textAlign = 'right';
  if (isWide) to.fillText('5th to 95th', LEFT + LABELS + RANGES - 12, TORNADO_HEAD / 2);
  to.fillText('Swing', width - RIGHT - SHARES, TORNADO_HEAD / 2);
  to.fillText('Share, %', width - RIGHT, TORNADO_HEAD / 2);
  drawScale(to, axis, x, TORNADO_HEAD + rows.length * TORNADO_ROW);
  for (const [at, row] of rows.entries()) {
    const middle = TORNADO_HEAD + (at + 0.5) * TORNADO_ROW;
    to.font = `400 12px ${token('--font')}`;
    to.fillStyle = token('--text');
    to.textAlign = 'left';
    to.fillText(fitted(row.label, LABELS - 12, widthOn(to)), LEFT, middle);
    to.textAlign = 'right';
    to.font = `400 11px ${token('--font')}`;
    to.fillStyle = token('--text-2');
    if (isWide) to.fillText(fitted(row.range, RANGES, widthOn(to)), LEFT + LABELS + RANGES - 12, middle);
    to.fillText(row.share, width - RIGHT, middle);
    to.font = `600 12px ${token('--font')}`;
    to.fillStyle = token('--text');
    to.fillText(row.swing, width - RIGHT - SHARES, middle);
    drawEnd(to, { value: row.low, text: row.lowText, isLoss, x, middle });
    drawEnd(to, { value: row.high, text: row.highText, isLoss, x, middle });
  }
  to.strokeStyle = token('--axis-zero');
  to.beginPath();
  to.moveTo(Math.round(x(0)) + 0.5, TORNADO_HEAD);
  to.lineTo(Math.round(x(0)) + 0.5, TORNADO_HEAD + rows.length * TORNADO_ROW);
  to.stroke();
  to.restore();
}

function drawScale(to: CanvasRenderingContext2D, axis: Axis, x: (value: number) => number, bottom: number): void {
  const decimals = axisDecimals(axis);
  to.textAlign = 'center';
  for (let step = Math.ceil(axis.min / axis.step - 1e-9); step * axis.step <= axis.max + axis.step * 1e-9; step++) {
    const at = Math.round(x(step * axis.step)) + 0.5;
    to.strokeStyle = token('--gridline');
    to.beginPath();
    to.moveTo(at, TORNADO_HEAD);
    to.lineTo(at, bottom);
    to.stroke();
    to.fillStyle = token('--axis');
    to.fillText(change(step * axis.step, decimals), at, TORNADO_HEAD / 2);
  }
}

function drawEnd(
  to: CanvasRenderingContext2D,
  {
    value,
    text,
    isLoss,
    x,
    middle,
  }: {
    readonly value: number;
    readonly text: string;
    readonly isLoss: boolean;
    readonly x: (value: number) => number;
    readonly middle: number;
  },
): void {
  if (!Number.isFinite(value)) return;
  const [zero, end] = [x(0), x(value)];
  to.fillStyle = token(value < 0 === isLoss ? '--positive-mark' : '--negative-mark');
  to.fillRect(Math.min(zero, end), middle - BAR / 2, Math.max(Math.abs(end - zero), value === 0 ? 0 : 1), BAR);
  if (text === '0') return;
  to.font = `400 11px ${token('--font')}`;
  to.fillStyle = token('--text-2');
  to.textAlign = value < 0 ? 'right' : 'left';
  to.fillText(text, end + (value < 0 ? -6 : 6), middle);
}
