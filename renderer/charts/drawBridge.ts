import { change, fixed } from '../format/figures';
import { axisDecimals } from './axis';
import type { BridgeStep } from '#analysis/arrBridge';
import { isDrawn } from './bridge';
import { knownWidth } from './knownWidth';
import { fitted } from './labelPlace';
import { token } from './theme';

export interface BridgeDrawing {
  readonly steps: readonly BridgeStep[];
  readonly axis: { readonly min: number; readonly max: number; readonly step: number };
  readonly decimals: number;
  /** Whether a rise is better (1, where not said) or worse (-1), which colours it; 0 where it is neither. */
  readonly sense?: 1 | 0 | -1;
  /** The columns of values at the right, each with its head; the amounts without a head where not said. */
  readonly columns?: readonly BridgeColumn[];
}

/** A text for each step. Only the first column carries the colours of rise and fall. */
interface BridgeColumn {
  readonly head: string;
  readonly texts: readonly string[];
}

const LEFT = 8;
const RIGHT = 16;
const AXIS = 22;
const MOST_ROW = 42;
const HEAD = 22;
const COLUMN_GAP = 14;
/** Labels take no more than this part of the width. */
const MOST_LABELS = 0.42;

/** A waterfall lying down: labels at the left, bars, values as a column at the right. `axis` and steps are in the unit that is shown. */
export function drawBridge(to: CanvasRenderingContext2D, width: number, height: number, bridge: BridgeDrawing): void {
  const { steps, axis } = bridge;
  to.save();
  to.textBaseline = 'middle';
  const font = `600 12px ${token('--font')}`;
  const columns = bridge.columns ?? [{ head: '', texts: steps.map((step) => amountText(step, bridge.decimals)) }];
  const widths = columns.map(({ head, texts }) =>
    Math.max(...[head, ...texts].map((text) => knownWidth(to, font, text))),
  );
  const labels = Math.min(Math.max(...steps.map(({ label }) => knownWidth(to, font, label))) + 12, width * MOST_LABELS);
  const values = widths.reduce((sum, one) => sum + one + COLUMN_GAP, -COLUMN_GAP) + 12;
  const left = LEFT + labels;
  const right = width - RIGHT - values;
  const top = columns.some(({ head }) => head !== '') ? HEAD : 0;
  const row = Math.min(MOST_ROW, (height - top - AXIS) / steps.length);
  const at = (value: number) => left + ((value - axis.min) / (axis.max - axis.min)) * (right - left);
  drawHeads(to, columns, widths, width);
  to.translate(0, top);
  if (isDrawn(steps)) drawAxis(to, bridge, at, row * steps.length);
  for (const [index, { to: end }] of steps.slice(0, -1).entries()) {
    if (Number.isFinite(end)) connect(to, at(end), (index + 0.5) * row, row);
  }
  for (const [index, step] of steps.entries()) {
    drawBar(to, step, { min: axis.min, sense: bridge.sense ?? 1 }, at, index * row, row);
    const own = `${step.type === 'total' ? 600 : 400} 12px ${token('--font')}`;
    to.textAlign = 'left';
    to.fillStyle = token(step.type === 'total' ? '--text' : '--text-2');
    const label = fitted(step.label, labels - 8, (text) => knownWidth(to, own, text));
    to.font = own;
    to.fillText(label, LEFT, (index + 0.5) * row);
  }
  drawColumns(to, bridge, columns, widths, width, row);
  to.restore();
}

function drawColumns(
  to: CanvasRenderingContext2D,
  { steps, sense = 1 }: BridgeDrawing,
  columns: readonly BridgeColumn[],
  widths: readonly number[],
  width: number,
  row: number,
): void {
  to.textAlign = 'right';
  let x = width - RIGHT;
  for (const [place, { texts }] of [...columns.entries()].toReversed()) {
    for (const [index, step] of steps.entries()) {
      to.font = `${step.type === 'total' ? 600 : place === 0 ? 500 : 400} 12px ${token('--font')}`;
      to.fillStyle = token(place === 0 || step.type === 'total' ? valueColor(step, sense) : '--text-2');
      to.fillText(texts[index] ?? '', x, (index + 0.5) * row);
    }
    x -= (widths[place] ?? 0) + COLUMN_GAP;
  }
}

function drawHeads(
  to: CanvasRenderingContext2D,
  columns: readonly BridgeColumn[],
  widths: readonly number[],
  width: number,
): void {
  to.font = `400 11px ${token('--font')}`;
  to.textAlign = 'right';
  to.fillStyle = token('--text-3');
  let x = width - RIGHT;
  for (const [place, { head }] of [...columns.entries()].toReversed()) {
    to.fillText(head, x, HEAD / 2);
    x -= (widths[place] ?? 0) + COLUMN_GAP;
  }
}

/** Totals without a sign, movements always with one. */
export function amountText({ type, amount }: BridgeStep, decimals: number): string {
  if (Number.isNaN(amount)) return 'n/a';
  return type === 'movement' ? change(amount, decimals) : fixed(amount, decimals);
}

function valueColor({ type, amount }: BridgeStep, sense: 1 | 0 | -1): string {
  if (Number.isNaN(amount)) return '--cell-na';
  if (type === 'total') return '--text';
  if (type === 'gap') return '--text-2';
  if (amount === 0) return '--text-3';
  if (sense === 0) return '--text';
  return amount * sense > 0 ? '--positive' : '--negative';
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
  { min, sense }: { readonly min: number; readonly sense: 1 | 0 | -1 },
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
  if (type === 'gap') {
    hatch(to, x, y + (row - thick) / 2, length, thick);
    return;
  }
  const isBetter = amount * sense >= 0;
  const isNeutral = type === 'total' || sense === 0;
  to.fillStyle = token(isNeutral ? '--neutral-mark' : isBetter ? '--positive-mark' : '--negative-mark');
  to.beginPath();
  to.roundRect(x, y + (row - thick) / 2, length, thick, 2);
  to.fill();
  if (type === 'total' && min > 0) breakMark(to, x, y + (row - thick) / 2, thick);
}

/** An outline filled with slanted lines: what is missing. */
function hatch(to: CanvasRenderingContext2D, x: number, y: number, length: number, thick: number): void {
  to.save();
  to.strokeStyle = token('--gap-mark');
  to.beginPath();
  to.roundRect(x + 0.5, y + 0.5, Math.max(length - 1, 1), thick - 1, 2);
  to.stroke();
  to.clip();
  to.beginPath();
  for (let at = -thick; at < length; at += 5) {
    to.moveTo(x + at, y + thick);
    to.lineTo(x + at + thick, y);
  }
  to.stroke();
  to.restore();
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
