import { change, fixed } from '../format/figures';
import { axisDecimals } from './axis';
import type { BridgeStep } from './bridge';
import { token } from './theme';

export interface BridgeDrawing {
  readonly steps: readonly BridgeStep[];
  readonly axis: { readonly min: number; readonly max: number; readonly step: number };
  readonly decimals: number;
}

const LEFT = 8;
const RIGHT = 16;
const AXIS = 22;
const MOST_ROW = 42;

/** A waterfall lying down: labels at the left, bars, values as a column at the right. `axis` and steps are in the unit that is shown. */
export function drawBridge(to: CanvasRenderingContext2D, width: number, height: number, bridge: BridgeDrawing): void {
  const { steps, axis } = bridge;
  to.save();
  to.textBaseline = 'middle';
  to.font = `600 12px ${token('--font')}`;
  const texts = steps.map((step) => amountText(step, bridge.decimals));
  const labels = Math.max(...steps.map(({ label }) => to.measureText(label).width)) + 12;
  const values = Math.max(...texts.map((text) => to.measureText(text).width)) + 12;
  const left = LEFT + labels;
  const right = width - RIGHT - values;
  const row = Math.min(MOST_ROW, (height - AXIS) / steps.length);
  const bottom = row * steps.length;
  const at = (value: number) => left + ((value - axis.min) / (axis.max - axis.min)) * (right - left);
  drawAxis(to, bridge, at, bottom);
  for (const [index, { to: end }] of steps.slice(0, -1).entries()) {
    if (Number.isFinite(end)) connect(to, at(end), (index + 0.5) * row, row);
  }
  for (const [index, step] of steps.entries()) {
    const y = index * row;
    drawBar(to, step, axis.min, at, y, row);
    to.font = `${step.type === 'total' ? 600 : 400} 12px ${token('--font')}`;
    to.textAlign = 'left';
    to.fillStyle = token(step.type === 'total' ? '--text' : '--text-2');
    to.fillText(step.label, LEFT, y + row / 2);
    to.font = `${step.type === 'total' ? 600 : 500} 12px ${token('--font')}`;
    to.textAlign = 'right';
    to.fillStyle = token(valueColor(step));
    to.fillText(texts[index] ?? '', width - RIGHT, y + row / 2);
  }
  to.restore();
}

/** Totals without a sign, movements always with one. */
export function amountText({ type, amount }: BridgeStep, decimals: number): string {
  if (Number.isNaN(amount)) return 'n/a';
  return type === 'total' ? fixed(amount, decimals) : change(amount, decimals);
}

function valueColor({ type, amount }: BridgeStep): string {
  if (Number.isNaN(amount)) return '--cell-na';
  if (type === 'total') return '--text';
  if (amount === 0) return '--text-3';
  return amount > 0 ? '--positive' : '--negative';
}

function drawAxis(
  to: CanvasRenderingContext2D,
  { axis }: BridgeDrawing,
  at: (value: number) => number,
  bottom: number,
): void {
  const decimals = axisDecimals(axis);
  to.font = `400 11px ${token('--font')}`;
  to.textAlign = 'center';
  for (let line = Math.ceil(axis.min / axis.step - 1e-9); line * axis.step <= axis.max * (1 + 1e-9); line++) {
    const x = Math.round(at(line * axis.step)) + 0.5;
    to.strokeStyle = token('--gridline');
    to.beginPath();
    to.moveTo(x, 0);
    to.lineTo(x, bottom);
    to.stroke();
    to.fillStyle = token('--axis');
    to.fillText(fixed(line * axis.step, decimals), x, bottom + AXIS / 2);
  }
}

function drawBar(
  to: CanvasRenderingContext2D,
  { type, amount, from, to: end }: BridgeStep,
  min: number,
  at: (value: number) => number,
  y: number,
  row: number,
): void {
  if (Number.isNaN(amount) || Number.isNaN(from) || amount === 0) return;
  const a = at(type === 'total' ? Math.max(min, 0) : from);
  const b = at(end);
  const thick = Math.max(6, Math.min(20, Math.round(row * 0.6)));
  const x = Math.min(a, b);
  // The smallest movement is still a line that can be seen.
  const length = Math.max(Math.abs(b - a), 1.5);
  to.fillStyle = token(type === 'total' ? '--neutral-mark' : amount >= 0 ? '--positive-mark' : '--negative-mark');
  to.beginPath();
  to.roundRect(x, y + (row - thick) / 2, length, thick, 2);
  to.fill();
  if (type === 'total' && min > 0) breakMark(to, x, y + (row - thick) / 2, thick);
}

/** Two slanted lines near the foot of a bar that does not begin at 0. */
function breakMark(to: CanvasRenderingContext2D, x: number, y: number, thick: number): void {
  to.strokeStyle = token('--surface');
  to.lineWidth = 2;
  for (const offset of [6, 11]) {
    to.beginPath();
    to.moveTo(x + offset, y + thick + 1);
    to.lineTo(x + offset + 4, y - 1);
    to.stroke();
  }
  to.lineWidth = 1;
}

function connect(to: CanvasRenderingContext2D, x: number, y: number, row: number): void {
  to.strokeStyle = token('--axis-zero');
  to.lineWidth = 1;
  to.beginPath();
  to.moveTo(Math.round(x) - 0.5, y);
  to.lineTo(Math.round(x) - 0.5, y + row);
  to.stroke();
}
