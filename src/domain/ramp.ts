import type { MonthNumber } from './timeline';

/** How an effect comes in over the months of its ramp: in equal steps, or slow, fast, slow. */
export const RAMP_SHAPES = ['linear', 'sShaped'] as const;
export type RampShape = (typeof RAMP_SHAPES)[number];

/** The share of an effect that is reached: from month `start` on, over `length` months. A length of 1 is at once. */
export interface Ramp {
  readonly start: MonthNumber;
  readonly length: number;
  readonly shape: RampShape;
}

/**
 * The share reached in a month, 0 to 1.
 *
 *     x = (month - start + 1) / length, held between 0 and 1;  linear: x,  S-shaped: 3x^2 - 2x^3
 *
 * Domain   whole months; a length below 1 counts as 1.
 * Source   docs/metrics.md#initiatives
 */
export function rampShare({ start, length, shape }: Ramp, month: MonthNumber): number {
  const x = Math.max(0, Math.min(1, (month - start + 1) / Math.max(1, length)));
  return shape === 'linear' ? x : x * x * (3 - 2 * x);
}

/** The share of a quarter, from its first month: the mean of its three months. */
export function quarterShare(ramp: Ramp, firstMonth: MonthNumber): number {
  return (rampShare(ramp, firstMonth) + rampShare(ramp, firstMonth + 1) + rampShare(ramp, firstMonth + 2)) / 3;
}

/** Points of a rate from the customers an initiative reaches, the share of them it wins over, and what these then pay more. */
export function pointsOfReach(reach: number, conversion: number, lift: number): number {
  return reach * conversion * lift;
}
