import type { Histogram, Probability } from '#analysis/spread';
import { token } from '../charts/theme';
import { fixed } from '../format/figures';
import { type LineScale, numberText } from './lineScale';

export interface HistogramDrawing {
  readonly histogram: Histogram;
  readonly scale: LineScale;
  readonly target: {
    readonly value: number;
    readonly direction: 'atLeast' | 'atMost';
    readonly reached: Probability;
  } | null;
}

/** The box of a chart begins 8 px inside its panel. */
const LEFT = 8;
const RIGHT = 16;
const HEAD = 20;
const AXIS = 22;
const MOST_TICKS = 6;

/** How often the figure falls where; what reaches the target is dark, what does not is pale. */
export function drawHistogram(
  to: CanvasRenderingContext2D,
  width: number,
  height: number,
  drawing: HistogramDrawing,
): void {
  const { histogram, target, scale } = drawing;
  const { from, width: step, counts } = histogram;
  const end = from + step * counts.length;
  const x = (value: number) => LEFT + ((value - from) / (end - from)) * (width - LEFT - RIGHT);
  const most = Math.max(...counts, 1);
  const foot = height - AXIS;
  const top = (count: number) => foot - (count / most) * (foot - HEAD - 4);
  to.save();
  to.textBaseline = 'middle';
  const split = target === null ? null : Math.min(width - RIGHT, Math.max(LEFT, x(target.value)));
  const bars = (color: string, left: number, right: number) => {
    if (right <= left) return;
    to.save();
    to.beginPath();
    to.rect(left, 0, right - left, height);
    to.clip();
    to.fillStyle = token(color);
    for (const [at, count] of counts.entries()) {
      if (count === 0) continue;
      const start = x(from + at * step);
      to.fillRect(start, top(count), Math.max(1, x(from + (at + 1) * step) - start - 1), foot - top(count));
    }
    to.restore();
  };
  const isAtLeast = target?.direction !== 'atMost';
  bars(isAtLeast ? '--fan-50' : '--neutral-mark', LEFT, split ?? LEFT);
  bars(isAtLeast ? '--neutral-mark' : '--fan-50', split ?? LEFT, width - RIGHT);
  to.strokeStyle = token('--axis-line');
  to.beginPath();
  to.moveTo(LEFT, foot + 0.5);
  to.lineTo(width - RIGHT, foot + 0.5);
  to.stroke();
  drawTicks(to, { from, end, scale, foot, x });
  if (target !== null && split !== null) {
    const side = target.value < from ? 'left' : target.value > end ? 'right' : null;
    if (side === null) drawTarget(to, { target, scale, split, foot, width });
    else tellOutside(to, target, scale, { side, width });
  }
  to.restore();
}

function drawTicks(
  to: CanvasRenderingContext2D,
  {
    from,
    end,
    scale,
    foot,
    x,
  }: {
    readonly from: number;
    readonly end: number;
    readonly scale: LineScale;
    readonly foot: number;
    readonly x: (value: number) => number;
  },
): void {
  const step = roundStep((end - from) / MOST_TICKS);
  const decimals =
    [0, 1, 2, 3].find((digits) => Number.isInteger(Number((step * scale.factor * 10 ** digits).toPrecision(9)))) ?? 3;
  to.font = `400 11px ${token('--font')}`;
  to.fillStyle = token('--axis');
  to.textAlign = 'center';
  const first = Math.ceil(from / step + 0.15);
  for (let at = first; at * step < end - 0.15 * step; at++) {
    const text = scale.isMonth
      ? numberText(at * step, scale)
      : `${fixed(at * step * scale.factor, decimals)}${scale.after === '%' ? '%' : ''}`;
    to.fillText(text, x(at * step), foot + 12);
  }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10) * power;
}

function drawTarget(
  to: CanvasRenderingContext2D,
  {
    target,
    scale,
    split,
    foot,
    width,
  }: {
    readonly target: NonNullable<HistogramDrawing['target']>;
    readonly scale: LineScale;
    readonly split: number;
    readonly foot: number;
    readonly width: number;
  },
): void {
  to.strokeStyle = token('--text');
  to.setLineDash([4, 3]);
  to.beginPath();
  to.moveTo(Math.round(split) + 0.5, 2);
  to.lineTo(Math.round(split) + 0.5, foot);
  to.stroke();
  to.setLineDash([]);
  const share = target.reached.probability;
  if (Number.isNaN(share)) return;
  const reach = `${fixed(share * 100, 1)}% reach ${numberText(target.value, scale)}`;
  const short = `${fixed((1 - share) * 100, 1)}% ${target.direction === 'atMost' ? 'exceed it' : 'fall short'}`;
  const isAtMost = target.direction === 'atMost';
  label(to, { text: reach, isBold: true, isLeft: isAtMost, split, width });
  label(to, { text: short, isBold: false, isLeft: !isAtMost, split, width });
}

/** A target beyond every trial has no place in the plot: an arrow says where it lies. */
function tellOutside(
  to: CanvasRenderingContext2D,
  { value, reached }: NonNullable<HistogramDrawing['target']>,
  scale: LineScale,
  { side, width }: { readonly side: 'left' | 'right'; readonly width: number },
): void {
  if (Number.isNaN(reached.probability)) return;
  const says = `${numberText(value, scale)}: ${fixed(reached.probability * 100, 1)}% reach it`;
  to.font = `600 11px ${token('--font')}`;
  to.fillStyle = token('--text');
  to.textAlign = side;
  to.fillText(side === 'left' ? `← ${says}` : `${says} →`, side === 'left' ? LEFT : width - RIGHT, 8);
}

/** A text beside the target, where there is room for it. */
function label(
  to: CanvasRenderingContext2D,
  {
    text,
    isBold,
    isLeft,
    split,
    width,
  }: {
    readonly text: string;
    readonly isBold: boolean;
    readonly isLeft: boolean;
    readonly split: number;
    readonly width: number;
  },
): void {
  to.font = `${isBold ? 600 : 400} 11px ${token('--font')}`;
  to.fillStyle = token(isBold ? '--text' : '--text-2');
  const room = isLeft ? split - LEFT : width - RIGHT - split;
  if (to.measureText(text).width + 8 > room) return;
  to.textAlign = isLeft ? 'right' : 'left';
  to.fillText(text, split + (isLeft ? -7 : 8), 8);
}
