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

export function chartMoney(currency: string, largest: number, asMrr: boolean): ChartMoney {
  const months = asMrr ? 1 / 12 : 1;
  const scale = figureScale(largest * months);
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
