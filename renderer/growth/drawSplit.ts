import { token } from '../charts/theme';
import { fixed } from '../format/figures';

/** One NRR: the parts of what its new logos are for, in percent of opening ARR, and the total in words. */
export interface SplitBar {
  readonly name: string;
  /** The end of the name that is never cut. */
  readonly nrr: string;
  readonly isOwn: boolean;
  readonly compensatory: number;
  readonly additive: number;
  /** In percent of opening ARR; below zero a surplus. */
  readonly total: number;
  readonly share: string;
  readonly money: string;
}

const LEFT = 8;
const RIGHT = 16;
const KEY = 24;
const MOST_ROW = 30;
const GAP = 12;
const LEAST_FOR_TEXT = 26;

/** Bars lying down from a zero line: what replaces losses, what adds growth; a surplus to the left. */
export function drawSplit(
  to: CanvasRenderingContext2D,
  width: number,
  height: number,
  bars: readonly SplitBar[],
): void {
  to.save();
  to.textBaseline = 'middle';
  to.font = `600 12px ${token('--font')}`;
  const widest = (of: (bar: SplitBar) => string) => Math.max(0, ...bars.map((bar) => to.measureText(of(bar)).width));
  const names =
    LEFT +
    Math.min(
      widest(({ name }) => name),
      width * 0.28,
    ) +
    GAP;
  const money = widest((bar) => bar.money);
  const share = widest((bar) => bar.share);
  const right = width - RIGHT - money - GAP - share - GAP;
  const low = Math.min(0, ...bars.map(({ total }) => total).filter(Number.isFinite));
  const high = Math.max(0, ...bars.map(({ total }) => total).filter(Number.isFinite), 1e-9);
  const at = (value: number) => names + ((value - low) / (high - low)) * (right - names);
  drawKey(to, bars);
  const row = Math.min(MOST_ROW, (height - KEY) / Math.max(1, bars.length));
  for (const [index, bar] of bars.entries()) {
    const y = KEY + index * row;
    const middle = y + row / 2;
    to.textAlign = 'left';
    to.font = `${bar.isOwn ? 600 : 400} 12px ${token('--font')}`;
    to.fillStyle = token(bar.isOwn ? '--text' : '--text-2');
    to.fillText(fitted(to, bar, names - LEFT - GAP), LEFT, middle);
    drawParts(to, bar, at, y, row);
    to.textAlign = 'right';
    to.fillStyle = token('--text');
    to.font = `600 12px ${token('--font')}`;
    to.fillText(bar.share, width - RIGHT - money - GAP, middle);
    to.font = `400 12px ${token('--font')}`;
    to.fillStyle = token('--text-2');
    to.fillText(bar.money, width - RIGHT, middle);
  }
  to.strokeStyle = token('--axis-zero');
  to.beginPath();
  to.moveTo(Math.round(at(0)) - 0.5, KEY);
  to.lineTo(Math.round(at(0)) - 0.5, KEY + row * bars.length);
  to.stroke();
  to.restore();
}

function drawParts(
  to: CanvasRenderingContext2D,
  { compensatory, additive, total }: SplitBar,
  at: (value: number) => number,
  y: number,
  row: number,
): void {
  const parts =
    total < 0
      ? [{ from: total, to: 0, value: total, color: '--heat-surplus-3' }]
      : [
          { from: 0, to: compensatory, value: compensatory, color: '--heat-need-5' },
          { from: compensatory, to: total, value: additive, color: '--heat-need-3' },
        ];
  const thick = Math.max(8, Math.min(17, row - 6));
  to.textAlign = 'center';
  to.font = `500 11px ${token('--font')}`;
  for (const part of parts) {
    const [from, end] = [at(part.from), at(part.to)];
    if (!(end - from > 0.5)) continue;
    to.fillStyle = token(part.color);
    to.fillRect(from, y + (row - thick) / 2, end - from - 1, thick);
    if (end - from < LEAST_FOR_TEXT) continue;
    to.fillStyle = token('--heat-text');
    to.fillText(figure(part.value), (from + end) / 2, y + row / 2);
  }
}

function drawKey(to: CanvasRenderingContext2D, bars: readonly SplitBar[]): void {
  to.font = `400 11px ${token('--font')}`;
  to.textAlign = 'left';
  const hasSurplus = bars.some(({ total }) => total < 0);
  let x = LEFT;
  for (const [color, text] of [
    ['--heat-need-5', 'Compensatory: replaces losses'],
    ['--heat-need-3', 'Additive: grows the base'],
    ...(hasSurplus ? [['--heat-surplus-3', 'Surplus'] as const] : []),
  ] as const) {
    to.fillStyle = token(color);
    to.fillRect(x, KEY / 2 - 6, 9, 9);
    to.fillStyle = token('--text-2');
    to.fillText(text, x + 14, KEY / 2 - 1);
    x += 14 + to.measureText(text).width + 16;
  }
}

function figure(value: number): string {
  return fixed(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
}

/** The name with as much of its beginning as there is room for. */
function fitted(to: CanvasRenderingContext2D, { name, nrr }: SplitBar, room: number): string {
  if (to.measureText(name).width <= room) return name;
  const whose = name.slice(0, name.length - nrr.length).trimEnd();
  let length = whose.length - 1;
  while (length > 1 && to.measureText(`${whose.slice(0, length)}… ${nrr}`).width > room) length -= 1;
  return `${whose.slice(0, length).trimEnd()}… ${nrr}`;
}
