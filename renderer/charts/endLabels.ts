import type { Chart } from 'chart.js';
import { pushedApart } from './labelPlace';
import { token } from './theme';

/** The text at the right end of a line or bar: its name, then its last value. `swatch` sets a square in that colour before it. */
export interface EndLabel {
  readonly name: string;
  readonly value: string;
  readonly color: string;
  readonly swatch?: string;
}

const DISTANCE = 15;
const GAP = 8;
const SWATCH = 13;

/** To measure text with: made once, for making one takes longer than measuring. */
let measuring: CanvasRenderingContext2D | null = null;

/** Room that the labels need beside the plot. */
export function endLabelsWidth(labels: readonly EndLabel[]): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return 100;
  const canvas = measuring;
  canvas.font = valueFont();
  const widest = Math.max(0, ...labels.map((label) => canvas.measureText(`${label.name} ${label.value}`).width));
  const hasSwatch = labels.some(({ swatch }) => swatch !== undefined);
  return Math.ceil(widest) + GAP + 4 + (hasSwatch ? SWATCH : 0);
}

/** Draws labels at the heights of what they name, pushed apart where these lie close to each other. */
export function drawEndLabels(
  { ctx, chartArea }: Pick<Chart, 'ctx' | 'chartArea'>,
  labels: readonly { readonly label: EndLabel; readonly y: number }[],
): void {
  const sorted = labels.filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.y - b.y);
  const heights = pushedApart(
    sorted.map(({ y }) => y),
    DISTANCE,
    chartArea.top,
    chartArea.bottom,
  );
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  for (const [at, { label }] of sorted.entries()) {
    const y = heights[at] ?? 0;
    let x = chartArea.right + GAP;
    if (label.swatch !== undefined) {
      ctx.fillStyle = label.swatch;
      ctx.fillRect(x, y - 4, 8, 8);
      x += SWATCH;
    }
    ctx.fillStyle = label.color;
    ctx.font = nameFont();
    ctx.fillText(label.name, x, y);
    const width = ctx.measureText(`${label.name} `).width;
    ctx.font = valueFont();
    ctx.fillText(label.value, x + width, y);
  }
  ctx.restore();
}

function nameFont(): string {
  return `500 11px ${token('--font')}`;
}

function valueFont(): string {
  return `600 11px ${token('--font')}`;
}
