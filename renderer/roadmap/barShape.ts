import { type RampShape, rampShare } from '#domain/ramp';
import { type TimeScale, xOf } from './timeScale';

/** When an initiative begins, and how it comes into full effect. */
export interface BarTimes {
  readonly start: number;
  readonly length: number;
  readonly shape: RampShape;
}

/** A bar in pixels: the ramp as points from the foot to the top, then the full effect to the end of the plan. */
export interface BarShape {
  readonly left: number;
  readonly right: number;
  /** Where the full effect begins. */
  readonly full: number;
  readonly ramp: readonly { readonly x: number; readonly share: number }[];
  /** What of it lies outside the plan: all of it, or where it began. */
  readonly outside: 'none' | 'before' | 'after';
}

/** One point for each month of the ramp; what lies before or after the plan is cut off at its edge. */
export function barShape(scale: TimeScale, times: BarTimes): BarShape {
  const end = scale.start + scale.months;
  const length = Math.max(1, times.length);
  const left = xOf(scale, times.start);
  const right = scale.months * scale.monthWidth;
  const full = xOf(scale, times.start + length);
  if (times.start >= end) return { left: right, right, full: right, ramp: [], outside: 'after' };
  // At once is a step: the effect is there from the first day of its month.
  if (length === 1) return { left, right, full: left, ramp: [{ x: left, share: 1 }], outside: before(scale, times) };
  const ramp = Array.from({ length: length + 1 }, (_, at) => times.start + at)
    .filter((month) => month >= scale.start && month <= end)
    .map((month) => ({ x: xOf(scale, month), share: month === times.start ? 0 : rampShare(times, month - 1) }));
  return { left, right, full, ramp, outside: before(scale, times) };
}

function before(scale: TimeScale, { start }: BarTimes): BarShape['outside'] {
  return start < scale.start ? 'before' : 'none';
}

/** The outline of a bar of a height, as an SVG path; `closed` goes back along the foot. */
export function barPath({ left, right, ramp }: BarShape, height: number, closed: boolean): string {
  const at = (x: number, share: number) => `${round(x - left)} ${round(height * (1 - share))}`;
  const first = ramp[0] ?? { x: left, share: 1 };
  const begin = first.share === 1 ? `M${at(left, 0)} L${at(left, 1)}` : `M${at(left, first.share)}`;
  const along = ramp.map(({ x, share }) => `L${at(x, share)}`).join(' ');
  const last = ramp.at(-1)?.share ?? 1;
  const top = `${begin} ${along} L${at(right, last)}`;
  return closed ? `${top} L${at(right, 0)} L${at(left, 0)} Z` : top;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
