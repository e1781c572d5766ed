import type { AccountFacts } from '#domain/accounts/facts';
import { type LimitReading, limitWindow } from '#domain/accounts/usageLimit';
import { monthOfDay } from '#domain/day';
import { monthText } from '#domain/months';
import { type Axis, axisDecimals, shortPeriod, zeroAxis } from '../../charts/axis';
import { token } from '../../charts/theme';
import { fixed } from '../../format/figures';
import { dateText } from '../accountTexts';

const DAYS_OF_MONTH = 365.25 / 12;
/** Months of the past, and of what is to come, that a picture shows at most. */
const MOST_PAST = 18;
const MOST_AHEAD = 18;
const LEAST_AHEAD = 3;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 18, 20];

/** Usage as it was, its trend, and the limit, in months from the day of the list. */
export interface LimitDrawing {
  readonly history: readonly { readonly at: number; readonly value: number }[];
  readonly first: number;
  readonly last: number;
  readonly commitment: number;
  readonly trend: AccountFacts['usageTrend'];
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly reached: number | null;
  readonly axis: Axis;
  /** Month of the day of the list, for the names of months. */
  readonly month: number;
}

export function limitDrawing(facts: AccountFacts, limit: LimitReading): LimitDrawing | null {
  const { commitment, usageHistory, usage, asOf } = facts;
  if (commitment === null || usage === null) return null;
  const history = (usageHistory ?? [usage]).flatMap((value, place, all) => {
    const at = place - (all.length - 1);
    return value === null || at < -MOST_PAST ? [] : [{ at, value }];
  });
  const months = (day: number): number => (day - asOf) / DAYS_OF_MONTH;
  const reached = limit.day === null ? null : months(limit.day);
  const last = Math.max(LEAST_AHEAD, Math.min(MOST_AHEAD, Math.ceil((reached ?? 0) + 1)));
  const first = Math.min(-1, history[0]?.at ?? -1);
  const trend = facts.usageTrend;
  const window = limit.day === null ? null : limitWindow(limit.day);
  const ends = trend === null ? [] : [trend.now + trend.slope * first, trend.now + trend.slope * last];
  const axis = zeroAxis([
    commitment * 1.05,
    ...history.map(({ value }) => value),
    ...ends.map((end) => Math.max(0, end)),
  ]);
  return {
    history,
    first,
    last,
    commitment,
    trend,
    window: window === null ? null : { from: months(window.from), to: months(window.to) },
    reached,
    axis,
    month: monthOfDay(asOf),
  };
}

/** History as a line, its trend carried on dashed, the limit across, and the window in which to speak about it shaded. */
export function drawLimit(to: CanvasRenderingContext2D, width: number, height: number, drawing: LimitDrawing): void {
  const { first, last, axis, commitment } = drawing;
  const [right, bottom] = [width - RIGHT, height - BOTTOM];
  const x = (month: number) => LEFT + ((month - first) / (last - first)) * (right - LEFT);
  const y = (value: number) => bottom - ((value - axis.min) / (axis.max - axis.min)) * (bottom - TOP);
  to.save();
  to.font = `400 11px ${token('--font')}`;
  to.textBaseline = 'middle';
  drawWindow(to, drawing, x, bottom, right);
  drawAxes(to, drawing, x, y, { right, bottom });
  stroke(to, '--text', [4, 3], 1.5, [
    [LEFT, y(commitment)],
    [right, y(commitment)],
  ]);
  to.beginPath();
  to.rect(LEFT, TOP - 8, right - LEFT, bottom - TOP + 8);
  to.clip();
  const { trend } = drawing;
  if (trend !== null) {
    stroke(to, '--scenario-2', [2, 3], 1.5, [
      [x(first), y(trend.now + trend.slope * first)],
      [x(last), y(trend.now + trend.slope * last)],
    ]);
  }
  stroke(
    to,
    '--scenario-1',
    [],
    2,
    drawing.history.map(({ at, value }) => [x(at), y(value)]),
  );
  const now = drawing.history.at(-1);
  if (now !== undefined) dot(to, '--scenario-1', x(now.at), y(now.value));
  if (drawing.reached !== null && drawing.reached <= last) dot(to, '--scenario-2', x(drawing.reached), y(commitment));
  to.restore();
}

