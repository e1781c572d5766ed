import type { Figure } from '#analysis/planYears';
import type { CostMotion, CostStage } from '#domain/costBands';
import { type Motion, motionReference } from '#domain/motions';
import { periodIndex, periodLabel, type Timeline } from '#domain/timeline';
import { currencySign, figureScale, fixed, MINUS, NOT_AVAILABLE } from '../format/figures';

/** Seats are part of upsell. */
export const MOTION_NAMES: Readonly<Record<CostMotion, string>> = {
  upsell: 'Upsell',
  cross_sell: 'Cross-sell',
  usage: 'Usage',
};

export function motionName(motion: Motion): string {
  return motionReference(motion).name;
}

const STAGE_NAMES: Readonly<Record<CostStage['id'], string>> = { startup: 'Startup', growth: 'Growth', scale: 'Scale' };

export function stageName({ id }: CostStage): string {
  return STAGE_NAMES[id];
}

/** `Growth, $5M to $25M` */
export function stageText({ label }: CostStage): string {
  return label.replace(' ARR', '');
}

/** How amounts of one panel are written: by how much they are divided, and what its caption calls the unit. */
export interface CostUnit {
  readonly divisor: number;
  /** `$K` */
  readonly unit: string;
  readonly sign: string;
  readonly suffix: string;
  readonly decimals: number;
}

const DECIMALS = { '': 0, K: 1, M: 2 } as const;

/** Thousands with one decimal until millions are needed: costs are told apart by hundreds. */
export function costUnit(currency: string, largest: number): CostUnit {
  const scale = largest < 1e7 ? figureScale(Math.min(largest, 999_999)) : figureScale(largest);
  return unitOf(currency, scale);
}

/** Millions with two decimals where there are any: amounts of a year. */
export function yearUnit(currency: string, largest: number): CostUnit {
  return unitOf(currency, figureScale(largest));
}

function unitOf(currency: string, { divisor, suffix }: ReturnType<typeof figureScale>): CostUnit {
  const sign = currencySign(currency);
  return { divisor, unit: `${sign.trim()}${suffix}`, sign, suffix, decimals: DECIMALS[suffix] };
}

export function inUnit(value: number, { divisor, decimals }: CostUnit): string {
  // Twelve digits leave out what adding up shares in binary takes from a half that rounds up.
  return Number.isFinite(value) ? fixed(Number((value / divisor).toPrecision(12)), decimals) : NOT_AVAILABLE;
}

/** `$30.2K`, with its minus before the sign. */
export function moneyText(value: number, currency: string): string {
  const { sign, suffix, ...unit } = unitOf(currency, figureScale(Math.abs(value)));
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  const text = fixed(Math.abs(value) / unit.divisor, unit.decimals);
  return `${value < 0 ? MINUS : ''}${sign}${text}${suffix}`;
}

/** Without decimals where there are none, else with one. */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return NOT_AVAILABLE;
  const percent = Number((share * 100).toPrecision(12));
  return `${fixed(percent, Number.isInteger(percent) ? 0 : 1)}%`;
}

/** `5 to 25%` */
export function percentRange(from: number, to: number): string {
  return `${percentText(from).replace('%', '')} to ${percentText(to)}`;
}

export function periodText(timeline: Timeline, id: string): string {
  const index = periodIndex(timeline, id);
  return index === null ? id : periodLabel(timeline, index);
}

/** The values that are there. */
export function knownValues(figures: readonly Figure[]): readonly number[] {
  return figures.map(({ value }) => value).filter(Number.isFinite);
}
