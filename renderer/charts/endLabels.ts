import type { Chart } from 'chart.js';
import { knownWidth, widthKey } from './knownWidth';
import { fitted, pushedApart } from './labelPlace';
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
/** Labels end where all text of a panel does. */
const EDGE = 16;
/** Labels take no more than this part of a chart, for the lines are what it is about. */
const MOST = 0.42;

/** To measure text with: made once, for making one takes longer than measuring. */
let measuring: CanvasRenderingContext2D | null = null;

/**
 * Room that the labels need beside the plot; within a chart never so much that little is left of the plot. A chart measures with its own
 * context: one in the page writes figures as the page does, all of one width.
 */
export function endLabelsWidth(labels: readonly EndLabel[], chart?: Pick<Chart, 'ctx' | 'width'>): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  const canvas = chart?.ctx ?? measuring;
  if (canvas === null) return 100;
  canvas.save();
  const widest = Math.max(0, ...labels.map((label) => labelWidth(canvas, label)));
  canvas.restore();
  const hasSwatch = labels.some(({ swatch }) => swatch !== undefined);
  const wanted = Math.ceil(widest) + GAP + (hasSwatch ? SWATCH : 0) + EDGE;
  return chart === undefined ? wanted : Math.min(wanted, Math.round(chart.width * MOST));
}

/** What the room for labels follows in a chart: it stays while only their figures change. */
export function endLabelsRoom(labels: readonly EndLabel[]): string {
  return labels.map(({ name, value }) => widthKey(`${name} ${value}`)).join();
}

/** Draws labels at the heights of what they name, pushed apart where these lie close to each other; long names are cut to the room there is. */
export function drawEndLabels(
  { ctx, chartArea, width = Number.POSITIVE_INFINITY }: Pick<Chart, 'ctx' | 'chartArea'> & { readonly width?: number },
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
  const [ofNames, ofValues] = [nameFont(), valueFont()];
  for (const [at, { label }] of sorted.entries()) {
    const y = heights[at] ?? 0;
    let x = chartArea.right + GAP;
    if (label.swatch !== undefined) {
      ctx.fillStyle = label.swatch;
      ctx.fillRect(x, y - 4, 8, 8);
      x += SWATCH;
    }
    const value = ` ${label.value}`;
    // A pixel more than there is: what the chart rounds away is no reason to cut a name.
    const room = width - EDGE - x - knownWidth(ctx, ofValues, value) + 1;
    ctx.fillStyle = label.color;
    const name = fitted(label.name, room, (text) => knownWidth(ctx, ofNames, text));
    ctx.font = ofNames;
    ctx.fillText(name, x, y);
    x += knownWidth(ctx, ofNames, name);
    ctx.font = ofValues;
    ctx.fillText(value, x, y);
  }
  ctx.restore();
}

function labelWidth(canvas: CanvasRenderingContext2D, { name, value }: EndLabel): number {
  return knownWidth(canvas, nameFont(), name) + knownWidth(canvas, valueFont(), ` ${value}`);
}

function nameFont(): string {
  return `500 11px ${token('--font')}`;
}

function valueFont(): string {
  return `600 11px ${token('--font')}`;
}