function drawWindow(
  to: CanvasRenderingContext2D,
  { window, first, last }: LimitDrawing,
  x: (month: number) => number,
  bottom: number,
  right: number,
): void {
  if (window === null || window.to < first || window.from > last) return;
  const [from, until] = [Math.max(LEFT, x(window.from)), Math.min(right, x(window.to))];
  to.fillStyle = token('--warning-soft');
  to.fillRect(from, TOP, Math.max(2, until - from), bottom - TOP);
  to.fillStyle = token('--warning-mark');
  to.fillRect(from, TOP, Math.max(2, until - from), 2);
}

function drawAxes(
  to: CanvasRenderingContext2D,
  { first, last, axis, month }: LimitDrawing,
  x: (month: number) => number,
  y: (value: number) => number,
  { right, bottom }: { readonly right: number; readonly bottom: number },
): void {
  for (let value = axis.min; value <= axis.max * (1 + 1e-9); value += axis.step) {
    stroke(to, value === 0 ? '--axis-line' : '--gridline', [], 1, [
      [LEFT, Math.round(y(value)) + 0.5],
      [right, Math.round(y(value)) + 0.5],
    ]);
    to.fillStyle = token('--axis');
    to.textAlign = 'right';
    to.fillText(short(value, axis), LEFT - 6, y(value));
  }
  stroke(to, '--axis-zero', [1, 2], 1, [
    [Math.round(x(0)) + 0.5, TOP],
    [Math.round(x(0)) + 0.5, bottom],
  ]);
  to.fillStyle = token('--axis');
  for (const at of [first, 0, last]) {
    to.textAlign = at === first ? 'left' : at === last ? 'right' : 'center';
    // The ends have room for their names, the day of the list only where it is not close to one.
    if (at === 0 && (x(0) - LEFT < 70 || right - x(0) < 70)) continue;
    to.fillText(shortPeriod(monthText(month + at) ?? ''), x(at), bottom + 11);
  }
}

function short(value: number, axis: Axis): string {
  if (value === 0) return '0';
  if (axis.max >= 1e6) return `${fixed(value / 1e6, axisDecimals({ step: axis.step / 1e6 }))}M`;
  if (axis.max >= 1e4) return `${fixed(value / 1e3, axisDecimals({ step: axis.step / 1e3 }))}K`;
  return fixed(value, axisDecimals(axis));
}

function stroke(
  to: CanvasRenderingContext2D,
  color: string,
  dash: readonly number[],
  width: number,
  points: readonly (readonly [number, number])[],
): void {
  to.strokeStyle = token(color);
  to.lineWidth = width;
  to.setLineDash([...dash]);
  to.beginPath();
  for (const [place, [px, py]] of points.entries()) {
    if (place === 0) to.moveTo(px, py);
    else to.lineTo(px, py);
  }
  to.stroke();
  to.setLineDash([]);
}

function dot(to: CanvasRenderingContext2D, color: string, px: number, py: number): void {
  to.fillStyle = token(color);
  to.beginPath();
  to.arc(px, py, 3.5, 0, 2 * Math.PI);
  to.fill();
}

/** In whole percent; a limit that is not reached yet is not said to be. */
function shareText(share: number): string {
  return share < 1 && share >= 0.995 ? 'just under 100%' : `${fixed(share * 100, 0)}%`;
}

/** What the picture says, in a sentence. */
export function limitSentence(
  { usageShare: share, usageTrend: trend }: AccountFacts,
  { state, day, place }: LimitReading,
): string {
  const now = share === null ? '' : `Use is at ${shareText(share)} of the commitment. `;
  switch (state) {
    case 'noLimit':
      return 'What is committed, or what is used, is not known, so there is no limit to project.';
    case 'noTrend':
      return `${now}Fewer than three months of use are known: there is no trend.`;
    case 'reached':
      return `${now}The limit is reached.`;
    case 'never':
      return `${now}By the trend of ${trend?.months ?? 0} months the limit is not reached within ten years.`;
    case 'projected': {
      const when = place === 'in' ? 'that is now' : place === 'before' ? 'still ahead' : 'which has passed';
      const window = day === null ? null : limitWindow(day);
      const span =
        window === null ? '' : ` Speak about it from ${dateText(window.from)} to ${dateText(window.to)}, ${when}.`;
      return `${now}By the trend of ${trend?.months ?? 0} months it is reached on ${day === null ? '' : dateText(day)}.${span}`;
    }
  }
}
