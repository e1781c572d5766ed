import { currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';

/** How one chart writes money: what amounts are multiplied by, and the unit its caption names. */
export interface ChartMoney {
  readonly factor: number;
  /** `$M` */
  readonly unit: string;
  readonly decimals: number;
  readonly sign: string;
  readonly suffix: string;
}

/** Millions only where two decimals of them still tell movements apart. */
export function chartMoney(currency: string, largest: number, asMrr: boolean): ChartMoney {
  const months = asMrr ? 1 / 12 : 1;
  const shown = largest * months;
  const scale = shown < 1e7 ? figureScale(Math.min(shown, 999_999)) : figureScale(shown);
  const sign = currencySign(currency);
  return {
    factor: months / scale.divisor,
    unit: `${sign}${scale.suffix}`,
    decimals: scale.suffix === 'M' ? 2 : 0,
    sign,
    suffix: scale.suffix,
  };
}

/** An amount that is in the chart's unit already. */
export function moneyText(value: number, { decimals }: Pick<ChartMoney, 'decimals'>): string {
  return Number.isFinite(value) ? fixed(value, decimals) : NOT_AVAILABLE;
}
