import type { NumberForm } from '#exchange/report/parts';
import { type Axis, axisDecimals } from '../../charts/axis';
import { fixed } from '../../format/figures';
import { AXIS_FOOT } from './leastHeight';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the values of a chart stand, in pixels. `x` is the middle of a label's place, `y` the height of a value in the unit shown. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: Axis;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

const TOP = 8;

/** Room for the names along the value axis and its ticks. */
export function plotIn(
  { width, height }: Size,
  axis: Axis,
  count: number,
  room: { readonly left: number; readonly right: number; readonly isBars: boolean },
): Plot {
  const left = room.left;
  const right = Math.max(left + 1, width - room.right);
  const top = TOP;
  const bottom = Math.max(top + 1, height - AXIS_FOOT);
  const slot = (right - left) / Math.max(1, count);
  const step = count > 1 ? (right - left) / (count - 1) : 0;
  return {
    left,
    right,
    top,
    bottom,
    axis,
    x: (at) => (room.isBars ? left + (at + 0.5) * slot : count > 1 ? left + at * step : (left + right) / 2),
    y: (value) => bottom - ((value - axis.min) / (axis.max - axis.min)) * (bottom - top),
  };
}

/** Values as they are written along the axis of a form. */
export function shownIn(values: readonly number[], { factor }: Pick<NumberForm, 'factor'>): readonly number[] {
  return values.map((value) => value * factor);
}

/** The gridlines of an axis, at round values. */
export function ticksOf({ min, max, step }: Axis): readonly number[] {
  const first = Math.ceil(min / step - 1e-9);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => (first + at) * step);
}

/** What stands at a gridline: rates carry their sign, the unit of money stands over the chart. */
export function tickText(value: number, axis: Axis, form: NumberForm): string {
  return `${fixed(value, axisDecimals(axis))}${form.after === '%' ? '%' : ''}`;
}

/** A line through the values there are; a gap where there is none, and a dot's width where one stands alone. */
export function linePath(plot: Pick<Plot, 'x' | 'y'>, values: readonly number[]): string {
  const parts: string[] = [];
  for (const [at, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    const point = `${round(plot.x(at))} ${round(plot.y(value))}`;
    if (Number.isFinite(values[at - 1])) parts.push(`L${point}`);
    else parts.push(Number.isFinite(values[at + 1]) ? `M${point}` : `M${point}h.01`);
  }
  return parts.join('');
}

/** The area between two lines over the labels at which both have a value. */
export function areaPath(plot: Pick<Plot, 'x' | 'y'>, low: readonly number[], high: readonly number[]): string {
  const places = [...low.keys()].filter((at) => Number.isFinite(low[at]) && Number.isFinite(high[at]));
  const along = (values: readonly number[], at: number) =>
    `${round(plot.x(at))} ${round(plot.y(values[at] ?? Number.NaN))}`;
  if (places.length < 2) return '';
  const there = places.map((at) => along(high, at));
  const back = places.toReversed().map((at) => along(low, at));
  return `M${[...there, ...back].join('L')}Z`;
}

/** Hundredths of a pixel: what no printer shows is not worth writing. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
