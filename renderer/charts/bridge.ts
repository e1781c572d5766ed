import type { BridgeStep } from '#analysis/arrBridge';
import { drawable } from './axis';
import { fiscalYears, periodId, periodLabels, quarters, type Timeline } from '#domain/timeline';

/** A quarter, fiscal year or period that a bridge can be of. */
export interface BridgeTime {
  readonly id: string;
  readonly label: string;
  readonly kind: 'year' | 'quarter' | 'period';
}

/** Whether any bar of a bridge has a place; without an opening none has. */
export function isDrawn(steps: readonly BridgeStep[]): boolean {
  return steps.some(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
}

/** The largest amount or end of a bar that is known; 0 where none is. */
export function largestAmountOf(steps: readonly BridgeStep[]): number {
  return Math.max(
    0,
    ...steps
      .flatMap(({ amount, to }) => [amount, to])
      .filter(Number.isFinite)
      .map(Math.abs),
  );
}

/** Everything a bridge can be of, fiscal years first. */
export function bridgeTimes(timeline: Timeline): readonly BridgeTime[] {
  const years = fiscalYears(timeline).map(({ id, label }): BridgeTime => ({ id, label, kind: 'year' }));
  const labels = periodLabels(timeline);
  const periods = labels.map((label, at): BridgeTime => ({ id: periodId(timeline, at), label, kind: 'period' }));
  if (timeline.grain === 'quarter') return [...years, ...periods];
  return [
    ...years,
    ...quarters(timeline).map(({ id, label }): BridgeTime => ({ id, label, kind: 'quarter' })),
    ...periods,
  ];
}

/** Where the axis of a bridge begins: at 0, or at a round value where the movements are small beside the totals. */
export function bridgeAxis(steps: readonly BridgeStep[]): {
  readonly min: number;
  readonly max: number;
  readonly step: number;
} {
  const ends = drawable(steps.flatMap(({ from, to, type }) => (type === 'total' ? [to] : [from, to])));
  if (ends.length === 0) return rounded(0, 1);
  const low = Math.min(...ends);
  const high = Math.max(...ends, 0);
  if (!(low > 0) || low < high * 0.3) return { ...rounded(Math.min(low, 0), high) };
  const spread = high - low;
  return rounded(Math.max(0, low - Math.max(spread * 0.12, high * 0.01)), high);
}

const MOST_LINES = 4;

function rounded(low: number, high: number): { readonly min: number; readonly max: number; readonly step: number } {
  const reach = Math.max(Number.isFinite(high - low) ? high - low : 1, 1e-9);
  const power = 10 ** Math.floor(Math.log10(reach / MOST_LINES));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= (reach / MOST_LINES) * (1 - 1e-9)) ?? 10);
  // Half steps keep a cut close to the smallest bar without an odd number on the axis.
  return { min: (Math.floor((low / step) * 2 + 1e-9) / 2) * step, max: Math.max(high, low + step), step };
}
